import { type FieldType, type FieldValues, createField } from '@firsthand/contract/crm/fields'
import { type PersonView, createPerson, listPeople, showPerson } from '@firsthand/contract/crm/people'
import { listOrganisations, updateOrganisation } from '@firsthand/contract/crm/organisations'
import { claimInstallation } from '@firsthand/contract/platform/accounts'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { createSetupToken } from '../../platform/accounts/setup-link.ts'
import { importing } from '../imports/testing.ts'

let world: World
let visitor: ReturnType<typeof createVisitor>
let workspace: string
let imports: ReturnType<typeof importing>

const fields: { label: string; type: FieldType; choices?: string[]; currency?: string }[] = [
  { label: 'Plan', type: 'choice', choices: ['Free, for ever', 'Team'] },
  { label: 'Yearly worth', type: 'money', currency: 'EUR' },
  { label: 'Seats', type: 'number' },
  { label: 'Renews on', type: 'date' },
  { label: 'Looked after by', type: 'person' },
  // Called like something that every person has.
  { label: 'Position', type: 'text' },
  { label: 'Motto', type: 'text' },
]

const ofOrganisations: typeof fields = [
  { label: 'Branch', type: 'text' },
  { label: 'Yearly worth', type: 'money', currency: 'EUR' },
  { label: 'Customer since', type: 'date' },
  { label: 'Size', type: 'choice', choices: ['Small', 'Large'] },
  { label: 'Our champion', type: 'person' },
]

beforeAll(async () => {
  world = await openWorld()
  imports = importing(world)
  visitor = createVisitor(await world.listen())
  const token = (await createSetupToken(world.application.services.app))!
  const olga = { name: 'Olga', email: 'olga@bramble.example', password: 'a bicycle at night' }
  workspace = (await visitor.send(claimInstallation, { ...olga, workspace: 'Olga’s', token })).body
    .workspaceId
  for (const field of fields) {
    await visitor.send(createField, { of: 'person', ...field }, { workspace })
    await world.call(imports.member, createField, { of: 'person', ...field })
  }
  for (const field of ofOrganisations) {
    await visitor.send(createField, { of: 'organisation', ...field }, { workspace })
    await world.call(imports.member, createField, { of: 'organisation', ...field })
  }
  const mara = await add({
    name: 'Mara Voss',
    emails: [{ email: 'mara@voss.example' }, { email: 'mara@home.example' }],
    phones: [{ phone: '+49 30 1234567' }, { phone: '+49 30 7654321' }],
    roleTitle: 'Head of forestry',
    organisation: { name: 'Ünal & Söhne' },
    contactTypes: [
      { type: 'buyer', since: '2024-03-04' },
      { type: 'end_user' },
      { type: 'lead', since: '2020-01-02', until: '2020-12-31' },
      { type: 'partner', since: '2025-01-01', until: '2999-12-31' },
      { type: 'lead', until: '2019-06-30' },
    ],
    timeZone: 'Europe/Berlin',
    language: 'de',
    cadenceDays: 30,
    note: 'Met at the fair.\n=1+1 is what she said, "twice"; and more.',
    fields: {
      plan: 'Free, for ever',
      yearly_worth: { amountMinor: 123_400, currency: 'EUR', exponent: 2 },
      seats: 1.234,
      renews_on: '2027-03-04',
      position: 'at the window',
      motto: '=never twice',
    },
  })
  await add({
    name: '-Ben, the Younger',
    emails: [{ email: 'ben@x.example' }],
    introducedBy: mara.id,
    fields: {
      yearly_worth: { amountMinor: -5, currency: 'EUR', exponent: 2 },
      seats: -2,
      looked_after_by: mara.id,
    },
  })
  await add({
    name: 'Lena Linked',
    pronouns: 'she/her',
    emails: [{ email: 'lena@linked.example', label: 'work' }],
    phones: [{ phone: '+49 30 555666', label: 'mobile' }],
    links: [{ url: 'https://voss.example/about', label: 'blog' }, { url: 'https://github.com/voss' }],
    addresses: [
      { label: 'office', street: 'Am Wald 3', postalCode: '01099', city: 'Dresden', country: 'DE' },
      { street: 'Rue du Bois 7', city: 'Metz', region: 'Lorraine', country: 'FR', free: 'Ring twice.' },
      { label: 'letters', free: 'The blue house\nbehind the mill' },
    ],
  })
  const { items } = (await visitor.send(listOrganisations, {}, { workspace })).body
  const values = {
    branch: '=forestry; "and" wood',
    yearly_worth: { amountMinor: 5_000_000, currency: 'EUR', exponent: 2 },
    customer_since: '2021-07-01',
    size: 'Large',
    our_champion: { id: mara.id },
  }
  await visitor.send(updateOrganisation, { organisation: items[0]!.id, fields: values }, { workspace })
  await add({ name: 'Nobody Reachable', contactTypes: [{ type: 'expert' }] })
})
afterAll(() => world.close())

