import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import { addProspects, createPipeline, listProspects } from '@firsthand/contract/crm/pipelines'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'

let journey: Journey
let page: Page
let workspace: string
let pipeline: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  pipeline = (await callAs(page, createPipeline, { name: 'Couriers first', template: 'sales' }, workspace)).id
  const people: string[] = []
  for (const name of ['Abena Mensah', 'Ben Adler', 'Cem Kaya'])
    people.push((await callAs(page, createPerson, { name }, workspace)).id)
  await callAs(page, addProspects, { pipeline, people: people.slice(0, 1) }, workspace)
  const answers = [{ purpose: 'contact' as const, state: 'refused' as const }]
  await callAs(page, noteConsents, { person: people[2]!, answers }, workspace)
})
afterAll(() => journey?.close())

test('many people are put into a pool of prospects at once, and those who are in it stay', async () => {
  await page.goto(`/w/${workspace}/people`)
  for (const name of ['Abena Mensah', 'Ben Adler'])
    await page.getByRole('row', { name }).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'To a pool of prospects …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Put them into a pool of prospects' })
  await dialog.getByLabel('Why, if you like').fill('Met at the fair')
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'prospects-many')
  await dialog.getByRole('button', { name: 'Add to the pool' }).click()
  await page.getByText('1 person is in the pool now; 1 was in it already.').waitFor()
  expect((await callAs(page, listProspects, { pipeline }, workspace)).items).toHaveLength(2)
})

test('who wants no contact is left out and named, and is not put into the pipeline by name either', async () => {
  await page.goto(`/w/${workspace}/people`)
  for (const name of ['Ben Adler', 'Cem Kaya'])
    await page.getByRole('row', { name }).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'To a pool of prospects …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Put them into a pool of prospects' })
  await dialog.getByRole('button', { name: 'Add to the pool' }).click()
  await dialog.getByText('Cem Kaya does not wish to be contacted.').waitFor()
  await expectNoViolations(page)
  await picture(page, 'prospects-left-out')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  expect((await callAs(page, listProspects, { pipeline }, workspace)).items).toHaveLength(2)

  await page.goto(`/w/${workspace}/pipelines/${pipeline}`)
  await page.getByRole('button', { name: 'Add a person' }).first().click()
  const entry = page.getByRole('dialog', { name: 'Add a person' })
  await entry.getByRole('combobox', { name: 'Person' }).fill('Cem')
  await page.getByRole('option', { name: /Cem Kaya/ }).click()
  await entry.getByRole('button', { name: 'Add a person' }).click()
  await entry.getByText('Cem Kaya does not agree to being contacted').waitFor()
  expect(await entry.getByLabel('Why this one may come on top').count()).toBe(0)
  await picture(page, 'entry-refused')
})
