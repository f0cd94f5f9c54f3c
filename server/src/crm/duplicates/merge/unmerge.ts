import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/merges'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Domain } from '../../../platform/domain.ts'
import { json } from '../../../platform/events/record.ts'
import type { PersonRows } from '../../../platform/person-rows.ts'
import { indexPeople } from '../../people/write.ts'
import { refreshTouches } from '../../touchpoints/touch.ts'
import { addedSince, sendAdded } from './added-since.ts'
import { restoreLists } from './lists.ts'
import { declaredRows, lookAgain } from './merge.ts'
import { type Move, sendBack } from './move-rows.ts'
import { inWords } from './moved-words.ts'
import { type PersonRecord, insertPersonRow, lockPeople, writePerson } from './person-row.ts'
import { keptWords } from './kept-words.ts'
import { withChildren } from './schema-facts.ts'
import { type WholeRow, putBack } from './whole-rows.ts'

type Counts = { what: string; count: number }[]
export type Unmerged = { into: string; from: string; restored: Counts; added: Counts; kept: string[] }

type Stored = {
  personId: string
  otherId: string
  intoBefore: PersonRecord
  intoAfter: PersonRecord
  otherBefore: PersonRecord & { lists: Record<string, string[]> }
  mergedAt: string
}

/** Makes two people again of one. What was changed since and belongs to neither alone stays with the one who stayed. */
export async function unmerge(
  ctx: Context,
  domains: Domain[],
  { merge, added }: { merge: string; added: 'stay' | 'go' },
): Promise<Unmerged> {
  const stored = await lockMerge(ctx, merge)
  const { personId: into, otherId: from, otherBefore } = stored
  const person = (await lockPeople(ctx, [into])).get(into) ?? failCommon('not_found')
  if (person['erased_at']) fail(contract.unmergePeople, 'erased')
  const move: Move = { from, into }

  await ctx.db
    .deleteFrom('personAliases')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', from)
    .execute()
  const { lists, ...other } = otherBefore
  await insertPersonRow(ctx, await withoutGone(ctx, other as PersonRecord))
  const declared = declaredRows(domains)
  const kept = await restoreFields(ctx, person, stored)
  const { restored, missing } = await restoreRows(ctx, merge, move, declared)
  const lost = await restoreLists(ctx, move, lists)
  kept.push(...keptWords({ missing, lost }))
  const since = await addedSince(ctx, declared, { person: into, at: stored.mergedAt })
  if (added === 'go') await sendAdded(ctx, since, move)

  await refreshTouches(ctx, [into, from])
  for (const domain of domains) await domain.personHooks?.unmerged?.(ctx, { id: merge, from, into })
  await closeMerge(ctx, merge)
  await indexPeople(ctx, [into, from])
  await lookAgain(ctx, [into, from])
  ctx.record(
    'person.unmerged',
    { kind: 'person', id: into },
    { after: { merge, other: from, name: other.name } },
  )
  return {
    into,
    from,
    restored,
    added: inWords(since.map(({ table, keys }) => ({ table, count: keys.length }))),
    kept,
  }
}

