import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createCode, setCoding } from '@firsthand/contract/evidence/codes'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

/** A project that another program wrote, with 262 codes and 205 codings. */
const demo = fileURLToPath(new URL('../../../shared/data/real/qda/refi/demo.qdpx', import.meta.url))

let journey: Journey
let page: Page
let workspace: string
let written: Buffer

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
})
afterAll(() => journey?.close())

const inSection = (name: string) => page.getByRole('region', { name })

async function choose(name: string, buffer: Buffer): Promise<void> {
  await page
    .getByLabel('Choose a .qdpx file')
    .last()
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

test('the page says what to do before there is anything, and refuses what is no project with a sentence', async () => {
  await page.goto(`/w/${workspace}/codes`)
  await page.getByRole('link', { name: 'Exchange' }).click()
  await page.getByRole('heading', { level: 1, name: 'Do others code in another program?' }).waitFor()
  await page.getByText('No project yet').waitFor()
  await looksRight(page, 'exchange-empty')
  await choose('notes.qdpx', Buffer.from('These are only words.'))
  await page.getByText(/This REFI-QDA project cannot be read: it is no ZIP file/).waitFor()
  await looksRight(page, 'exchange-refused')
})

test('what goes out is counted first, and is a file to download', async () => {
  await fill()
  await page.reload()
  await inSection('Take a project out').getByText('1 text · 2 codes · 1 selection · 2 codings').waitFor()
  await page.getByRole('button', { name: 'Write the project' }).click()
  const link = page.getByRole('link', { name: 'Download' })
  await link.waitFor()
  await looksRight(page, 'exchange-out')
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/\.qdpx$/)
  written = readFileSync((await download.path())!)
  expect(written.subarray(0, 2).toString()).toBe('PK')
})

test('a project is shown before it comes in, tells what became of it, and can be taken back', async () => {
  await choose('own.qdpx', written)
  await page.getByRole('button', { name: 'Bring it in' }).waitFor()
  await inSection('Bring a project in').getByText('1 text · 2 codes · 1 selection · 2 codings').waitFor()
  await looksRight(page, 'exchange-preview')
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await page.getByRole('button', { name: 'Take it back' }).waitFor()
  await looksRight(page, 'exchange-in')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('Taken back.', { exact: true }).waitFor()
})

test.skipIf(!existsSync(demo))('the project of another program comes in with 262 codes', async () => {
  await choose('demo.qdpx', readFileSync(demo))
  await inSection('Bring a project in').getByText('262 codes').waitFor()
  await page.getByText('Written by qc 1.3.2.').waitFor()
  await looksRight(page, 'exchange-demo-preview')
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await inSection('Projects brought in').getByText('205 codings').waitFor()
  await looksRight(page, 'exchange-demo-in')
  await choose('demo.qdpx', readFileSync(demo))
  await page.getByText(/This very project is here already/).waitFor()
  await looksRight(page, 'exchange-again')
})

/** One conversation with one piece of evidence and two codes on it. */
async function fill(): Promise<void> {
  const { id: person } = await callAs(page, createPerson, { name: 'Nele Brandt' }, workspace)
  const talk = { kind: 'interview' as const, people: [person], heldAt: '2026-11-12T10:00:00.000Z' }
  const { id } = await callAs(page, createConversation, talk, workspace)
  const pasted = 'Mara: How was it?\nNele: The rota came out on Friday night.\n'
  const { version } = await callAs(page, addText, { conversation: id, source: { pasted } }, workspace)
  const range = { startTurn: 1, startOffset: 0, endTurn: 1, endOffset: 13 }
  const evidence = await callAs(
    page,
    createEvidence,
    { kind: 'said_past', highlight: { version: version.id, range }, person },
    workspace,
  )
  for (const name of ['The rota', 'Weekends']) {
    const { id: code } = await callAs(page, createCode, { name }, workspace)
    await callAs(page, setCoding, { evidence: evidence.id, code }, workspace)
  }
}
