import { loadExample } from '@firsthand/contract/discovery/today'
import { createScreenerLink, openScreener } from '@firsthand/contract/studies/screeners'
import { listStudies } from '@firsthand/contract/studies/studies'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { resizeTo } from './support/sizes.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let example: string
let study: string
const answered = 'Answer: When did your kitchen last take an order after ten in the evening?'

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  await journey.claim(page)
  example = (await callAs(page, loadExample, {})).workspaceId
  const { items } = await callAs(page, listStudies, {}, example)
  study = items.find(({ title }) => title.includes('night shift'))!.id
})
afterAll(() => journey?.close())

test('whom to ask next stands with its reasons, and a candidate is taken in', async () => {
  await page.goto(`/w/${example}/studies/${study}/recruit`)
  const next = page.getByRole('region', { name: 'Ask these next' })
  await next.getByRole('listitem').first().waitFor()
  await page.getByRole('group', { name: 'People of this study by how far it has come' }).waitFor()
  await looksRight(page, 'recruit')
  await page.getByRole('button', { name: 'Find people' }).first().click()
  const finding = page.getByRole('complementary', { name: 'Find people' })
  await finding
    .getByRole('checkbox', { name: /^Choose / })
    .first()
    .waitFor()
  await finding.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('combobox', { name: 'What', exact: true }).fill('known')
  await page.getByRole('option', { name: 'known facts' }).click()
  await page.getByRole('combobox', { name: 'Value' }).fill('phone')
  await page.getByRole('option', { name: 'a phone number' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add the filter' }).click()
  await finding.getByRole('button', { name: 'we know a phone number', exact: true }).waitFor()
  await finding.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('button', { name: 'Add a group of conditions' }).focus()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'What', exact: true }).waitFor({ state: 'detached' })
  await looksRight(page, 'find-people')
  await finding
    .getByRole('checkbox', { name: /^Choose / })
    .first()
    .check()
  await page.getByRole('button', { name: 'Take in 1' }).click()
  await page.getByText('1 person is in the study.').waitFor()
})

test('the page of a study says whom it met beside whom it wanted', async () => {
  await page.goto(`/w/${example}/studies/${study}`)
  await page.getByRole('region', { name: 'Whom we met, and whom we wanted' }).waitFor()
  await looksRight(page, 'study-balance')
})

test('the people of a study are a list too, narrowed by name and by how far it has come', async () => {
  await page.goto(`/w/${example}/studies/${study}/recruit`)
  await page.getByText('List', { exact: true }).click()
  const list = page.getByRole('grid', { name: 'People of this study by how far it has come' })
  await list.getByRole('row').nth(1).waitFor()
  await looksRight(page, 'recruit-list')
  await page.getByRole('combobox', { name: 'How far it has come' }).selectOption('met')
  await expect.poll(() => new URL(page.url()).searchParams.get('step')).toBe('met')
  await list.getByText('Found', { exact: true }).first().waitFor({ state: 'detached' })
  const name = (await list.getByRole('row').nth(1).innerText()).split('\n')[0]!
  await page.getByRole('searchbox', { name: 'Part of a name' }).fill(name)
  await page.getByText('1 person', { exact: true }).waitFor()
})

test('the numbers of the quotas open the people under them', async () => {
  await page.goto(`/w/${example}/studies/${study}/plan`)
  const number = page.getByRole('button', { name: /^\d+ (person|people): show$/ }).first()
  const count = Number(await number.innerText())
  await number.click()
  const drawer = page.getByRole('complementary', { name: /^(Met|A place is kept): / })
  await drawer.getByRole('listitem').first().waitFor()
  expect(await drawer.getByRole('listitem').count()).toBe(count)
  await looksRight(page, 'quota-people')
  await page.keyboard.press('Escape')
})

