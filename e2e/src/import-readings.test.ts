import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let workspace: string

const sheet = `Full name;Mail;Customer since;Budget (EUR);Looked after by;Introduced by;Company;Branch;Contact type;Contact type since
Nele Brandt;nele@rides.example;05/04/2026;1.250,00;Tobi Akande;;Rapid Rides;Couriers;buyer;2024-05-06
Tobi Akande;tobi@rides.example;03/02/2025;;;;;;;
Wrong Row;wrong at rides.example;01/02/2024;300;tobi@rides.example;Tobi Akande;;;;
`

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
})
afterAll(() => journey?.close())

test('a column of days that can be read two ways is asked about before the import goes on', async () => {
  await page.goto(`${journey.url}/w/${workspace}/imports/new`)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await page.getByRole('heading', { name: 'What is in each column?' }).waitFor()
  await makeField('Customer since', 'Date')
  await page.getByText('Say how “Customer since” is written').waitFor()
  expect(await page.getByRole('button', { name: 'Go on' }).isDisabled()).toBe(true)
  await makeField('Budget (EUR)', 'Money')
  await makeField('Looked after by', 'A person, by name or e-mail')
  await makeField('Branch', 'Text', 'New field of the organisation…')
  expect(await page.getByLabel('How numbers of “Budget (EUR)” are written').inputValue()).toBe(',')
  await looksRight(page, 'import-readings')
  await page
    .getByLabel('How days of “Customer since” are written')
    .selectOption({ label: 'day first: 31.12.2026' })
  await page.getByRole('button', { name: 'Go on' }).click()
})

test('a wrong row is mended before anything is imported', async () => {
  await page.getByText('one row will be left out', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'Mend them here' }).click()
  await page.getByRole('group', { name: 'Line 4' }).getByLabel('Mail').fill('wrong@rides.example')
  await looksRight(page, 'import-mend-before')
  await page.getByRole('button', { name: 'Take the row like this' }).click()
  await page.getByText('One row is taken as you corrected it.').waitFor()
  await page.getByText('Nothing is wrong with any row.').waitFor()
  await looksRight(page, 'import-mended')
  await page.getByRole('button', { name: 'Import 3 people' }).click()
  await page.getByRole('heading', { name: 'The people are here' }).waitFor()
  await page.getByText('One row was corrected before the import.').waitFor()
})

test('the person shows the day, the amount and the person as they were meant', async () => {
  await page.goto(`${journey.url}/w/${workspace}/people`)
  await page.getByRole('link', { name: 'Nele Brandt' }).click()
  await page.getByRole('heading', { name: 'Nele Brandt', level: 1 }).waitFor()
  await page.getByText('1,250.00', { exact: false }).first().waitFor()
  await page.getByRole('link', { name: 'Tobi Akande' }).first().waitFor()
  await page.getByText('buyer since 6 May 2024').waitFor()
})

test('the organisation shows what the file says of it, and which file', async () => {
  await page.getByRole('link', { name: 'Rapid Rides' }).first().click()
  await page.getByRole('heading', { name: 'Rapid Rides', level: 1 }).waitFor()
  await page.getByText('Couriers').first().waitFor()
  await page.getByRole('link', { name: 'From people.csv' }).waitFor()
  await looksRight(page, 'import-organisation')
})

async function makeField(header: string, type: string, choice = 'New field…'): Promise<void> {
  await page.getByLabel(`What “${header}” is`).selectOption({ label: choice })
  const dialog = page.getByRole('dialog', { name: choice })
  await dialog.getByLabel('What it holds').selectOption({ label: type })
  await dialog.getByRole('button', { name: 'Add the field' }).click()
  await dialog.waitFor({ state: 'detached' })
}
