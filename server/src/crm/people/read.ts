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
  const [emails, phones, spans, touches, introductions, source, mayContact, details, timeZoneKnown, fields] =
    await Promise.all([
      db
        .selectFrom('personEmails')
        .select(['email', 'label'])
        .where((each) => each.and(ofPerson))
        .orderBy('position')
        .execute(),
      db
        .selectFrom('personPhones')
        .select(['phone', 'label'])
        .where((each) => each.and(ofPerson))
        .orderBy('position')
        .execute(),
      db
        .selectFrom('contactTypes')
        .select(['type', 'since', 'until'])
        .where((each) => each.and(ofPerson))
        .orderBy('since')
        .orderBy('type')
        .execute(),
      db
        .selectFrom('touchpoints')
        .select((each) => [
          each.fn.countAll<number>().as('count'),
          sql<number>`count(*) FILTER (WHERE outcome IS DISTINCT FROM 'no_answer')`.as('talked'),
          each.fn.min<string | null>('at').as('first'),
        ])
        .where((each) => each.and(ofPerson))
        .executeTakeFirstOrThrow(),
      readIntroductions(ctx, { ofPerson: id }),
      row.importId ? importOf(ctx, row.importId) : undefined,
      mayBe(ctx, id, 'contact'),
      readDetails(ctx, { of: 'person', id }),
      timeZoneOf(ctx, row),
      valuesOf(ctx, 'person', [id]),
    ])
  return {
    ...ref,
    pronouns: row.pronouns,
    roleTitle: row.roleTitle,
    emails,
    phones,
    mayContact,
    contactTypeSpans: spans as contract.PersonView['contactTypeSpans'],
    ...details,
    timeZone: row.timeZone,
    timeZoneKnown,
    suggestedOrganisation: row.organisationId ? null : await likelyOrganisation(ctx, emails),
    language: row.language,
    note: row.note,
    fields: fields.get(id)!,
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
    knownSince: touches.first && touches.first < row.createdAt ? touches.first : row.createdAt,
    createdAt: row.createdAt,
    archivedAt: row.archivedAt,
    version: row.version,
  }
}

function importOf(ctx: Context, id: string) {
  return ctx.db
    .selectFrom('imports')
    .select(['id', 'fileName'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

async function likelyOrganisation(ctx: Context, emails: { email: string }[]) {
  for (const { email } of emails) {
    const organisation = await organisationForEmail(ctx, email)
    if (organisation) return organisation
  }
  return null
}
