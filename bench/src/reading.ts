/// <reference lib="dom" />
// Reading 300,000 characters in Chromium: the longest frame while one scrolls through them and while one marks words with the
// keyboard, beside an empty page of the same application that is scrolled in the same way; once as it came in, and once with
// every other turn highlighted and coded, on a window that is wide enough to have the codes in the margin.
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import type { TextView } from '@firsthand/contract/evidence/texts'
import { claimInstallation } from '@firsthand/contract/platform/accounts'
import type { Operation, Sent } from '@firsthand/contract/core/operation'
import { prepareRequest } from '@firsthand/contract/core/path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/src/support/chromium.ts'
import { startServer } from '../../e2e/src/support/server.ts'
import { type Row, makeRow } from './measure.ts'

const characters = 300_000
const scrolls = 120
const codes = Array.from({ length: 20 }, (_, index) => `What people say about matter ${index + 1}`)

export async function run(): Promise<Row[]> {
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    const call = async <O extends Operation>(operation: O, sent: Sent<O>, workspace?: string) => {
      const { method, url, body } = prepareRequest(operation, sent, workspace)
      const response = await page.request.fetch(url, {
        method,
        headers: { origin: server.url, 'content-type': 'application/json' },
        ...(body !== undefined && { data: body }),
      })
      if (!response.ok()) throw new Error(`${operation.name}: ${response.status()} ${await response.text()}`)
      return response.json() as Promise<{ id: string; workspaceId: string } & Pick<TextView, 'version'>>
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
    const text = longTurns()
    const { version } = await call(
      addText,
      { conversation: talk.id, source: { pasted: text.join('\n\n') }, speakers: [] },
      workspaceId,
    )

    await page.goto(`/w/${workspaceId}/studies`)
    await page.locator('h1').first().waitFor()
    await page.evaluate(() => (document.body.style.minHeight = '200000px'))
    const empty = await longestFrame(page, () => scroll(page))

    const path = `/w/${workspaceId}/conversations/${talk.id}`
    const plain = await readAndMark(page, path)

    for (const [at, turn] of text.entries())
      if (at % 2 === 1)
        await call(
          createEvidence,
          {
            kind: 'said_past',
            highlight: {
              version: version.id,
              // The code points of the words alone: what stands before the colon is the speaker.
              range: {
                startTurn: at,
                startOffset: 3,
                endTurn: at,
                endOffset: [...turn].length - 'Mara: '.length - 3,
              },
            },
            codes: [at, at + 7].map((place) => ({ name: codes[place % codes.length]! })),
          },
          workspaceId,
        )
    const coded = await readAndMark(page, path)
    if ((await page.getByRole('feed').getByRole('list', { name: 'Codes' }).count()) === 0)
      throw new Error('No code stands beside the text that was measured.')
    const row = (name: string, value: number) =>
      makeRow({
        name,
        value,
        reference: empty,
        unit: 'ms at 300,000 characters; the reference is an empty page',
      })
    return [
      row('reading/scroll-longest-frame', plain.scrolling),
      row('reading/mark-longest-frame', plain.marking),
      row('reading/scroll-coded-longest-frame', coded.scrolling),
      row('reading/mark-coded-longest-frame', coded.marking),
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Opens a text, scrolls through it, and marks words in the middle of it. */
async function readAndMark(page: Page, path: string): Promise<{ scrolling: number; marking: number }> {
  await page.goto(path)
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
  return { scrolling, marking }
}

/** Turns of ordinary length, some of them written from right to left. */
function longTurns(): string[] {
  const sentence = 'We rode until two and then the kitchen had closed, and nobody had told anybody about it. '
  const arabic = 'ثم انتظرنا ساعة أمام المطبخ ولم يخبرنا أحد. '
  const turns: string[] = []
  for (let length = 0; length < characters;) {
    const index = turns.length
    const body = index % 9 === 0 ? arabic.repeat(3) : sentence.repeat(1 + (index % 5))
    turns.push(`${index % 2 === 0 ? 'Mara' : 'Nele'}: ${body.trim()}`)
    length += body.length
  }
  return turns
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
