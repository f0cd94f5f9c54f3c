import { codeBlind, listBlindRounds, showBlindRound } from '@firsthand/contract/evidence/blind-coding'
import { listConversations } from '@firsthand/contract/conversations/conversations'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { loadExample } from '@firsthand/contract/discovery/today'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'

let journey: Journey
let page: Page
let other: Page
let workspace: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  other = await journey.newVisitor()
  await journey.claim(page)
  workspace = (await callAs(page, loadExample, {})).workspaceId
  await journey.join(other, { owner: page, workspace, role: 'member' })
})
afterAll(() => journey?.close())

test('from a symptom down to a root cause, each step with what it stands on', async () => {
  await page.goto(`/w/${workspace}/whys`)
  await page.getByRole('heading', { level: 1, name: 'Why does it hurt?' }).waitFor()
  await look('whys')
  await page.getByLabel('What hurts?').fill('Restaurants stop calling at night')
  await page.keyboard.press('Enter')
  await page.getByLabel('Because …').fill('A bag waits and nobody comes')
  await page.keyboard.press('Enter')
  await page.getByText('a guess: no evidence yet').waitFor()
  await page.getByRole('button', { name: 'Attach evidence' }).click()
  await page.getByLabel('Find evidence').fill('nobody came')
  await page.getByRole('button', { name: 'Speaks for it' }).first().click()
  await page.keyboard.press('Escape')
  await page.getByText(/^heard · from 1 person/).waitFor()
  await page.getByRole('button', { name: 'Stop here: root cause' }).click()
  await page.getByText(/Root cause, says Mara/).waitFor()
  await page.getByRole('heading', { name: 'The need that follows' }).waitFor()
  await look('why')
})

test('what a member reads into evidence stands under their name', async () => {
  const { items } = await callAs(page, listEvidence, { limit: 1 }, workspace)
  await page.goto(`/w/${workspace}/evidence?open=${items[0]!.id}`)
  const drawer = page.getByRole('complementary', { name: 'Evidence' })
  await drawer.getByLabel('What do you read into it?').selectOption('judged')
  await drawer.getByLabel('What makes you read it so? (optional)').fill('The pause before the answer')
  await drawer.getByRole('button', { name: 'Keep my reading' }).click()
  await drawer.getByText('You read this as fear of being judged').waitFor()
  await page.goto(`/w/${workspace}/fears`)
  await page.getByText('fear of being judged', { exact: true }).first().waitFor()
  await look('fears')
})

test('two members code blind, see nothing of each other, then differences, and one decides', async () => {
  await page.goto(`/w/${workspace}/blind-coding?start=yes`)
  await page.getByLabel('What is it about?').fill('The last conversations')
  await page.getByRole('checkbox', { name: 'Vera Osei' }).check()
  await look('blind-start')
  await page.getByRole('button', { name: 'Start the round' }).click()
  await page.getByText('Nobody else sees these codes yet.').waitFor()
  await page.getByRole('combobox', { name: /code/i }).fill('rate')
  await page.keyboard.press('Enter')
  await page.getByText('Your codes: The rate').waitFor()
  await look('blind-give')

  const round = (await callAs(page, listBlindRounds, {}, workspace)).items[0]!.id
  const seen = await callAs(other, showBlindRound, { round }, workspace)
  expect(seen.items.flatMap(({ codes }) => codes)).toEqual([])
  for (const { id } of seen.items.slice(1))
    await callAs(page, codeBlind, { round, evidence: id, codes: [] }, workspace)
  for (const { id } of seen.items)
    await callAs(other, codeBlind, { round, evidence: id, codes: [] }, workspace)
  await page.reload()
  await page.getByRole('button', { name: 'I have coded all of it' }).click()
  await page.getByText('You have finished.').waitFor()
  await other.goto(`/w/${workspace}/blind-coding/${round}`)
  await other.getByRole('button', { name: 'I have coded all of it' }).click()
  await other.getByText('Where they differ').waitFor()
  await other.getByPlaceholder('Why? (optional)').fill('It is about what a drop pays')
  await other.getByRole('button', { name: 'It fits' }).click()
  await other.getByText('Vera Osei decided: “The rate” fits').waitFor()
  await page.reload()
  await page.getByText('Vera Osei decided').waitFor()
  await look('blind-agreement')
})

test('curve, pairs, kinds of people and the page of a conversation can be read everywhere', async () => {
  for (const [path, heading, name] of [
    ['codes/saturation', 'Does another conversation still bring something new?', 'saturation'],
    ['codes/together?within=conversation', 'Which themes come together?', 'together'],
    ['codes/segments', 'From whom did we hear what?', 'segments'],
  ] as const) {
    await page.goto(`/w/${workspace}/${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.getByRole('table').waitFor()
    await look(name)
  }
  const { items } = await callAs(page, listConversations, { q: 'Ines' }, workspace)
  await page.goto(`/w/${workspace}/conversations/${items[0]!.id}/snapshot`)
  await page.getByRole('heading', { name: 'In their words' }).waitFor()
  await look('snapshot')
  await page.getByRole('button', { name: 'Choose and write' }).click()
  await page.getByLabel('Quick facts').fill('Rode two winters; now at a bakery')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.').waitFor()
})

async function look(name: string): Promise<void> {
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}
