import type { Page } from 'playwright-core'
import { expectNoSidewaysScroll, expectNoViolations } from './axe.ts'
import { picture } from './pictures.ts'
import { resizeTo, sizes } from './sizes.ts'

/** A page is there for a screen reader, fits as wide as it is and on a phone, and is kept as a picture. */
export async function looksRight(page: Page, name: string): Promise<void> {
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
  const before = page.viewportSize()!
  if (before.width <= sizes.phone.width) return
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  await resizeTo(page, before)
}
