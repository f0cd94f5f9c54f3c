import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from './support/journey.ts'
import { looksRight } from './support/looks.ts'
import { picture } from './support/pictures.ts'
import { resizeTo } from './support/sizes.ts'

const menuFile = /\/workspace-menu-[^/]+\.js$/

let journey: Journey
let page: Page
let workspace: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
})
afterAll(() => journey?.close())

test('a line that breaks down while a part is on its way takes nothing that was typed, and the page says what is missing', async () => {
  const { promise: isDown, resolve: breakDown } = Promise.withResolvers<void>()
  const held = async (route: Route) => {
    await isDown
    await route.abort('internetdisconnected')
  }
  await page.route(menuFile, held)
  await page.goto(`/w/${workspace}/settings`)
  const name = page.getByLabel('Name of the workspace')
  await name.fill('Bramble & Sons')
  await page.context().setOffline(true)
  await page.getByText('You are offline. What is on the screen').waitFor()
  const failed = page.waitForEvent('requestfailed', (request) => menuFile.test(request.url()))
  breakDown()
  await failed
  await page.unroute(menuFile, held)
  await page.context().setOffline(false)

  await page.getByRole('alert').getByText('This part could not be fetched.').waitFor()
  expect(await name.inputValue()).toBe('Bramble & Sons')
  await looksRight(page, 'part-missing')
  await resizeTo(page, 'phone')
  await page.getByRole('button', { name: 'Load it again. This part could not be fetched.' }).waitFor()
  await picture(page, 'part-missing-phone')
  await resizeTo(page, 'wide')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('button', { name: 'Load it again' }).click()
  await page.getByRole('button', { name: /^Bramble & Sons/ }).click()
  await page.getByRole('menuitem').first().waitFor()
  await page.keyboard.press('Escape')
})

test('a form that is opened without a line opens when the line is back', async () => {
  await page.goto(`/w/${workspace}/people/know-how`)
  const add = page.getByRole('button', { name: 'Add', exact: true })
  await add.waitFor()
  await page.context().setOffline(true)
  await page.getByText('You are offline. What is on the screen').waitFor()
  await add.click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await add.waitFor({ state: 'detached' })
  expect(await page.getByRole('textbox').count()).toBe(0)

  await page.context().setOffline(false)
  await page.getByRole('main').getByRole('textbox').first().waitFor()
})

test('a page that is opened without a line is not lost: it opens when the line is back', async () => {
  await page.goto(`/w/${workspace}/settings`)
  await page.getByLabel('Name of the workspace').waitFor()
  await page.evaluate(() => Object.assign(window, { isSameDocument: true }))
  await page.context().setOffline(true)
  await page.getByText('You are offline. What is on the screen').waitFor()
  await page.getByRole('link', { name: 'Practice' }).press('Enter')
  await page.waitForURL(/\/practice$/)
  await page.getByText('You are offline. What is on the screen').waitFor()

  await page.context().setOffline(false)
  await page.getByRole('heading', { level: 1, name: 'Who asks, and who plays the customer?' }).waitFor()
  expect(await page.evaluate(() => 'isSameDocument' in window)).toBe(true)
})
