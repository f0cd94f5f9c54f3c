import { addKnowHow } from '@firsthand/contract/crm/know-how'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { setReferral } from '@firsthand/contract/crm/referrals'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { resizeTo } from './support/sizes.ts'

let journey: Journey
let page: Page
let workspace: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  const hanna = await callAs(
    page,
    createPerson,
    { name: 'Hanna Birk', organisation: { name: 'Nordholz Forestry' } },
    workspace,
  )
  const planner = await callAs(page, createPerson, { name: 'Piet Planner' }, workspace)
  await callAs(page, logTouchpoint, { person: hanna.id, channel: 'coffee' }, workspace)
  await callAs(page, setReferral, { person: planner.id, introducer: hanna.id, stage: 'met' }, workspace)
  await callAs(page, addKnowHow, { kind: 'industry', what: 'Forestry', untilYear: 2018 }, workspace)
})
afterAll(() => journey?.close())

test('from a word to the way in, to the ask, and to thanks', async () => {
  await page.goto(`/w/${workspace}/people/ways-in`)
  await page.getByRole('searchbox').fill('forestry')
  await page.getByText('knows the industry Forestry, until 2018').waitFor()
  await expectNoViolations(page)
  await page.getByRole('link', { name: 'Ways in to Nordholz Forestry' }).click()
  await page.getByText('Mara Lindqvist talked with Hanna Birk once').waitFor()
  await expectNoViolations(page)
  await picture(page, 'ways-in')
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  await resizeTo(page, 'wide')

  // Who takes it back that they may be contacted is not to be asked from then on.
  const hanna = (await callAs(page, listPeople, { q: 'Hanna' }, workspace)).items[0]!.id
  const answer = (state: 'withdrawn' | 'given') =>
    callAs(page, noteConsents, { person: hanna, answers: [{ purpose: 'contact', state }] }, workspace)
  await answer('withdrawn')
  await page.reload()
  await page.getByText('Nobody on this way is to be asked.').first().waitFor()
  await expectNoViolations(page)
  await picture(page, 'ways-in-no-contact')
  await answer('given')

  await page.goto(`/w/${workspace}/people/referrals?ask=yes`)
  const dialog = page.getByRole('dialog', { name: 'Ask for an introduction' })
  await dialog.getByLabel('Or in words').fill('Somebody who plans harvests')
  await dialog.getByRole('combobox', { name: 'Ask whom' }).fill('Hanna')
  await page.getByRole('option', { name: /Hanna Birk/ }).click()
  await dialog.getByLabel('I have asked already').check()
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Asked Hanna Birk today.').waitFor()

  await page.getByRole('button', { name: 'Say that Hanna Birk was thanked' }).click()
  await page.getByText('Nobody waits for thanks.').waitFor()
  await expectNoViolations(page)
  await picture(page, 'introductions')
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  expect(await page.title()).toBe('Introductions · Firsthand')
})

test('a wish that was noted by mistake is removed, after a question', async () => {
  await resizeTo(page, 'wide')
  await page.getByRole('button', { name: 'More for Somebody who plans harvests' }).click()
  await page.getByRole('menuitem', { name: 'Remove: noted by mistake' }).click()
  await page.getByText('Remove this wish? Who came through whom stays.').waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText('The wish for Somebody who plans harvests is removed.').waitFor()
  await page.getByText('Somebody who plans harvests', { exact: true }).waitFor({ state: 'detached' })
})
