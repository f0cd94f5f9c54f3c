import { createPerson } from '@firsthand/contract/crm/people'
import { changeQuotaCell, showQuotas, writeQuotas } from '@firsthand/contract/studies/quotas'
import { addRecruits, moveRecruit } from '@firsthand/contract/studies/recruits'
import { createStudy } from '@firsthand/contract/studies/studies'
import { showStudyPlan, updateStudyPlan } from '@firsthand/contract/studies/study-plans'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { resizeTo } from './support/sizes.ts'

let journey: Journey
let page: Page
let other: Page
let workspace: string
let study: string
const buyer = { what: 'contactType', value: 'buyer' } as const

/** Two buyers have agreed; five are wanted, and nine people in all if there are so many. */
beforeAll(async () => {
  journey = await openJourney()
  ;({ page, other, workspace } = await journey.twoMembers())
  study = (await callAs(page, createStudy, { title: 'Who buys at night?' }, workspace)).id
  const people: string[] = []
  for (const name of ['Ada Nightbuyer', 'Bo Nightbuyer'])
    people.push((await callAs(page, createPerson, { name, contactTypes: [{ type: 'buyer' }] }, workspace)).id)
  const cells = [
    { match: [buyer], wanted: 5 },
    { match: [], wanted: 9, isHard: false },
  ]
  await callAs(page, writeQuotas, { study, cells }, workspace)
  const { added } = await callAs(page, addRecruits, { study, people, channel: 'network' }, workspace)
  for (const recruit of added) await callAs(page, moveRecruit, { recruit, to: 'agreed' }, workspace)
  await page.goto(`/w/${workspace}/studies/${study}/plan`)
})
afterAll(() => journey?.close())

async function read() {
  const { cells } = await callAs(page, showQuotas, { study }, workspace)
  return cells.map(({ name, wanted, isHard }) => `${name}: ${wanted} ${isHard ? 'hard' : 'soft'}`)
}

/** Somebody else changes how many buyers there should be. */
async function changeElsewhere(wanted: number) {
  const { cells } = await callAs(other, showQuotas, { study }, workspace)
  await callAs(other, changeQuotaCell, { study, cell: cells[0]!.id, wanted }, workspace)
}

const wantedOf = (name: string) => page.getByRole('spinbutton', { name: `How many: ${name}` })
const conflict = 'Somebody changed this at the same moment. Look at it again, then repeat your change.'

