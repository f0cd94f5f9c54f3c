import type { ImportProblem } from '@firsthand/contract/crm/imports'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { findIntroducers, type Found } from './find-introducers.ts'
import { keepRefusals, type Refusal } from './refusals.ts'

/** Settles the next of those who are said to have been introduced by somebody. False when nobody waits any more. */
export async function introduceSome(ctx: Context, importId: string, atMost: number): Promise<boolean> {
  const { workspaceId, db } = ctx
  const waiting = await db
    .selectFrom('importIntroductions')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .orderBy('line')
    .orderBy('id')
    .limit(atMost)
    .execute()
  if (waiting.length === 0) return false

  const found = await findIntroducers(
    ctx,
    waiting.map((each) => each.said),
  )
  const introducers = [...new Set(waiting.flatMap((each) => idOf(found.get(each.said)) ?? []))]
  const chain = await introducedBy(ctx, [
    ...new Set([...introducers, ...waiting.map((each) => each.personId)]),
  ])
  const refused: Refusal[] = []
  const rows: {
    workspaceId: string
    id: string
    personId: string
    introducerId: string
    askedAt: string
    madeAt: string
    createdAt: string
  }[] = []
  for (const { personId, said, line, cells } of waiting) {
    const outcome = judge({ personId, said, found: found.get(said), chain })
    if (outcome === 'known') continue
    if (typeof outcome === 'string') {
      chain.set(personId, outcome)
      rows.push({
        workspaceId,
        id: ctx.newId(),
        personId,
        introducerId: outcome,
        askedAt: ctx.instant,
        madeAt: ctx.instant,
        createdAt: ctx.instant,
      })
    } else refused.push({ line, cells: cells as string[], problems: [outcome] })
  }
  if (rows.length > 0) await db.insertInto('referrals').values(rows).execute()
  for (const { personId, introducerId } of rows)
    ctx.record(
      'referral.set',
      { kind: 'person', id: personId },
      { after: { introducerId, stage: 'made', importId } },
    )
  await keepRefusals(ctx, importId, refused)
  await db
    .updateTable('imports')
    .set((row) => ({
      introductionsMade: row('introductionsMade', '+', rows.length),
      introductionsRefused: row('introductionsRefused', '+', refused.length),
    }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', importId)
    .execute()
  await db
    .deleteFrom('importIntroductions')
    .where('workspaceId', '=', workspaceId)
    .where(
      'id',
      'in',
      waiting.map((each) => each.id),
    )
    .execute()
  return true
}

type Case = { personId: string; said: string; found: Found | undefined; chain: Map<string, string> }

/** The introducer's id; or that it is said already; or why it cannot be. */
function judge({ personId, said, found, chain }: Case): string | ImportProblem {
  const introducerId = idOf(found)
  if (introducerId === undefined) {
    return found === 'several'
      ? problem(
          'introducer_ambiguous',
          said,
          `Several people are called “${said}”. The person is imported; say on their page who introduced them.`,
        )
      : problem(
          'introducer_missing',
          said,
          `“${said}” is nobody we know. The person is imported; add who introduced them, or write an e-mail address.`,
        )
  }
  const before = chain.get(personId)
  if (before === introducerId) return 'known'
  if (before !== undefined)
    return problem(
      'introducer_other',
      said,
      'Somebody else is said to have introduced them already. The person is imported; change it on their page.',
    )
  if (introducerId === personId)
    return problem(
      'introducer_circle',
      said,
      'Nobody introduces themselves. The person is imported, introduced by nobody.',
    )
  return leadsTo(chain, introducerId, personId)
    ? problem(
        'introducer_circle',
        said,
        `They and “${said}” would have introduced each other. The person is imported; one of them came first.`,
      )
    : introducerId
}

function leadsTo(chain: Map<string, string>, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = chain.get(at)) if (at === to) return true
  return false
}

function idOf(found: Found | undefined): string | undefined {
  return found === 'several' ? undefined : found?.id
}

function problem(code: string, value: string, message: string): ImportProblem {
  return { column: null, code, message, value, refuses: true }
}

/** Who introduced each of these people, and who those, up to the first of each chain. */
async function introducedBy(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; introducerId: string }>`
    WITH RECURSIVE chain AS (
      SELECT person_id, introducer_id FROM referrals WHERE workspace_id = ${ctx.workspaceId} AND person_id = ANY(${ids}::uuid[])
      UNION
      SELECT r.person_id, r.introducer_id FROM referrals r JOIN chain c ON r.person_id = c.introducer_id WHERE r.workspace_id = ${ctx.workspaceId}
    ) SELECT person_id, introducer_id FROM chain`.execute(ctx.db)
  return new Map(rows.map((row) => [row.personId, row.introducerId]))
}