test('cells cross what people are to us with what they answered, and a segment takes any conditions', async () => {
  await page.goto(`/w/${example}/studies/${study}/plan`)
  const cells = page.getByRole('group', { name: 'More cells' })
  await cells.getByRole('combobox', { name: 'Which of “contact type”' }).fill('payer')
  await page.getByRole('option', { name: 'payer', exact: true }).click()
  await cells.getByRole('combobox', { name: 'Which of “contact type”' }).fill('buyer')
  await page.getByRole('option', { name: 'buyer', exact: true }).click()
  await cells.getByRole('button', { name: 'Cross with another' }).click()
  await cells.getByRole('combobox', { name: 'Crossed with' }).selectOption({ label: answered })
  await cells.getByRole('combobox', { name: 'Which answers' }).fill('This year')
  await page.getByRole('option', { name: 'This year' }).click()
  await page.keyboard.press('Escape')
  await cells.getByText('Makes 2 cells, such as: payer · This year').waitFor()
  await looksRight(page, 'new-cells')
  await cells.getByRole('button', { name: 'Add 2 cells' }).click()
  await page.getByRole('rowheader', { name: 'buyer · This year' }).waitFor()
  await page.getByRole('button', { name: 'Change: buyer · This year' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change: buyer · This year' })
  await dialog.getByRole('combobox', { name: 'Which of “contact type”' }).selectOption('expert')
  await dialog.getByRole('spinbutton', { name: 'How many' }).fill('2')
  await dialog.getByText('Nobody has a place here yet.', { exact: true }).waitFor()
  await looksRight(page, 'change-cell')
  await dialog.getByRole('button', { name: 'Save the cell' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('rowheader', { name: 'expert · This year' }).waitFor()
  expect(await page.getByRole('spinbutton', { name: 'How many: expert · This year' }).inputValue()).toBe('2')

  await page.getByRole('combobox', { name: 'Who belongs to it' }).selectOption('Whoever fits conditions …')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Those who told us something')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('combobox', { name: 'What', exact: true }).fill('evidence')
  await page.getByRole('option', { name: 'evidence', exact: true }).click()
  await page.getByRole('textbox', { name: 'How many', exact: true }).last().fill('1')
  await page.getByRole('button', { name: 'Add the filter' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('at least 1 pieces of evidence').first().waitFor()
})

test('plan, screener and what was learned are readable, wide and narrow', async () => {
  for (const [part, sign] of [
    ['plan', 'How many of whom'],
    ['screener', 'How they see it'],
    ['learn', 'From found to learned'],
  ] as const) {
    await page.goto(`/w/${example}/studies/${study}/${part}`)
    await page.getByRole('heading', { name: sign }).waitFor()
    await looksRight(page, `study-${part}`)
  }
})

test('somebody outside answers on a phone, fits, and is in the study', async () => {
  await callAs(page, openScreener, { study, isOpen: true }, example)
  const { address } = await callAs(page, createScreenerLink, { study, label: 'Noticeboard' }, example)
  const outside = await journey.newVisitor()
  await resizeTo(outside, 'phone')
  await outside.goto(new URL(address).pathname + new URL(address).hash)
  await outside.getByRole('heading', { name: 'What happens with what you answer' }).waitFor()
  await outside.getByText('This week').click()
  await outside.getByRole('button', { name: 'Send' }).click()
  await outside.getByText('Please answer this.').waitFor()
  await expectNoViolations(outside)
  await expectNoSidewaysScroll(outside)
  await picture(outside, 'take-part')
  await outside.getByLabel('How many evenings a week').fill('5')
  // Closed too early and opened again: nothing is lost.
  await outside.reload()
  await outside.getByRole('button', { name: 'Send' }).click()
  await outside.getByRole('heading', { name: 'How may we reach you?' }).waitFor()
  await outside.getByLabel('Your name').fill('Vera Outside')
  await outside.getByLabel('Your e-mail').fill('vera@kitchen.example')
  await outside.getByLabel('Yes, you may write to me about this.').check()
  await picture(outside, 'take-part-join')
  await outside.getByRole('button', { name: 'Take part' }).click()
  await outside.getByText('You will hear from us.').waitFor()

  await page.goto(`/w/${example}/studies/${study}/recruit`)
  await page.getByText('Vera Outside').first().waitFor()
  expect(await page.getByText('Public page').count()).toBeGreaterThan(0)
})
