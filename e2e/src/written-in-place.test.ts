import { createClaim } from '@firsthand/contract/evidence/claims'
import { createWhy } from '@firsthand/contract/evidence/whys'
import { createGuide } from '@firsthand/contract/studies/guides'
import { showStudyPlan, updateStudyPlan } from '@firsthand/contract/studies/study-plans'
import { createStudy, showStudy, updateStudy } from '@firsthand/contract/studies/studies'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let other: Page
let workspace: string
let study: string

beforeAll(async () => {
  journey = await openJourney()
  ;({ page, other, workspace } = await journey.twoMembers())
  const asked = ['When did the last one leave?', 'What did they do next?', 'Who else knew?']
  const questions = asked.map((question) => ({ question }))
  study = (await callAs(page, createStudy, { title: 'Why couriers leave', questions }, workspace)).id
})
afterAll(() => journey?.close())

const read = () => callAs(page, showStudy, { study }, workspace)
const answers = async () => (await read()).questions.map(({ answer }) => answer)
const answerField = (of: number) => page.getByRole('textbox', { name: `Answer to question ${of}` })

/** As a colleague does it, whose page knows of nothing newer either. */
async function answerElsewhere(of: number, answer: string) {
  const { questions } = await read()
  const changed = questions.map((each, at) => (at === of - 1 ? { ...each, answer } : each))
  await callAs(other, updateStudy, { study, questions: changed }, workspace)
}

test('two write answers to two questions at the same time, and both stand', async () => {
  await page.goto(`/w/${workspace}/studies/${study}`)
  await answerField(1).fill('In spring, after the tips were cut.')
  await answerElsewhere(2, 'They deliver for the bakery now.')
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(answers)
    .toEqual(['In spring, after the tips were cut.', 'They deliver for the bakery now.', ''])
  await expect.poll(() => answerField(2).inputValue()).toBe('They deliver for the bakery now.')
})

test('whoever wrote the same answer at the same time is told theirs, and decides', async () => {
  await answerField(3).fill('The kitchen did.')
  await answerElsewhere(3, 'Nobody knew.')
  await answerField(1).focus()
  await page.getByText('Here they have “Nobody knew.”').waitFor()
  expect(await answerField(3).inputValue()).toBe('The kitchen did.')
  expect((await answers())[2]).toBe('Nobody knew.')
  await expectNoViolations(page)
  await looksRight(page, 'answered-meanwhile')

  // Passing through the field decides nothing.
  await answerField(3).focus()
  await answerField(1).focus()
  await page.getByRole('link', { name: 'Studies', exact: true }).first().click()
  await page.getByRole('button', { name: 'Stay' }).click()
  expect((await answers())[2]).toBe('Nobody knew.')

  await page.getByRole('button', { name: 'Save again' }).click()
  await page.getByText('Here they have').waitFor({ state: 'detached' })
  expect((await answers())[2]).toBe('The kitchen did.')
})

test('what is written without a line stays where it was written, and is sent again when somebody says so', async () => {
  await page.context().setOffline(true)
  await answerField(2).fill('They deliver for the bakery, at night.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('textbox', { name: 'Add a question' }).fill('What would have kept them?')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save again' }).waitFor()
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Add a question' }).getAttribute('aria-invalid'))
    .toBe('true')
  expect(await answerField(2).inputValue()).toBe('They deliver for the bakery, at night.')
  await looksRight(page, 'answered-offline')

  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Save again' }).click()
  await page.getByRole('button', { name: 'Save again' }).waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'Add a question' }).press('Enter')
  await page.getByRole('textbox', { name: 'Add a question' }).press('Enter')
  await page.getByText('What would have kept them?').waitFor()
  expect(await answers()).toHaveLength(4)
  expect((await answers())[1]).toBe('They deliver for the bakery, at night.')
})

