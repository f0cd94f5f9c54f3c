import { prepareRequest } from '@firsthand/contract/core/path'
import { createWorkspace } from '@firsthand/contract/platform/accounts'
import { createApiKey } from '@firsthand/contract/platform/api-keys'
import { updateWorkspace } from '@firsthand/contract/platform/members'
import { createSuggestion } from '@firsthand/contract/platform/suggestions'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations, setScheme } from './support/axe.ts'
import { type Journey, callAs, closeDialog, mara, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { resizeTo } from './support/sizes.ts'

let journey: Journey
let page: Page
let workspace: string

const paletteFile = /\/palette-[^/]+\.js$/

beforeAll(async () => {
  journey = await openJourney({ OPERATORS: mara.email })
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  await callAs(page, updateWorkspace, { halfLifeDays: 90 }, workspace)
  await callAs(page, createWorkspace, { name: 'Night shift' })
  await suggest('Couriers leave because of the rain.')
})
afterAll(() => journey?.close())

test('every page of the settings can be read and used by everybody, wide and narrow', async () => {
  for (const [path, heading] of [
    ['settings', 'How does this workspace count?'],
    ['settings/members', 'Who listens here?'],
    ['settings/history', 'Who changed what, and when?'],
    ['settings/jobs', 'What is Firsthand working on?'],
    ['settings/connections', 'What else may come in, and hear?'],
    ['settings/data', 'What comes out, what comes in, what goes?'],
    ['settings/status', 'How does this installation do?'],
    ['suggestions', 'What would the machines change?'],
  ]) {
    await page.goto(`/w/${workspace}/${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.locator('[aria-busy]').first().waitFor({ state: 'detached' })
    await expectNoViolations(page)
    await resizeTo(page, 'phone')
    await setScheme(page, 'dark')
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
    await setScheme(page, 'light')
    await resizeTo(page, 'wide')
    await picture(page, path!.replace('/', '-'))
  }
})

test('a calendar and the news have their address beside what they tell of', async () => {
  for (const [path, button, ending] of [
    ['conversations', 'In your calendar', /\.ics$/],
    ['claims', 'Follow the news', /\.atom$/],
  ] as const) {
    await page.goto(`/w/${workspace}/${path}`)
    await page.getByRole('button', { name: button }).click()
    const dialog = page.getByRole('dialog', { name: button })
    await dialog.getByRole('link', { name: 'See and end your addresses' }).waitFor()
    await picture(page, `${path}-feed`)
    await dialog.getByRole('button', { name: 'Make the address' }).click()
    const address = await dialog.getByLabel('The address').inputValue()
    expect(address).toMatch(ending)
    expect((await page.request.get(address)).status()).toBe(200)
    await expectNoViolations(page)
    await picture(page, `${path}-feed-ready`)
    await closeDialog(page)
  }
})

test('the palette finds and goes, by keyboard alone, and the focus follows', async () => {
  await open('settings')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).waitFor()
  await expectNoViolations(page)
  await picture(page, 'palette')
  await page.keyboard.type('who changed')
  await page.getByRole('option', { name: 'Who changed what', selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Who changed what, and when?' }).waitFor()
  await page.getByRole('combobox', { name: 'Find or do anything' }).waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content')
  expect(await page.title()).toBe('History · Firsthand')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).waitFor()
  await page.keyboard.type('xyzzy')
  await page.getByText('Nothing is called “xyzzy”').waitFor()
  await closeDialog(page)
})

test('letters that are typed before the palette has arrived stand in it, and none in the page', async () => {
  const arrives = await holdPalette()
  await open('settings')
  await page.keyboard.press('Control+k')
  const found = page.getByRole('combobox', { name: 'Find or do anything' })
  // “g” and “[” are keys of the page, and “?” opens a list of them.
  await page.keyboard.type('g [?whoo')
  await page.keyboard.press('Backspace')
  expect(await found.count()).toBe(0)
  arrives()
  await found.waitFor()
  expect(await found.inputValue()).toBe('g [?who')
  expect(await found.evaluate((field) => document.activeElement === field)).toBe(true)
  await page.keyboard.type('m')
  expect(await found.inputValue()).toBe('g [?whom')
  expect(new URL(page.url()).pathname).toBe(`/w/${workspace}/settings`)
  expect(await page.getByRole('dialog', { name: 'Keys' }).count()).toBe(0)
  await closeDialog(page)

  await page.keyboard.press('Control+k')
  await found.waitFor()
  expect(await found.inputValue()).toBe('')
  await closeDialog(page)
})

test('the button asks for the palette once, and Enter waits with the words until there is something to open', async () => {
  const arrives = await holdPalette()
  await open('settings')
  const button = page.getByRole('banner').getByRole('button', { name: 'Find or do anything' })
  const found = page.getByRole('combobox', { name: 'Find or do anything' })
  await button.click()
  await page.keyboard.type('who ')
  await page.keyboard.press('Enter')
  await button.click()
  await page.keyboard.type('changed')
  arrives()
  await found.waitFor()
  expect(await found.inputValue()).toBe('who changed')
  await page.getByRole('option', { name: 'Who changed what', selected: true }).waitFor()
  await closeDialog(page)
})

test('a palette that does not come says so, and what to do', async () => {
  const cut = (route: Route) => route.abort()
  await page.route(paletteFile, cut)
  await open('settings')
  await page.keyboard.press('Control+k')
  await page.getByText('The list of everything could not be fetched').waitFor()
  await expectNoViolations(page)
  await page.unroute(paletteFile, cut)
})

test('whoever does something else before the palette has arrived does that, and it stays away', async () => {
  const arrives = await holdPalette()
  await open('settings')
  const field = page.getByLabel('Name of the workspace')
  const found = page.getByRole('combobox', { name: 'Find or do anything' })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('who')
  await field.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' by night')
  expect(await field.inputValue()).toBe('Bramble by night')
  await page.locator('body').click({ position: { x: 2, y: 2 } })

  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await keys.waitFor()
  const arrived = page.waitForResponse(paletteFile)
  arrives()
  await (await arrived).finished()
  await closeDialog(page)
  expect(await found.count()).toBe(0)
  await page.keyboard.press('Control+k')
  await found.waitFor()
  expect(await found.inputValue()).toBe('')
  await closeDialog(page)
})

test('? lists the keys, [ makes the places small, and the first Tab leads past them', async () => {
  await open('settings')
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await keys.getByText('Find or do anything').first().waitFor()
  await expectNoViolations(page)
  await picture(page, 'keys')
  await closeDialog(page)

  await page.keyboard.press('[')
  await page.getByRole('button', { name: 'Show the names of the places' }).waitFor()
  await expectNoViolations(page)
  await page.reload()
  await page.getByRole('button', { name: 'Show the names of the places' }).click()

  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
})

test('light and dark follow the choice, and the choice stays', async () => {
  await open('settings')
  await page.getByRole('button', { name: new RegExp(`${mara.name}.*Your account`) }).click()
  await page.getByRole('menuitem', { name: 'Dark' }).click()
  await picture(page, 'account-menu')
  await page.keyboard.press('Escape')
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme)
  expect(await scheme()).toBe('dark')
  await page.reload()
  expect(await scheme()).toBe('dark')
})

test('one account changes between its workspaces', async () => {
  await open('settings')
  await page.getByRole('button', { name: /Bramble.*Change the workspace/ }).click()
  await expectNoViolations(page)
  await picture(page, 'workspace-menu')
  await page.getByRole('menuitem', { name: 'Night shift' }).click()
  await page.getByRole('button', { name: /Night shift.*Change the workspace/ }).waitFor()
  expect(page.url()).not.toContain(workspace)
})

test('an address that leads nowhere, and a workspace of others, say what to do', async () => {
  await page.goto(`/w/${workspace}/no/such/page`)
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()
  await expectNoViolations(page)
  await picture(page, 'nothing-here')
  await page.goto('/w/0199c0de-0000-7000-8000-000000000000/today')
  await page.getByRole('heading', { name: 'This workspace is not one of yours' }).waitFor()
  await expectNoViolations(page)
  await picture(page, 'not-yours')

  await page.goto(`/w/${workspace}/people/0199c0de-0000-7000-8000-000000000000`)
  await page.getByRole('alert').getByText('or the link lost a piece on its way').waitFor()
  await picture(page, 'person-not-here')
  await page.goto(`/w/${workspace}/conversations/0199c0de-0000/snapshot`)
  const cutShort = page.getByRole('alert').filter({ hasText: 'There is nothing at this address' })
  await cutShort.getByRole('heading', { level: 1 }).waitFor()
  await cutShort.getByText('or the link lost a piece on its way').waitFor()
  const [outer, inner] = [await page.locator('main').boundingBox(), await cutShort.boundingBox()]
  expect(inner!.x - outer!.x, 'what stands in place of a page keeps the distance of pages').toBeGreaterThan(
    15,
  )
  await page.getByRole('link', { name: 'Go to Today' }).click()
  await page.waitForURL(/\/today$/)
})

test('a phone has the places below, and everything else under More', async () => {
  const phone = await journey.newVisitor({ width: 390, height: 844 })
  await phone.context().addCookies(await page.context().cookies())
  await phone.goto(`/w/${workspace}/settings`)
  await phone.getByRole('button', { name: 'More' }).click()
  await phone.getByRole('menuitem', { name: 'Sign out' }).waitFor()
  await expectNoViolations(phone)
  await picture(phone, 'phone-more')
  await phone.context().close()
})

test('without a line, a page says so and goes on when it is back', async () => {
  await open('settings')
  await page.getByLabel('Name of the workspace').fill('Bramble & Sons')
  await page.context().setOffline(true)
  await page.getByText('You are offline. What is on the screen').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').getByText('What you wrote is still here').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('button', { name: /Bramble & Sons/ }).waitFor()
})

/** As a program does that may only suggest. */
async function suggest(sentence: string) {
  const { key } = await callAs(page, createApiKey, { name: 'assistant', access: 'suggest' }, workspace)
  const { url, method, body } = prepareRequest(
    createSuggestion,
    { operation: 'claims.create', input: { sentence }, agent: 'Claude' },
    workspace,
  )
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const answer = await fetch(journey.url + url, { method, headers, ...(body !== undefined && { body }) })
  expect(answer.status).toBe(200)
}

/** Keeps the palette on its way until it may arrive. */
async function holdPalette(): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const held = async (route: Route) => {
    await promise
    await route.continue()
  }
  await page.route(paletteFile, held)
  return resolve
}

async function open(path: string) {
  await page.goto(`/w/${workspace}/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