test('a table of people has a column for each field, and everything else that is known of them', async () => {
  const [ben, lena, mara] = parse(await (await get('csv')).text(), { bom: true, columns: true }) as Record<
    string,
    string
  >[]

  expect(mara).toMatchObject({
    name: 'Mara Voss',
    'organisation.name': 'Ünal & Söhne',
    email: 'mara@voss.example',
    'email 2': 'mara@home.example',
    contactTypes: 'buyer; end_user; partner',
    'contact type': 'lead',
    'contact type since': '2020-01-02',
    'contact type until': '2020-12-31',
    'contact type 2': 'buyer',
    'contact type 2 until': '',
    phone: "'+49 30 1234567",
    'phone 2': "'+49 30 7654321",
    Plan: 'Free, for ever',
    'Yearly worth': '1234.00 EUR',
    Seats: '1.2340',
    'Renews on': '2027-03-04',
    'Field: Position': 'at the window',
    'Organisation: Branch': '\'=forestry; "and" wood',
    'Organisation: Yearly worth': '50000.00 EUR',
    'Organisation: Our champion': 'Mara Voss <mara@voss.example>',
  })
  expect(lena).toMatchObject({
    pronouns: 'she/her',
    'email label': 'work',
    'phone label': 'mobile',
    website: 'https://voss.example/about',
    'website label': 'blog',
    'website 2': 'https://github.com/voss',
    'address label': 'office',
    'address street': 'Am Wald 3',
    'address postal code': '01099',
    'address country': 'DE',
  })
  expect(ben).toMatchObject({
    'introduced by': 'Mara Voss <mara@voss.example>',
    'Looked after by': 'Mara Voss <mara@voss.example>',
  })
  expect(mara).not.toHaveProperty('fields')
})

test('an export imported into another workspace is the same people, without a hand', async () => {
  const { id: _, ...done } = await imports.run(new Uint8Array(await (await get('csv')).arrayBuffer()))

  expect(done).toMatchObject({ peopleCreated: 4, rowsRefused: 0 })
  for (const name of ['Mara Voss', '-Ben, the Younger', 'Lena Linked', 'Nobody Reachable'])
    expect(comparable((await imports.person(name))!)).toEqual(comparable(await before(name)))
  const there = (await visitor.send(listOrganisations, {}, { workspace })).body.items
  const here = (await world.call(imports.member, listOrganisations, {})).items
  expect(here.map(({ name, fields }) => [name, plain(fields)])).toEqual(
    there.map(({ name, fields }) => [name, plain(fields)]),
  )
  expect(here[0]!.fields).toHaveProperty('our_champion')
})

test('a workbook of the same people tells an import nothing new', async () => {
  const done = await imports.run(new Uint8Array(await (await get('xlsx', '&q=x.example')).arrayBuffer()))

  expect(done).toMatchObject({ peopleCreated: 0, peopleUpdated: 0, rowsSkipped: 1, rowsRefused: 0 })
})

test('JSON Lines stay as the list answers them', async () => {
  const [line] = (await (await get('jsonl', '&q=mara%40voss.example')).text()).trim().split('\n')

  expect(JSON.parse(line!)).toMatchObject({ fields: { yearly_worth: { amountMinor: 123_400 } } })
})

const add = async (person: Parameters<typeof visitor.send<typeof createPerson>>[1]) => {
  const { body, status } = await visitor.send(createPerson, person, { workspace })
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

const get = (form: string, more = '') =>
  fetch(
    `${world.address && base()}/api/v1/workspaces/${workspace}/exports/people.list.${form}?sort=name${more}`,
    {
      headers: { cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    },
  )

const base = () => {
  const { port } = world.application.server.address() as { port: number }
  return `http://127.0.0.1:${port}`
}

async function before(name: string): Promise<PersonView> {
  const { items } = (await visitor.send(listPeople, { limit: 50 }, { workspace })).body
  const { id } = items.find((each) => each.name === name)!
  return (await visitor.send(showPerson, { person: id }, { workspace })).body
}

function comparable(person: PersonView) {
  const { name, pronouns, roleTitle, language, timeZone, cadenceDays, note, emails, phones } = person
  return {
    name,
    pronouns,
    roleTitle,
    language,
    timeZone,
    cadenceDays,
    note,
    emails,
    phones,
    links: person.links,
    addresses: person.addresses,
    contactTypes: person.contactTypes.toSorted(),
    spans: person.contactTypeSpans.map(({ type, since, until }) => `${type} ${since} ${until}`).toSorted(),
    organisation: person.organisation?.name,
    introducedBy: person.introducedBy?.introducer.name,
    fields: plain(person.fields),
  }
}

/** People stand under other ids in another workspace. */
function plain(values: FieldValues) {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'object' && 'id' in value ? value.name : value,
    ]),
  )
}
