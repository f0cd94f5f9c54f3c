import { fail, failCommon } from '@firsthand/contract/core/failure'
import { recruitSteps } from '@firsthand/contract/studies/recruiting-channels'
import * as contract from '@firsthand/contract/studies/recruits'
import { type SqlBool, sql } from 'kysely'
import { whoMayBe } from '../../crm/consents/may-be.ts'
import { knownPeople } from '../../crm/people/refs.ts'
import { personTest } from '../../crm/people/list-filter.ts'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findStudy } from '../studies/find.ts'
import { insertRecruits } from './add.ts'
import { findCandidates, nameContains } from './candidates.ts'
import { moveRecruit } from './move.ts'
import { findRecruit, presentRecruits, readRecruit } from './recruit-read.ts'

export const recruitHandlers = [
  handle(
    contract.listRecruits,
    async (ctx, { study, limit, after, q, step, channel, reached, cell, place }) => {
      await findStudy(ctx, study)
      const named = q?.trim() ? await nameTest(ctx, q) : undefined
      const [at, id] = after ? readCursor(after, 2) : []
      const rows = await ctx.db
        .selectFrom('recruits')
        .selectAll()
        .where('workspaceId', '=', ctx.workspaceId)
        .where('studyId', '=', study)
        .$if(named !== undefined, (query) => query.where(named!))
        .$if(step !== undefined, (query) => query.where('step', '=', step!))
        .$if(step === undefined, (query) => query.where('step', '<>', 'removed'))
        .$if(channel !== undefined, (query) => query.where('channel', '=', channel!))
        .$if(reached !== undefined, (query) => query.where(reachedTest(reached!)))
        .$if(cell !== undefined, (query) => query.where(placeTest(ctx, cell!, place)))
        .$if(at !== undefined, (query) =>
          query.where((row) => row(row.refTuple('updatedAt', 'id'), '<', row.tuple(String(at), String(id)))),
        )
        .orderBy('updatedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const shown = await presentRecruits(ctx, rows.slice(0, limit))
      const page = pageOf(rows, limit, { item: (row) => row, cursor: (row) => [row.updatedAt, row.id] })
      return { ...page, items: shown }
    },
  ),

  handle(contract.showRecruit, (ctx, { recruit }) => readRecruit(ctx, recruit)),

  handle(contract.findCandidates, findCandidates),

  handle(contract.addRecruits, async (ctx, { study, people, channel, why }) => {
    if ((await findStudy(ctx, study)).closedAt) fail(contract.addRecruits, 'closed')
    const ids = [...new Set(people)]
    const known = await knownPeople(ctx, ids)
    if (ids.some((id) => !known.has(id))) fail(contract.addRecruits, 'person_missing')
    const may = await whoMayBe(ctx, ids, 'contact')
    const wanted = ids.filter((id) => may.has(id))
    const again = await bringBack(ctx, study, wanted)
    const added = await insertRecruits(ctx, { study, people: wanted, channel, why })
    const made = new Map([...again, ...added].map((each) => [each.personId, each.id]))
    return {
      added: wanted.flatMap((id) => made.get(id) ?? []),
      already: wanted.length - made.size,
      optedOut: ids.length - wanted.length,
    }
  }),

  handle(contract.updateRecruit, async (ctx, { recruit, channel, why, version }) => {
    const before = await findRecruit(ctx, recruit, { lock: true })
    if (version !== undefined && version !== before.version) failCommon('conflict')
    const change = {
      ...(channel !== undefined && { channel }),
      ...(why !== undefined && { why }),
    }
    await ctx.db
      .updateTable('recruits')
      .set({ ...change, updatedAt: ctx.instant, version: before.version + 1 })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', recruit)
      .execute()
    ctx.record(
      'recruit.updated',
      { kind: 'recruit', id: recruit },
      { before: { channel: before.channel, why: before.why }, after: change },
    )
    return readRecruit(ctx, recruit)
  }),

  handle(contract.moveRecruit, moveRecruit),

  handle(contract.overrideRules, async (ctx, { recruit, reason }) => {
    const before = await findRecruit(ctx, recruit, { lock: true })
    if (!(await whoMayBe(ctx, [before.personId], 'contact')).has(before.personId)) {
      const { person } = await readRecruit(ctx, recruit)
      fail(contract.overrideRules, 'opted_out', { name: person.name })
    }
    await ctx.db
      .updateTable('recruits')
      .set({
        overriddenAt: ctx.instant,
        overriddenBy: ctx.member?.id ?? null,
        overrideReason: reason,
        updatedAt: ctx.instant,
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', recruit)
      .execute()
    ctx.record('recruit.overridden', { kind: 'recruit', id: recruit }, { after: { reason } })
    return readRecruit(ctx, recruit)
  }),
]

/** Whether somebody came at least so far: whoever was met was also asked, whether or not somebody noted it. */
function reachedTest(step: (typeof recruitSteps)[number]) {
  const later = recruitSteps.slice(recruitSteps.indexOf(step)).map((each) => sql.ref(`${each}_at`))
  return sql<SqlBool>`COALESCE(${sql.join(later)}) IS NOT NULL`
}

async function nameTest(ctx: Context, q: string) {
  const test = await personTest(ctx, { match: 'all', conditions: [nameContains(q)] })
  return sql<SqlBool>`EXISTS (SELECT FROM people WHERE people.workspace_id = ${ctx.workspaceId}
    AND people.id = recruits.person_id AND ${test})`
}

/** Whether somebody counts in a cell of the quotas, or has a place kept in it; the numbers of the cell are made the same way. */
function placeTest(ctx: Context, cell: string, place: 'met' | 'kept' | undefined) {
  const { workspaceId, instant } = ctx
  const isMet = sql`p.counted_at IS NOT NULL`
  const isKept = sql`p.counted_at IS NULL AND p.expires_at > ${instant}`
  const which = place === 'met' ? isMet : place === 'kept' ? isKept : sql`(${isMet} OR ${isKept})`
  return sql<SqlBool>`EXISTS (SELECT FROM quota_places p WHERE p.workspace_id = ${workspaceId} AND p.cell_id = ${cell}
    AND p.holder_kind = 'recruit' AND p.holder_id = recruits.id AND ${which})`
}

/** Whoever was taken out of the study and is added again begins anew. */
async function bringBack(ctx: Context, study: string, people: string[]) {
  if (people.length === 0) return []
  const rows = await ctx.db
    .selectFrom('recruits')
    .select(['id', 'personId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', study)
    .where('personId', 'in', people)
    .where('step', '=', 'removed')
    .execute()
  for (const { id } of rows)
    await moveRecruit(ctx, {
      recruit: id,
      to: 'found',
      note: '',
      logTouch: false,
      at: undefined,
      version: undefined,
    })
  return rows
}
