import { failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/lenses'
import { type Pressure, pressures } from '@firsthand/contract/evidence/pressures'
import { type RawBuilder, sql } from 'kysely'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { isEvidence } from '../evidence/exists.ts'
import { readEvidence } from '../evidence/read.ts'
import { memberRefs } from '../member-names.ts'
import { hideInMemos, memoToTell } from '../redaction/memos.ts'
import type { TalksOf } from '../talks.ts'
import { type Reading, tallyReadings } from './tally.rules.ts'

export const lensHandlers = (talksOf: TalksOf) => [
  handle(contract.showReadings, async (ctx, { evidence }) => {
    if (!(await isEvidence(ctx, evidence))) failCommon('not_found')
    return { readings: (await readingsOf(ctx, [evidence])).get(evidence) ?? [] }
  }),

  handle(contract.setReading, async (ctx, { evidence, pressure, note }) => {
    if (!(await isEvidence(ctx, evidence))) failCommon('not_found')
    await ctx.db
      .insertInto('readings')
      .values({
        workspaceId: ctx.workspaceId,
        evidenceId: evidence,
        pressure,
        readBy: asker(ctx).id,
        note: note ?? '',
        readAt: ctx.instant,
      })
      .onConflict((conflict) => {
        const once = conflict.columns(['workspaceId', 'evidenceId', 'pressure', 'readBy'])
        return note === undefined ? once.doNothing() : once.doUpdateSet({ note })
      })
      .execute()
    if (note) await hideInMemos(ctx, [evidence])
    const told = await memoToTell(ctx, evidence, note)
    ctx.record('reading.set', { kind: 'evidence', id: evidence }, { after: { pressure, note: told } })
    return { readings: (await readingsOf(ctx, [evidence])).get(evidence) ?? [] }
  }),

  handle(contract.removeReading, async (ctx, { evidence, pressure }) => {
    if (!(await isEvidence(ctx, evidence))) failCommon('not_found')
    const removed = await ctx.db
      .deleteFrom('readings')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('evidenceId', '=', evidence)
      .where('pressure', '=', pressure)
      .where('readBy', '=', asker(ctx).id)
      .returning('note')
      .executeTakeFirst()
    if (removed)
      ctx.record('reading.removed', { kind: 'evidence', id: evidence }, { before: { pressure, ...removed } })
    return { readings: (await readingsOf(ctx, [evidence])).get(evidence) ?? [] }
  }),

  handle(contract.surveyReadings, async (ctx, input) => {
    const { rows } = await sql<Reading>`
      SELECT r.evidence_id AS "evidenceId", e.person_id AS "personId", r.pressure, r.read_by AS "readBy"
      FROM readings r JOIN evidence e ON e.workspace_id = r.workspace_id AND e.id = r.evidence_id
      WHERE r.workspace_id = ${ctx.workspaceId} AND e.withdrawn_at IS NULL ${await scoped(ctx, input, talksOf)}`.execute(
      ctx.db,
    )
    const members = await memberRefs(
      ctx,
      rows.map(({ readBy }) => readBy),
    )
    const { items, ...rest } = tallyReadings(rows)
    const named = (id: string) => ({ id, name: members.get(id)?.name ?? '' })
    return {
      ...rest,
      readers: [...new Set(rows.map(({ readBy }) => readBy))].map(named),
      items: items.map((item) => ({
        ...item,
        readers: item.readers.map(({ id, evidence }) => ({ ...named(id), evidence })),
      })),
    }
  }),

  handle(contract.listReadings, async (ctx, { limit, after, pressure, reader, ...scope }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const { rows } = await sql<{ id: string; happenedAt: string }>`
      SELECT e.id, e.happened_at AS "happenedAt" FROM evidence e
      WHERE e.workspace_id = ${ctx.workspaceId} AND e.withdrawn_at IS NULL ${await scoped(ctx, scope, talksOf)}
        AND EXISTS (SELECT FROM readings r WHERE r.workspace_id = e.workspace_id AND r.evidence_id = e.id
          ${pressure ? sql`AND r.pressure = ${pressure}` : sql``} ${reader ? sql`AND r.read_by = ${reader}` : sql``})
        ${at === undefined ? sql`` : sql`AND (e.happened_at, e.id) < (${String(at)}::timestamptz, ${String(id)}::uuid)`}
      ORDER BY e.happened_at DESC, e.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
    const shown = rows.slice(0, limit).map((row) => row.id)
    const pieces = new Map((await readEvidence(ctx, shown)).map((piece) => [piece.id, piece]))
    const readings = await readingsOf(ctx, shown)
    return pageOf(rows, limit, {
      item: (row) => ({ id: row.id, evidence: pieces.get(row.id)!, readings: readings.get(row.id) ?? [] }),
      cursor: (row) => [row.happenedAt, row.id],
    })
  }),
]

/** What members read into pieces of evidence, in the order of the lens. */
export async function readingsOf(
  ctx: Context,
  evidence: string[],
): Promise<Map<string, contract.ReadingView[]>> {
  if (evidence.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('readings')
    .select(['evidenceId', 'pressure', 'readBy', 'note', 'readAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('evidenceId', 'in', evidence)
    .orderBy('readAt')
    .orderBy('readBy')
    .execute()
  const members = await memberRefs(
    ctx,
    rows.map(({ readBy }) => readBy),
  )
  const order = (pressure: string) => pressures.indexOf(pressure as Pressure)
  const byEvidence = Map.groupBy(rows, ({ evidenceId }) => evidenceId)
  return new Map(
    [...byEvidence].map(([id, all]) => [
      id,
      all
        .toSorted((one, other) => order(one.pressure) - order(other.pressure))
        .map(({ pressure, readBy, note, readAt }) => ({
          pressure: pressure as Pressure,
          reader: members.get(readBy) ?? { id: readBy, name: '' },
          note,
          readAt,
        })),
    ]),
  )
}

type Scope = { person?: string | undefined; study?: string | undefined; conversation?: string | undefined }

async function scoped(
  ctx: Context,
  { person, study, conversation }: Scope,
  talksOf: TalksOf,
): Promise<RawBuilder<unknown>> {
  const talks = study === undefined ? undefined : (await talksOf(ctx, { study })).map(({ id }) => id)
  return sql`${person ? sql`AND e.person_id = ${person}` : sql``}
    ${conversation ? sql`AND e.source_id = ${conversation}` : sql``}
    ${talks ? sql`AND e.source_id = ANY(${talks}::uuid[])` : sql``}`
}
