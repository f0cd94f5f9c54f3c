import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Looks for what keeps people with a screen reader, a keyboard or weak eyes out of a page: WCAG 2.2 A and AA, and good habits. */
export async function expectNoViolations(page: Page, { except = [] as string[] } = {}): Promise<void> {
  await page.locator('h1').first().waitFor()
  const builder = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
    'best-practice',
  ])
  for (const selector of except) builder.exclude(selector)
  const { violations } = await builder.analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }))
  expect(found, `what axe found on ${new URL(page.url()).pathname}`).toEqual([])
}

/** Nothing may stick out to the right, on a phone least of all. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over, `pixels that stick out of ${new URL(page.url()).pathname}`).toBeLessThanOrEqual(0)
}
