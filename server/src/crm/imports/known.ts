import type { ContactType } from '@firsthand/contract/crm/people'
import type { ImportOptions } from '@firsthand/contract/crm/imports'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { detailsOfPeople, reachOfPeople } from '../details/of-people.ts'
import type { FieldCell } from '../fields/parse-value.ts'
import { organisationKey } from '../organisations/find-or-make.ts'
import { isSharedMailbox } from '../people/shared-mailboxes.ts'
import type { Draft } from './draft.rules.ts'
import type { RowPerson } from './import-row.ts'
import { loadSpans } from './known-spans.ts'

/** People we know by what a row can find them by. */
export type Known = Map<string, Draft[]>

/**
 * By what a row finds people: addresses and names of other systems always, the rest as the import was told. An address of
 * a whole office says who somebody is only beside the name.
 */
export function keysOf(
  { emails, phones, externalId, name, organisation }: RowPerson,
  matchBy: ImportOptions['matchBy'],
): string[] {
  const keys = emails.map(({ emailKey }) =>
    isSharedMailbox(emailKey) ? sharedKey(emailKey, fold(name)) : `email ${emailKey}`,
  )
  if (externalId !== null) keys.push(`external ${externalId}`)
  if (matchBy === 'phone') for (const { phoneKey } of phones) if (phoneKey) keys.push(`phone ${phoneKey}`)
  if (matchBy === 'name_organisation') keys.push(nameKey(name, organisation))
  return keys
}

function nameKey(name: string, organisation: string | null): string {
  return `name ${fold(name)}\n${organisation === null ? '' : organisationKey(organisation)}`
}

function sharedKey(emailKey: string, sortKey: string): string {
  return `shared ${emailKey}\n${sortKey}`
}

type Wanted = { people: RowPerson[]; matchBy: ImportOptions['matchBy']; importId: string; fieldIds: string[] }

/** The people that rows may mean, as drafts by key. They are locked until the step ends, in the order of their ids. */
export async function findKnown(
  ctx: Context,
  { people, matchBy, importId, fieldIds }: Wanted,
): Promise<Known> {
  const emails = unique(people.flatMap((person) => person.emails.map((each) => each.emailKey)))
  const [shared, own] = [emails.filter(isSharedMailbox), emails.filter((key) => !isSharedMailbox(key))]
  const external = unique(people.flatMap((person) => person.externalId ?? []))
  const phones =
    matchBy === 'phone'
      ? unique(people.flatMap((person) => person.phones.flatMap((each) => each.phoneKey ?? [])))
      : []
  const names = matchBy === 'name_organisation' ? unique(people.map((person) => fold(person.name))) : []

  const found = [
    ...(await idsBy(ctx, 'email', own)),
    ...(await idsByShared(ctx, shared, people)),
    ...(await idsBy(ctx, 'external', external)),
    ...(await idsBy(ctx, 'phone', phones)),
  ]
  const named = await idsByName(ctx, names)
  const drafts = await loadDrafts(ctx, unique([...found, ...named].map((row) => row.id)), {
    importId,
    fieldIds,
  })
  if (people.some(({ typeSpans }) => typeSpans.length > 0) && drafts.size > 0) await loadSpans(ctx, drafts)
  const haveDetails = people.some(({ links, addresses }) => links.length > 0 || addresses.length > 0)
  if (haveDetails && drafts.size > 0)
    for (const [id, details] of await detailsOfPeople(ctx, [...drafts.keys()]))
      Object.assign(drafts.get(id)!, details)
  const known: Known = new Map()
  for (const { key, id } of found) remember(known, key, drafts.get(id)!)
  for (const { id } of named) {
    const draft = drafts.get(id)!
    remember(known, nameKey(draft.name, draft.organisation), draft)
  }
  return known
}

export function remember(known: Known, key: string, draft: Draft): void {
  const there = known.get(key)
  if (!there) known.set(key, [draft])
  else if (!there.includes(draft)) there.push(draft)
}

const tables = {
  email: { table: 'person_emails', column: 'email_key' },
  phone: { table: 'person_phones', column: 'phone_key' },
  external: { table: 'person_external_ids', column: 'external_id' },
} as const

async function idsBy(ctx: Context, kind: keyof typeof tables, keys: string[]) {
  if (keys.length === 0) return []
  const { table, column } = tables[kind]
  const { rows } = await sql<{ key: string; id: string }>`
    SELECT ${sql.ref(column)} AS key, person_id AS id FROM ${sql.table(table)}
    WHERE workspace_id = ${ctx.workspaceId} AND ${sql.ref(column)} = ANY(${keys}::text[])`.execute(ctx.db)
  return rows.map(({ key, id }) => ({ key: `${kind} ${key}`, id }))
}

