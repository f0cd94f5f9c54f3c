import { codeBlind, listBlindRounds, showBlindRound } from '@firsthand/contract/evidence/blind-coding'
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { setCoding } from '@firsthand/contract/evidence/codes'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import { listMembers } from '@firsthand/contract/platform/members'
import { startPractice, timePractice } from '@firsthand/contract/studies/practice'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { docx, paragraph } from '../../server/src/evidence/transcripts/documents/testing-documents.ts'
import { type Journey, callAs, openJourney, shown } from './support/journey.ts'
import { holdCodedTalks } from './support/coded-talks.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let other: Page
let workspace: string
let talk: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  other = await journey.newVisitor()
  workspace = await journey.claim(page)
  talk = (await holdCodedTalks(page, workspace))[0]!
  await journey.join(other, { owner: page, workspace, role: 'member' })
})
afterAll(() => journey?.close())

test('from a symptom down to a root cause, each step with what it stands on', async () => {
  await page.goto(`/w/${workspace}/whys`)
  await page.getByRole('heading', { level: 1, name: 'Why does it hurt?' }).waitFor()
  await looksRight(page, 'whys')
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
  await looksRight(page, 'why')
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
  await looksRight(page, 'fears')
})

test('two members code blind, see nothing of each other, then differences, and one decides', async () => {
  await page.goto(`/w/${workspace}/blind-coding?start=yes`)
  await page.getByLabel('What is it about?').fill('The last conversations')
  await page.getByRole('checkbox', { name: 'Vera Osei' }).check()
  await looksRight(page, 'blind-start')
  await page.getByRole('button', { name: 'Start the round' }).click()
  await page.getByText('Nobody else sees these codes yet.').waitFor()
  await page.getByRole('combobox', { name: /code/i }).fill('rate')
  await page.getByRole('option', { name: /The rate/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Your codes: The rate').waitFor()
  await page.getByRole('button', { name: 'Memo on your code The rate' }).click()
  await page.keyboard.type('An hour is priced')
  await page.keyboard.press('Control+Enter')
  await shown(page, 'An hour is priced').waitFor()
  await looksRight(page, 'blind-give')

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
  await other.getByText('The rate (An hour is priced)').waitFor()
  await other.getByPlaceholder('Why? (optional)').fill('It is about what a drop pays')
  await other.getByRole('button', { name: 'It fits' }).click()
  await other.getByText('Vera Osei decided: “The rate” fits').waitFor()
  await page.reload()
  await page.getByText('Vera Osei decided').waitFor()
  await looksRight(page, 'blind-agreement')
})

test('a number opens what it counts', async () => {
  await page.goto(`/w/${workspace}/codes/segments`)
  const cell = page.getByRole('cell').getByRole('link').first()
  const pieces = await cell.innerText()
  await cell.click()
  await page.getByRole('heading', { level: 1, name: 'What did they say and do?' }).waitFor()
  await page.getByRole('search').getByText(pieces, { exact: true }).waitFor()
  await looksRight(page, 'opened-segment')

  await page.goto(`/w/${workspace}/codes/together?within=conversation`)
  const pair = page.getByRole('cell').getByRole('link').first()
  const talks = Number(await pair.innerText())
  await pair.click()
  await page
    .getByRole('search')
    .getByText(/^with /)
    .waitFor()
  await page.getByText(talks === 1 ? '1 conversation' : `${talks} conversations`, { exact: true }).waitFor()

  await page.goto(`/w/${workspace}/conversations/${talk}`)
  await page.getByRole('link', { name: '1 first-hand' }).click()
  await page.getByRole('search').getByText('1 piece', { exact: true }).waitFor()
  await looksRight(page, 'opened-meter')
})

test('a round is about chosen conversations, or about pieces chosen one by one', async () => {
  const { id: person } = await callAs(page, createPerson, { name: 'Voice 8' }, workspace)
  const sent = { kind: 'interview' as const, people: [person], heldAt: '2026-11-18T10:00:00.000Z' }
  const { id } = await callAs(page, createConversation, sent, workspace)
  const source = { kind: 'conversation' as const, id }
  for (const words of ['The tram stops at eleven.', 'The last bus is full.'])
    await callAs(page, createEvidence, { kind: 'said_past', words, person, source }, workspace)

  await begin('One conversation')
  await page.getByText('From conversations', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Which conversations?' }).fill('Voice 8')
  await page.getByRole('option', { name: /^Voice 8/ }).click()
  await page.keyboard.press('Escape')
  await looksRight(page, 'blind-of-conversations')
  await page.getByRole('button', { name: 'Start the round' }).click()
  await page.getByText('Piece 1 of 2').waitFor()
  await page.getByRole('button', { name: 'End the round' }).click()
  await page.getByText('The round was ended.', { exact: false }).waitFor()

  await begin('One piece')
  await page.getByText('Piece by piece', { exact: true }).click()
  await page.getByLabel('Find evidence').fill('tram')
  await page.getByRole('checkbox', { name: 'The tram stops at eleven.' }).check()
  await page.getByText('1 piece chosen.').waitFor()
  await looksRight(page, 'blind-of-pieces')
  await page.getByRole('button', { name: 'Start the round' }).click()
  await page.getByText('Piece 1 of 1').waitFor()
  await page.getByText('The tram stops at eleven.').waitFor()
})

test('why a code was given is read on the card, without a mouse', async () => {
  const { items } = await callAs(page, listEvidence, {}, workspace)
  const { id, codes } = items.find((each) => each.codes.length > 0)!
  const memo = 'She says it twice, unasked'
  await callAs(page, setCoding, { evidence: id, code: codes[0]!.id, memo }, workspace)
  await page.goto(`/w/${workspace}/evidence`)
  const unfold = page.locator('details', { hasText: memo }).getByText(/ on its codes$/)
  await unfold.waitFor()
  await page.getByText(memo).waitFor({ state: 'hidden' })
  await unfold.focus()
  await page.keyboard.press('Enter')
  await page.getByText(memo).waitFor()
  expect(await page.getByRole('complementary', { name: 'Evidence' }).count()).toBe(0)
  await looksRight(page, 'memo-on-card')
})

test('an answer to a question that leads is marked weak, in the form, on the card and on the claim', async () => {
  const { items } = await callAs(page, listEvidence, { source: talk }, workspace)
  const person = items[0]!.person!.id
  const lines = ['Mara: You found it easy, didn’t you?', 'Voice 1: It was easy enough.']
  const text = await callAs(
    page,
    addText,
    { conversation: talk, source: { pasted: lines.join('\n\n') }, speakers: [{ label: 'Voice 1', person }] },
    workspace,
  )
  await page.goto(`/w/${workspace}/conversations/${talk}?text=${text.id}`)
  await page.getByRole('article', { name: /Voice 1/ }).focus()
  await page.keyboard.press('ArrowRight')
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('e')
  const form = page.getByRole('complementary', { name: 'Make evidence' })
  await form.getByText('This question leads, so the answer will be marked weak.').waitFor()
  await looksRight(page, 'asked-before')
  await form.getByLabel('Which claim does it bear on?').fill('It is easy.')
  await page.getByRole('option', { name: /^New claim/ }).click()
  await form.getByRole('button', { name: 'Make evidence' }).click()
  await page.getByRole('link', { name: 'It is easy.' }).click()
  await page.getByText(/answered a question that led, so they may only have agreed/).waitFor()
  await looksRight(page, 'weak-answer')
  await page.goto(`/w/${workspace}/evidence`)
  await page.getByText('Weak: the question led.').waitFor()
})

test('what was said in a practice talk is the recorder’s file, read by the server', async () => {
  const { items } = await callAs(page, listMembers, {}, workspace)
  const [interviewer, customer] = ['Mara', 'Vera'].map(
    (name) => items.find((each) => each.name.startsWith(name))!.id,
  )
  const talked = { interviewer: interviewer!, customer: customer! }
  const { id } = await callAs(page, startPractice, talked, workspace)
  await callAs(page, timePractice, { practice: id, is: 'ended' }, workspace)
  await page.goto(`/w/${workspace}/practice/${id}`)
  const recorded = [
    '**Mara**   0:03',
    'Tell me about yesterday.',
    '**Vera**   0:09',
    'The ovens were on at three.',
  ]
  const buffer = await docx(recorded.map((line) => paragraph(line)).join(''))
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'choose a file' }).click()
  await looksRight(page, 'practice-choose')
  await (await chosen).setFiles({ name: 'Teams.docx', mimeType: 'application/octet-stream', buffer })
  await page.getByRole('heading', { name: /^Word document · 2 turns/ }).waitFor()
  await looksRight(page, 'practice-preview')
  await page.getByRole('button', { name: 'Measure' }).click()
  await page.getByRole('heading', { name: 'What it showed' }).waitFor()
})

async function begin(title: string): Promise<void> {
  await page.goto(`/w/${workspace}/blind-coding?start=yes`)
  await page.getByLabel('What is it about?').fill(title)
  await page.getByRole('checkbox', { name: 'Vera Osei' }).check()
}
