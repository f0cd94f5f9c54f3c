import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Looks for what keeps people with a screen reader, a keyboard or weak eyes out of a page: WCAG 2.2 A and AA, and good habits. */
export async function expectNoViolations(page: Page, { except = [] as string[] } = {}): Promise<void> {
  await page.locator('h1').first().waitFor()
  // What a bar that stays happens to cover is not too small to touch: one scrolls.
  const scrolled = await page.evaluate(() => scrollY)
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  const everywhere = new AxeBuilder({ page }).withTags(wcag).disableRules(['region'])
  // Menus and toasts float above the page: they stand in no landmark, and need none.
  const landmarks = new AxeBuilder({ page }).withRules(['region']).exclude('[data-portal]')
  const found = []
  for (const builder of [everywhere, landmarks]) {
    for (const selector of except) builder.exclude(selector)
    found.push(...(await builder.analyze()).violations)
  }
  await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), scrolled)
  const told = found.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }))
  expect(told, `what axe found on ${new URL(page.url()).pathname}`).toEqual([])
}

/** Changes between light and dark, and waits until every colour is there: between them none has its contrast. */
export async function setScheme(page: Page, colorScheme: 'light' | 'dark' | null): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const transitions = document.getAnimations().filter((each) => each instanceof CSSTransition)
    await Promise.allSettled(transitions.map((each) => each.finished))
  })
}

/** Nothing may stick out to the right or be cut off, on a phone least of all. What follows a change of size by script has a moment to. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  let tooWide = await stickingOut(page)
  for (let look = 0; look < 5 && tooWide.length > 0; look += 1) {
    await page.waitForTimeout(200)
    tooWide = await stickingOut(page)
  }
  expect(tooWide, `what sticks out of ${new URL(page.url()).pathname}`).toEqual([])
}

function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // After a change of size, styles are settled two frames later.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const { scrollWidth, clientWidth } = document.documentElement
    const cut = [...document.querySelectorAll<HTMLElement>('.mantine-Button-label')]
      .filter((label) => label.checkVisibility() && label.scrollWidth > label.clientWidth + 1)
      .map((label) => `cut off: ${label.textContent}`)
    if (scrollWidth <= clientWidth) return cut
    const over = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    )
    return over
      .slice(0, 8)
      .map(
        (one) =>
          `<${one.localName} class="${one.getAttribute('class') ?? ''}">${one.textContent.slice(0, 40)}`,
      )
  })
}
