import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import { listTurns } from '@firsthand/contract/evidence/texts'
import { search } from '@firsthand/contract/platform/records'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { docx, paragraph } from '../../server/src/evidence/transcripts/documents/testing-documents.ts'
import { expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { resizeTo } from './support/sizes.ts'
import { looksRight } from './support/looks.ts'

const lines = [
  'Mara: How did last night go?',
  'Nele: I rode until two and waited an hour at Kesselbrinks kitchen.',
  'Mara: What then?',
  'Nele: I went home. Nobody had told me anything.',
]
const marked: [number, string][] = [
  [1, 'waited an hour'],
  [3, 'I went home'],
  [3, 'Nobody had told me'],
]

let journey: Journey
let page: Page
let workspace: string
let conversation: string
beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  const { id: nele } = await callAs(page, createPerson, { name: 'Nele Brandt' }, workspace)
  const { id } = await callAs(
    page,
    createConversation,
    { kind: 'interview', people: [nele], heldAt: '2026-05-14T09:30:00.000Z', title: 'The night shift' },
    workspace,
  )
  conversation = id
  const text = await callAs(
    page,
    addText,
    {
      conversation,
      source: { pasted: lines.join('\n\n') },
      speakers: [{ label: 'Nele', person: nele }],
    },
    workspace,
  )
  for (const [turn, quote] of marked) {
    const from = lines[turn]!.slice(6).indexOf(quote)
    const range = { startTurn: turn, startOffset: from, endTurn: turn, endOffset: from + quote.length }
    await callAs(
      page,
      createEvidence,
      { kind: 'said_past', highlight: { version: text.version.id, range } },
      workspace,
    )
  }
})
afterAll(() => journey?.close())

const turn = (words: string) => page.locator('[data-position]', { hasText: words })

test('a text is corrected with the keyboard alone, and one is told what became of the evidence', async () => {
  await page.goto(`/w/${workspace}/conversations/${conversation}`)

  await page.getByRole('button', { name: 'Correct', exact: true }).click()
  await turn('How did last night go').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Words of Nele Brandt' })
  await field.waitFor()
  await field.fill('I rode until two and waited two hours at Kesselbrinks kitchen.')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowDown')
  await field.fill('Nobody had told me anything.')
  await looksRight(page, 'correct-text')
  await page.keyboard.press('Escape')
  await page.getByText('2 corrections').waitFor()
  await page.keyboard.press('Control+s')

  await page.getByText('1 highlight found again. 1 changed: have a look. 1 lost its words.').waitFor()
  await page.getByRole('feed', { name: 'What was said' }).getByText('waited two hours').first().waitFor()
})

test('what changed is looked at, and what lost its words is put elsewhere by hand', async () => {
  await page.getByRole('button', { name: '2 to look at' }).click()
  const review = page.getByRole('complementary', { name: 'To look at after corrections' })
  await review.getByText('Other words stand there now.').waitFor()
  await looksRight(page, 'carried-review')
  await review.getByRole('button', { name: 'Take the new words' }).click()
  await page.getByText('The evidence says what the text says.').waitFor()

  await review.getByText('Its words are not in the text any more.').waitFor()
  await review.getByRole('button', { name: 'Choose its place' }).last().click()
  await page.getByRole('article').nth(3).focus()
  await page.keyboard.press('ArrowRight')
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: 'It stands here' }).click()
  await page.getByText('The evidence stands at its new place.').waitFor()
  const { items } = await callAs(page, listEvidence, {}, workspace)
  expect(items.map(({ words }) => words).toSorted()).toEqual([
    'Nobody had told me',
    'Nobody had told me anything.',
    'waited two hours',
  ])
})

test('versions are compared side by side', async () => {
  await page.getByRole('button', { name: 'Versions: 2' }).click()
  const drawer = page.getByRole('complementary', { name: /Versions of this text|Version 1/ })
  await drawer.getByRole('button', { name: 'Compare with now' }).click()
  await drawer.locator('del', { hasText: 'an' }).first().waitFor()
  await drawer.locator('ins', { hasText: 'two' }).first().waitFor()
  await looksRight(page, 'compare-versions')
  await page.keyboard.press('Escape')
})

