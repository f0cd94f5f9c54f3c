import type { ColumnTarget } from '@firsthand/contract/crm/imports'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { fold } from '../../platform/search/fold.ts'
import { type FieldWrite, writeValues } from '../fields/values.ts'
import { findOrMakeOrganisations, organisationKey } from '../organisations/find-or-make.ts'
import { dropRows } from './drop-rows.ts'
import { replaceSpans } from './add-lists.ts'
import { covers } from './details.rules.ts'
import { type Draft, draftText } from './draft.rules.ts'
import { refreshTouches } from '../touchpoints/touch.ts'
import { fieldKey } from './row-rules.ts'
import { type SparedReason, keepSpared } from './spared.ts'
import { loadDrafts } from './known.ts'

type Before = Draft['before']

/** The next people whom an import changed and did not make, and who were not made as they were yet. */
export async function someChanged(
  ctx: Context,
  importId: string,
  { after, atMost }: { after: string | null; atMost: number },
): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('importUpdates')
    .select('personId')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('revertedAt', 'is', null)
    .$if(after !== null, (query) => query.where('personId', '>', after!))
    .orderBy('personId')
    .limit(atMost)
    .execute()
  return rows.map((row) => row.personId)
}

/** Makes people as they were before an import changed them. Whom somebody changed since is left as they are. */
export async function revertSome(ctx: Context, importId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const updates = await ctx.db
    .selectFrom('importUpdates')
    .select(['personId', 'before', 'version'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('personId', 'in', ids)
    .orderBy('version', 'desc')
    .execute()
  const drafts = await loadDrafts(ctx, ids, {
    importId,
    fieldIds: await mappedFields(ctx, importId),
  })
  const spared = new Map<string, SparedReason>()
  const reverted: string[] = []
  for (const [id, draft] of drafts) {
    const own = updates.filter((row) => row.personId === id)
    // A draft carries the version that a change would make.
    if (own[0]!.version !== draft.version - 1) {
      spared.set(id, 'changed')
      continue
    }
    // The oldest change knows best how somebody was.
    const before = Object.assign({}, ...own.map((row) => row.before)) as Before
    await revert(ctx, draft, before)
    await revertTypes(
      ctx,
      id,
      own.map((row) => row.before as Before),
    )
    reverted.push(id)
  }
  await keepSpared(ctx, importId, { lookedAt: ids, spared })
  await keepReverted(ctx, importId, reverted)
}

/** Says of these that they are as they were: the next undo of the same import leaves them out. */
async function keepReverted(ctx: Context, importId: string, ids: string[]): Promise<void> {
  await ctx.db
    .updateTable('importUpdates')
    .set({ revertedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('personId', '=', anyOf(ids))
    .execute()
  await ctx.db
    .updateTable('imports')
    .set((row) => ({ peopleReverted: row('peopleReverted', '+', ids.length) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
}

/** The fields that columns of an import are mapped to: a value that was not there before it goes. */
async function mappedFields(ctx: Context, importId: string): Promise<string[]> {
  const { mapping } = await ctx.db
    .selectFrom('imports')
    .select('mapping')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  const keys = (mapping as ColumnTarget[]).flatMap((target) => fieldKey(target) ?? [])
  if (keys.length === 0) return []
  const fields = await ctx.db
    .selectFrom('fields')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('subject', '=', 'person')
    .where('key', 'in', keys)
    .execute()
  return fields.map((field) => field.id)
}

async function revert(ctx: Context, draft: Draft, before: Before): Promise<void> {
  const { id } = draft
  const now = { ...draft, ...before }
  const organisations = before.organisation
    ? await findOrMakeOrganisations(ctx, [before.organisation])
    : new Map<string, string>()
  await ctx.db
    .updateTable('people')
    .set({
      name: now.name,
      sortKey: fold(now.name),
      pronouns: now.pronouns,
      roleTitle: now.roleTitle,
      timeZone: now.timeZone,
      timeZoneSource: now.timeZoneSource,
      timeZoneSince: now.timeZoneSince,
      ...(before.cadenceDays !== undefined && { cadenceDays: before.cadenceDays }),
      language: now.language,
      note: now.note,
      version: draft.version,
      updatedAt: ctx.instant,
      ...(before.organisation !== undefined && {
        organisationId: before.organisation ? organisations.get(organisationKey(before.organisation))! : null,
      }),
      ...(before.isArchived && { archivedAt: ctx.instant }),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  if (before.cadenceDays !== undefined) await refreshTouches(ctx, [id])
  await dropAdded(ctx, draft, before)
  if (before.fields) await writeValues(ctx, 'person', fieldsBefore(draft, before.fields))
  await indexEntries(ctx, [{ kind: 'person', id, weight: 2, text: draftText(now) }])
  const { fields: _, timeZoneSource: _from, timeZoneSince: _since, ...told } = before
  ctx.record('person.updated', { kind: 'person', id }, { after: told })
}

/** An import only adds to lists, so what was not there before it goes. */
async function dropAdded(ctx: Context, { id }: Draft, before: Before): Promise<void> {
  const drop = (table: string, column: string, kept: string[]) =>
    sql`DELETE FROM ${sql.table(table)} WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${id}
      AND NOT ${sql.ref(column)} = ANY(${kept}::text[])`.execute(ctx.db)
  if (before.emails)
    await drop(
      'person_emails',
      'email_key',
      before.emails.map((each) => each.emailKey),
    )
  if (before.phones)
    await drop(
      'person_phones',
      'phone',
      before.phones.map((each) => each.phone),
    )
  if (before.externalIds) await drop('person_external_ids', 'external_id', before.externalIds)
  if (before.links)
    await drop(
      'links',
      'url',
      before.links.map((each) => each.url),
    )
  if (before.addresses) await dropAddresses(ctx, id, before.addresses)
}

/** From the last change to the first: days that one row told stand before what another row added. */
async function revertTypes(ctx: Context, id: string, newestFirst: Before[]): Promise<void> {
  for (const { typeSpans, contactTypes } of newestFirst) {
    // What somebody was to us before and no longer is stood in no list of the import.
    if (contactTypes)
      await sql`DELETE FROM contact_types WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${id}
        AND until IS NULL AND NOT type = ANY(${contactTypes}::text[])`.execute(ctx.db)
    if (typeSpans) await replaceSpans(ctx, [id], [{ id, typeSpans }])
  }
}

async function dropAddresses(ctx: Context, personId: string, before: Draft['addresses']): Promise<void> {
  const rows = await ctx.db
    .selectFrom('addresses')
    .select(['id', 'label', 'street', 'postalCode', 'city', 'region', 'country', 'free'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', personId)
    .execute()
  const added = rows.filter((row) => !before.some((known) => covers(known, row)))
  await dropRows(ctx, 'addresses', added)
}

function fieldsBefore({ id, fields }: Draft, before: Draft['fields']): FieldWrite[] {
  const there = new Set(before.map((each) => each.fieldId))
  return [
    ...before.map((each) => ({ subjectId: id, ...each })),
    ...fields
      .filter((each) => !there.has(each.fieldId))
      .map(({ fieldId }) => ({ subjectId: id, fieldId, cell: null })),
  ]
}
