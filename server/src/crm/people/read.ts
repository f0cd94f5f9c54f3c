import type { Context } from '../../platform/context.ts'
import { sql } from 'kysely'
import type * as contract from '@firsthand/contract/crm/people'
import { mayBe } from '../consents/may-be.ts'
import { readDetails } from '../details/details.ts'
import { timeZoneOf } from '../details/time-zone.ts'
import { valuesOf } from '../fields/values.ts'
import { organisationForEmail } from '../organisations/domains.ts'
import { readIntroductions } from '../referrals/read.ts'
import { personRefs } from './refs.ts'

/** Everything that the CRM knows of one person; undefined when there is none. */
export async function readPerson(ctx: Context, id: string): Promise<contract.PersonView | undefined> {
  const { workspaceId, db } = ctx
  const row = await db
    .selectFrom('people')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  const ref = row && (await personRefs(ctx, [id])).get(id)
  if (!row || !ref) return undefined
  const ofPerson = { workspaceId, personId: id }
  const emails = await db
    .selectFrom('personEmails')
    .select(['email', 'label'])
    .where((each) => each.and(ofPerson))
    .orderBy('position')
    .execute()
  const phones = await db
    .selectFrom('personPhones')
    .select(['phone', 'label'])
    .where((each) => each.and(ofPerson))
    .orderBy('position')
    .execute()
  const spans = await db
    .selectFrom('contactTypes')
    .select(['type', 'since', 'until'])
    .where((each) => each.and(ofPerson))
    .orderBy('since')
    .orderBy('type')
    .execute()
  const touches = await db
    .selectFrom('touchpoints')
    .select((each) => [
      each.fn.countAll<number>().as('count'),
      sql<number>`count(*) FILTER (WHERE outcome IS DISTINCT FROM 'no_answer')`.as('talked'),
    ])
    .where((each) => each.and(ofPerson))
    .executeTakeFirstOrThrow()
  const introductions = await readIntroductions(ctx, { ofPerson: id })
  const source = row.importId
    ? await db
        .selectFrom('imports')
        .select(['id', 'fileName'])
        .where('workspaceId', '=', workspaceId)
        .where('id', '=', row.importId)
        .executeTakeFirst()
    : undefined
  return {
    ...ref,
    pronouns: row.pronouns,
    roleTitle: row.roleTitle,
    emails,
    phones,
    mayContact: await mayBe(ctx, id, 'contact'),
    contactTypeSpans: spans as contract.PersonView['contactTypeSpans'],
    ...(await readDetails(ctx, { of: 'person', id })),
    timeZone: row.timeZone,
    timeZoneKnown: await timeZoneOf(ctx, row),
    suggestedOrganisation: row.organisationId ? null : await likelyOrganisation(ctx, emails),
    language: row.language,
    note: row.note,
    fields: (await valuesOf(ctx, 'person', [id])).get(id)!,
    cadenceDays: row.cadenceDays,
    nextTouchAt: row.nextTouchAt,
    touchpointCount: touches.count,
    talkedCount: touches.talked,
    introducedBy: introductions.find((each) => each.person.id === id) ?? null,
    introduced: introductions.filter((each) => each.introducer.id === id),
    importedFrom:
      source && row.importLine !== null
        ? { importId: source.id, fileName: source.fileName, line: row.importLine }
        : null,
    createdAt: row.createdAt,
    archivedAt: row.archivedAt,
    version: row.version,
  }
}

async function likelyOrganisation(ctx: Context, emails: { email: string }[]) {
  for (const { email } of emails) {
    const organisation = await organisationForEmail(ctx, email)
    if (organisation) return organisation
  }
  return null
}
