import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { setScheme } from './axe.ts'
import { resizeTo, sizes } from './sizes.ts'

const folder = process.env.SCREENSHOTS

/** Keeps what a page looks like wide and narrow, light and dark, when SCREENSHOTS names a folder; otherwise does nothing. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const before = page.viewportSize()
  for (const [size, pixels] of [
    ['wide', sizes.wide],
    ['narrow', sizes.phone],
  ] as const) {
    await resizeTo(page, pixels)
    for (const scheme of ['light', 'dark'] as const) {
      await setScheme(page, scheme)
      await page.screenshot({ path: join(folder, `${name}-${size}-${scheme}.png`), fullPage: true })
    }
  }
  await setScheme(page, null)
  if (before) await resizeTo(page, before)
}