test('a page that cannot be read anew stays with what is typed in it, and says that it may be old', async () => {
  await answerField(1).fill('In spring, or a little later.')
  await page.route('**/api/**', (route) => route.abort())
  await expect
    .poll(
      async () => {
        await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
        return page.getByText('What is on the screen may be old.').isVisible()
      },
      { timeout: 30_000 },
    )
    .toBe(true)
  expect(await answerField(1).inputValue()).toBe('In spring, or a little later.')
  await expectNoViolations(page)
  await looksRight(page, 'may-be-old')
  await page.unroute('**/api/**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('What is on the screen may be old.').waitFor({ state: 'detached' })
  await answerField(1).press('Control+Enter')
  await expect.poll(async () => (await answers())[0]).toBe('In spring, or a little later.')
})

test('a question that a colleague removed says what was not saved of its answer', async () => {
  await answerField(4).fill('A fixed evening off.')
  const { questions } = await read()
  await callAs(other, updateStudy, { study, questions: questions.slice(0, 3) }, workspace)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByText('Not saved: “A fixed evening off.”').waitFor()
  expect(await answers()).toHaveLength(3)
})

test('what is longer than there is room for is not cut: it stays whole, and says by how much', async () => {
  const long = 'They waited. '.repeat(400).trim()
  await answerField(2).fill(long)
  await page.keyboard.press('Control+Enter')
  await page.getByText('This is too long: at most 5,000 characters.').waitFor()
  expect(await answerField(2).inputValue()).toBe(long)
  await page.getByRole('button', { name: 'Leave it as it is' }).click()
  expect(await answerField(2).inputValue()).toBe('They deliver for the bakery, at night.')

  const sections = [{ title: 'Easy first', prompts: [{ ask: 'How was last night?' }] }]
  await callAs(page, createGuide, { study, title: 'The last week', sections }, workspace)
  await page.goto(`/w/${workspace}/studies/${study}/guide`)
  const prompt = page.getByRole('textbox', { name: 'Prompt 1' })
  await prompt.fill('a'.repeat(1_512))
  await page.getByText('12 too many').waitFor()
  await looksRight(page, 'prompt-too-long')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('alert').getByText('This is too long: at most 1,500 characters.').waitFor()
  expect(await prompt.inputValue()).toHaveLength(1_512)
  await prompt.fill('How was the last night?')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('too many').waitFor({ state: 'detached' })
  await page.getByText('This is too long').waitFor({ state: 'detached' })
})

test('the next why of a ladder stays in its field until it is kept', async () => {
  const { id: why } = await callAs(page, createWhy, { symptom: 'Couriers leave in spring' }, workspace)
  await page.goto(`/w/${workspace}/whys/${why}`)
  const because = page.getByRole('textbox', { name: 'Because …' })
  await because.fill('The tips were cut')
  await page.context().setOffline(true)
  await because.press('Enter')
  await page.getByRole('alert').getByText('You are offline.').waitFor()
  expect(await because.inputValue()).toBe('The tips were cut')
  await page.context().setOffline(false)
  await because.press('Enter')
  await page.getByText('The tips were cut').waitFor()
})

test('what is at stake and where people are found is added to what colleagues chose meanwhile', async () => {
  const stake = (sentence: string) => callAs(page, createClaim, { sentence }, workspace)
  const theirs = (await stake('Couriers leave because of pay.')).id
  await page.goto(`/w/${workspace}/studies/${study}/plan`)
  const channel = (name: string) => page.getByRole('checkbox', { name })
  await channel('Meetup').waitFor()
  await callAs(other, updateStudyPlan, { study, claims: [theirs], channels: ['panel'] }, workspace)
  await channel('Meetup').check()
  await channel('Cold call').check()
  await expect
    .poll(async () => (await callAs(page, showStudyPlan, { study }, workspace)).channels.toSorted())
    .toEqual(['cold_call', 'meetup', 'panel'])
  await page.getByRole('link', { name: 'Couriers leave because of pay.' }).waitFor()
})
