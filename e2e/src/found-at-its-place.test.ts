import { createConversation } from '@firsthand/contract/conversations/conversations'
import { sendLive } from '@firsthand/contract/conversations/live'
import { listMembers } from '@firsthand/contract/platform/members'
import { addPracticeTalk, startPractice } from '@firsthand/contract/studies/practice'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setScheme } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { resizeTo } from './support/sizes.ts'
import { looksRight } from './support/looks.ts'

const turns = 1_200
const words = new Map([
  [700, 'The chaingrease froze twice that week.'],
  [1_100, 'Nobody sells mudguards after midnight.'],
])

let journey: Journey
let page: Page
let workspace: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  const other = await journey.newVisitor()
  await journey.join(other, { owner: page, workspace, role: 'member' })
  await practiseLong()
  await noteMuch()
})
afterAll(() => journey?.close())

test('the palette opens a practice talk at the turn that has the words, and the keyboard goes on from there', async () => {
  await page.goto(`/w/${workspace}/practice`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await findInPalette('chaingrease', 'Practice talks')
  await page.keyboard.press('Enter')

  const turn = page.getByRole('listitem').filter({ hasText: words.get(700)! })
  await isInSight(turn)
})

test('another search in the same talk opens the part of it in which those words stand', async () => {
  await findInPalette('mudguards', 'Practice talks')
  await page.keyboard.press('Enter')

  await isInSight(page.getByRole('listitem').filter({ hasText: words.get(1_100)! }))
  await page.getByText('Turns 1,001 to 1,200 are shown.').first().waitFor()
  await looksRight(page, 'found-turn')
  await page.getByRole('link', { name: 'Earlier turns' }).first().click()
  await isInSight(page.getByRole('listitem').filter({ hasText: /line 999$/ }))
})

test('on a phone the page of results leads there too, also to a talk that was open before; its role leads to its beginning', async () => {
  await resizeTo(page, 'phone')
  await setScheme(page, 'dark')
  await page.goto(`/w/${workspace}/search?q=chaingrease`)
  await resultAmong('Practice talks').press('Enter')
  const turn = page.getByRole('listitem').filter({ hasText: words.get(700)! })
  await isInSight(turn)
  await page.goBack()
  await resultAmong('Practice talks').press('Enter')
  await isInSight(turn)

  await page.goto(`/w/${workspace}/search?q=silences`)
  await resultAmong('Practice talks').click()
  await page.getByRole('heading', { name: 'What it showed' }).waitFor()
  expect(new URL(page.url()).search).toBe('')
  expect(await page.locator('[aria-current=location]').count()).toBe(0)
})

test('a live note is opened among the notes of its conversation, and stays where one reads while others write', async () => {
  await page.goto(`/w/${workspace}/search?q=derailleur`)
  await resultAmong('Live notes').press('Enter')
  const note = page.getByRole('listitem').filter({ hasText: 'The derailleur froze' })
  await isInSight(note)
  await looksRight(page, 'found-note')
  // The page asks for news every few seconds; whoever went on is not taken back.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  await page.waitForResponse((response) => response.url().includes('/live'))
  await page.waitForTimeout(500)
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

async function practiseLong(): Promise<void> {
  const { items } = await callAs(page, listMembers, {}, workspace)
  const [interviewer, customer] = ['Mara', 'Vera'].map(
    (name) => items.find((each) => each.name.startsWith(name))!.id,
  )
  const asked = { interviewer: interviewer!, customer: customer!, goal: 'Hold my silences longer' }
  const { id } = await callAs(page, startPractice, asked, workspace)
  const said = Array.from(
    { length: turns },
    (_, at) => `${at % 2 ? 'Mara' : 'Vera'}: ${words.get(at) ?? `line ${at}`}`,
  )
  const speakers = [
    { label: 'Mara', is: 'interviewer' as const },
    { label: 'Vera', is: 'customer' as const },
  ]
  const talk = { practice: id, source: { pasted: said.join('\n') }, speakers }
  await callAs(page, addPracticeTalk, talk, workspace)
}

async function noteMuch(): Promise<void> {
  const planned = {
    kind: 'interview' as const,
    title: 'At the depot',
    people: [],
    plannedFor: new Date().toISOString(),
  }
  const { id } = await callAs(page, createConversation, planned, workspace)
  const clock = new Date().toISOString()
  const entries = Array.from({ length: 60 }, (_, at) => ({
    id: crypto.randomUUID(),
    kind: 'note' as const,
    at: clock,
    body: at === 20 ? 'The derailleur froze at the lights' : `Note ${at}`,
    place: '',
    mark: null,
    of: null,
    number: null,
  }))
  await callAs(page, sendLive, { conversation: id, clock, entries }, workspace)
}

async function findInPalette(typed: string, group: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).waitFor()
  await page.keyboard.type(typed)
  await page.getByRole('group', { name: group }).getByRole('option', { selected: true }).waitFor()
}

function resultAmong(kind: string): Locator {
  return page.getByRole('region', { name: kind }).getByRole('link').first()
}

async function isInSight(place: Locator): Promise<void> {
  await expect.poll(() => place.getAttribute('aria-current')).toBe('location')
  await expect.poll(() => place.evaluate((element) => element === document.activeElement)).toBe(true)
  await expect
    .poll(() =>
      place.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return top > 0 && bottom < innerHeight
      }),
    )
    .toBe(true)
}
