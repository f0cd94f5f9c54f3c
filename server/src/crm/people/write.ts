import { fail, failCommon } from '@firsthand/contract/core/failure'
import { type PersonInput, createPerson } from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { fold } from '../../platform/search/fold.ts'
import { writeDetails } from '../details/details.ts'
import { textsOf } from '../fields/texts.ts'
import { writeSentFields } from '../fields/write-fields.ts'
import { noteTextsOf } from '../notes/texts.ts'
import { findOrMakeOrganisations } from '../organisations/find-or-make.ts'
import { forgetIntroduction, introduce } from '../referrals/introduce.ts'
import { usualCadence } from '../touchpoints/cadences.ts'
import { nextTouch } from '../touchpoints/next-touch.ts'
import { readSentLists } from './read-sent-lists.ts'
import { writeLists } from './write-lists.ts'

type Fields = Partial<PersonInput>

/** Adds a person; answers the id. */
export async function insertPerson(ctx: Context, { name, ...fields }: PersonInput): Promise<string> {
  const id = ctx.newId()
  const organisationId = await organisationOf(ctx, fields)
  await ctx.db
    .insertInto('people')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      name,
      sortKey: fold(name),
      organisationId: organisationId ?? null,
      ...plainFields(fields),
      ...statedTimeZone(ctx, fields),
      ...(fields.cadenceDays === undefined && { cadenceDays: await usualCadence(ctx, fields.contactTypes) }),
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
      updatedAt: ctx.instant,
    })
    .execute()
  await writeLists(ctx, id, fields)
  await writeDetails(ctx, { of: 'person', id }, fields)
  await writeSentFields(ctx, { of: 'person', id }, fields.fields)
  await writeIntroduction(ctx, id, fields)
  await indexPeople(ctx, [id])
  ctx.record('person.created', { kind: 'person', id }, { after: { name, ...fields } })
  return id
}

/** Changes what is given of a person and leaves the rest. */
export async function changePerson(
  ctx: Context,
  id: string,
  { version, ...fields }: Fields & { version?: number | undefined },
): Promise<void> {
  const before = await ctx.db
    .selectFrom('people')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before || before.erasedAt) failCommon('not_found')
  if (version !== undefined && version !== before.version) failCommon('conflict')
  const organisationId = await organisationOf(ctx, fields)
  const cadenceDays = fields.cadenceDays === undefined ? before.cadenceDays : fields.cadenceDays
  await ctx.db
    .updateTable('people')
    .set({
      ...plainFields(fields),
      ...statedTimeZone(ctx, fields),
      ...(fields.name !== undefined && { name: fields.name, sortKey: fold(fields.name) }),
      ...(organisationId !== undefined && { organisationId }),
      ...(fields.cadenceDays !== undefined && {
        snoozedAt: null,
        nextTouchAt: nextTouch({ ...before, cadenceDays, snoozedAt: null }),
      }),
      updatedAt: ctx.instant,
      version: before.version + 1,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  const listsBefore = await readSentLists(ctx, id, fields)
  await writeLists(ctx, id, fields)
  await writeDetails(ctx, { of: 'person', id }, fields)
  const fieldsBefore = await writeSentFields(ctx, { of: 'person', id }, fields.fields)
  await writeIntroduction(ctx, id, fields)
  await indexPeople(ctx, [id])
  // Who introduced them is told by an event of its own.
  const { introducedBy: _, ...told } = fields
  ctx.record(
    'person.updated',
    { kind: 'person', id },
    {
      before: {
        ...before,
        organisation: before.organisationId,
        ...listsBefore,
        ...(fieldsBefore && { fields: fieldsBefore }),
      },
      after: { ...told, ...(organisationId !== undefined && { organisation: organisationId }) },
    },
  )
}

/** Makes people findable by name, organisation, role, e-mail, note and the text of their fields. */
export async function indexPeople(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await ctx.db
    .selectFrom('people')
    .leftJoin('organisations', (on) =>
      on
        .onRef('organisations.workspaceId', '=', 'people.workspaceId')
        .onRef('organisations.id', '=', 'people.organisationId'),
    )
    .select([
      'people.id',
      'people.name',
      'people.roleTitle',
      'people.note',
      'organisations.name as organisation',
    ])
    .where('people.workspaceId', '=', ctx.workspaceId)
    .where('people.id', 'in', ids)
    .execute()
  const emails = await ctx.db
    .selectFrom('personEmails')
    .select(['personId', 'email'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', ids)
    .execute()
  const texts = await textsOf(ctx, 'person', ids)
  const notes = await noteTextsOf(ctx, 'person', ids)
  await indexEntries(
    ctx,
    rows.map((row) => {
      const own = emails.filter((each) => each.personId === row.id).map((each) => each.email)
      return {
        kind: 'person',
        id: row.id,
        weight: 2,
        text: [
          row.name,
          row.organisation,
          row.roleTitle,
          ...own,
          row.note,
          ...(texts.get(row.id) ?? []),
          ...(notes.get(row.id) ?? []),
        ]
          .filter(Boolean)
          .join(' '),
      }
    }),
  )
}

function plainFields({ pronouns, roleTitle, timeZone, language, note, cadenceDays }: Fields) {
  const all = { pronouns, roleTitle, timeZone, language, note, cadenceDays }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<{
    pronouns: string | null
    note: string
    cadenceDays: number | null
  }>
}

/** What a member writes is what they were told: it stands above whatever a booking says. */
function statedTimeZone(ctx: Context, { timeZone }: Fields) {
  if (timeZone === undefined) return {}
  if (timeZone === null) return { timeZoneSource: null, timeZoneSince: null }
  return { timeZoneSource: 'stated', timeZoneSince: ctx.instant }
}

async function organisationOf(ctx: Context, { organisation }: Fields): Promise<string | null | undefined> {
  if (organisation === undefined || organisation === null) return organisation
  if ('name' in organisation)
    return [...(await findOrMakeOrganisations(ctx, [organisation.name])).values()][0]!
  const found = await ctx.db
    .selectFrom('organisations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', organisation.id)
    .executeTakeFirst()
  return found?.id ?? fail(createPerson, 'organisation_missing')
}

async function writeIntroduction(ctx: Context, personId: string, { introducedBy }: Fields): Promise<void> {
  if (introducedBy === undefined) return
  if (introducedBy === null) return void (await forgetIntroduction(ctx, personId))
  const outcome = await introduce(ctx, { personId, introducerId: introducedBy, stage: 'made' })
  if (outcome !== 'done') fail(createPerson, outcome)
}
