import { undoBulkEdit, startBulkEdit } from '@firsthand/contract/crm/bulk'
import { listDuplicates, scanDuplicates } from '@firsthand/contract/crm/duplicates'
import { createField } from '@firsthand/contract/crm/fields'
import { createList } from '@firsthand/contract/crm/lists'
import { createOrganisation } from '@firsthand/contract/crm/organisations'
import { createPerson, updatePerson } from '@firsthand/contract/crm/people'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let workspace: string
const people: string[] = []

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  await callAs(page, createField, { of: 'person', label: 'Seats', type: 'number' }, workspace)
  for (const [name, type, language, email] of [
    ['Nele Brandt', 'end_user', 'de', 'nele@rides.example'],
    ['Tobi Akande', 'buyer', 'en', 'tobi@rides.example'],
    ['Ines Costa', 'buyer', 'pt', 'ines@tasca.example'],
    ['Ines  Costa', 'payer', 'pt', 'ines.costa@tasca.example'],
  ] as const) {
    const { id } = await callAs(
      page,
      createPerson,
      {
        name,
        language,
        emails: [{ email }],
        phones: name.startsWith('Ines') ? [{ phone: '+351 21 123 4567' }] : [],
        contactTypes: [{ type }],
        fields: { seats: people.length + 1 },
      },
      workspace,
    )
    people.push(id)
  }
  await callAs(
    page,
    createList,
    {
      name: 'Buyers',
      filter: { match: 'all', conditions: [{ what: 'contactType', value: ['buyer'] }] },
      shared: true,
    },
    workspace,
  )
})
afterAll(() => journey?.close())

const main = () => page.getByRole('main')
const row = (name: string) => page.getByRole('row', { name })

test('a group of conditions stands within the others, and is opened by its chip', async () => {
  await page.goto(`${journey.url}/w/${workspace}/people`)
  await row('Nele Brandt').waitFor()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await choose('end user')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('button', { name: 'Add a group of conditions' }).click()
  await choose('buyer')
  await choose('payer')
  await page.getByText('A group of conditions').waitFor()
  await looksRight(page, 'people-filter-group')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'is now buyer or is now payer', exact: true }).waitFor()
  await row('Nele Brandt').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('radiogroup', { name: 'Must hold' }).getByText('any of these').click()
  await page.keyboard.press('Escape')
  await row('Nele Brandt').waitFor()
  await row('Tobi Akande').waitFor()
  await looksRight(page, 'people-filtered-groups')
})

test('the filter of a saved list is changed where it is seen', async () => {
  await page.goto(`${journey.url}/w/${workspace}/people/lists`)
  await page.getByRole('button', { name: 'What can be done with Buyers' }).click()
  await page.getByRole('menuitem', { name: 'Change its filter' }).click()
  await page.getByText('You are changing the filter of the list “Buyers”').waitFor()
  await page.getByRole('button', { name: 'is now buyer', exact: true }).click()
  await choose('end user')
  await page.getByRole('button', { name: 'Done' }).click()
  await row('Nele Brandt').waitFor()
  await looksRight(page, 'people-list-changing')
  await page.getByRole('button', { name: 'Save the filter' }).click()
  await page.getByText('The list Buyers is saved.').waitFor()
  await page.getByText('on Buyers').waitFor()
  await row('Nele Brandt').waitFor()
})

