import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney, shown } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let workspace: string

const sheet = `Full name;Mail;Firma;Job;Introduced by;Tags;City;Website
Nele Brandt;nele@rides.example;Rapid Rides;Night courier;Tobi Akande;end user;Leeds;https://nele.example
Tobi Akande;tobi@rides.example;Rapid Rides;Courier;;end user;;
Ines Costa;ines@tasca.example;Tasca da Ines;Owner;;buyer;;
Wrong Row;not an address;Nowhere;;;;;
João Lima;joao@tasca.example;Tasca da Ines;Cook;Nobody Known;regular;;
`

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
})
afterAll(() => journey?.close())

test('an empty list of people says what to do first', async () => {
  await open('/people')
  await page.getByRole('heading', { name: 'Nobody yet' }).waitFor()
  await looksRight(page, 'people-empty')
  await page.getByRole('main').getByRole('button', { name: 'Import' }).first().click()
  await page.getByRole('heading', { name: 'Which spreadsheet do you have?' }).waitFor()
  await looksRight(page, 'import-file')
})

test('what is no table is refused with a sentence', async () => {
  await upload('people.xlsx', Buffer.from('504b030414000600', 'hex'))
  await page.getByRole('alert').getByText('This file cannot be read as a table').waitFor()
})

test('columns are guessed from the file, shown above its own rows, and can be corrected', async () => {
  await upload('people.csv', Buffer.from(sheet))
  await page.getByRole('heading', { name: 'What is in each column?' }).waitFor()
  expect(await page.getByLabel('What “Full name” is').inputValue()).toBe('name')
  expect(await page.getByLabel('What “Firma” is').inputValue()).toBe('organisation')
  expect(await page.getByLabel('What “City” is').inputValue()).toBe('city')
  await page.getByLabel('What “Job” is').selectOption('Role')
  await page.getByLabel('What “Tags” is').selectOption('Contact type')
  await page.getByText('“not an address” is not an e-mail address').first().waitFor()
  await looksRight(page, 'import-columns')
  await page.getByRole('button', { name: 'Go on' }).click()
})

test('choices made one after the other all hold, also while the rows are still those of the choice before', async () => {
  const { promise, resolve: isAnswered } = Promise.withResolvers<void>()
  const preview = '**/imports/preview'
  await page.route(preview, async (route) => {
    await promise
    await route.fallback()
  })
  const buyer = page.getByLabel('What “buyer” means')
  const regular = page.getByLabel('What “regular” means')
  const skip = page.getByRole('radio', { name: 'Leave them as they are' })
  await regular.selectOption({ label: 'end user' })
  await buyer.selectOption({ label: 'payer' })
  await skip.check()
  const say = async () => [await regular.inputValue(), await buyer.inputValue(), await skip.isChecked()]
  expect(await say()).toEqual(['end_user', 'payer', true])
  isAnswered()
  await page.getByRole('button', { name: 'Import 4 people' }).and(page.locator(':enabled')).waitFor()
  expect(await say()).toEqual(['end_user', 'payer', true])
  await page.unroute(preview)
})

test('before anything happens the page says which rows will be left out, and why', async () => {
  await page.getByRole('heading', { name: 'Is this what should happen?' }).waitFor()
  await page.getByText('one row will be left out').waitFor()
  await page.getByRole('region', { name: 'Rows that will be left out' }).getByText('Wrong Row').waitFor()
  await looksRight(page, 'import-problems')
  await page.getByRole('button', { name: 'Import 4 people' }).click()
  await page.getByRole('heading', { name: 'The people are here' }).waitFor()
  await page.getByText('came without the one who is said to have introduced them').waitFor()
  await looksRight(page, 'import-done')
})

test('the refused rows are a file with the reasons', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download what was left out' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('people (refused rows).csv')
})

test('the list shows them, finds them and opens a person with Enter', async () => {
  await open('/people')
  await page.getByRole('link', { name: 'Nele Brandt' }).waitFor()
  expect(await page.getByRole('row').count()).toBe(5)
  await page.getByRole('row').filter({ hasText: 'Ines Costa' }).getByText('payer').waitFor()
  await page.getByRole('row').filter({ hasText: 'João Lima' }).getByText('end user').waitFor()
  await looksRight(page, 'people')
  await page.getByRole('searchbox').fill('tasca')
  await page.getByText('2 people').waitFor()
  await page.getByRole('searchbox').fill('')
  await page.getByText('4 people').waitFor()
  await page.locator('body').click({ position: { x: 2, y: 2 } })
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Nele Brandt', level: 1 }).waitFor()
})

test('a person says who they are, through whom they came, and takes a touch with one key', async () => {
  await page.getByRole('link', { name: 'Tobi Akande' }).first().waitFor()
  await page.getByText('people.csv').waitFor()
  await page.getByRole('button', { name: /Leeds/ }).waitFor()
  await page.getByRole('link', { name: 'nele.example' }).waitFor()
  await page.keyboard.press('l')
  await page.getByRole('button', { name: 'With a note or another day…' }).click()
  await page.getByLabel('What was it about?').fill('Mondays are quiet')
  await looksRight(page, 'person-log')
  await page.keyboard.press('Enter')
  await shown(page, 'Mondays are quiet').waitFor()
  await page.getByRole('button', { name: 'Role: Night courier. Change' }).click()
  await page.getByRole('textbox', { name: 'Role' }).fill('Dispatcher')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Role: Dispatcher. Change' }).waitFor()
  await page.getByRole('button', { name: 'Mark as thanked' }).click()
  await page.getByRole('button', { name: 'Mark as thanked' }).waitFor({ state: 'detached' })
  // The click scrolled: a field half under the bar that stays on top is not a small one.
  await page.evaluate(() => window.scrollTo(0, 0))
  await looksRight(page, 'person')
})

test('organisations are those of the file', async () => {
  await open('/organisations')
  await page.getByRole('link', { name: 'Rapid Rides' }).click()
  await page.getByRole('heading', { name: 'Rapid Rides', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Tobi Akande' }).waitFor()
  await looksRight(page, 'organisation')
})

test('a person is added by name alone', async () => {
  await open('/people?add=yes')
  const dialog = page.getByRole('dialog', { name: 'Add a person' })
  await dialog.getByLabel('Name').fill('Abena Mensah')
  await looksRight(page, 'person-add')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Abena Mensah', level: 1 }).waitFor()
})

test('taking the import back keeps whom somebody worked with', async () => {
  await open('/imports')
  await page.getByRole('link', { name: 'people.csv' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('2 people removed. 2 people kept').waitFor()
  await looksRight(page, 'import-undone')
  await open('/people')
  await page.getByText('3 people').waitFor()
})

async function open(path: string) {
  await page.goto(`/w/${workspace}${path}`)
}

async function upload(name: string, buffer: Buffer) {
  await page
    .getByLabel('Choose a file')
    .and(page.locator('input'))
    .setInputFiles({ name, mimeType: 'text/csv', buffer })
}