test('a name is hidden by selecting it, and is nowhere to be seen', async () => {
  await page.getByRole('article').nth(1).focus()
  await page.keyboard.press('ArrowRight')
  for (let step = 0; step < 9; step++) await page.keyboard.press('ArrowRight')
  await page.getByText('Selected: Kesselbrinks').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Hide…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Kesselbrinks').waitFor()
  await expectNoViolations(page)
  await picture(page, 'hide-words')
  await dialog.getByRole('button', { name: 'Hide', exact: true }).click()
  await page.getByText('Hidden in 2 places.').waitFor()
  await page.getByText('[name]').first().waitFor()
  expect(await page.getByText('Kesselbrinks').count()).toBe(0)
  expect((await callAs(page, search, { q: 'Kesselbrinks' }, workspace)).items).toEqual([])
  const { items } = await callAs(page, listEvidence, {}, workspace)
  const version = items.find(({ moment }) => moment)!.moment!.versionId
  expect(JSON.stringify(await callAs(page, listTurns, { version }, workspace))).not.toContain('Kesselbrinks')
  await page.getByRole('button', { name: 'Hidden: 1' }).click()
  await page.getByRole('button', { name: 'Show again' }).waitFor()
  await looksRight(page, 'hidden-words')
  await page.keyboard.press('Escape')
})

test('turns that somebody else said are given to them, and that is undone from what was changed before', async () => {
  await openSpeakers()
  const dialog = page.getByRole('dialog', { name: 'Who is who?' })
  await dialog.getByText('Did somebody else say some of it?').click()
  await dialog.getByLabel('Turns of').selectOption({ label: 'Nele Brandt' })
  await dialog.getByRole('checkbox', { name: 'Nobody had told me anything.' }).check()
  await dialog.getByLabel('What to call them in this text').fill('The cook')
  await expectNoViolations(page)
  await picture(page, 'split-speaker')
  await dialog.getByRole('button', { name: 'Give them 1 turn' }).click()
  await page.getByText(/^The speakers are matched/).waitFor()
  await turn('Nobody had told me anything').getByText('The cook').first().waitFor()

  await openSpeakers()
  await dialog.getByText(/^What was changed before/).click()
  await dialog.getByText('Turns were given to somebody else').waitFor()
  await expectNoViolations(page)
  await picture(page, 'speaker-history')
  await dialog.getByRole('button', { name: 'Undo this' }).click()
  await page.getByText('The speakers are as they were.').waitFor()
  await turn('Nobody had told me anything').getByText('Nele Brandt').first().waitFor()
})

test('a word is hidden in all that somebody says, from the drawer of one text', async () => {
  await page.getByRole('button', { name: 'Hidden: 1' }).click()
  const drawer = page.getByRole('complementary', { name: 'What is hidden in this text' })
  await drawer.getByText('Hide a name in all that somebody says…').click()
  expect(await drawer.getByLabel('Which name, or words?').inputValue()).toBe('Nele Brandt')
  await drawer.getByLabel('Which name, or words?').fill('kitchen')
  await looksRight(page, 'hide-name')
  await drawer.getByRole('button', { name: 'Hide everywhere' }).click()
  await page.getByText(/^Hidden in \d+ places?\.$/).waitFor()
  await drawer.getByRole('region', { name: 'In all that Nele Brandt says' }).waitFor()
  expect(await turn('I rode until two').innerText()).not.toContain('kitchen')
  await page.keyboard.press('Escape')
})

test('a better transcript is the recorder’s own file, shown as it was read before it takes the place of the words', async () => {
  const better = [
    '**Mara**   0:01\nSo, how did last night go?',
    '**Nele**   0:05\nI rode until two and waited two hours.',
    '**Mara**   0:12\nWhat then?',
    '**Nele**   0:15\nNobody had told me anything.',
    '**Jonte**   0:19\nNor me.',
  ]
  const buffer = await docx(better.map((text) => paragraph(text)).join(''))
  await page.getByRole('button', { name: /^Versions: / }).click()
  const drawer = page.getByRole('complementary', { name: 'Versions of this text' })
  const chosen = page.waitForEvent('filechooser')
  await drawer.getByRole('button', { name: 'choose a file' }).click()
  await (await chosen).setFiles({ name: 'better.docx', mimeType: 'application/octet-stream', buffer })
  await drawer.getByRole('heading', { name: /^Word document · 5 turns/ }).waitFor()
  await drawer.getByText('New: say who it is afterwards').waitFor()
  await looksRight(page, 'better-transcript')
  await drawer.getByRole('button', { name: 'Put it in place' }).click()
  await page.getByText(/^Version \d is saved\./).waitFor()
  await page.keyboard.press('Escape')
  await turn('Nor me.').getByText('Jonte').first().waitFor()
})

async function openSpeakers(): Promise<void> {
  await page.getByRole('button', { name: 'What one can do with this conversation' }).click()
  await page.getByRole('menuitem', { name: 'Say who is who' }).click()
  await page.getByRole('dialog', { name: 'Who is who?' }).waitFor()
}

test('all of it fits on a phone in the dark', async () => {
  await resizeTo(page, 'phone')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  await page.getByRole('button', { name: 'Correct', exact: true }).click()
  await turn('I rode until two').click()
  await looksRight(page, 'correct-text-phone')
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await page.getByRole('feed', { name: 'What was said' }).waitFor()
  await looksRight(page, 'read-corrected-phone')
})
