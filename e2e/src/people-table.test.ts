import { createField } from '@firsthand/contract/crm/fields'
import { createPerson, showPerson, snoozePerson } from '@firsthand/contract/crm/people'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { resizeTo } from './support/sizes.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let workspace: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  await callAs(
    page,
    createField,
    { of: 'person', label: 'Size', type: 'choice', choices: ['small', 'large'] },
    workspace,
  )
  for (const [name, type, organisation] of [
    ['Nele Brandt', 'end_user', 'Rapid Rides'],
    ['Tobi Akande', 'end_user', 'Rapid Rides'],
    ['Ines Costa', 'buyer', 'Tasca da Ines'],
    ['João Lima', undefined, 'Tasca da Ines'],
  ] as const)
    await callAs(
      page,
      createPerson,
      { name, organisation: { name: organisation }, contactTypes: type ? [{ type }] : [] },
      workspace,
    )
})
afterAll(() => journey?.close())

const main = () => page.getByRole('main')
const row = (name: string) => page.getByRole('row', { name })

test('a filter narrows the list and is saved as a list that stays true', async () => {
  await page.goto(`/w/${workspace}/people`)
  await row('Nele Brandt').waitFor()
  await main().getByRole('button', { name: 'Filter' }).click()
  await page.getByLabel('Value').first().click()
  await page.getByRole('option', { name: 'end user' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add the filter' }).click()
  await main().getByText('is now end user').waitFor()
  await row('Ines Costa').waitFor({ state: 'detached' })
  await looksRight(page, 'people-filtered')

  await main().getByRole('button', { name: 'Lists' }).click()
  await page.getByRole('menuitem', { name: 'Save this filter as a list' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Couriers')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('The list Couriers is saved.').waitFor()
})

test('many are changed after a preview, and the change is taken back', async () => {
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('2 people chosen').waitFor()
  await page.getByRole('button', { name: 'Change …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What to change').first().click()
  await page.getByRole('option', { name: 'Set the organisation' }).click()
  await dialog.getByLabel('Organisation').fill('Kiez Kurier')
  await dialog.getByRole('button', { name: 'Show what would change' }).click()
  await dialog.getByText('2 people would change.').waitFor()
  await looksRight(page, 'people-bulk-preview')
  await dialog.getByRole('button', { name: 'Change 2 people' }).click()
  await page.getByText('2 people changed.').waitFor()
  await row('Nele Brandt').getByText('Kiez Kurier').waitFor()

  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('2 people have back what they had.').waitFor()
  await row('Nele Brandt').getByText('Rapid Rides').waitFor()
})

test('a cell is edited from the keyboard', async () => {
  await row('Nele Brandt').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('e')
  await page.getByLabel('Role, Nele Brandt').fill('night courier')
  await page.keyboard.press('Enter')
  await row('Nele Brandt').getByText('night courier').waitFor()
  expect(await row('Nele Brandt').evaluate((each) => each === document.activeElement)).toBe(true)
})

test('people stand under the headings of their groups, and columns are chosen', async () => {
  await page.goto(`/w/${workspace}/people?group=organisation`)
  await page.getByRole('button', { name: /^Rapid Rides/ }).waitFor()
  await page.getByRole('button', { name: /^Tasca da Ines/ }).click()
  await row('Ines Costa').waitFor()
  await main().getByRole('button', { name: 'Columns' }).click()
  await page.getByLabel('Size').check()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('columnheader', { name: 'Size' }).first().waitFor()
  await looksRight(page, 'people-grouped')
})

test('a card is moved on the board by keyboard, and back', async () => {
  await page.goto(`/w/${workspace}/people/board`)
  const card = page.getByRole('group', { name: 'Ines Costa' })
  await card.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.getByText('Ines Costa is in payer now.').waitFor()
  await page.getByRole('region', { name: 'payer' }).getByRole('group', { name: 'Ines Costa' }).waitFor()
  await looksRight(page, 'people-board')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('region', { name: 'buyer' }).getByRole('group', { name: 'Ines Costa' }).waitFor()
})

test('undoing another next touch on the board lets it follow from the cadence again', async () => {
  const { id: person } = await callAs(page, createPerson, { name: 'Aino Virta', cadenceDays: 30 }, workspace)
  await callAs(page, logTouchpoint, { person, channel: 'call' }, workspace)
  const next = async () => (await callAs(page, showPerson, { person }, workspace)).nextTouchAt!
  const before = await next()
  await page.goto(`/w/${workspace}/people/board?by=touch`)
  await page.getByRole('group', { name: 'Aino Virta' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(next).toBe(before)
  const again = await callAs(page, snoozePerson, { person, until: before }, workspace)
  expect(again.before).toEqual({ nextTouchAt: before, wasSnoozed: false })
})

test('lists and changes have a page, and a phone shows all of it', async () => {
  await page.goto(`/w/${workspace}/people/lists`)
  await page.getByRole('row', { name: 'Couriers' }).waitFor()
  await page.getByText('taken back').first().waitFor()
  await looksRight(page, 'people-lists')
  await resizeTo(page, 'phone')
  for (const path of ['people', 'people/lists', 'people/board']) {
    await page.goto(`/w/${workspace}/${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForTimeout(400)
    await looksRight(page, `${path.replace('/', '-')}-phone`)
  }
})
