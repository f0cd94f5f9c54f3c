import type { Page } from 'playwright-core'
import { createField } from '@firsthand/contract/crm/fields'
import { createPerson } from '@firsthand/contract/crm/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let workspace: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  const field = { of: 'person', label: 'Seats', type: 'number' } as const
  await callAs(page, createField, field, workspace)
  for (const [name, seats] of [
    ['Ada Small', 3],
    ['Ben Middle', 12],
    ['Cem Large', 90],
  ] as const)
    await callAs(page, createPerson, { name, fields: { seats } }, workspace)
})
afterAll(() => journey?.close())

test('how columns are read is saved, and read so by itself the next time', async () => {
  await upload('one.csv', 'Wer;Was\nNele Brandt;Courier\n')
  await page.getByLabel('What “Wer” is').selectOption({ label: 'Name' })
  await page.getByLabel('What “Was” is').selectOption({ label: 'Organisation' })
  await page.getByRole('button', { name: 'Save for the next file like this' }).click()
  await page.getByLabel('Name of this mapping').fill('From Jo')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByLabel('Read the columns as saved under').waitFor()
  await upload('two.csv', 'Wer;Was\nTobi Akande;Courier\n')
  await page.getByText('Read as you saved it under “From Jo”.').waitFor()
  await page.getByRole('button', { name: 'Back' }).click()
  expect(await page.getByLabel('What “Was” is').inputValue()).toBe('organisation')
  await looksRight(page, 'saved-mapping')
})

test('a saved mapping is left out, and chosen for columns in another order', async () => {
  const choice = page.getByLabel('Read the columns as saved under')
  await choice.selectOption({ label: 'none of these: as they look' })
  await expect.poll(() => page.getByLabel('What “Was” is').inputValue()).not.toBe('organisation')
  await upload('three.csv', 'Was;Wer\nTasca;Ines Costa\n')
  await choice.selectOption({ label: 'From Jo' })
  await expect.poll(() => page.getByLabel('What “Was” is').inputValue()).toBe('organisation')
  expect(await page.getByLabel('What “Wer” is').inputValue()).toBe('name')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Import one person' }).click()
  await page.getByRole('heading', { name: 'The people are here' }).waitFor()
})

test('the people of an import are shown, and nobody else', async () => {
  await page.getByRole('button', { name: 'See the people' }).click()
  await page.getByRole('link', { name: 'Ines Costa' }).waitFor()
  await page.getByRole('main').getByText('from three.csv').waitFor()
  expect(await page.getByRole('row').count()).toBe(2)
})

test('a wrong mapping is deleted, and comes back', async () => {
  await page.goto(`/w/${workspace}/imports`)
  const section = page.getByRole('region', { name: 'Saved mappings' })
  await section.getByText('Wer, Was').waitFor()
  await looksRight(page, 'saved-mappings')
  await section.getByRole('button', { name: 'Delete the mapping From Jo' }).click()
  await page.getByText('The mapping From Jo is deleted.').waitFor()
  await section.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await section.getByText('Wer, Was').waitFor()
})

test('people are narrowed to a range of a field', async () => {
  await page.goto(`/w/${workspace}/people`)
  await page.getByRole('main').getByRole('button', { name: 'Filter' }).click()
  await page.getByLabel('What', { exact: true }).first().fill('Seats')
  await page.getByRole('option', { name: 'Seats' }).click()
  await page.getByLabel('How', { exact: true }).first().click()
  await page.getByRole('option', { name: 'between' }).click()
  await page.getByLabel('From').fill('5')
  expect(await page.getByRole('button', { name: 'Add the filter' }).isDisabled()).toBe(true)
  await page.getByLabel('To', { exact: true }).fill('20')
  await page.getByRole('button', { name: 'Add the filter' }).click()
  await page.getByText('Seats between 5 and 20').waitFor()
  await page.getByRole('link', { name: 'Cem Large' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Ben Middle' }).waitFor()
})

async function upload(name: string, text: string) {
  await page.goto(`/w/${workspace}/imports/new`)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}
