import { listConversations } from '@firsthand/contract/conversations/conversations'
import { listPeople } from '@firsthand/contract/crm/people'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations, setScheme } from './support/axe.ts'
import { type Journey, callAs, openJourney, shown } from './support/journey.ts'
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

test('a belief, then who told you: the claim climbs from hunch to heard, with the keyboard alone', async () => {
  await page.goto(`/w/${workspace}/today`)
  await page.getByRole('heading', { level: 1, name: 'What do you believe about your customers?' }).waitFor()
  await expectFocusOn('What you believe')
  await look('first-steps-believe')
  await page.keyboard.type('Couriers leave because of pay')
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { level: 1, name: 'Who told you, and what did they say?' }).waitFor()
  await page.getByLabel('hunch, rung 1 of 5').or(page.getByText('hunch, rung 1 of 5')).first().waitFor()
  await expectFocusOn('Their name')
  await look('first-steps-hear')
  await page.keyboard.type('Ines Vogt')
  await page.keyboard.press('Tab')
  await page.keyboard.type('I did the sums in March. After the bike repairs I was under minimum wage.')
  await page.keyboard.press('Control+Enter')

  await page.getByRole('heading', { level: 1, name: 'Couriers leave because of pay' }).waitFor()
  await page.getByText('heard, rung 2 of 5').first().waitFor({ state: 'attached' })
  await page.getByText('1 person, who said it; no behaviour yet.').waitFor()
  await page.getByText(/^To reach pattern: two more voices/).waitFor()
  await look('first-steps-heard')

  await page.keyboard.press('Enter')
  await page.waitForURL(/\/claims\//)
  await shown(page, 'I did the sums in March.').waitFor()

  const people = await callAs(page, listPeople, {}, workspace)
  const conversations = await callAs(page, listConversations, {}, workspace)
  expect(people.items.map(({ name }) => name)).toEqual(['Ines Vogt'])
  expect(conversations.items).toMatchObject([{ evidenceCount: 1, members: [{ name: 'Mara Lindqvist' }] }])
})

test('a reload in the middle loses nothing, and every step can be skipped', async () => {
  await page.goto(`/w/${workspace}/today?begin=claim`)
  await page.getByLabel('What you believe').fill('Diners do not care who delivers')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Who told you, and what did they say?' }).waitFor()
  await page.reload()
  await shown(page, 'Diners do not care who delivers').waitFor()
  await page.getByRole('button', { name: 'Nobody yet' }).click()
  await page.getByRole('heading', { level: 1, name: 'Diners do not care who delivers' }).waitFor()

  await page.goto(`/w/${workspace}/today?begin=claim`)
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('heading', { name: 'Risky claims' }).waitFor()
  await look('today-young')
})

test('the example opens from the same page, in a workspace of its own, and its pages are full and readable', async () => {
  await page.goto(`/w/${workspace}/today?begin=claim`)
  await page.getByRole('button', { name: /example: Bramble/ }).click()
  await page.getByRole('heading', { name: 'Talk to next' }).waitFor({ timeout: 60_000 })
  const example = /\/w\/([^/]+)\//.exec(page.url())![1]!
  expect(example).not.toBe(workspace)
  await look('bramble-today')

  await page.goto(`/w/${example}/claims`)
  await page.getByRole('row').nth(11).waitFor()
  await look('bramble-claims')
  await page.goto(`/w/${example}/claims?sort=rung`)
  await page.getByRole('button', { name: /^Sorted: best supported/ }).waitFor()
  await page.locator('[data-row-link]').first().click()
  await page.getByRole('heading', { name: 'For', exact: false }).first().waitFor()
  await look('bramble-claim')

  await page.goto(`/w/${example}/evidence`)
  await page.locator('blockquote').nth(20).waitFor()
  await look('bramble-evidence')
  await page.goto(`/w/${example}/evidence?view=rows&kind=committed`)
  await page.getByRole('row').nth(2).waitFor()
  await look('bramble-evidence-rows')
})

async function expectFocusOn(label: string) {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const field = document.activeElement as HTMLInputElement | null
        return field?.getAttribute('aria-label') ?? field?.labels?.[0]?.textContent
      }),
    )
    .toBe(label)
}

async function look(name: string) {
  await expectNoViolations(page)
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  if (name.startsWith('bramble')) {
    await setScheme(page, 'dark')
    await expectNoViolations(page)
    await setScheme(page, 'light')
  }
  await resizeTo(page, 'wide')
  await picture(page, name)
}
