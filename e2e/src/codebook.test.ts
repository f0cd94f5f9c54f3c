import { updateConversation } from '@firsthand/contract/conversations/conversations'
import { createCode, mergeCode, updateCode } from '@firsthand/contract/evidence/codes'
import { updateStudyPlan } from '@firsthand/contract/studies/study-plans'
import { createStudy } from '@firsthand/contract/studies/studies'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdCodedTalks } from './support/coded-talks.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { resizeTo } from './support/sizes.ts'
import { looksRight } from './support/looks.ts'

const realWorkbook = fileURLToPath(
  new URL('../../../shared/data/real/qda/codebooks/livro_codigos_inicial.xlsx', import.meta.url),
)

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let journey: Journey
let page: Page
let other: Page
let workspace: string
let talks: string[]

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  other = await journey.newVisitor()
  workspace = await journey.claim(page)
  talks = await holdCodedTalks(page, workspace)
  await journey.join(other, { owner: page, workspace, role: 'member' })
})
afterAll(() => journey?.close())

test('curve, pairs, kinds of people and the page of a conversation can be read everywhere', async () => {
  for (const [path, heading, name] of [
    ['codes/saturation', 'Does another conversation still bring something new?', 'saturation'],
    ['codes/together?within=conversation', 'Which themes come together?', 'together'],
    ['codes/segments', 'From whom did we hear what?', 'segments'],
  ] as const) {
    await page.goto(`/w/${workspace}/${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.getByRole('table').first().waitFor()
    await looksRight(page, name)
  }
  await page.goto(`/w/${workspace}/conversations/${talks[0]}/snapshot`)
  await page.getByRole('heading', { name: 'In their words' }).waitFor()
  await looksRight(page, 'snapshot')
  await page.getByRole('button', { name: 'Choose and write' }).click()
  await page.getByLabel('Quick facts').fill('Rode two winters; now at a bakery')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.').waitFor()
})

test('what is still new stands for each kind of people, and for each segment of a study', async () => {
  const { id: study } = await callAs(page, createStudy, { title: 'The night shift' }, workspace)
  const filter = {
    match: 'all' as const,
    conditions: [{ what: 'contactType' as const, when: 'now' as const, value: ['buyer' as const] }],
  }
  await callAs(page, updateStudyPlan, { study, segments: [{ name: 'Who buys', filter }] }, workspace)
  await callAs(page, updateConversation, { conversation: talks[1]!, study }, workspace)

  await page.goto(`/w/${workspace}/codes/saturation`)
  await page.getByRole('button', { name: 'Show the curve of buyer' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('with')).toBe('buyer')
  await page.getByRole('combobox', { name: 'Study', exact: true }).selectOption('Only “The night shift”')
  await page.getByRole('combobox', { name: 'Kinds of people by' }).selectOption('segment of the study')
  await page.getByRole('button', { name: 'Show the curve of Who buys' }).click()
  await page.getByText('The last of 1 conversation still brought something new.').first().waitFor()
  await looksRight(page, 'saturation-segment')
  await lookOnPhone('saturation-segment-phone')
  await page.goto(`/w/${workspace}/codes/segments?study=${study}`)
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('segment of the study')
  await page.getByRole('columnheader', { name: /^Who buys/ }).waitFor()
  await looksRight(page, 'segments-of-a-study')
  await page.getByRole('cell').getByRole('link', { name: '1 piece' }).first().click()
  const narrowed = page.getByRole('search')
  await narrowed
    .getByRole('button', { name: /of the segment “Who buys”/ })
    .first()
    .waitFor()
  await narrowed.getByText('1 piece', { exact: true }).waitFor()
  await looksRight(page, 'evidence-of-a-segment')
})

test('a merged code can come back long after, and everybody reads who changed what', async () => {
  const codes = []
  for (const name of ['Waiting', 'Waits'])
    codes.push((await callAs(page, createCode, { name }, workspace)).id)
  const [kept, gone] = codes as [string, string]
  await callAs(page, updateCode, { code: kept, definition: 'Time nobody pays for.' }, workspace)
  await callAs(page, updateCode, { code: kept, name: 'Waiting unpaid' }, workspace)
  await callAs(page, mergeCode, { code: gone, into: kept }, workspace)

  await other.goto(`/w/${workspace}/codes?open=${kept}`)
  await other.getByRole('button', { name: 'Show who changed it' }).click()
  await other.getByText('It was renamed from “Waiting” to “Waiting unpaid”').waitFor()
  await other.getByText('“Waits” was merged into it').waitFor()
  await other
    .getByText(/^Mara .* · /)
    .first()
    .waitFor()
  await page.goto(`/w/${workspace}/codes`)
  await page.getByRole('link', { name: 'Archived and history' }).click()
  await page.getByText('Before and after').first().click()
  await looksRight(page, 'codes-past')
  await lookOnPhone('codes-past-phone')
  await page.getByRole('button', { name: 'Take the merge back: Waits' }).click()
  await page.getByText('“Waits” is in the codebook again.').waitFor()
  await page.getByText('The merge of “Waits” into “Waiting unpaid” was taken back').waitFor()
})

test('a codebook that a spreadsheet saved keeps its umlauts, and is shown before it is brought in', async () => {
  // As Excel writes it where it is set to German: Windows-1252, with semicolons.
  const buffer = Buffer.from('Code;Description\r\nLöhne > Ärger über Gebühren;\r\n', 'latin1')
  const dialog = await chooseCodebook({ name: 'Codebuch.csv', mimeType: 'text/csv', buffer })
  await dialog.getByText('Löhne › Ärger über Gebühren').waitFor()
  await dialog.getByText(/it was read as windows-1252/).waitFor()
  await looksRight(page, 'codebook-brought')
  await dialog.getByRole('button', { name: 'Bring them in' }).click()
  await page.getByText('2 codes were brought in.').waitFor()
  await page.getByText('Ärger über Gebühren').first().waitFor()
})

test('a codebook is brought in from a workbook as it was saved, and its codes are there with what they mean', async ({
  skip,
}) => {
  if (!existsSync(realWorkbook)) skip('The shared codebooks are not here.')
  const dialog = await chooseCodebook({
    name: 'livro_codigos_inicial.xlsx',
    mimeType: workbookType,
    buffer: await readFile(realWorkbook),
  })
  await dialog.getByText('20 new codes').waitFor()
  await dialog.getByText('gerando ideias com IA').waitFor()
  await dialog.getByText(/left out: “familia_codigo_provisoria”/).waitFor()
  await looksRight(page, 'codebook-workbook')
  await lookOnPhone('codebook-workbook-phone')
  await dialog.getByRole('button', { name: 'Bring them in' }).click()
  await page.getByText('20 codes were brought in.').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('treeitem', { name: /^gerando ideias com IA/ }).click()
  const definition = page.getByLabel('What it means')
  expect(await definition.inputValue()).toMatch(/^O bloco trata a IA como recurso para abrir possibilidades/)
  await looksRight(page, 'codebook-from-workbook')
})

test('a text that was only renamed to a workbook is refused with a sentence, and makes no code', async () => {
  const dialog = await chooseCodebook({
    name: 'Notes.xlsx',
    mimeType: workbookType,
    buffer: Buffer.from('We talked about pay.\nThen it rained.\n'),
  })
  await dialog.getByRole('alert').getByText('This file is called a workbook').waitFor()
  expect(await dialog.getByRole('button', { name: 'Bring them in' }).isDisabled()).toBe(true)
  await looksRight(page, 'codebook-renamed')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await page.getByText('We talked about pay.').count()).toBe(0)
})

/** Answers the dialog in which the file is shown before it is brought in. */
async function chooseCodebook(file: { name: string; mimeType: string; buffer: Buffer }): Promise<Locator> {
  await page.goto(`/w/${workspace}/codes`)
  await page.getByRole('button', { name: 'Take out or bring in' }).click()
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Bring in a codebook' }).click()
  await (await chosen).setFiles(file)
  return page.getByRole('dialog', { name: 'Bring in a codebook' })
}

async function lookOnPhone(name: string): Promise<void> {
  const before = page.viewportSize()!
  await resizeTo(page, 'phone')
  await looksRight(page, name)
  await resizeTo(page, before)
}
