import { failCommon } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import type { NewPerson, createManyPeople } from '@firsthand/contract/crm/people-many'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { fold } from '../../platform/search/fold.ts'
import { writeValues } from '../fields/values.ts'
import { findOrMakeOrganisations, organisationKey } from '../organisations/find-or-make.ts'
import { usualCadence } from '../touchpoints/cadences.ts'
import { type Candidate, checkMany } from './check-many.ts'

/** Adds many people in a handful of statements, whatever their number. */
export async function createMany(
  ctx: Context,
  { people: sent }: Input<typeof createManyPeople>,
): Promise<Output<typeof createManyPeople>> {
  const people = await checkMany(ctx, sent)
  const organisations = await findOrMakeOrganisations(
    ctx,
    people.flatMap(({ person: { organisation } }) =>
      organisation && 'name' in organisation ? [organisation.name] : [],
    ),
  )
  const organisationOf = ({ organisation }: NewPerson) => {
    if (!organisation) return null
    return 'id' in organisation ? organisation.id : organisations.get(organisationKey(organisation.name))!
  }
  await insertPeople(ctx, people, organisationOf)
  await insertLists(ctx, people).catch(refuseRace)
  const values = people.flatMap(({ id, values: own }) => own.map((each) => ({ subjectId: id, ...each })))
  if (values.length > 0) await writeValues(ctx, 'person', values)
  await indexEntries(ctx, people.map(entryOf), { areNew: true })
  for (const { id, person } of people) ctx.record('person.created', { kind: 'person', id }, { after: person })
  // Told once of all of them, for who looks at the list as a whole.
  ctx.record('people.added', { kind: 'person', id: people[0]!.id }, { after: { count: people.length } })
  return { ids: people.map((each) => each.id) }
}

/** Somebody else gave one of these addresses away at the same moment. Sent again, the answer says which. */
function refuseRace(error: unknown): never {
  if (violates(error, 'person_emails_key') || violates(error, 'person_external_ids_key'))
    failCommon('conflict')
  throw error
}

async function insertPeople(
  ctx: Context,
  people: Candidate[],
  organisationOf: (person: NewPerson) => string | null,
): Promise<void> {
  const { instant } = ctx
  const cadences = await cadencesOf(ctx, people)
  await insertRows(ctx, 'people', {
    shared: { createdBy: ctx.member?.id ?? null, createdAt: instant, updatedAt: instant },
    types: {
      id: 'uuid',
      name: 'text',
      sortKey: 'text',
      pronouns: 'text',
      organisationId: 'uuid',
      roleTitle: 'text',
      timeZone: 'text',
      timeZoneSource: 'text',
      timeZoneSince: 'timestamptz',
      language: 'text',
      note: 'text',
      cadenceDays: 'int4',
    },
    rows: people.map(({ id, person }) => ({
      id,
      name: person.name,
      sortKey: fold(person.name),
      pronouns: person.pronouns,
      organisationId: organisationOf(person),
      roleTitle: person.roleTitle,
      timeZone: person.timeZone,
      timeZoneSource: person.timeZone ? 'stated' : null,
      timeZoneSince: person.timeZone ? instant : null,
      language: person.language,
      note: person.note ?? '',
      cadenceDays: cadences.get(typesKey(person)),
    })),
  })
}

async function cadencesOf(ctx: Context, people: Candidate[]): Promise<Map<string, number | null>> {
  const days = new Map<string, number | null>()
  for (const { person } of people)
    if (!days.has(typesKey(person))) days.set(typesKey(person), await usualCadence(ctx, person.contactTypes))
  return days
}

function typesKey({ contactTypes = [] }: NewPerson): string {
  return contactTypes.map(({ type, until }) => `${type} ${until ?? ''}`).join()
}

async function insertLists(ctx: Context, people: Candidate[]): Promise<void> {
  const owner = { id: 'uuid', personId: 'uuid' } as const
  const rowsOf = <Item extends object>(of: (candidate: Candidate) => Item[]) =>
    people.flatMap((candidate) =>
      of(candidate).map((item, position) => ({ id: ctx.newId(), personId: candidate.id, position, ...item })),
    )
  await insertRows(ctx, 'personEmails', {
    shared: {},
    types: {
      ...owner,
      position: 'int4',
      email: 'text',
      emailKey: 'text',
      isShared: 'bool',
      label: 'text',
    },
    rows: rowsOf((candidate) => candidate.emails),
  })
  await insertRows(ctx, 'personPhones', {
    shared: {},
    types: { ...owner, position: 'int4', phone: 'text', phoneKey: 'text', label: 'text' },
    rows: rowsOf((candidate) => candidate.phones),
  })
  await insertRows(ctx, 'contactTypes', {
    shared: {},
    types: { ...owner, type: 'text', since: 'date', until: 'date' },
    rows: rowsOf(({ person }) => person.contactTypes ?? []),
  })
  await insertRows(ctx, 'personExternalIds', {
    shared: {},
    types: { ...owner, externalId: 'text' },
    rows: rowsOf(({ person }) => (person.externalId ? [{ externalId: person.externalId }] : [])),
  })
}

function entryOf({ id, person, emails }: Candidate) {
  const { name, organisation, roleTitle, note } = person
  const words = [
    name,
    organisation && 'name' in organisation ? organisation.name : null,
    roleTitle,
    ...emails.map((each) => each.email),
    note,
  ]
  return { kind: 'person', id, weight: 2, text: words.filter(Boolean).join(' ') }
}
