import { createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { createPipeline, showPipeline, updatePipeline } from '@firsthand/contract/crm/pipelines'
import { createTask, listTasks, updateTask } from '@firsthand/contract/crm/tasks'
import { createClaim, showClaim, updateClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence, showEvidence, updateEvidence } from '@firsthand/contract/evidence/evidence'
import { showSnapshot, updateSnapshot } from '@firsthand/contract/evidence/snapshots'
import {
  changeRecruitingSettings,
  showRecruitingSettings,
} from '@firsthand/contract/studies/recruiting-settings'
import { showScreener, writeScreener } from '@firsthand/contract/studies/screeners'
import { createStudy } from '@firsthand/contract/studies/studies'
import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'

let journey: Journey
let page: Page
let other: Page
let workspace: string
let person: string

beforeAll(async () => {
  journey = await openJourney()
  ;({ page, other, workspace } = await journey.twoMembers())
  const address = { free: '', street: 'Mill Lane 3', city: 'Bern' }
  const ada = { name: 'Ada Miller', roleTitle: 'Baker', addresses: [address] }
  person = (await callAs(page, createPerson, ada, workspace)).id
})
afterAll(() => journey?.close())

const read = () => callAs(page, showPerson, { person }, workspace)
const changeElsewhere = (change: object) => callAs(other, updatePerson, { person, ...change }, workspace)

/** Comes back to the window until it was answered what somebody else wrote: what was read a moment ago is not asked for. */
async function comeBackFor(theirs: string) {
  let isThere = false
  const look = async (response: Response) => {
    if (response.request().method() !== 'GET' || !response.url().includes('/api/')) return
    const text = await response.text().catch(() => '')
    if (text.includes(theirs)) isThere = true
  }
  page.on('response', look)
  await expect
    .poll(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
      return isThere
    })
    .toBe(true)
  page.off('response', look)
}

test('a dialog that was open while somebody else changed the same does not overwrite it, and goes on', async () => {
  await page.goto(`/w/${workspace}/people/${person}`)
  await page.getByRole('button', { name: /^Address: / }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Street and number' }).fill('Mill Lane 5')
  const theirs = [{ free: '', street: 'Mill Lane 3', city: 'Bern' }, { free: 'The barn behind it' }]
  await changeElsewhere({ addresses: theirs })
  await comeBackFor('The barn behind it')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Somebody else changed these meanwhile.').waitFor()
  await dialog.getByText('The barn behind it').waitFor()
  expect((await read()).addresses.map(({ free }) => free)).toEqual(['', 'The barn behind it'])
  expect(await dialog.getByRole('textbox', { name: 'Street and number' }).first().inputValue()).toBe(
    'Mill Lane 5',
  )
  await expectNoViolations(page)
  await picture(page, 'addresses-changed-meanwhile')
  await dialog.getByRole('button', { name: 'Begin from theirs' }).click()
  await dialog.getByRole('textbox', { name: 'Street and number' }).first().fill('Mill Lane 5')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await read()).addresses.map(({ street, free }) => street ?? free)).toEqual([
    'Mill Lane 5',
    'The barn behind it',
  ])
})

test('a fact that is being typed says what somebody else wrote, and is saved by saving it again', async () => {
  await page.getByRole('button', { name: 'Role: Baker. Change' }).click()
  const role = page.getByRole('textbox', { name: 'Role' })
  await role.fill('Head baker')
  await changeElsewhere({ roleTitle: 'Owner' })
  await comeBackFor('Owner')
  await role.press('Enter')
  await page.getByText('Here they have “Owner”').waitFor()
  expect((await read()).roleTitle).toBe('Owner')
  await picture(page, 'fact-changed-meanwhile')
  await role.press('Enter')
  await page.getByRole('button', { name: 'Role: Head baker. Change' }).waitFor()
})

test('a fact is saved where somebody else changed another one that is shown already', async () => {
  await page.getByRole('button', { name: 'Role: Head baker. Change' }).click()
  const role = page.getByRole('textbox', { name: 'Role' })
  await role.fill('Master baker')
  await changeElsewhere({ pronouns: 'she/her' })
  await comeBackFor('she/her')
  await role.press('Enter')
  await page.getByRole('button', { name: 'Role: Master baker. Change' }).waitFor()
  expect(await read()).toMatchObject({ roleTitle: 'Master baker', pronouns: 'she/her' })
})

