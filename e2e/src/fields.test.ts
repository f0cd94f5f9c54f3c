import { loadExample } from '@firsthand/contract/discovery/today'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { createPerson, listPeople, showPerson } from '@firsthand/contract/crm/people'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney, shown } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let own: string
let example: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  own = await journey.claim(page)
  example = (await callAs(page, loadExample, {})).workspaceId
})
afterAll(() => journey?.close())

test('without fields the page of fields says what to do first', async () => {
  await page.goto(`/w/${own}/settings/fields`)
  await page.getByRole('heading', { name: 'No fields of your own yet' }).waitFor()
  await looksRight(page, 'fields-empty')
})

test('a field is added, changed and put away without code', async () => {
  await page.goto(`/w/${example}/settings/fields`)
  await page.getByRole('button', { name: 'Add a field to people' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Kind of bicycle')
  await dialog.getByRole('combobox', { name: 'What it holds' }).click()
  await page.getByRole('option', { name: 'Choice' }).click()
  await dialog.getByRole('textbox', { name: 'Choices' }).fill('cargo\nsteel\nelectric')
  await looksRight(page, 'field-add')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('cargo, steel, electric').waitFor()
  await looksRight(page, 'fields')
})

test('its values are chosen on the page of a person, and removing one in use asks what replaces it', async () => {
  await openPerson('Tobi Oduya')
  await page.getByRole('combobox', { name: 'Kind of bicycle' }).click()
  await page.getByRole('option', { name: 'cargo' }).click()
  await page.getByRole('button', { name: 'Pays a month: £420.00. Change' }).click()
  await page.getByRole('textbox', { name: 'Pays a month' }).fill('1.234,5 €')
  await page.keyboard.press('Enter')
  await page.getByText('Pays a month is in GBP').waitFor()
  await page.getByRole('textbox', { name: 'Pays a month' }).fill('435')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Pays a month: £435.00. Change' }).waitFor()
  await page.goto(`/w/${example}/settings/fields`)
  await page.getByRole('button', { name: 'Change Kind of bicycle' }).click()
  await page.getByRole('button', { name: 'Remove cargo' }).click()
  await page.getByText('cargo is used 1 times').waitFor()
  await looksRight(page, 'field-change')
})

test('a person has notes, links, dated types and a clock that says from where it is known', async () => {
  await openPerson('Tobi Oduya')
  await page.getByText('Call between').waitFor()
  await page.getByRole('button', { name: 'Write a note' }).click()
  await page.getByRole('textbox', { name: 'Write a note' }).fill('Moved the till to the window.')
  await page.getByRole('button', { name: 'Keep' }).click()
  await shown(page, 'Moved the till to the window.').waitFor()
  await page.getByRole('link', { name: 'LinkedIn' }).waitFor()
  await page.getByText('there now · as they said').waitFor()
  await looksRight(page, 'person-details')
  await page.getByRole('button', { name: 'Dates and past types' }).click()
  await page.getByRole('dialog').getByLabel('Since').first().waitFor()
  await looksRight(page, 'person-types')
})

test('another contact type leaves the times of the others as they were, and one taken away has an end', async () => {
  const types = [
    { type: 'buyer' as const, since: '2020-01-01', until: '2021-12-31' },
    { type: 'buyer' as const, since: '2024-01-01' },
  ]
  const who = { name: 'Ada Twicebuyer', contactTypes: types }
  const { id: person } = await callAs(page, createPerson, who, own)
  const spans = async () =>
    (await callAs(page, showPerson, { person }, own)).contactTypeSpans.map(
      ({ type, since, until }) =>
        `${type} ${since ?? ''}–${until && until > '2022' ? 'ended' : (until ?? '')}`,
    )
  await page.goto(`/w/${own}/people/${person}`)
  await page.getByRole('combobox', { name: 'Contact type' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'lead', exact: true }).click()
  await expect
    .poll(async () => (await spans()).toSorted())
    .toEqual(['buyer 2020-01-01–2021-12-31', 'buyer 2024-01-01–', 'lead –'])
  await page.getByRole('option', { name: 'buyer', exact: true }).click()
  await expect
    .poll(async () => (await spans()).toSorted())
    .toEqual(['buyer 2020-01-01–2021-12-31', 'buyer 2024-01-01–ended', 'lead –'])
})

test('an organisation has what people have, and domains', async () => {
  const { items } = await callAs(page, listOrganisations, { q: 'Oduya' }, example)
  await page.goto(`/w/${example}/organisations/${items[0]!.id}`)
  await page.getByRole('button', { name: 'E-mail domains: oduyas.example. Change' }).waitFor()
  await page.getByRole('button', { name: 'Seats: 38 seats. Change' }).waitFor()
  await looksRight(page, 'organisation-details')
})

test('the list of organisations shows their fields, and is narrowed and sorted by them', async () => {
  await page.goto(`/w/${example}/organisations`)
  const table = page.getByRole('grid', { name: 'Organisations' })
  await table.getByText('38 seats').waitFor()
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('combobox', { name: 'What' }).click()
  await page.getByRole('option', { name: 'Seats' }).click()
  await page.getByRole('combobox', { name: 'How' }).click()
  await page.getByRole('option', { name: 'more than' }).click()
  await page.getByRole('textbox', { name: 'Value' }).fill('37')
  await looksRight(page, 'organisations-filter')
  await page.getByRole('button', { name: 'Add the filter' }).click()
  await page.getByText('Seats more than 37 seats', { exact: true }).waitFor()
  await table.getByRole('button', { name: 'Seats' }).click()
  await page.getByRole('columnheader', { name: 'Seats' }).and(page.locator('[aria-sort=ascending]')).waitFor()
  await table.getByText('38 seats').waitFor()
  await looksRight(page, 'organisations-narrowed')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Seats' }).uncheck()
  await table.getByText('38 seats').waitFor({ state: 'detached' })
})

test('whom we talk to is told from who uses it', async () => {
  await page.goto(`/w/${example}/people/mix`)
  await page.getByText('Buy or pay, and do not use it', { exact: true }).waitFor()
  await looksRight(page, 'contact-mix')
})

async function openPerson(name: string) {
  const { items } = await callAs(page, listPeople, { q: name }, example)
  await page.goto(`/w/${example}/people/${items.find((person) => person.name === name)!.id}`)
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}
