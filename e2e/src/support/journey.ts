import { setTimeout } from 'node:timers/promises'
import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { prepareRequest } from '@firsthand/contract/core/path'
import { claimInstallation } from '@firsthand/contract/platform/accounts'
import { acceptInvitation, createInvitation } from '@firsthand/contract/platform/members'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterEach, expect } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { type RunningServer, startServer } from './server.ts'

/**
 * Milliseconds that each request of a page is held back (`callAs` is not): what a journey takes for done before the
 * server heard of it shows in every run then, not in one of a hundred.
 */
const latency = Number(process.env.JOURNEY_LATENCY ?? 0)

export type Visitor = { width?: number; height?: number; scheme?: 'light' | 'dark'; locale?: string }

/** People of the journeys; passwords are as long as the product wants them. */
export const mara = {
  name: 'Mara Lindqvist',
  email: 'mara@bramble.example',
  password: 'long enough for anybody',
}
export const vera = {
  name: 'Vera Osei',
  email: 'vera@bramble.example',
  password: 'quite a long password too',
}

/**
 * A fresh Firsthand and a browser beside it, for one test file: open it in `beforeAll`, close it in `afterAll`.
 * Whatever the console of a page complains about makes `close` fail.
 */
export async function openJourney(env: Record<string, string> = {}) {
  const server = await startServer(env)
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  return new Journey(server, browser)
}

const open = new Set<Journey>()

// What stood on the pages when a journey stopped says more than that something was waited for in vain.
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') for (const journey of open) await journey.tell()
})

export class Journey {
  readonly url: string
  readonly welcomeLink: string
  readonly #server: RunningServer
  readonly #browser: Browser
  readonly #complaints: string[] = []

  constructor(server: RunningServer, browser: Browser) {
    this.#server = server
    this.#browser = browser
    this.url = server.url
    this.welcomeLink = server.welcomeLink
    open.add(this)
  }

  /** A page of somebody who has never been here: no cookies, nothing stored. */
  async newVisitor({
    width = 1280,
    height = 860,
    scheme = 'light',
    locale = 'en-GB',
  }: Visitor = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      baseURL: this.url,
      viewport: { width, height },
      colorScheme: scheme,
      locale,
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    if (latency)
      await context.route('**/api/**', async (route) => {
        await setTimeout(latency)
        await route.continue().catch(() => {})
      })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    page.on('console', (message) => {
      // An answer that refuses is written to the console by the browser itself; pages show it.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        this.#complain(page, message.text())
    })
    page.on('pageerror', (error) => this.#complain(page, error.message))
    return page
  }

  /** Makes the first account and its workspace over the API: for journeys that begin later. Mara then is signed in. */
  async claim(page: Page, workspace = 'Bramble'): Promise<string> {
    const token = this.welcomeLink.split('#')[1]!
    const { workspaceId } = await callAs(page, claimInstallation, { ...mara, token, workspace })
    return workspaceId
  }

  /** Brings somebody into the workspace; `owner` is a page of one who may invite. */
  async join(
    page: Page,
    options: { owner: Page; workspace: string; person?: typeof vera; role: 'viewer' | 'member' | 'admin' },
  ) {
    const { owner, workspace, person = vera, role } = options
    const { link } = await callAs(owner, createInvitation, { role }, workspace)
    const token = link.split('#')[1]!
    await callAs(page, acceptInvitation, { workspaceId: workspace, token, ...person })
  }

  /** An owner and a member of one workspace, each in a browser of their own. */
  async twoMembers() {
    const page = await this.newVisitor()
    const workspace = await this.claim(page)
    const other = await this.newVisitor()
    await this.join(other, { owner: page, workspace, role: 'member' })
    return { page, other, workspace }
  }

  /** Prints what a screen reader would find on each page that is open. */
  async tell(): Promise<void> {
    for (const page of this.#browser.contexts().flatMap((context) => context.pages())) {
      const found = await page
        .locator('body')
        .ariaSnapshot({ timeout: 2_000 })
        .catch((error: unknown) => String(error))
      // What floats above a page stands at its end.
      const words = found.length > 8_000 ? `${found.slice(0, 4_000)}\n…\n${found.slice(-4_000)}` : found
      process.stdout.write(`What stood on ${page.url()}:\n${words}\n`)
    }
  }

  async close(): Promise<void> {
    open.delete(this)
    await this.#browser.close()
    await this.#server.stop()
    expect(this.#complaints, 'what the console of the pages complained about').toEqual([])
  }

  #complain(page: Page, what: string) {
    this.#complaints.push(`${new URL(page.url()).pathname}: ${what}`)
  }
}

/** Words that are shown: not those that still stand in the field into which they were typed, which the browser has as text. */
export function shown(where: Page | Locator, words: string): Locator {
  const page = 'page' in where ? where.page() : where
  return where.getByText(words).and(page.locator(':not(textarea)'))
}

/** Closes the dialog that is open, as people do. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('[aria-modal=true]').waitFor({ state: 'detached' })
}

/** Performs an operation with the cookies of a page. Use the pages for what a journey is about, this for what comes before. */
export async function callAs<O extends Operation>(
  page: Page,
  operation: O,
  sent: Sent<O>,
  workspace?: string,
): Promise<Output<O>> {
  const { method, url, body } = prepareRequest(operation, sent, workspace)
  const headers = body === undefined ? undefined : { 'content-type': 'application/json' }
  const response = await page.context().request.fetch(url, { method, data: body, headers })
  const answer: unknown = await response.json()
  if (!response.ok()) throw new Error(`${operation.name} was refused: ${JSON.stringify(answer)}`)
  return answer as Output<O>
}
