import { createPerson, updatePerson } from '@firsthand/contract/crm/people'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { updateRetention } from '@firsthand/contract/platform/retention'
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
  // Nothing listens there: every mail fails.
  journey = await openJourney({ SMTP_URL: 'smtp://127.0.0.1:9' })
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  const { id: person } = await callAs(
    page,
    createPerson,
    { name: 'Ada Bell', note: 'Calm.', roleTitle: 'Courier' },
    workspace,
  )
  await callAs(page, updatePerson, { person, note: 'Busy.' }, workspace)
  await callAs(page, createClaim, { sentence: 'Couriers dread Mondays.' }, workspace)
})
afterAll(() => journey?.close())

test('the history says of whom a change was, what it changed and no more, and leads there', async () => {
  await page.goto(`/w/${workspace}/settings/history`)
  const list = page.getByRole('list', { name: 'Changes' })
  await page.getByText('unless an owner sets a rule').waitFor()
  const change = list.getByRole('listitem').filter({ hasText: 'Person updated: Ada Bell' })
  await change.locator('summary').click()
  await change.getByText('Busy.').waitFor()
  expect(await change.locator('del').allTextContents()).toEqual(['Calm.'])
  await expectNoViolations(page)
  await picture(page, 'history-named')
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  await resizeTo(page, 'wide')
  await change.getByRole('link', { name: 'Open Ada Bell' }).click()
  await page.getByRole('heading', { name: 'Ada Bell', level: 1 }).waitFor()
})

test('the history can be narrowed to one kind of thing', async () => {
  await page.goto(`/w/${workspace}/settings/history`)
  const list = page.getByRole('list', { name: 'Changes' })
  await list.getByText('Person added: Ada Bell').waitFor()
  await page.getByLabel('About').first().click()
  await page.getByRole('option', { name: 'Claims' }).click()
  await list.getByText('Person added: Ada Bell').waitFor({ state: 'detached' })
  await list.getByText('Claim added: Couriers dread Mondays.').waitFor()
})

test('what Firsthand planned by itself stands apart, in words, and nobody can cancel it there', async () => {
  const rules = [{ kind: 'history' as const, afterDays: 365 }]
  await callAs(page, updateRetention, { rules }, workspace)
  await page.goto(`/w/${workspace}/settings/jobs`)
  await page.getByText('Planned for later').click()
  await page.getByRole('listitem').filter({ hasText: 'Deleting what the rules say' }).waitFor()
  expect(await page.getByRole('button', { name: 'Cancel' }).count()).toBe(0)
  await expectNoViolations(page)
  await picture(page, 'jobs-planned')

  await page.goto(`/w/${workspace}/settings/history`)
  await page.getByText('A rule under Data takes out what is older than 365 days').waitFor()
})

test('an invitation whose mail fails says so, and the link can still be copied', async () => {
  await page.goto(`/w/${workspace}/settings/members`)
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/mail/i).fill('nora@bramble.example')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await dialog.getByText('The mail to nora@bramble.example could not be sent').waitFor()
  await expectNoViolations(page)
  await picture(page, 'invitation-failed')
})
