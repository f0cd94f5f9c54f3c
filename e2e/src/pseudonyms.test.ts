import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let workspace: string
let person: string
let conversation: string
let evidence: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  person = (await callAs(page, createPerson, { name: 'Ines Vogt' }, workspace)).id
  const otto = (await callAs(page, createPerson, { name: 'Otto Brandt' }, workspace)).id
  const held = { kind: 'interview' as const, people: [person, otto], heldAt: '2026-05-02T10:00:00.000Z' }
  conversation = (await callAs(page, createConversation, held, workspace)).id
  const speakers = [
    { label: 'Ines', person },
    { label: 'Otto', person: otto },
  ]
  const source = {
    pasted: 'Ines: The oven went cold at dawn.\n\nOtto: I threw away sixty loaves that morning.',
  }
  const added = await callAs(page, addText, { conversation, source, speakers }, workspace)
  // What Otto said, who keeps his name: the title beside it must not tell hers.
  const range = { startTurn: 1, startOffset: 0, endTurn: 1, endOffset: 25 }
  const highlight = { version: added.version.id, range }
  evidence = (await callAs(page, createEvidence, { kind: 'said_past', highlight }, workspace)).id
})
afterAll(() => journey?.close())

/** Every page on which words stand below the title of the talk. */
const places = () => [
  { path: `conversations/${conversation}/snapshot`, looks: 'pseudonym-snapshot' },
  { path: `evidence?open=${evidence}`, looks: 'pseudonym-evidence' },
  { path: 'search?q=loaves', looks: 'pseudonym-search' },
]

test('who has another name in quotes is named by no page that shows the quotes, and by each again afterwards', async () => {
  await page.goto(`/w/${workspace}/people/${person}`)
  await page.getByRole('button', { name: 'Use a pseudonym' }).click()
  await page.getByLabel('Pseudonym', { exact: true }).fill('Baker B')
  await page.keyboard.press('Enter')
  await page.getByText('Quotes say the pseudonym now.').waitFor()

  for (const { path, looks } of places()) {
    await page.goto(`/w/${workspace}/${path}`)
    await page.getByText('sixty loaves').first().waitFor()
    await page
      .getByText(/Baker B/)
      .first()
      .waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/Ines|Vogt/)
    expect(await page.title()).not.toMatch(/Ines|Vogt/)
    await looksRight(page, looks)
  }

  // The talk itself goes on saying who it was with.
  await page.goto(`/w/${workspace}/conversations/${conversation}`)
  await page.getByRole('heading', { level: 1, name: 'Ines Vogt and Otto Brandt' }).waitFor()

  await page.goto(`/w/${workspace}/people/${person}`)
  await page.getByRole('button', { name: 'Use the name again' }).click()
  await page.getByText('Quotes say the name again.').waitFor()
  for (const { path } of places()) {
    await page.goto(`/w/${workspace}/${path}`)
    await page
      .getByText(/Ines Vogt/)
      .first()
      .waitFor()
  }
})