async function lockMerge(ctx: Context, id: string): Promise<Stored> {
  const row = await ctx.db
    .selectFrom('personMerges')
    .select(['personId', 'otherId', 'mergedAt', 'undoneAt', 'intoBefore', 'intoAfter', 'otherBefore'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return failCommon('not_found')
  if (row.undoneAt) fail(contract.unmergePeople, 'undone')
  const { rows: later } = await sql<{ name: string }>`
    SELECT other_name AS name FROM person_merges WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${row.personId}
    AND undone_at IS NULL AND (merged_at, id) > (${row.mergedAt}, ${id}::uuid) ORDER BY merged_at DESC, id DESC LIMIT 1`.execute(
    ctx.db,
  )
  if (later[0]) fail(contract.unmergePeople, 'later_first', { name: later[0].name })
  return row as typeof row & Stored
}

/** An organisation that was removed since cannot be where somebody works. */
async function withoutGone(ctx: Context, person: PersonRecord): Promise<PersonRecord> {
  const id = person['organisation_id'] as string | null
  if (id === null) return person
  const known = await ctx.db
    .selectFrom('organisations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return known ? person : { ...person, organisation_id: null }
}

/** Each field that nobody changed since the merge is again what it was before. */
async function restoreFields(
  ctx: Context,
  now: PersonRecord,
  { intoBefore, intoAfter }: Stored,
): Promise<string[]> {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const merged = Object.keys(intoAfter).filter((column) => !same(intoBefore[column], intoAfter[column]))
  const free = merged.filter((column) => same(now[column], intoAfter[column]) && !bookkeeping.has(column))
  await writePerson(
    ctx,
    await withoutGone(ctx, {
      ...now,
      ...pick(intoBefore, free),
      updated_at: ctx.instant,
      version: now.version + 1,
    }),
    [...free, 'updated_at', 'version'],
  )
  return merged
    .filter((column) => !free.includes(column) && !bookkeeping.has(column) && !derived.has(column))
    .map(
      (column) =>
        `${fieldWords[column] ?? column.replaceAll('_', ' ')} was changed since the merge and stays as it is.`,
    )
}

const bookkeeping = new Set(['updated_at', 'version'])
const derived = new Set(['sort_key', 'last_touch_at', 'next_touch_at'])
const fieldWords: Record<string, string> = {
  name: 'The name',
  organisation_id: 'The organisation',
  role_title: 'The role',
  note: 'The note',
  cadence_days: 'How often to talk',
  time_zone: 'The time zone',
  language: 'The language',
  pronouns: 'The pronouns',
}

function pick(record: PersonRecord, columns: string[]): Partial<PersonRecord> {
  return Object.fromEntries(columns.map((column) => [column, record[column]]))
}

type RowsOf = { table: string; column: string; moved: string[]; setAside: WholeRow[] }

async function restoreRows(ctx: Context, merge: string, move: Move, declared: PersonRows[]) {
  // What was written down may come from an archive: nothing but what a merge can have touched is written.
  const touched = await withChildren(ctx, ['duplicate_pairs', ...declared.map((each) => each.table)])
  const all = (await readRows(ctx, merge)).filter(
    ({ table, column, moved }) =>
      touched.has(table) &&
      (moved.length === 0 || declared.some((each) => each.table === table && each.column === column)),
  )
  const sent: { table: string; count: number }[] = []
  const missing: { table: string; count: number }[] = []
  const counts = new Map<RowsOf, number>()
  for (const rows of all.toReversed()) counts.set(rows, await sendBack(ctx, move, rows))
  for (const { setAside } of all)
    for (const row of setAside.filter((each) => touched.has(each.table))) {
      const list = (await putBack(ctx, row)) ? sent : missing
      list.push({ table: row.table, count: 1 })
    }
  // Rows that hung on one that was taken away are there again only now.
  for (const rows of all) counts.set(rows, counts.get(rows)! + (await sendBack(ctx, move, rows)))
  for (const [{ table, moved }, count] of counts) {
    sent.push({ table, count })
    missing.push({ table, count: moved.length - count })
  }
  return { restored: inWords(sent), missing: inWords(missing) }
}

async function readRows(ctx: Context, merge: string): Promise<RowsOf[]> {
  const { rows } = await sql<{
    table: string
    column: string
    moved: string[]
    tables: string[]
    aside: string[]
  }>`
    SELECT table_name AS "table", column_name AS "column",
      ARRAY(SELECT e::text FROM jsonb_array_elements(moved) e) AS moved,
      ARRAY(SELECT e.value ->> 'table' FROM jsonb_array_elements(set_aside) WITH ORDINALITY e (value, at) ORDER BY e.at) AS tables,
      ARRAY(SELECT (e.value -> 'row')::text FROM jsonb_array_elements(set_aside) WITH ORDINALITY e (value, at) ORDER BY e.at) AS aside
    FROM person_merge_rows WHERE workspace_id = ${ctx.workspaceId} AND merge_id = ${merge} ORDER BY position`.execute(
    ctx.db,
  )
  return rows.map(({ table, column, moved, tables, aside }) => ({
    table,
    column,
    moved,
    setAside: aside.map((row, at) => ({ table: tables[at]!, row })),
  }))
}

/** What both were is kept only for as long as it may be needed. */
async function closeMerge(ctx: Context, merge: string): Promise<void> {
  await ctx.db
    .updateTable('personMerges')
    .set({
      undoneAt: ctx.instant,
      undoneBy: ctx.member?.id ?? null,
      otherName: '',
      intoBefore: json({})!,
      intoAfter: json({})!,
      otherBefore: json({})!,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', merge)
    .execute()
  await ctx.db
    .deleteFrom('personMergeRows')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('mergeId', '=', merge)
    .execute()
}
