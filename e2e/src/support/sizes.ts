import type { Page } from 'playwright-core'

export const sizes = { wide: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } }

/**
 * Makes the window of a page another size, and waits until what floats above it has followed: what moves between the
 * press of a pointer and its release is not clicked.
 */
export async function resizeTo(
  page: Page,
  size: keyof typeof sizes | { width: number; height: number },
): Promise<void> {
  const { width, height } = typeof size === 'string' ? sizes[size] : size
  await page.setViewportSize({ width, height })
  await page.evaluate(async (wanted) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const floating = '[role=dialog], [role=menu], [role=listbox], [role=tooltip]'
    const places = () =>
      [...document.querySelectorAll(floating)]
        .map((one) => one.getBoundingClientRect())
        .map(({ x, y, width, height }) => [x, y, width, height].join())
        .join(' ')
    while (window.innerWidth !== wanted) await frame()
    let before = ''
    for (let still = 0; still < 4; still += 1) {
      await frame()
      const now = places()
      if (now !== before) still = 0
      before = now
    }
  }, width)
}