test('a form keeps what was typed, takes what somebody else changed elsewhere, and says where both wrote', async () => {
  const { id: task } = await callAs(page, createTask, { title: 'Bring the samples', person }, workspace)
  await page.goto(`/w/${workspace}/people/${person}`)
  await page.getByRole('button', { name: 'Change: Bring the samples' }).click()
  const form = page.locator('form', { has: page.getByRole('textbox', { name: 'Note' }) })
  const title = form.getByRole('textbox', { name: 'What is to be done?' })
  await title.fill('Bring the samples on Monday')
  await callAs(other, updateTask, { task, title: 'Send the samples', note: 'By the back door.' }, workspace)
  await comeBackFor('Send the samples')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody else changed this meanwhile.').waitFor()
  await page.getByText('Somebody else wrote here: “Send the samples”').waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('By the back door.')
  expect(await title.inputValue()).toBe('Bring the samples on Monday')
  await expectNoViolations(page)
  await picture(page, 'form-changed-meanwhile')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Changed.', { exact: true }).waitFor()
  const { items } = await callAs(page, listTasks, {}, workspace)
  expect(items.find(({ id }) => id === task)).toMatchObject({
    title: 'Bring the samples on Monday',
    note: 'By the back door.',
  })
})

test('what is undone does not overwrite what somebody else wrote since, and says so', async () => {
  const { id: task } = await callAs(page, createTask, { title: 'Call the miller', person }, workspace)
  await page.reload()
  await page.getByRole('button', { name: 'Change: Call the miller' }).click()
  const form = page.locator('form', { has: page.getByRole('textbox', { name: 'Note' }) })
  await form.getByRole('textbox', { name: 'What is to be done?' }).fill('Visit the miller')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Changed.', { exact: true }).waitFor()
  await callAs(other, updateTask, { task, note: 'She is there on Mondays.' }, workspace)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Somebody changed this at the same moment.').waitFor()
  const { items } = await callAs(page, listTasks, {}, workspace)
  expect(items.find(({ id }) => id === task)).toMatchObject({
    title: 'Visit the miller',
    note: 'She is there on Mondays.',
  })
})

test('stages that are being written stay when somebody else changes the pipeline, and theirs can be looked at', async () => {
  const made = { name: 'Pilots', template: 'sales' as const }
  const { id: pipeline, stages, version } = await callAs(page, createPipeline, made, workspace)
  await page.goto(`/w/${workspace}/pipelines/${pipeline}/settings`)
  const first = page.locator('fieldset [role=group]').first().getByRole('textbox').first()
  await first.fill('Coffee')
  const theirs = stages.map(({ archivedAt: _, ...stage }, at) =>
    at === 1 ? { ...stage, name: 'Try it out' } : stage,
  )
  await callAs(other, updatePipeline, { pipeline, version, stages: theirs }, workspace)
  await comeBackFor('Try it out')
  expect(await first.inputValue()).toBe('Coffee')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody else changed these meanwhile.').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Try it out' }).waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Begin from theirs' }).click()
  await first.fill('Coffee')
  await page.getByRole('button', { name: 'Save' }).click()
  const names = async () =>
    (await callAs(page, showPipeline, { pipeline }, workspace)).stages.map(({ name }) => name).slice(0, 2)
  await expect.poll(names).toEqual(['Coffee', 'Try it out'])
})

test('rules that are being written stay when a colleague changes another, and both are saved', async () => {
  await page.goto(`/w/${workspace}/rules-for-asking`)
  const quiet = page.getByLabel('Days without a conversation until a study rings')
  await quiet.fill('5')
  const { rules, version } = await callAs(page, showRecruitingSettings, {}, workspace)
  await callAs(page, changeRecruitingSettings, { rules: { ...rules, holdDays: 61 }, version }, workspace)
  await comeBackFor('"holdDays":61')
  expect(await quiet.inputValue()).toBe('5')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody else changed this meanwhile.').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  const saved = async () => (await callAs(page, showRecruitingSettings, {}, workspace)).rules
  await expect.poll(saved).toMatchObject({ quietDays: 5, holdDays: 61 })
})

