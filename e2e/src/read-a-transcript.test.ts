import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { createPerson } from '@firsthand/contract/crm/people'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney, shown } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { looksRight } from './support/looks.ts'

const transcript = `WEBVTT

00:00:01.000 --> 00:00:04.000
Mara: How did last night go?

00:00:05.000 --> 00:00:25.000
Nele: I rode until two. The kitchen had closed at one, and nobody told me.

00:00:26.000 --> 00:00:28.000
Mara: What did you do then?

00:00:29.000 --> 00:00:41.000
Nele: I waited for an hour and went home.
`

let journey: Journey
let page: Page
let workspace: string
beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  await callAs(page, createPerson, { name: 'Nele Brandt' }, workspace)
})
afterAll(() => journey?.close())

const open = (path: string) => page.goto(`/w/${workspace}${path}`)

test('a hunch becomes a study with its questions', async () => {
  await open('/studies')
  await page.getByRole('heading', { name: 'No study yet' }).waitFor()
  await looksRight(page, 'studies-empty')

  await page.getByLabel('What is your hunch?').fill('Couriers leave because kitchens close without a word.')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Find out: start a study from/ }).click()
  await page.getByLabel('What is it about?').fill('Why couriers leave')
  await page
    .getByLabel('What should it answer?')
    .fill('When did the last one leave?\nWhat happened that week?')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.waitForURL('**/studies/*')
  await page.getByRole('textbox', { name: 'Question 2', exact: true }).waitFor()
  await page.getByText('Hold the first conversation.').waitFor()
  await looksRight(page, 'study')
})

test('a conversation is logged from the study, with somebody who is found and somebody who is new', async () => {
  await page.getByRole('button', { name: 'Log a conversation' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Whom with?').fill('Nele')
  await page.getByRole('option', { name: 'Nele Brandt' }).click()
  await dialog.getByLabel('Whom with?').fill('Omar Haddad')
  await page.getByRole('option', { name: 'Add “Omar Haddad”' }).click()
  await dialog.getByText('Omar Haddad').waitFor()
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL('**/conversations/*')
  await page.getByRole('heading', { level: 1, name: /^Nele Brandt and Omar Haddad/ }).waitFor()
  await page.getByRole('link', { name: 'Why couriers leave' }).waitFor()
  await looksRight(page, 'conversation-empty')
})

test('a file that is no transcript is refused in a sentence', async () => {
  await drop('photo.vtt', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]))
  await page
    .getByRole('alert')
    .getByText('transcripts.', { exact: false })
    .or(page.getByRole('alert').getByText('texts.unreadable'))
    .waitFor()
  await expectNoViolations(page)
})

test('the recorder’s file is dropped, its speakers are matched, and one sees who talked how much', async () => {
  await drop('night.vtt', Buffer.from(transcript))
  await page.getByRole('heading', { name: /^4 turns · .* · 1 minute/ }).waitFor()
  const nele = page.getByRole('combobox', { name: 'Who is Nele?' })
  const mara = page.getByRole('combobox', { name: 'Who is Mara?' })
  await expect.poll(() => nele.inputValue()).toBe('Nele Brandt')
  await expect.poll(() => mara.inputValue()).toBe('Mara Lindqvist')
  await looksRight(page, 'text-preview')

  await page.getByRole('button', { name: 'Add this text' }).click()
  await page.getByRole('feed', { name: 'What was said' }).waitFor()
  await page
    .getByText(/^You talked 14\s% of the time/)
    .first()
    .waitFor()
  await looksRight(page, 'conversation')
})

test('words are selected with the keyboard and become evidence of who said them', async () => {
  const turn = page.getByRole('article', { name: /Nele Brandt, 0:05/ })
  await turn.focus()
  await page.keyboard.press('ArrowRight')
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight')
  await page.getByText('Selected: I rode until two. The').waitFor({ state: 'attached' })
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('e')

  const form = page.getByRole('complementary', { name: 'Make evidence' })
  await form.getByText('I rode until two.').waitFor()
  await expectNoViolations(page)
  expect(await form.getByLabel('Who said or did it?').inputValue()).toBe('Nele Brandt')
  await form.getByLabel('Which claim does it bear on?').fill('Kitchens close without telling couriers.')
  await page.getByRole('option', { name: /^New claim/ }).click()
  await picture(page, 'make-evidence')
  await form.getByRole('button', { name: 'Make evidence' }).click()
  await page.getByText('Evidence is made.').waitFor()
  await page.getByRole('link', { name: 'Kitchens close without telling couriers.' }).waitFor()

  const { items } = await callAs(page, listEvidence, {}, workspace)
  expect(items).toMatchObject([
    {
      kind: 'said_past',
      words: 'I rode until two.',
      person: { name: 'Nele Brandt' },
      hearing: 'you',
      claims: [{ stance: 'supports', rung: 'heard' }],
    },
  ])
})

