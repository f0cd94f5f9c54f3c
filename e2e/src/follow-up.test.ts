import { showPerson, createPerson } from '@firsthand/contract/crm/people'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { resizeTo } from './support/sizes.ts'

let journey: Journey
let page: Page
let workspace: string
let person: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  const nele = await callAs(page, createPerson, { name: 'Nele Brandt', cadenceDays: 14 }, workspace)
  person = nele.id
})
afterAll(() => journey?.close())

test('two presses note a coffee, and the next touch moves', async () => {
  await page.goto(`/w/${workspace}/people/${person}`)
  await page.getByRole('heading', { level: 1, name: 'Nele Brandt' }).waitFor()
  await page.keyboard.press('l')
  await page.getByRole('button', { name: 'Coffee' }).press('Enter')
  await page.getByRole('button', { name: 'talked', exact: true }).press('Enter')
  await page.getByText('Coffee with Nele Brandt noted.').waitFor()
  await page.getByRole('listitem').getByText('Coffee', { exact: true }).first().waitFor()

  const after = await callAs(page, showPerson, { person }, workspace)
  const days = (Date.parse(after.nextTouchAt!) - Date.parse(after.lastTouchAt!)) / 86_400_000
  expect(after.touchpointCount).toBe(1)
  expect(days).toBe(14)
})

test('taken back, it never was', async () => {
  await page.getByRole('button', { name: 'Take back: Coffee' }).click()
  await page.getByText('Taken back.').waitFor()
  expect(await callAs(page, showPerson, { person }, workspace)).toMatchObject({
    touchpointCount: 0,
    nextTouchAt: null,
  })
})

test('a touch leaves a task behind, which is done from the list of the day', async () => {
  await page.goto(`/w/${workspace}/follow-ups?show=tasks`)
  await page.getByLabel('What is to be done?').fill('Send Nele the photograph')
  const today = await page.evaluate(() => new Intl.DateTimeFormat('sv-SE').format(new Date()))
  await page.getByLabel('Due').fill(today)
  await page.keyboard.press('Enter')
  await page.getByText('Send Nele the photograph', { exact: true }).waitFor()

  await page.getByLabel('What to show').getByText('Today', { exact: true }).click()
  await page.getByRole('button', { name: 'Done: Send Nele the photograph' }).waitFor()
  await expectNoViolations(page)
  await picture(page, 'follow-ups-today')
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  await page.getByText('Nobody is waiting today.').waitFor()
})

test('a phone shows the list, the tasks and the asking without scrolling sideways', async () => {
  await resizeTo(page, 'phone')
  for (const path of [
    'follow-ups',
    'follow-ups?show=tasks',
    'follow-ups/settings',
    'people/resilience',
    'touch',
  ]) {
    await page.goto(`/w/${workspace}/${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
  }
})

test('on a phone a touch with all its fields fits, and leaves a task for later', async () => {
  await page.goto(`/w/${workspace}/touch?person=${person}`)
  await page.getByRole('button', { name: 'With a note or another day…' }).click()
  await page.getByLabel('What was it about?').fill('The bell of the hut')
  await expectNoSidewaysScroll(page)
  await page.getByRole('combobox', { name: 'Come back to them' }).click()
  await page.getByRole('option', { name: 'in two weeks' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Call with Nele Brandt noted.').waitFor()

  await page.goto(`/w/${workspace}/people/${person}`)
  await page.getByText('The bell of the hut').waitFor()
  await page.getByText('Follow up with Nele Brandt').waitFor()
})

test('the palette finds a person, and logs a call with them by two more keys', async () => {
  await resizeTo(page, 'wide')
  await page.goto(`/w/${workspace}/people`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('nele')
  const option = page.getByRole('option', { name: 'Log a call with Nele Brandt' })
  await option.waitFor()
  await expectNoViolations(page)
  await picture(page, 'palette-call')
  await option.click()
  await page.getByRole('button', { name: 'Nele Brandt' }).waitFor()
  await page.getByRole('group', { name: 'What came of it?' }).getByText('Call:').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Call with Nele Brandt noted.').waitFor()

  // Now there is something to count, and it fits on a phone too.
  await resizeTo(page, 'phone')
  await page.goto(`/w/${workspace}/people/resilience`)
  await page.getByRole('row').nth(1).waitFor()
  await expectNoSidewaysScroll(page)
})
