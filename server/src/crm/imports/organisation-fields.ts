import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { json } from '../../platform/events/record.ts'
import type { FieldCell } from '../fields/parse-value.ts'
import { writeValues } from '../fields/values.ts'
import { indexOrganisations } from '../organisations/write.ts'

/** What a row says of the organisation that its person is with. */
export type OrganisationValues = { organisationId: string; line: number; fields: Value[] }
type Value = { fieldId: string; cell: FieldCell }
/** How values stood before an import; null where there was none. */
type Before = Record<string, FieldCell | null>

type Organisation = { id: string; name: string; version: number; isOfThisImport: boolean }

/** Writes what rows say of organisations; of two rows the later one stands, and nothing is taken away. */
export async function writeOrganisationFields(
  ctx: Context,
  importId: string,
  rows: OrganisationValues[],
): Promise<void> {
  if (rows.length === 0) return
  const told = new Map<string, { line: number; cells: Map<string, FieldCell> }>()
  for (const { organisationId, line, fields } of rows) {
    const cells = told.get(organisationId)?.cells ?? new Map<string, FieldCell>()
    for (const { fieldId, cell } of fields) cells.set(fieldId, cell)
    told.set(organisationId, { line, cells })
  }
  const known = await lockOrganisations(ctx, [...told.keys()], importId)
  const values = await valuesBefore(ctx, [...told.keys()])
  const changed = known.flatMap((organisation) => {
    const { line, cells } = told.get(organisation.id)!
    const before: Before = {}
    for (const [fieldId, cell] of cells) {
      const there = values.get(organisation.id)?.get(fieldId)
      if (!there || !isSameCell(there, cell)) before[fieldId] = there ?? null
    }
    return Object.keys(before).length > 0 ? [{ organisation, line, cells, before }] : []
  })
  if (changed.length === 0) return
  const writes = changed.flatMap(({ organisation, cells, before }) =>
    Object.keys(before).map((fieldId) => ({
      subjectId: organisation.id,
      fieldId,
      cell: cells.get(fieldId)!,
    })),
  )
  await writeValues(ctx, 'organisation', writes)
  const ofOthers = changed.filter(({ organisation }) => !organisation.isOfThisImport)
  await keepUpdates(ctx, importId, ofOthers)
  await nextVersion(
    ctx,
    ofOthers.map(({ organisation }) => organisation.id),
  )
  for (const { organisation, line } of ofOthers)
    ctx.record(
      'organisation.updated',
      { kind: 'organisation', id: organisation.id },
      { after: { name: organisation.name, importId, line } },
    )
  await indexOrganisations(
    ctx,
    changed.map(({ organisation }) => organisation.id),
  )
}

/** Makes the next organisations as they were before an import; false when none waits any more. */
export async function revertOrganisations(ctx: Context, importId: string, atMost: number): Promise<boolean> {
  const { rows: next } = await sql<{ id: string }>`
    SELECT DISTINCT organisation_id AS id FROM import_organisation_updates
    WHERE workspace_id = ${ctx.workspaceId} AND import_id = ${importId} ORDER BY 1 LIMIT ${atMost}`.execute(
    ctx.db,
  )
  if (next.length === 0) return false
  const ids = next.map((row) => row.id)
  const updates = await ctx.db
    .selectFrom('importOrganisationUpdates')
    .select(['organisationId', 'before', 'version'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('organisationId', 'in', ids)
    .orderBy('version', 'desc')
    .execute()
  const organisations = await lockOrganisations(ctx, ids, importId)
  const untouched = organisations.filter(
    ({ id, version }) => updates.find((row) => row.organisationId === id)!.version === version,
  )
  const writes = untouched.flatMap(({ id }) => {
    // The oldest change knows best how it was.
    const own = updates.filter((row) => row.organisationId === id)
    const before: Before = Object.assign({}, ...own.map((row) => row.before))
    return Object.entries(before).map(([fieldId, cell]) => ({ subjectId: id, fieldId, cell }))
  })
  await writeValues(ctx, 'organisation', writes)
  const reverted = untouched.map(({ id }) => id)
  await nextVersion(ctx, reverted)
  for (const { id, name } of untouched)
    ctx.record('organisation.updated', { kind: 'organisation', id }, { after: { name } })
  if (reverted.length > 0) await indexOrganisations(ctx, reverted)
  await ctx.db
    .deleteFrom('importOrganisationUpdates')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('organisationId', 'in', ids)
    .execute()
  await ctx.db
    .updateTable('imports')
    .set((row) => ({
      organisationsReverted: row('organisationsReverted', '+', reverted.length),
      organisationsSpared: row('organisationsSpared', '+', organisations.length - reverted.length),
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
  return true
}

/** In the order of their ids, so that two imports wait for each other rather than lock up. */
async function lockOrganisations(ctx: Context, ids: string[], importId: string): Promise<Organisation[]> {
  const rows = await ctx.db
    .selectFrom('organisations')
    .select(['id', 'name', 'version', 'importId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  // Nobody has seen what the same import made.
  return rows.map(({ importId: madeBy, ...row }) => ({
    ...row,
    isOfThisImport: madeBy === importId && row.version === 1,
  }))
}

async function valuesBefore(ctx: Context, ids: string[]): Promise<Map<string, Map<string, FieldCell>>> {
  const rows = await ctx.db
    .selectFrom('fieldValues')
    .select(['organisationId', 'fieldId', 'textValue', 'textKey', 'numberValue', 'dateValue', 'choiceId'])
    .select(['amountMinor', 'currency', 'exponent', 'referredId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('organisationId', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute()
  const found = new Map<string, Map<string, FieldCell>>()
  for (const { organisationId, fieldId, numberValue, ...cell } of rows) {
    const own = found.get(organisationId!) ?? new Map<string, FieldCell>()
    own.set(fieldId, {
      ...cell,
      // Of any precision in the database, and so as text.
      numberValue: numberValue === null ? null : Number(numberValue),
    } as FieldCell)
    found.set(organisationId!, own)
  }
  return found
}

type Changed = { organisation: Organisation; line: number; before: Before }

/** Keeps where a change came from and how it was; counts each organisation once. */
async function keepUpdates(ctx: Context, importId: string, changed: Changed[]): Promise<void> {
  if (changed.length === 0) return
  const told = await ctx.db
    .selectFrom('importOrganisationUpdates')
    .select('organisationId')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where(
      'organisationId',
      'in',
      changed.map(({ organisation }) => organisation.id),
    )
    .execute()
  await insertRows(ctx, 'importOrganisationUpdates', {
    shared: { importId },
    types: { id: 'uuid', organisationId: 'uuid', line: 'int4', before: 'jsonb', version: 'int4' },
    rows: changed.map(({ organisation, line, before }) => ({
      id: ctx.newId(),
      organisationId: organisation.id,
      line,
      before: json(before),
      version: organisation.version + 1,
    })),
  })
  await ctx.db
    .updateTable('imports')
    .set((row) => ({ organisationsUpdated: row('organisationsUpdated', '+', changed.length - told.length) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
}

async function nextVersion(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('organisations')
    .set((row) => ({ version: row('version', '+', 1), updatedAt: ctx.instant }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
}

function isSameCell(one: FieldCell, other: FieldCell): boolean {
  return (Object.keys(other) as (keyof FieldCell)[]).every((key) => one[key] === other[key])
}
