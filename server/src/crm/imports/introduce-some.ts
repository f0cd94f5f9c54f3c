import type { ImportProblem } from '@firsthand/contract/crm/imports'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { dropRows } from './drop-rows.ts'
import { findIntroducers, type Found } from './find-introducers.ts'
import { followReferrals } from '../referrals/follow.ts'
import { introduce } from '../referrals/introduce.ts'
import { keepMentions } from './keep-mentions.ts'
import { keepRefusals, type Refusal } from './refusals.ts'

/** Settles the next of those whom the file names as introducers or in fields. False when nobody waits any more. */
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
  await keepMentions(
    ctx,
    importId,
    waiting.flatMap(({ fieldId, ...each }) => (fieldId === null ? [] : [{ ...each, fieldId }])),
    found,
  )
  await introduceThem(
    ctx,
    importId,
    waiting.filter(({ fieldId }) => fieldId === null),
    found,
  )
  await dropRows(ctx, 'importIntroductions', waiting)
  return true
}

export type Waiting = { personId: string; said: string; line: number; cells: unknown }

async function introduceThem(
  ctx: Context,
  importId: string,
  waiting: Waiting[],
  found: Map<string, Found>,
): Promise<void> {
  if (waiting.length === 0) return
  const { workspaceId, db } = ctx
  const introducers = [...new Set(waiting.flatMap((each) => idOf(found.get(each.said)) ?? []))]
  const chain = await introducedBy(ctx, [
    ...new Set([...introducers, ...waiting.map((each) => each.personId)]),
  ])
  const refused: Refusal[] = []
  let moved = 0
  const rows: {
    workspaceId: string
    id: string
    personId: string
    introducerId: string
    importId: string
    askedAt: string
    madeAt: string
    createdAt: string
  }[] = []
  for (const { personId, said, line, cells } of waiting) {
    const outcome = judge({ personId, said, found: found.get(said), chain })
    if (outcome === 'known') continue
    if (outcome === 'asked') {
      // It was asked for, and the file says that it took place.
      await introduce(ctx, { personId, introducerId: chain.get(personId)!.introducerId, stage: 'made' })
      await db
        .updateTable('referrals')
        .set({ importId })
        .where('workspaceId', '=', workspaceId)
        .where('personId', '=', personId)
        .execute()
      chain.set(personId, { introducerId: chain.get(personId)!.introducerId, isMade: true })
      moved += 1
      continue
    }
    if (typeof outcome === 'string') {
      chain.set(personId, { introducerId: outcome, isMade: true })
      rows.push({
        workspaceId,
        id: ctx.newId(),
        personId,
        introducerId: outcome,
        importId,
        askedAt: ctx.instant,
        madeAt: ctx.instant,
        createdAt: ctx.instant,
      })
    } else refused.push({ line, cells: cells as string[], problems: [outcome] })
  }
  if (rows.length > 0) await db.insertInto('referrals').values(rows).execute()
  await followReferrals(ctx, rows)
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
      introductionsMade: row('introductionsMade', '+', rows.length + moved),
      introductionsRefused: row('introductionsRefused', '+', refused.length),
    }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', importId)
    .execute()
}

type Chain = Map<string, { introducerId: string; isMade: boolean }>
type Case = { personId: string; said: string; found: Found | undefined; chain: Chain }

/** The introducer's id; or that it is said already, or only asked for; or why it cannot be. */
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
  if (before?.introducerId === introducerId) return before.isMade ? 'known' : 'asked'
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

function leadsTo(chain: Chain, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = chain.get(at)?.introducerId)
    if (at === to) return true
  return false
}

function idOf(found: Found | undefined): string | undefined {
  return found === 'several' ? undefined : found?.id
}

function problem(code: string, value: string, message: string): ImportProblem {
  return { column: null, code, message, value, refuses: true }
}

/** Who introduced each of these people, and who those, up to the first of each chain. */
async function introducedBy(ctx: Context, ids: string[]): Promise<Chain> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; introducerId: string; isMade: boolean }>`
    WITH RECURSIVE chain AS (
      SELECT person_id, introducer_id, made_at IS NOT NULL AS is_made FROM referrals WHERE workspace_id = ${ctx.workspaceId} AND person_id = ANY(${ids}::uuid[])
      UNION
      SELECT r.person_id, r.introducer_id, r.made_at IS NOT NULL FROM referrals r JOIN chain c ON r.person_id = c.introducer_id WHERE r.workspace_id = ${ctx.workspaceId}
    ) SELECT person_id, introducer_id, is_made FROM chain`.execute(ctx.db)
  return new Map(rows.map((row) => [row.personId, { introducerId: row.introducerId, isMade: row.isMade }]))
}
