import { defineField } from '../crm/fields/define.ts'
import { organisationKey } from '../crm/organisations/find-or-make.ts'
import { changeOrganisation, indexOrganisation } from '../crm/organisations/write.ts'
import { changePerson, indexPeople } from '../crm/people/write.ts'
import type { Context } from '../platform/context.ts'
import { memberNotes, organisationDetails, ownFields, personDetails } from './bramble/details.ts'
import { bramble } from './bramble/index.ts'
import type { Loading } from './load-people.ts'

/** Fields of Bramble's own with their values, links, addresses and domains, and what members noted. */
export async function loadDetails(ctx: Context, { clock, members, people }: Loading): Promise<void> {
  for (const field of ownFields) await defineField(ctx, field)
  for (const { person, fields, links } of personDetails)
    await changePerson(ctx, people.get(person)!, { fields, ...(links && { links }) })
  const organisations = await findOrganisations(ctx)
  for (const { key, website, place, note } of bramble.organisations) {
    const id = organisations.get(key)
    if (id === undefined) continue
    const own = organisationDetails.find((each) => each.organisation === key)
    await changeOrganisation(ctx, id, {
      note,
      ...(website && { website, domains: [new URL(website).hostname] }),
      addresses: [{ ...noAddress, free: place, country: 'GB' }],
      ...(own && { fields: { ...own.fields, ...(key === 'oduyas' && { trial_until: clock.day(-30) }) } }),
    })
  }
  const rows = memberNotes.flatMap(({ about, member, daysAgo, isPinned = false, text }) => {
    const subject =
      'person' in about
        ? { personId: people.get(about.person)! }
        : { organisationId: organisations.get(about.organisation)! }
    const { workspaceId } = ctx
    const authorId = members.get(member)!
    return [
      { workspaceId, id: ctx.newId(), ...subject, text, authorId, isPinned, createdAt: clock.at(daysAgo) },
    ]
  })
  await ctx.db.insertInto('notes').values(rows).execute()
  for (const { about } of memberNotes) {
    if ('person' in about) await indexPeople(ctx, [people.get(about.person)!])
    else await indexOrganisation(ctx, organisations.get(about.organisation)!)
  }
}

const noAddress = { label: null, street: null, postalCode: null, city: null, region: null }

/** Those that somebody of the example works for: the others are made when somebody does. */
async function findOrganisations(ctx: Context): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('organisations')
    .select(['id', 'nameKey'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  return new Map(
    bramble.organisations.flatMap(({ key, name }) =>
      rows.filter((row) => row.nameKey === organisationKey(name)).map((row) => [key, row.id] as const),
    ),
  )
}