/** Whoever has an address that many may have, and the name of a row. */
async function idsByShared(ctx: Context, emailKeys: string[], people: RowPerson[]) {
  if (emailKeys.length === 0) return []
  const wanted = new Set(emailKeys)
  const names = unique(
    people.flatMap(({ name, emails }) =>
      emails.some(({ emailKey }) => wanted.has(emailKey)) ? fold(name) : [],
    ),
  )
  const { rows } = await sql<{ emailKey: string; sortKey: string; id: string }>`
    SELECT e.email_key, p.sort_key, p.id FROM person_emails e
    JOIN people p ON p.workspace_id = e.workspace_id AND p.id = e.person_id
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.email_key = ANY(${emailKeys}::text[])
      AND p.sort_key = ANY(${names}::text[])`.execute(ctx.db)
  return rows.map(({ emailKey, sortKey, id }) => ({ key: sharedKey(emailKey, sortKey), id }))
}

async function idsByName(ctx: Context, names: string[]): Promise<{ id: string }[]> {
  if (names.length === 0) return []
  return ctx.db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('sortKey', '=', sql<string>`ANY(${names}::text[])`)
    .limit(5_000)
    .execute()
}

export async function loadDrafts(
  ctx: Context,
  ids: string[],
  { importId, fieldIds }: { importId: string; fieldIds: string[] },
): Promise<Map<string, Draft>> {
  if (ids.length === 0) return new Map()
  const { workspaceId, db } = ctx
  const people = await db
    .selectFrom('people')
    .select(['id', 'name', 'pronouns', 'roleTitle', 'timeZone', 'language', 'note', 'organisationId'])
    .select(['timeZoneSource', 'timeZoneSince', 'cadenceDays'])
    .select(['importId', 'version', 'archivedAt'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  const drafts = new Map<string, Draft>()
  const nameOf = await namesOfOrganisations(
    ctx,
    unique(people.flatMap((person) => person.organisationId ?? [])),
  )
  for (const { id, organisationId, importId: madeBy, version, archivedAt, ...person } of people) {
    drafts.set(id, {
      id,
      isNew: false,
      line: 0,
      ...person,
      organisation: organisationId ? (nameOf.get(organisationId) ?? null) : null,
      emails: [],
      phones: [],
      links: [],
      addresses: [],
      contactTypes: [],
      typeSpans: [],
      externalIds: [],
      fields: [],
      isArchived: archivedAt !== null,
      isOfThisImport: madeBy === importId,
      version: madeBy === importId && version === 1 ? 1 : version + 1,
      before: {},
    })
  }
  await loadLists(ctx, drafts)
  if (fieldIds.length > 0) await loadFields(ctx, drafts, fieldIds)
  return drafts
}

async function namesOfOrganisations(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function loadLists(ctx: Context, drafts: Map<string, Draft>): Promise<void> {
  const { db, workspaceId } = ctx
  const ids = [...drafts.keys()]
  const of = sql<string>`ANY(${ids}::uuid[])`
  for (const [id, reach] of await reachOfPeople(ctx, ids)) Object.assign(drafts.get(id)!, reach)
  const types = await db
    .selectFrom('contactTypes')
    .select(['personId', 'type'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', of)
    .where('until', 'is', null)
    .execute()
  const external = await db
    .selectFrom('personExternalIds')
    .select(['personId', 'externalId'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', of)
    .execute()
  for (const { personId, type } of types) drafts.get(personId)?.contactTypes.push(type as ContactType)
  for (const { personId, externalId } of external) drafts.get(personId)?.externalIds.push(externalId)
}

async function loadFields(ctx: Context, drafts: Map<string, Draft>, fieldIds: string[]): Promise<void> {
  const rows = await ctx.db
    .selectFrom('fieldValues')
    .select(['personId', 'fieldId', 'textValue', 'textKey', 'numberValue', 'dateValue', 'choiceId'])
    .select(['amountMinor', 'currency', 'exponent', 'referredId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', sql<string>`ANY(${[...drafts.keys()]}::uuid[])`)
    .where('fieldId', 'in', fieldIds)
    .execute()
  // Of any precision in the database, and so as text; a cell of a file is compared with it as a number.
  for (const { personId, fieldId, numberValue, ...cell } of rows)
    drafts.get(personId!)?.fields.push({
      fieldId,
      cell: { ...cell, numberValue: numberValue === null ? null : Number(numberValue) } as FieldCell,
    })
}

function unique<Item>(items: Item[]): Item[] {
  return [...new Set(items)]
}
