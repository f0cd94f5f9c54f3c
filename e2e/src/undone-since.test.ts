import { createPerson } from '@firsthand/contract/crm/people'
import { citeEvidence, createClaim, showClaim, unciteEvidence } from '@firsthand/contract/evidence/claims'
import { createCode, listCodes, moveCode } from '@firsthand/contract/evidence/codes'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { setPseudonym, showPseudonym } from '@firsthand/contract/evidence/redaction'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney } from './support/journey.ts'

let journey: Journey
let page: Page
let other: Page
let workspace: string
let person: string

beforeAll(async () => {
  journey = await openJourney()
  ;({ page, other, workspace } = await journey.twoMembers())
  person = (await callAs(page, createPerson, { name: 'Ada Miller' }, workspace)).id
})
afterAll(() => journey?.close())

/** Takes back what the message says was done, and waits until it is said that somebody was there since. */
async function undoTooLate() {
  await page.getByRole('button', { name: 'Undo' }).click()
  const refused = page.getByRole('alert').filter({ hasText: 'Somebody changed this at the same moment.' })
  await refused.waitFor()
  await refused.getByRole('button', { name: 'Close' }).click()
}

test('the name in quotes comes back as it was, and a colleague’s choice since stays', async () => {
  const called = () => callAs(page, showPseudonym, { person }, workspace)
  await callAs(page, setPseudonym, { person, name: 'Miller A', isUsed: false }, workspace)
  await page.goto(`/w/${workspace}/people/${person}`)
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Use a pseudonym' }).click()
    await page.getByRole('textbox', { name: 'Pseudonym' }).fill(name)
    await page.getByRole('button', { name: 'Use a pseudonym' }).click()
    await page.getByText('Quotes say the pseudonym now.').waitFor()
  }
  await choose('Baker B')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(called).toMatchObject({ pseudonym: 'Miller A', isUsed: false })

  await choose('Baker B')
  await callAs(other, setPseudonym, { person, name: 'Owner O' }, workspace)
  await undoTooLate()
  expect(await called()).toMatchObject({ pseudonym: 'Owner O', isUsed: true })
})

test('a code that a colleague moved since stays where they put it', async () => {
  const make = async (name: string) => (await callAs(page, createCode, { name }, workspace)).id
  const [above, moved, theirs] = [await make('Ovens'), await make('Pans'), await make('Trays')]
  const place = async () =>
    (await callAs(page, listCodes, {}, workspace)).items.find(({ id }) => id === moved)?.parent
  await page.goto(`/w/${workspace}/codes`)
  const code = page.getByRole('treeitem', { name: 'Pans' })
  await code.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByText('“Pans” was moved.').waitFor()
  expect(await place()).toBe(above)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(place).toBeNull()

  await page.reload()
  await code.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByText('“Pans” was moved.').waitFor()
  await callAs(other, moveCode, { code: moved, parent: theirs }, workspace)
  await undoTooLate()
  expect(await place()).toBe(theirs)
})

test('a citation that a colleague took away or made since stays as they left it', async () => {
  const { id: claim } = await callAs(page, createClaim, { sentence: 'Bakers count by hand.' }, workspace)
  const quote = { kind: 'said_past' as const, words: 'I count it twice.', person }
  const { id: evidence } = await callAs(page, createEvidence, quote, workspace)
  const sides = async () =>
    (await callAs(page, showClaim, { claim }, workspace)).citations.map(({ stance }) => stance)
  const choose = async (option: string) => {
    await page.getByRole('button', { name: /^Options: I count it twice/ }).click()
    await page.getByRole('menuitem', { name: option }).click()
  }
  await callAs(page, citeEvidence, { claim, evidence, stance: 'supports' }, workspace)
  await page.goto(`/w/${workspace}/claims/${claim}`)
  await choose('It speaks against the claim')
  await page.getByText('Moved to the other side.').waitFor()
  await callAs(other, unciteEvidence, { claim, evidence }, workspace)
  await undoTooLate()
  expect(await sides()).toEqual([])

  await callAs(page, citeEvidence, { claim, evidence, stance: 'supports' }, workspace)
  await page.reload()
  await choose('Do not cite it here')
  await page.getByText('It is not cited any more.').waitFor()
  await callAs(other, citeEvidence, { claim, evidence, stance: 'contradicts' }, workspace)
  await undoTooLate()
  expect(await sides()).toEqual(['contradicts'])
})
