import type { ContactType } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Draft } from './draft.rules.ts'

/** The people that these addresses belong to, as drafts by address. They are locked until the step ends. */
export async function findKnown(ctx: Context, emailKeys: string[]): Promise<Map<string, Draft>> {
  const keys = [...new Set(emailKeys)]
  if (keys.length === 0) return new Map()
  const found = await ctx.db
    .selectFrom('personEmails')
    .select(['emailKey', 'personId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('emailKey', '=', sql<string>`ANY(${keys}::text[])`)
    .execute()
  const drafts = await loadDrafts(ctx, [...new Set(found.map((row) => row.personId))])
  return new Map(found.map((row) => [row.emailKey, drafts.get(row.personId)!]))
}

async function loadDrafts(ctx: Context, ids: string[]): Promise<Map<string, Draft>> {
  if (ids.length === 0) return new Map()
  const { workspaceId, db } = ctx
  const people = await db
    .selectFrom('people')
    .select(['id', 'name', 'roleTitle', 'timeZone', 'language', 'note', 'organisationId'])
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const organisationIds = [...new Set(people.flatMap((person) => person.organisationId ?? []))]
  const organisations =
    organisationIds.length > 0
      ? await db
          .selectFrom('organisations')
          .select(['id', 'name'])
          .where('workspaceId', '=', workspaceId)
          .where('id', 'in', organisationIds)
          .execute()
      : []
  const emails = await db
    .selectFrom('personEmails')
    .select(['personId', 'email', 'emailKey'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', 'in', ids)
    .orderBy('position')
    .execute()
  const phones = await db
    .selectFrom('personPhones')
    .select(['personId', 'phone', 'phoneKey'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', 'in', ids)
    .orderBy('position')
    .execute()
  const types = await db
    .selectFrom('contactTypes')
    .select(['personId', 'type'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', 'in', ids)
    .where('until', 'is', null)
    .execute()

  const nameOf = new Map(organisations.map((row) => [row.id, row.name]))
  const drafts = new Map<string, Draft>()
  for (const { id, organisationId, ...person } of people) {
    const organisation = organisationId ? (nameOf.get(organisationId) ?? null) : null
    drafts.set(id, {
      id,
      isNew: false,
      line: 0,
      ...person,
      organisation,
      emails: [],
      phones: [],
      contactTypes: [],
      before: {},
    })
  }
  for (const { personId, ...email } of emails) drafts.get(personId)?.emails.push(email)
  for (const { personId, ...phone } of phones) drafts.get(personId)?.phones.push(phone)
  for (const { personId, type } of types) drafts.get(personId)?.contactTypes.push(type as ContactType)
  return drafts
}