test('whom taking a change back left alone is named, with the reason', async () => {
  const edit = await callAs(
    page,
    startBulkEdit,
    { scope: { people: people.slice(0, 2) }, change: { change: 'set_cadence', cadenceDays: 90 } },
    workspace,
  )
  await callAs(page, updatePerson, { person: people[0]!, cadenceDays: 7 }, workspace)
  await callAs(page, undoBulkEdit, { edit: edit.id }, workspace)
  await page.goto(`${journey.url}/w/${workspace}/people/lists`)
  await page.getByRole('button', { name: 'Who stayed' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who stayed as they are' })
  await dialog.getByText('was changed to every 90 days; somebody made it every 7 days since').waitFor()
  await looksRight(page, 'bulk-spared')
  await page.keyboard.press('Escape')
})

test('open pairs are counted beside the menu, and each custom field is chosen in a merge', async () => {
  await callAs(page, scanDuplicates, {}, workspace)
  await expect.poll(async () => (await callAs(page, listDuplicates, {}, workspace)).items.length).toBe(1)
  await page.goto(`${journey.url}/w/${workspace}/people`)
  await main().getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Duplicates 1 open' }).click()
  await page.getByRole('radio', { name: 'Seats: 4' }).check()
  await looksRight(page, 'duplicates-fields')
})

async function choose(type: string): Promise<void> {
  await page.getByLabel('Value').first().click()
  await page.getByRole('option', { name: type }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add the filter' }).click()
}

test('organisations are kept together in lists too: by a filter, and by hand', async () => {
  for (const name of ['Alder Bakery', 'Birch Bakery', 'Cargo Rides'])
    await callAs(page, createOrganisation, { name }, workspace)
  const bakeries = { match: 'all', conditions: [{ what: 'name', how: 'contains', value: 'bakery' }] }
  await page.goto(`/w/${workspace}/organisations?filter=${encodeURIComponent(JSON.stringify(bakeries))}`)
  await page.getByRole('row', { name: /Birch Bakery/ }).waitFor()
  await page.getByRole('button', { name: 'Lists', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save this filter as a list' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save a list' })
  await dialog.getByLabel('Name').fill('Bakeries')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('The list Bakeries is saved.').waitFor()

  await page.goto(`/w/${workspace}/organisations`)
  for (const name of ['Alder Bakery', 'Cargo Rides'])
    await page.getByRole('row', { name }).getByRole('checkbox').check()
  await expectNoViolations(page)
  await picture(page, 'organisations-chosen')
  await page.getByRole('button', { name: 'Put on a list …' }).click()
  const put = page.getByRole('dialog', { name: 'Put on a fixed list' })
  await put.getByRole('combobox', { name: 'List' }).click()
  await page.getByRole('option', { name: 'A new list …' }).click()
  await put.getByRole('button', { name: 'Put on it' }).click()
  await dialog.getByLabel('Name').fill('Visited')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('The list Visited is saved.').waitFor()

  await page.goto(`/w/${workspace}/organisations/lists`)
  await page.getByRole('row', { name: /Bakeries.*live.*2/ }).waitFor()
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'organisation-lists')
  await page.getByRole('link', { name: 'Bakeries' }).click()
  await page.getByRole('button', { name: 'Lists', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Change the filter of Bakeries' }).click()
  const bar = page.getByRole('group', { name: /changing the filter of the list “Bakeries”/ })
  await bar.waitFor()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByLabel('What', { exact: true }).first().fill('name')
  await page.getByRole('option', { name: 'name', exact: true }).click()
  await page.getByRole('textbox', { name: 'Value' }).fill('birch')
  await page.getByRole('button', { name: 'Add the filter' }).click()
  const alder = page.getByRole('row', { name: /Alder Bakery/ })
  await alder.waitFor({ state: 'detached' })
  await bar.getByRole('button', { name: 'Save the filter' }).click()
  await bar.waitFor({ state: 'detached' })
  await page.getByText('is on Bakeries').waitFor()
  await page.getByRole('row', { name: /Birch Bakery/ }).waitFor()
  await alder.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Lists', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Visited' }).click()
  await page.getByText('is on Visited').waitFor()
  await page
    .getByRole('row', { name: /Cargo Rides/ })
    .getByRole('checkbox')
    .check()
  await page.getByRole('button', { name: 'Take off this list' }).click()
  await page.getByText('1 organisation taken off the list.').waitFor()
  await page.getByRole('row', { name: /Cargo Rides/ }).waitFor({ state: 'detached' })
  await picture(page, 'organisation-list-shown')
  await page.getByRole('link', { name: 'Alder Bakery' }).first().click()
  await page.getByRole('link', { name: 'Visited' }).waitFor()
})

test('lists that do not come say why, and come when they are asked for again', async () => {
  const unreachable = 'Firsthand does not answer right now.'
  const lists = /\/api\/.*\/organisation-lists/
  await page.goto(`/w/${workspace}/organisations`)
  await page.route(lists, (route) => route.abort())
  await page.getByRole('button', { name: 'Lists', exact: true }).click()
  const menu = page.getByRole('menu')
  await menu.getByText('Looking for lists').waitFor()
  await menu.getByText(unreachable).waitFor()
  await looksRight(page, 'lists-unreachable')
  await page.unroute(lists)
  await menu.getByRole('menuitem', { name: 'Try again' }).click()
  await menu.getByRole('menuitem', { name: 'Bakeries' }).waitFor()
  await page.keyboard.press('Escape')

  await page.goto(`/w/${workspace}/organisations/lists`)
  await page.getByRole('row', { name: /Bakeries.*live.*1/ }).waitFor()
  await page.route(lists, (route) => route.abort())
  await page.getByRole('button', { name: 'What can be done with Bakeries' }).click()
  await page.getByRole('menuitem', { name: 'Change its filter' }).click()
  await page.getByRole('alert').getByText(unreachable).waitFor()
  await page.unroute(lists)
})

test('the page of a person says which lists they are on, wide and narrow, and why it cannot', async () => {
  const [nele, tobi] = people
  const on = (name: string, chosen: string[]) =>
    callAs(page, createList, { name, people: chosen, shared: true }, workspace)
  await on('Invited', [nele!])
  await on('Breakfast in May', [nele!])
  await page.goto(`/w/${workspace}/people/${tobi}`)
  await page.getByText('On no list put together by hand.').waitFor()

  await page.goto(`/w/${workspace}/people/${nele}`)
  await page.getByText('On the lists Breakfast in May, Invited').waitFor()
  await looksRight(page, 'person-on-lists')
  await page.getByRole('link', { name: 'Invited' }).click()
  await row('Nele Brandt').waitFor()
  await row('Tobi Akande').waitFor({ state: 'detached' })

  const lists = /\/api\/.*\/people\/[^/]+\/lists/
  await page.route(lists, (route) => route.abort())
  await page.goto(`/w/${workspace}/people/${nele}`)
  const refused = page.getByRole('alert').filter({ hasText: 'Firsthand does not answer right now.' })
  await page.getByText('Looking for lists').waitFor()
  await refused.waitFor()
  await looksRight(page, 'person-lists-unreachable')
  await page.unroute(lists)
  await refused.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('On the lists Breakfast in May, Invited').waitFor()
})
