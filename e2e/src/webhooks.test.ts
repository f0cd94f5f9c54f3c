import { listWebhooks } from '@firsthand/contract/platform/webhooks'
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
})
afterAll(() => journey?.close())

test('a webhook hears events that are chosen from a list, and is changed without a new secret', async () => {
  await page.goto(`/w/${workspace}/settings/connections`)
  await page.getByRole('button', { name: 'Make a webhook' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a webhook' })
  await dialog.getByLabel('Name').fill('Warehouse')
  await dialog.getByLabel('Address').fill('https://example.com/hear')
  const events = dialog.getByRole('combobox', { name: 'Which events?' })
  await events.click()
  await events.fill('claim.rung')
  await page.getByRole('option', { name: 'claim.rung_changed' }).click()
  await page.keyboard.press('Escape')
  await expectNoViolations(page)
  await picture(page, 'webhook')
  await dialog.getByRole('button', { name: 'Make a webhook' }).click()
  await page.getByText('The secret that checks signatures').waitFor()
  await page.getByRole('button', { name: 'Close' }).last().click()

  await page.getByRole('button', { name: 'Change', exact: true }).click()
  const change = page.getByRole('dialog', { name: 'Change Warehouse' })
  await change.getByLabel('Name').fill('Lake')
  await change.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Its secret stays the same').waitFor()
  const { items } = await callAs(page, listWebhooks, {}, workspace)
  expect(items).toMatchObject([{ name: 'Lake', events: ['*', 'claim.rung_changed'] }])
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
})
