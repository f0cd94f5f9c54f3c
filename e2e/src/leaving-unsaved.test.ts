import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { listMembers } from '@firsthand/contract/platform/members'
import { createGuide, saveGuide } from '@firsthand/contract/studies/guides'
import { startPractice } from '@firsthand/contract/studies/practice'
import { createStudy } from '@firsthand/contract/studies/studies'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let other: Page
let workspace: string

beforeAll(async () => {
  journey = await openJourney()
  ;({ page, other, workspace } = await journey.twoMembers())
})
afterAll(() => journey?.close())

const question = () => page.getByRole('dialog', { name: 'Leave without saving?' })
const away = () => page.getByRole('link', { name: 'Studies' }).first()
const stay = () => question().getByRole('button', { name: 'Stay' })

test('a guide that was changed asks before it is left by a link, with the keyboard too, and lets nothing be lost', async () => {
  const { id: study } = await callAs(page, createStudy, { title: 'Why couriers leave' }, workspace)
  const sections = [{ title: 'Easy first', prompts: [{ ask: 'How was last night?' }] }]
  const { id: guide } = await callAs(
    page,
    createGuide,
    { study, title: 'The last week', sections },
    workspace,
  )
  const address = `/w/${workspace}/studies/${study}/guide`
  await page.goto(address)
  const title = page.getByRole('textbox', { name: 'Title of the guide' })
  await title.fill('The last two weeks')
  await away().focus()
  await page.keyboard.press('Enter')
  await question().waitFor()
  await expect.poll(() => stay().evaluate((button) => button === document.activeElement)).toBe(true)
  await looksRight(page, 'leave-without-saving')
  await page.keyboard.press('Escape')
  await question().waitFor({ state: 'detached' })
  expect(await title.inputValue()).toBe('The last two weeks')

  // A newer version of somebody else: what was written can be copied.
  await callAs(other, saveGuide, { guide, version: 1, title: 'Theirs', sections }, workspace)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Copy what I wrote' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe('The last two weeks\n\nEasy first\n- How was last night?')
  await away().click()
  await question().getByRole('button', { name: 'Leave without saving' }).click()
  await expect.poll(() => page.url()).toMatch(/\/studies$/)

  await page.goto(address)
  await title.fill('Mine now')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('All is saved').waitFor()
  await away().click()
  await expect.poll(() => page.url()).toMatch(/\/studies$/)
  expect(await question().count()).toBe(0)
})

test('an observer’s sheet asks before it is left, and no longer once it is kept', async () => {
  const { items } = await callAs(page, listMembers, {}, workspace)
  const [interviewer, customer] = ['Mara', 'Vera'].map(
    (name) => items.find((each) => each.name.startsWith(name))!.id,
  )
  const talked = { interviewer: interviewer!, customer: customer! }
  const { id } = await callAs(page, startPractice, talked, workspace)
  await page.goto(`/w/${workspace}/practice/${id}`)
  const well = page.getByRole('textbox', { name: 'What went well' })
  await well.fill('She waited.')
  await away().click()
  await stay().click()
  expect(await well.inputValue()).toBe('She waited.')
  await page.getByRole('button', { name: 'Keep my sheet' }).click()
  await page.getByText('Your sheet is kept.').waitFor()
  await away().click()
  await expect.poll(() => page.url()).toMatch(/\/studies$/)
})

test('a correction of a transcript asks before it is left by a link', async () => {
  const { id: nele } = await callAs(page, createPerson, { name: 'Nele Brandt' }, workspace)
  const talk = { kind: 'interview' as const, people: [nele], heldAt: '2026-05-14T09:30:00.000Z' }
  const { id: conversation } = await callAs(page, createConversation, talk, workspace)
  const pasted = 'Mara: How was it?\n\nNele: I rode until two.'
  await callAs(page, addText, { conversation, source: { pasted } }, workspace)
  await page.goto(`/w/${workspace}/conversations/${conversation}`)
  await page.getByRole('button', { name: 'Correct', exact: true }).click()
  await page.locator('[data-position]', { hasText: 'I rode until two' }).click()
  const words = page.getByRole('textbox', { name: /^Words of/ })
  await words.fill('I rode until three.')
  await words.press('Escape')
  await away().click()
  await stay().click()
  await page.locator('[data-position]', { hasText: 'I rode until three' }).waitFor()
  await away().click()
  await question().getByRole('button', { name: 'Leave without saving' }).click()
  await expect.poll(() => page.url()).toMatch(/\/studies$/)
})
