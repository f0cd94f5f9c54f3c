import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let workspace: string

const cards = ['Vera Karte,vera@card.example', 'Kai Karte,no address', 'Kim Karte,kim@card.example']
  .map((each) => each.split(','))
  .map(
    ([name, email]) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEMAIL:${email}\r\nCATEGORIES:Stammgast\r\nEND:VCARD\r\n`,
  )
  .join('')

const linkedIn = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Lina,Linked,https://www.linkedin.com/in/lina,,"Links, Inc.",CTO,09 Oct 2025
`

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
})
afterAll(() => journey?.close())

test('cards are read without saying what their columns are, and words get the meaning that is chosen', async () => {
  await upload('phone.vcf', cards)
  await page.getByRole('heading', { name: 'What is in each column?' }).waitFor()
  expect(await page.getByLabel('What “Full name” is').inputValue()).toBe('name')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('What “Stammgast” means').selectOption('buyer')
  await looksRight(page, 'import-cards')
  await page.getByRole('button', { name: 'Import 2 people' }).click()
  await page.getByRole('heading', { name: 'The people are here' }).waitFor()
})

test('a refused row is mended on the page and tried again', async () => {
  await page.getByRole('button', { name: 'Mend them here' }).click()
  await page.getByLabel('E-mail').fill('kai@card.example')
  await looksRight(page, 'import-mend')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('region', { name: 'Rows of phone.vcf' }).waitFor()
  await page.goto(`/w/${workspace}/people`)
  await page.getByRole('link', { name: 'Kai Karte' }).waitFor()
})

test('the same file again is told, and needs a second yes', async () => {
  await upload('phone.vcf', cards)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('This very file was imported before').waitFor()
  expect(
    await page
      .getByRole('button', { name: /^Import/ })
      .last()
      .isDisabled(),
  ).toBe(true)
})

test('connections of LinkedIn are recognised and go straight to what will happen', async () => {
  await upload('Connections.csv', linkedIn)
  await page.getByText('This is an export of LinkedIn').waitFor()
  await looksRight(page, 'import-linkedin')
  await page.getByRole('button', { name: 'Import one person' }).click()
  await page.getByRole('heading', { name: 'The people are here' }).waitFor()
})

async function upload(name: string, content: string) {
  await page.goto(`/w/${workspace}/imports/new`)
  await page
    .getByLabel('Choose a file')
    .and(page.locator('input'))
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
}