test('a snapshot that is being written stays when a colleague saves it, and both parts are kept', async () => {
  const talk = {
    kind: 'coffee' as const,
    title: 'At the till',
    people: [person],
    heldAt: '2026-03-02T10:00:00Z',
  }
  const { id: conversation } = await callAs(page, createConversation, talk, workspace)
  await page.goto(`/w/${workspace}/conversations/${conversation}/snapshot`)
  await page.getByRole('button', { name: 'Choose and write' }).click()
  const facts = page.getByRole('textbox', { name: 'Quick facts' })
  await facts.fill('Two shops, one till')
  await callAs(other, updateSnapshot, { conversation, story: 'The drawer stuck at noon.' }, workspace)
  await comeBackFor('The drawer stuck at noon.')
  expect(await facts.inputValue()).toBe('Two shops, one till')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody else changed this meanwhile.').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  const saved = () => callAs(page, showSnapshot, { conversation }, workspace)
  await expect.poll(saved).toMatchObject({ facts: 'Two shops, one till', story: 'The drawer stuck at noon.' })
})

test('a screener that is being written stays when a colleague saves it, and theirs stands beside it', async () => {
  const { id: study } = await callAs(page, createStudy, { title: 'Who bakes at night?' }, workspace)
  const content = { title: 'Bakers', items: [] }
  await callAs(page, writeScreener, { study, content }, workspace)
  await page.goto(`/w/${workspace}/studies/${study}/screener`)
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.fill('Night bakers')
  await callAs(other, writeScreener, { study, content: { title: 'All bakers', items: [] } }, workspace)
  await comeBackFor('All bakers')
  expect(await title.inputValue()).toBe('Night bakers')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Somebody else wrote here: “All bakers”').waitFor()
  expect(await title.inputValue()).toBe('Night bakers')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const saved = async () => (await callAs(page, showScreener, { study }, workspace)).screener?.content.title
  await expect.poll(saved).toBe('Night bakers')
})

test('what is typed about a piece of evidence stays when a colleague corrects it, and both are kept', async () => {
  const made = { kind: 'said_past' as const, words: 'I count it by hand.', person }
  const { id: evidence } = await callAs(page, createEvidence, made, workspace)
  await page.goto(`/w/${workspace}/evidence?open=${evidence}`)
  const note = page.getByRole('textbox', { name: 'Note' })
  await note.fill('After closing')
  await callAs(other, updateEvidence, { evidence, kind: 'said_opinion' }, workspace)
  await comeBackFor('said_opinion')
  expect(await note.inputValue()).toBe('After closing')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await page.getByText('Somebody else changed this meanwhile.').waitFor()
  await expectNoViolations(page)
  await save.click()
  const saved = () => callAs(page, showEvidence, { evidence }, workspace)
  await expect.poll(saved).toMatchObject({ note: 'After closing', kind: 'said_opinion' })
})

test('the sentence of a claim stays as it is being written when a colleague saves another', async () => {
  const made = { sentence: 'Bakers count by hand.', stakes: 2 }
  const { id: claim } = await callAs(page, createClaim, made, workspace)
  await page.goto(`/w/${workspace}/claims/${claim}`)
  await page.getByRole('button', { name: 'Change the sentence' }).click()
  const sentence = page.getByRole('textbox', { name: 'The claim in one sentence' })
  await sentence.fill('Bakers count by hand at night.')
  await callAs(other, updateClaim, { claim, sentence: 'Bakers count twice.' }, workspace)
  await comeBackFor('Bakers count twice.')
  expect(await sentence.inputValue()).toBe('Bakers count by hand at night.')
  await sentence.press('Enter')
  await page.getByText('Somebody else wrote here: “Bakers count twice.”').waitFor()
  await sentence.press('Enter')
  const saved = async () => (await callAs(page, showClaim, { claim }, workspace)).sentence
  await expect.poll(saved).toBe('Bakers count by hand at night.')
})

test('what a claim is and what hangs on it stay as they are being chosen when a colleague saves, and both are kept', async () => {
  const made = { sentence: 'Bakers order on Fridays.', kind: 'assumption' as const, stakes: 2 }
  const { id: claim } = await callAs(page, createClaim, made, workspace)
  await page.goto(`/w/${workspace}/claims/${claim}`)
  const everything = page.getByRole('radio', { name: 'everything' })
  await page.getByText('everything', { exact: true }).click()
  const theirs = { contactTypes: ['expert' as const], organisations: [] }
  await callAs(other, updateClaim, { claim, scope: theirs }, workspace)
  await comeBackFor('"contactTypes":["expert"]')
  expect(await everything.isChecked()).toBe(true)
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await page.getByText('Somebody else changed this meanwhile.').waitFor()
  expect(await everything.isChecked()).toBe(true)
  await save.click()
  const saved = () => callAs(page, showClaim, { claim }, workspace)
  await expect.poll(saved).toMatchObject({ stakes: 3, scope: { contactTypes: ['expert'] } })
})
