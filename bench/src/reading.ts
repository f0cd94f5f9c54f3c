/// <reference lib="dom" />
// Reading 300,000 characters in Chromium: the longest frame while one scrolls through them and while one marks words with the
// keyboard, beside an empty page of the same application that is scrolled in the same way.
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { claimInstallation } from '@firsthand/contract/platform/accounts'
import type { Operation, Sent } from '@firsthand/contract/core/operation'
import { prepareRequest } from '@firsthand/contract/core/path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/src/support/chromium.ts'
import { startServer } from '../../e2e/src/support/server.ts'
import { type Row, makeRow } from './measure.ts'

const characters = 300_000
const scrolls = 120

export async function run(): Promise<Row[]> {
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 860 } })
    const page = await context.newPage()
    const call = async <O extends Operation>(operation: O, sent: Sent<O>, workspace?: string) => {
      const { method, url, body } = prepareRequest(operation, sent, workspace)
      const response = await page.request.fetch(url, {
        method,
        headers: { origin: server.url, 'content-type': 'application/json' },
        ...(body !== undefined && { data: body }),
      })
      if (!response.ok()) throw new Error(`${operation.name}: ${response.status()} ${await response.text()}`)
      return response.json() as Promise<{ id: string; workspaceId: string }>
    }
    const { workspaceId } = await call(claimInstallation, {
      name: 'Mara',
      email: 'mara@bench.example',
      password: 'a long password indeed',
      token: server.welcomeLink.split('#')[1]!,
      workspace: 'Bench',
    })
    const talk = await call(
      createConversation,
      { kind: 'interview', people: [], heldAt: '2026-05-14T09:30:00.000Z', title: 'Long' },
      workspaceId,
    )
    await call(addText, { conversation: talk.id, source: { pasted: longText() }, speakers: [] }, workspaceId)

    await page.goto(`/w/${workspaceId}/studies`)
    await page.locator('h1').first().waitFor()
    await page.evaluate(() => (document.body.style.minHeight = '200000px'))
    const empty = await longestFrame(page, () => scroll(page))

    await page.goto(`/w/${workspaceId}/conversations/${talk.id}`)
    await page.getByRole('feed').waitFor()
    await page.waitForTimeout(3_000)
    const scrolling = await longestFrame(page, () => scroll(page))
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2))
    await page.waitForTimeout(500)
    await page.getByRole('article').nth(8).focus()
    const marking = await longestFrame(page, async () => {
      await page.keyboard.press('ArrowRight')
      for (let step = 0; step < 40; step += 1) await page.keyboard.press('Shift+ArrowRight')
    })
    return [
      makeRow({
        name: 'reading/scroll-longest-frame',
        value: scrolling,
        reference: empty,
        unit: 'ms at 300,000 characters; the reference is an empty page',
      }),
      makeRow({
        name: 'reading/mark-longest-frame',
        value: marking,
        reference: empty,
        unit: 'ms at 300,000 characters; the reference is an empty page',
      }),
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Turns of ordinary length, some of them written from right to left. */
function longText(): string {
  const sentence = 'We rode until two and then the kitchen had closed, and nobody had told anybody about it. '
  const arabic = 'ثم انتظرنا ساعة أمام المطبخ ولم يخبرنا أحد. '
  const turns: string[] = []
  for (let length = 0; length < characters;) {
    const index = turns.length
    const body = index % 9 === 0 ? arabic.repeat(3) : sentence.repeat(1 + (index % 5))
    turns.push(`${index % 2 === 0 ? 'Mara' : 'Nele'}: ${body.trim()}`)
    length += body.length
  }
  return turns.join('\n\n')
}

async function scroll(page: Page): Promise<void> {
  await page.evaluate(async (times) => {
    for (let step = 0; step < times; step += 1) {
      window.scrollBy(0, 700)
      await new Promise((resolve) => requestAnimationFrame(resolve))
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  }, scrolls)
}

/** The longest time between two frames while something happens, in milliseconds. */
async function longestFrame(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const watched = window as unknown as { longest: number; watching: boolean }
    watched.longest = 0
    watched.watching = true
    let last = performance.now()
    const look = (now: number) => {
      watched.longest = Math.max(watched.longest, now - last)
      last = now
      if (watched.watching) requestAnimationFrame(look)
    }
    requestAnimationFrame((now) => {
      last = now
      requestAnimationFrame(look)
    })
  })
  await act()
  return page.evaluate(() => {
    const watched = window as unknown as { longest: number; watching: boolean }
    watched.watching = false
    return watched.longest
  })
}
