import { listEntries, setSalesRoles } from '@firsthand/contract/crm/pipelines-entries'
import { listPipelines } from '@firsthand/contract/crm/pipelines'
import { loadExample } from '@firsthand/contract/discovery/today'
import { listMembers } from '@firsthand/contract/platform/members'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney, shown } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let taker: Page
let workspace: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  taker = await journey.newVisitor()
  await journey.claim(page)
  workspace = (await callAs(page, loadExample, {})).workspaceId
  await journey.join(taker, { owner: page, workspace, role: 'member' })
  const { items } = await callAs(taker, listMembers, {}, workspace)
  const member = items.find((each) => each.isYou)!.id
  await callAs(taker, setSalesRoles, { member, roles: ['sales_engineer'] }, workspace)
})
afterAll(() => journey?.close())

test('an entry is offered, accepted from the inbox with all there is to know, and moved on', async () => {
  await page.goto(`/w/${workspace}/pipelines`)
  await page.getByRole('link', { name: 'Restaurants' }).first().click()
  const card = page.getByRole('link', { name: 'Tobi Oduya' }).first()
  await card.waitFor()
  await look(page, 'pipeline-board')
  await card.click()
  await page.getByRole('heading', { level: 1, name: 'Tobi Oduya' }).waitFor()
  await look(page, 'pipeline-entry')

  await page.getByRole('button', { name: 'Hand over' }).click()
  await page.getByRole('combobox', { name: 'To the role' }).click()
  await page.getByRole('option', { name: 'Sales engineer' }).click()
  await page.getByRole('combobox', { name: 'To', exact: true }).click()
  await page.getByRole('option', { name: 'Vera Osei' }).click()
  await page.getByLabel('Open questions').fill('Does the till export the closing hour?')
  await page.getByRole('heading', { name: 'What was heard' }).waitFor()
  await picture(page, 'handoff-dialog')
  await page.getByRole('button', { name: 'Offer it' }).click()
  await page.getByText('Offered. It stays yours until somebody accepts.').waitFor()

  await taker.goto(`/w/${workspace}/handoffs`)
  await taker.getByRole('link', { name: /Tobi Oduya/ }).waitFor()
  await look(taker, 'handoff-inbox')
  await taker.getByRole('link', { name: /Tobi Oduya/ }).click()
  await taker.getByText('Does the till export the closing hour?').waitFor()
  await taker.getByRole('heading', { name: 'What was heard' }).waitFor()
  await look(taker, 'handoff')
  await taker.keyboard.press('a')
  await taker.getByText('It is yours now.').waitFor()

  await taker
    .getByRole('link', { name: /^Restaurants/ })
    .last()
    .click()
  await taker.getByRole('heading', { level: 1, name: 'Tobi Oduya' }).waitFor()
  await taker.getByRole('button', { name: 'Move', exact: true }).click()
  await taker.getByRole('combobox', { name: 'Move to' }).click()
  await taker.getByRole('option', { name: 'Won' }).click()
  await taker.getByLabel('Why').fill('The export works')
  await taker.getByRole('dialog').getByRole('button', { name: 'Move' }).click()
  await taker.getByRole('dialog').waitFor({ state: 'detached' })
  await shown(taker, 'The export works').waitFor()

  const [pipeline] = (await callAs(page, listPipelines, {}, workspace)).items
  const won = await callAs(page, listEntries, { pipeline: pipeline!.id, goal: 'won' }, workspace)
  expect(won.items[0]).toMatchObject({ title: 'Paid closing hour, all week', turn: 'sales_engineer' })
})

test('every page of pipelines can be read by everybody, wide and narrow', async () => {
  const [pipeline] = (await callAs(page, listPipelines, {}, workspace)).items
  for (const [path, heading] of [
    ['pipelines', 'Who is on the way to a yes?'],
    [`pipelines/${pipeline!.id}?view=table`, 'Restaurants'],
    [`pipelines/${pipeline!.id}?view=prospects`, 'Restaurants'],
    [`pipelines/${pipeline!.id}/settings`, 'Which stages lead to a yes?'],
    [`pipelines/${pipeline!.id}/forecast`, 'What may come of it?'],
    ['sales-roles', 'Who does what in selling?'],
  ]) {
    await page.goto(`/w/${workspace}/${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await look(page, path!.replace(pipeline!.id, 'one').replaceAll(/[^a-z-]/g, '-'))
  }
})

test('the table of a pipeline is searched, and taken out as it is shown', async () => {
  const [pipeline] = (await callAs(page, listPipelines, {}, workspace)).items
  await page.goto(`/w/${workspace}/pipelines/${pipeline!.id}?view=table`)
  const rows = page.getByRole('table', { name: 'Entries' }).or(page.getByRole('grid', { name: 'Entries' }))
  await rows.first().waitFor()
  await page
    .getByRole('searchbox', { name: 'Find by person, organisation, what about' })
    .fill('nobody at all')
  await page.getByRole('heading', { name: 'No entry fits' }).waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const csv = await page.getByRole('menuitem', { name: 'CSV' }).getAttribute('href')
  expect(csv).toContain('entries.list.csv')
  expect(csv).toContain('q=nobody')
  await page.keyboard.press('Escape')
  await look(page, 'entries-searched')
})

async function look(at: Page, name: string): Promise<void> {
  await at.locator('[aria-busy]').first().waitFor({ state: 'detached' })
  await looksRight(at, name)
}
