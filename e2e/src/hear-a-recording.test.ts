import { createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wav } from '../../server/src/evidence/media/testing-wav.ts'
import { docx, paragraph } from '../../server/src/evidence/transcripts/documents/testing-documents.ts'
import { expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let workspace: string
let nele: string
beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  nele = (await callAs(page, createPerson, { name: 'Nele Brandt' }, workspace)).id
  const conversation = await callAs(
    page,
    createConversation,
    { kind: 'interview', people: [nele], heldAt: '2026-05-14T09:30:00.000Z' },
    workspace,
  )
  await page.goto(`/w/${workspace}/conversations/${conversation.id}`)
})
afterAll(() => journey?.close())

async function choose(label: string, name: string, buffer: Buffer) {
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: label, exact: true }).click()
  await (await chosen).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

const talk = () =>
  docx(
    [
      'Teams call about the night shift',
      '**Mara Lindqvist**   0:01\nHow did last night go?',
      '**Nele Brandt**   0:05\nI rode until two. The kitchen had closed at one.',
      '**Mara Lindqvist**   0:12\nWhat did you do then?',
      '**Nele Brandt**   0:15\nI waited for an hour and went home.',
    ]
      .map((text) => paragraph(text))
      .join(''),
  )

test('a broken document is refused in a sentence', async () => {
  await choose('choose a file', 'talk.docx', (await talk()).subarray(0, 300))
  await page
    .getByRole('alert')
    .getByText(/damaged or was cut off/)
    .waitFor()
  await looksRight(page, 'text-refused')
})

test('a Word document shows how it was read, how sure each speaker is, and can be read differently', async () => {
  await choose('choose a file', 'talk.docx', await talk())
  await page.getByRole('heading', { name: /^Word document · 4 turns/ }).waitFor()
  await page
    .getByText(/The recorder names them, 2 times · sure/)
    .first()
    .waitFor()
  await looksRight(page, 'document-preview')

  await page
    .getByRole('button', { name: /This is nobody/ })
    .first()
    .click()
  await page.getByText('Not speakers; they stay part of the words:').waitFor()
  await page.getByText('Mara Lindqvist: How did last night go?').first().waitFor()
  await page.getByRole('button', { name: '“Mara Lindqvist” speaks after all' }).click()
  await page.getByRole('combobox', { name: 'Who is Mara Lindqvist?' }).waitFor()

  await page.getByRole('button', { name: 'Add this text' }).click()
  await page.getByRole('article', { name: 'Nele Brandt, 0:05' }).waitFor()
})

test('no recording is kept of somebody who did not agree', async () => {
  await page.getByText(/Nele Brandt has not agreed to being recorded/).waitFor()
  expect(await page.getByRole('button', { name: 'Add the recording' }).isDisabled()).toBe(true)
  await callAs(
    page,
    noteConsents,
    { person: nele, answers: [{ purpose: 'record', state: 'given' }] },
    workspace,
  )
  await page.reload()
})

test('the recording plays beside the words, from any time in them, and the turn that is heard is marked', async () => {
  // Long enough for two parts; the connection is lost in the second.
  const sent: (string | undefined)[] = []
  await page.route('**/recording/content?**', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent.push(route.request().headers()['content-range'])
    return sent.length === 2 ? route.abort('connectionreset') : route.continue()
  })
  const long = Buffer.concat([wav(20), Buffer.alloc(9 * 1024 * 1024)])
  await choose('Add the recording', 'night.wav', long)
  await page.getByText(/^The connection is lost at \d+ %\. It goes on from there by itself/).waitFor()
  await page.getByText('The recording is added.').waitFor()
  const whole = long.length
  expect(sent).toEqual([
    `bytes 0-8388607/${whole}`,
    `bytes 8388608-${whole - 1}/${whole}`,
    `bytes 8388608-${whole - 1}/${whole}`,
  ])
  await page.unroute('**/recording/content?**')
  const player = page.getByRole('group', { name: 'Recording' })
  await player.getByText('0:00 of 0:20').waitFor()
  await looksRight(page, 'recording')

  await page.getByRole('button', { name: 'Play from 0:05' }).click()
  await player.getByRole('button', { name: 'Pause' }).waitFor()
  const heard = page.locator('[data-playing]')
  await heard.getByText('I rode until two.').waitFor()
  await page.keyboard.press('p')
  await player.getByRole('button', { name: 'Play', exact: true }).focus()
  await page.keyboard.press('l')
  await page.keyboard.press('l')
  await heard.getByText('I waited for an hour').waitFor()
  await page.keyboard.press('j')
  await heard.getByText('I rode until two.').or(heard.getByText('What did you do then?')).waitFor()
  await page.keyboard.press('>')
  expect(await player.getByLabel('Speed').inputValue()).toBe('1.25')
  await picture(page, 'recording-playing')
})

test('words and sound that are apart are set to each other', async () => {
  const player = page.getByRole('group', { name: 'Recording' })
  await player.getByRole('button', { name: 'More about the recording' }).click()
  await page.getByRole('menuitem', { name: /do not match/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Seconds into the recording').fill('3')
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Words and sound are set to each other.').waitFor()
  await page.getByRole('button', { name: 'Play from 0:05' }).click()
  await page.locator('[data-playing]').getByText('I rode until two.').waitFor()
  await expect
    .poll(async () => Number(await player.getByLabel('Where it plays').inputValue()))
    .toBeGreaterThanOrEqual(8_000)
})
