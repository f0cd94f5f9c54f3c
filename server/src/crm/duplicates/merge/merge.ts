import { fail } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/merges'
import type { DuplicateReason } from '@firsthand/contract/crm/duplicates'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Domain } from '../../../platform/domain.ts'
import type { PersonRows } from '../../../platform/person-rows.ts'
import { removeEntries } from '../../../platform/search/entries.ts'
import { indexPeople } from '../../people/write.ts'
import { refreshTouches } from '../../touchpoints/touch.ts'
import { findSame } from '../find-same.ts'
import { keepKeys } from '../keys/keep-keys.ts'
import { storePairsOf } from '../pairs/store-pairs.ts'
import { readCompared } from '../read-compared.ts'
import { failGone } from './aliases.ts'
import { type Move, type MovedRows, moveRows } from './move-rows.ts'
import { type PersonRecord, changedColumns, lockPeople, mergeRecords, writePerson } from './person-row.ts'
import { readLists } from './lists.ts'
import { settleFields, settlePairs, settlePhones, settleReferrals, settleTouches } from './settle.ts'

export type Merging = Move & { picks: contract.MergePicks }
export type Merged = { id: string; rows: MovedRows[] }

/** Tables that a merge deals with itself. */
const settled = ['duplicate_keys', 'duplicate_pairs']

export function declaredRows(domains: Domain[]): PersonRows[] {
  return domains.flatMap((domain) => domain.personRows ?? []).filter(({ table }) => !settled.includes(table))
}

/**
 * Makes one person of two, in one transaction: everything that points at the one who goes points at the one who stays,
 * and what was is written down, so that it can be undone.
 */
export async function merge(
  ctx: Context,
  domains: Domain[],
  { from, into, picks }: Merging,
): Promise<Merged> {
  if (from === into) fail(contract.mergePeople, 'same_person')
  const people = await lockPeople(ctx, [from, into])
  const kept = people.get(into) ?? (await failGone(ctx, contract.mergePeople, into))
  const other = people.get(from) ?? (await failGone(ctx, contract.mergePeople, from))
  for (const person of [kept, other]) refuseUnfit(person)

  const id = ctx.newId()
  const merged: PersonRecord = { ...mergeRecords(kept, other, picks), updated_at: ctx.instant }
  const reasons = await reasonsFor(ctx, { from, into })
  const otherLists = await readLists(ctx, from)
  const declared = declaredRows(domains)
  const rows = [
    await settleReferrals(ctx, { from, into }),
    await settlePhones(ctx, { from, into }),
    await settleFields(ctx, { from, into }, picks.fields),
    await settleTouches(ctx, { from, into }),
    await settlePairs(ctx, { from, into }),
  ]
  for (const each of declared) rows.push(await moveRows(ctx, { from, into }, each, declared))
  await writePerson(ctx, merged, changedColumns(kept, merged))
  await writeMerge(ctx, { id, kept, merged, other: { ...other, lists: otherLists }, reasons, rows })

  await refreshTouches(ctx, [into])
  for (const domain of domains) await domain.personHooks?.merged?.(ctx, { id, from, into })
  await sql`DELETE FROM duplicate_keys WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${from}`.execute(
    ctx.db,
  )
  await ctx.db
    .deleteFrom('people')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', from)
    .execute()
  await removeEntries(ctx, 'person', [from])
  await indexPeople(ctx, [into])
  await lookAgain(ctx, [into])
  ctx.record(
    'person.merged',
    { kind: 'person', id: into },
    { before: { other: from, name: other.name }, after: { merge: id, name: merged.name } },
  )
  return { id, rows }
}

/** Brings keys and suggestions of some people up to date. */
export async function lookAgain(ctx: Context, ids: string[]): Promise<void> {
  await keepKeys(ctx, ids)
  const people = await readCompared(ctx, ids)
  for (const id of ids) {
    const person = people.get(id)
    await storePairsOf(ctx, id, person ? await findSame(ctx, person) : [])
  }
}

function refuseUnfit(person: PersonRecord): void {
  if (person['erased_at']) fail(contract.mergePeople, 'erased')
  if (person['archived_at']) fail(contract.mergePeople, 'archived', { name: person.name })
}

/** What was said of the pair when it was suggested. */
async function reasonsFor(ctx: Context, { from, into }: Move): Promise<DuplicateReason[]> {
  const [one, other] = [from, into].toSorted()
  const pair = await ctx.db
    .selectFrom('duplicatePairs')
    .select('reasons')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('oneId', '=', one!)
    .where('otherId', '=', other!)
    .executeTakeFirst()
  return (pair?.reasons as DuplicateReason[] | undefined) ?? []
}

type Written = {
  id: string
  kept: PersonRecord
  merged: PersonRecord
  other: PersonRecord
  reasons: DuplicateReason[]
  rows: MovedRows[]
}

async function writeMerge(ctx: Context, { id, kept, merged, other, reasons, rows }: Written): Promise<void> {
  const { workspaceId, db } = ctx
  await db
    .insertInto('personMerges')
    .values({
      workspaceId,
      id,
      personId: kept.id,
      otherId: other.id,
      otherName: other.name,
      intoBefore: JSON.stringify(kept),
      intoAfter: JSON.stringify(merged),
      otherBefore: JSON.stringify(other),
      reasons: JSON.stringify(reasons),
      mergedBy: ctx.member?.id ?? null,
      mergedAt: ctx.instant,
    })
    .execute()
  const told = rows.filter(({ moved, setAside }) => moved.length + setAside.length > 0)
  for (const [position, { table, column, moved, setAside }] of told.entries())
    await sql`
      INSERT INTO person_merge_rows (workspace_id, id, merge_id, position, table_name, column_name, moved, set_aside)
      VALUES (${workspaceId}, ${ctx.newId()}, ${id}, ${position}, ${table}, ${column}, ${`[${moved.join(',')}]`}::jsonb,
        ${`[${setAside.map((each) => `{"table":"${each.table}","row":${each.row}}`).join(',')}]`}::jsonb)`.execute(
      db,
    )
  await db
    .insertInto('personAliases')
    .values({ workspaceId, id: other.id, personId: kept.id, mergeId: id })
    .execute()
}