test('the pencil says what it does to those who have a place, of what is filled in and of nothing before it', async () => {
  await page.getByRole('button', { name: 'Change: buyer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change: buyer' })
  const save = dialog.getByRole('button', { name: 'Save the cell' })
  await dialog.getByText('2 people keep their place here.', { exact: true }).waitFor()

  const held: Route[] = []
  await page.route('**/quotas/*', (route) => void held.push(route))
  await dialog.getByRole('spinbutton', { name: 'How many' }).fill('1')
  await dialog.getByText('Looking what that does …').waitFor()
  await expect.poll(() => held.length).toBe(1)
  expect(await save.isDisabled()).toBe(true)
  await page.unroute('**/quotas/*')
  await held[0]!.fallback()
  await dialog
    .getByText(
      '2 people keep their place here. That is 1 more than wanted. Nobody loses a place. Nobody more who fits can agree.',
      { exact: true },
    )
    .waitFor()
  await expectNoViolations(page)
  await picture(page, 'quota-dialog')
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  await resizeTo(page, 'wide')

  await dialog.getByRole('checkbox', { name: 'Hard: never more than that' }).uncheck()
  await dialog
    .getByText(
      '2 people keep their place here. That is 1 more than wanted. Nobody loses a place. More can agree: a soft number is only shown.',
      { exact: true },
    )
    .waitFor()
  await dialog.getByRole('checkbox', { name: 'Hard: never more than that' }).check()

  const way = dialog.getByRole('combobox', { name: 'Tell people apart by' })
  await way.focus()
  await way.selectOption('city')
  await dialog.getByRole('textbox', { name: 'Which of “city”' }).fill('Bern')
  await dialog
    .getByText('2 people no longer fit: they stay in the study, and count where they fit.', { exact: true })
    .waitFor()
  await way.focus()
  await way.selectOption('contact type')
  expect(await way.evaluate((field) => field === document.activeElement)).toBe(true)
  expect(await save.isDisabled()).toBe(true)
  await dialog.getByRole('combobox', { name: 'Which of “contact type”' }).selectOption('buyer')
  await dialog.getByRole('spinbutton', { name: 'How many' }).fill('2')
  await dialog.getByText('2 people keep their place here.', { exact: true }).waitFor()
  await expect.poll(() => save.isEnabled()).toBe(true)
  await dialog.getByRole('spinbutton', { name: 'How many' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => wantedOf('buyer').inputValue()).toBe('2')
  await wantedOf('buyer').focus()
  await page.keyboard.press('Tab')
  expect(await read()).toEqual(['buyer: 2 hard', 'Everybody: 9 soft'])
})

test('numbers changed one right after the other in the table are all kept', async () => {
  await wantedOf('buyer').fill('4')
  await wantedOf('Everybody').fill('12')
  await page.getByRole('checkbox', { name: 'Hard: Everybody' }).check()
  await expect.poll(read).toEqual(['buyer: 4 hard', 'Everybody: 12 hard'])
  expect(await page.getByRole('alert').count()).toBe(0)
  await wantedOf('buyer').fill('0')
  await page.getByText('A whole number from 1 to 10000.').waitFor()
  await wantedOf('buyer').fill('4')
})

test('what somebody else changed meanwhile is said, not overwritten, and what was chosen stays', async () => {
  await changeElsewhere(6)
  await page.getByRole('button', { name: 'Change: buyer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change: buyer' })
  await dialog.getByText('Somebody else changed this cell. It is now: buyer, 6 wanted, hard.').waitFor()
  expect(await dialog.getByRole('button', { name: 'Save the cell' }).isDisabled()).toBe(true)
  await expectNoViolations(page)
  await picture(page, 'quota-conflict')
  await dialog.getByRole('button', { name: 'Begin from that' }).click()
  await expect.poll(() => dialog.getByRole('spinbutton', { name: 'How many' }).inputValue()).toBe('6')
  await dialog.getByRole('spinbutton', { name: 'How many' }).fill('3')
  await dialog.getByText('2 people keep their place here.', { exact: true }).waitFor()
  await changeElsewhere(7)
  await dialog.getByRole('button', { name: 'Save the cell' }).click()
  await dialog.getByText('Somebody else changed this cell. It is now: buyer, 7 wanted, hard.').waitFor()
  await dialog.getByRole('button', { name: 'Keep what I chose' }).click()
  await dialog.getByText('2 people keep their place here.', { exact: true }).waitFor()
  await dialog.getByRole('button', { name: 'Save the cell' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => wantedOf('buyer').inputValue()).toBe('3')

  await changeElsewhere(8)
  await wantedOf('buyer').fill('2')
  await wantedOf('buyer').press('Enter')
  await page.getByText(`buyer: ${conflict}`).waitFor()
  await expect.poll(() => wantedOf('buyer').inputValue()).toBe('8')
  await picture(page, 'quota-refused')
  await wantedOf('buyer').fill('2')
  await wantedOf('buyer').press('Enter')
  await page.getByText(`buyer: ${conflict}`).waitFor({ state: 'detached' })
  expect(await read()).toEqual(['buyer: 2 hard', 'Everybody: 12 hard'])
})

test('new cells that are refused, or cannot be sent, stay put together until they are there', async () => {
  const cells = page.getByRole('group', { name: 'More cells' })
  await cells.getByRole('combobox', { name: 'Which of “contact type”' }).fill('payer')
  await page.getByRole('option', { name: 'payer', exact: true }).click()
  await page.keyboard.press('Escape')
  await page.context().setOffline(true)
  await cells.getByRole('button', { name: 'Add 1 cell' }).click()
  await page
    .getByText('You are offline. What you wrote is still here; try again when you are back.')
    .waitFor()
  await cells.getByText('Makes one cell: payer').waitFor()
  await page.context().setOffline(false)
  await changeElsewhere(5)
  await cells.getByRole('button', { name: 'Add 1 cell' }).click()
  await page.getByText(conflict, { exact: true }).waitFor()
  await expect.poll(() => wantedOf('buyer').inputValue()).toBe('5')
  await cells.getByRole('button', { name: 'Add 1 cell' }).click()
  await page.getByRole('rowheader', { name: 'payer' }).waitFor()
  await page.getByText(conflict, { exact: true }).waitFor({ state: 'detached' })
  await cells.getByText('Choose the kinds you want.').waitFor()
})

test('a cell that asks for something that is gone is mended by its pencil', async () => {
  const filter = { conditions: [{ what: 'contactType' as const, value: ['payer' as const] }] }
  await callAs(page, updateStudyPlan, { study, segments: [{ name: 'Night kitchens', filter }] }, workspace)
  const { segments } = await callAs(page, showStudyPlan, { study }, workspace)
  const { cells } = await callAs(page, showQuotas, { study }, workspace)
  const gone = { match: [{ what: 'segment', segment: segments[0]!.id } as const], wanted: 3 }
  await callAs(page, writeQuotas, { study, cells: [...cells, gone] }, workspace)
  await callAs(page, updateStudyPlan, { study, segments: [] }, workspace)
  await page.reload()
  await page.getByText('It asks for something that is gone. Change or remove it.').waitFor()
  await page.getByRole('button', { name: 'Change: something that is gone' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change: something that is gone' })
  const way = dialog.getByRole('combobox', { name: 'Tell people apart by' })
  expect(await way.locator('option:checked').innerText()).toBe('something that is gone')
  await dialog.getByRole('button', { name: 'Remove: something that is gone' }).waitFor()
  await expectNoViolations(page)
  await picture(page, 'quota-gone')
  await way.selectOption('contact type')
  await dialog.getByRole('combobox', { name: 'Which of “contact type”' }).selectOption('expert')
  await dialog.getByText('Nobody has a place here yet.', { exact: true }).waitFor()
  await dialog.getByRole('button', { name: 'Save the cell' }).click()
  await page.getByRole('rowheader', { name: 'expert' }).waitFor()
  await page.getByText('It asks for something that is gone.').waitFor({ state: 'detached' })
})