test('selected words are made evidence and coded in one step, with the reason, and the code stands in the text', async () => {
  const turn = page.getByRole('article', { name: /Nele Brandt, 0:29/ })
  await turn.focus()
  await page.keyboard.press('ArrowRight')
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight')
  await page.getByText('Selected: I waited for an hour').waitFor({ state: 'attached' })
  await page.keyboard.press('l')

  const beside = page.getByRole('complementary', { name: 'Give a code' })
  await beside.getByText(/^The first code makes these words evidence: Nele Brandt says/).waitFor()
  await expectNoViolations(page)
  await page.keyboard.type('Waiting')
  await beside.getByRole('option', { name: 'New code “Waiting”' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Evidence is made, with its code.').waitFor()
  await page.keyboard.type('Unpaid time')
  await beside.getByRole('option', { name: 'New code “Unpaid time”' }).waitFor()
  await page.keyboard.press('Enter')
  await beside.getByRole('link', { name: 'Unpaid time' }).waitFor()
  await beside.getByRole('button', { name: 'Memo on your code Waiting' }).click()
  await page.keyboard.type('An hour at the door, and no pay')
  await page.keyboard.press('Control+Enter')
  await shown(beside, 'An hour at the door, and no pay').waitFor()
  await looksRight(page, 'code-a-selection')

  await page.keyboard.press('Escape')
  await beside.waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-position')))
    .toBe('3')
  const { items } = await callAs(page, listEvidence, {}, workspace)
  const made = items.find(({ words }) => words === 'I waited for an hour')
  expect(made).toMatchObject({ kind: 'said_past', person: { name: 'Nele Brandt' }, hearing: 'you' })
  expect(made?.codes.map(({ name }) => name).toSorted()).toEqual(['Unpaid time', 'Waiting'])

  await turn.getByRole('button', { name: 'Waiting', exact: true }).click()
  const detail = page.getByRole('complementary', { name: 'Evidence so far' })
  await detail.getByText('An hour at the door, and no pay').waitFor()
  await detail.getByLabel('What do you read into it?').waitFor()
  await detail.getByRole('link', { name: 'Open it with everything about it' }).waitFor()
  await looksRight(page, 'codes-beside-the-words')
  await page.keyboard.press('Escape')
})

test('words are selected with the pointer, and a click on a mark opens its evidence', async () => {
  const words = page.locator('[data-turn="3"]')
  await words.evaluate((turn) => turn.scrollIntoView({ block: 'center' }))
  const box = (await words.boundingBox())!
  await page.mouse.move(box.x + 2, box.y + 14)
  await page.mouse.down()
  await page.mouse.move(box.x + 150, box.y + 14, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Make evidence' }).waitFor()
  await page.keyboard.press('Escape')

  await page.locator('mark', { hasText: 'I rode until two.' }).click()
  const beside = page.getByRole('complementary', { name: 'Evidence so far' })
  await beside.getByText('heard by Mara Lindqvist').waitFor()
  await beside.getByRole('link', { name: 'Kitchens close without telling couriers.' }).waitFor()
  await looksRight(page, 'highlight')
})

test('words are found, and a link leads back to them', async () => {
  await page.keyboard.press('Control+f')
  await page.getByLabel('Find in this text').fill('nobody told')
  await page.getByText('1 of 1').waitFor()
  await page.locator('mark', { hasText: 'nobody told' }).waitFor()
  await page.getByRole('button', { name: 'Stop finding' }).click()

  const address = page.url().split('?')[0]!
  await page.goto(`${address}?range=3.2-3.8`)
  await page.locator('mark[data-active]', { hasText: 'waited' }).waitFor()
})

test('the list shows what came of each conversation', async () => {
  await open('/conversations')
  await page.getByRole('link', { name: /^Nele Brandt and Omar Haddad/ }).waitFor()
  await looksRight(page, 'conversations')
  await page.getByText('Without evidence').click()
  await page.getByText('No conversation fits these filters.').waitFor()
  await expectNoViolations(page)
})

/** Drops a file on the page, as from the desktop. */
async function drop(name: string, bytes: Buffer) {
  const data = await page.evaluateHandle(
    ({ fileName, content }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(content)], fileName))
      return transfer
    },
    { fileName: name, content: [...bytes] },
  )
  await page.getByText('Drop the recorder’s transcript here').dispatchEvent('drop', { dataTransfer: data })
}
