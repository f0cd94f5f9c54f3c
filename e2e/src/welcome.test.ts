import { listPeople } from '@firsthand/contract/crm/people'
import { createHunch } from '@firsthand/contract/studies/studies'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, closeDialog, mara, openJourney, vera } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let owner: Page
let workspace: string

beforeAll(async () => {
  journey = await openJourney()
  owner = await journey.newVisitor()
})
afterAll(() => journey?.close())

test('a fresh server cannot be taken without the link from the terminal', async () => {
  await owner.goto('/')
  await owner.getByRole('heading', { name: 'Open the link from the terminal' }).waitFor()
  await looksRight(owner, 'no-link')

  await owner.goto('/welcome#not-the-link')
  await fillAccount(owner, mara)
  await owner.getByRole('button', { name: 'Go on' }).click()
  await owner.getByLabel('Name of the workspace').fill('Mine now')
  await owner.keyboard.press('Enter')
  await owner.getByRole('alert').getByText('This link is not the one printed in the terminal').waitFor()
})

test('the link makes the first account in two short steps, and says what is wrong beside its field', async () => {
  await owner.goto('about:blank')
  await owner.goto(journey.welcomeLink)
  await looksRight(owner, 'welcome')

  await owner.getByLabel('Your name').fill(mara.name)
  await owner.getByLabel('E-mail address').fill('mara at bramble')
  await owner.getByLabel('Password', { exact: true }).fill('short')
  await owner.keyboard.press('Enter')
  await owner.getByText('This is not an e-mail address').waitFor()
  await owner.getByText('Use at least 10 characters').waitFor()
  expect(await owner.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email')
  await looksRight(owner, 'welcome-refused')

  await fillAccount(owner, mara)
  await owner.keyboard.press('Enter')
  await owner.getByRole('heading', { name: 'What is your team called, Mara?' }).waitFor()
  await looksRight(owner, 'welcome-workspace')
  await owner.getByLabel('Name of the workspace').fill('Bramble')
  await owner.keyboard.press('Enter')
  await owner.waitForURL('**/w/*/today')
  workspace = /\/w\/([^/]+)/.exec(owner.url())![1]!
  await owner.getByRole('button', { name: /Bramble.*Change the workspace/ }).waitFor()
})

test('signing out ends the session; signing in leads back to where one was', async () => {
  await owner.getByRole('button', { name: new RegExp(`${mara.name}.*Your account`) }).click()
  await owner.getByRole('menuitem', { name: 'Sign out' }).click()
  await owner.waitForURL('**/sign-in')

  await owner.goto(`/w/${workspace}/settings/members`)
  await owner.waitForURL('**/sign-in?next=*')
  await looksRight(owner, 'sign-in')
  await owner.getByLabel('E-mail address').fill(mara.email)
  await owner.getByLabel('Password', { exact: true }).fill('not the password')
  await owner.keyboard.press('Enter')
  await owner.getByRole('alert').getByText('do not belong together').waitFor()
  await owner.getByLabel('Password', { exact: true }).fill(mara.password)
  await owner.keyboard.press('Enter')
  await owner.waitForURL('**/settings/members')
})

test('an owner invites by a link that is copied, and whoever opens it joins', async () => {
  await owner.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = owner.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('Viewer').check()
  await looksRight(owner, 'invite')
  await dialog.getByRole('button', { name: 'Make the link' }).dblclick()
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await owner.getByRole('heading', { name: 'Open invitations' }).waitFor()
  expect(
    await owner.getByRole('button', { name: 'Take back' }).count(),
    'one invitation for two clicks',
  ).toBe(1)

  const guest = await journey.newVisitor()
  await guest.goto(link)
  await guest.getByRole('heading', { name: 'Join Bramble' }).waitFor()
  await looksRight(guest, 'join')
  await fillAccount(guest, vera)
  await guest.keyboard.press('Enter')
  await guest.waitForURL(`**/w/${workspace}/today`)
  await guest.context().close()
})

test('a viewer reads and cannot change: neither on the pages nor past them', async () => {
  const viewer = await journey.newVisitor()
  await signIn(viewer, vera)
  await viewer.goto(`/w/${workspace}/settings/members`)
  await viewer.getByText(mara.email).waitFor()
  expect(await viewer.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0)
  expect(await viewer.getByRole('link', { name: 'History' }).count()).toBe(0)
  await looksRight(viewer, 'members-viewer')

  await expect(
    callAs(viewer, createHunch, { sentence: 'Couriers leave because of pay' }, workspace),
  ).rejects.toThrow('not_allowed')
  await expect(callAs(viewer, listPeople, {}, workspace)).resolves.toMatchObject({ items: [] })
  await viewer.context().close()
})

test('who forgot the password gets a link from an administrator, where no mail is sent', async () => {
  const forgetful = await journey.newVisitor()
  await forgetful.goto('/sign-in')
  await forgetful.getByRole('link', { name: 'Forgotten the password?' }).click()
  await forgetful.getByRole('heading', { name: 'Ask an administrator for a link' }).waitFor()
  await looksRight(forgetful, 'forgotten-password')

  await owner.goto(`/w/${workspace}/settings/members`)
  await owner.getByRole('button', { name: `More about ${vera.name}` }).click()
  await owner.getByRole('menuitem', { name: 'Link for a new password' }).click()
  const link = await owner.getByLabel('Link', { exact: true }).inputValue()
  await looksRight(owner, 'reset-link')
  await closeDialog(owner)

  await forgetful.goto(link)
  await forgetful.getByLabel('New password').fill('a brand new one')
  await looksRight(forgetful, 'reset-password')
  await forgetful.keyboard.press('Enter')
  await forgetful.getByRole('heading', { name: 'Your new password is set' }).waitFor()
  await signIn(forgetful, { ...vera, password: 'a brand new one' })

  await forgetful.goto(link)
  await forgetful.reload()
  await forgetful.getByLabel('New password').fill('and yet another')
  await forgetful.keyboard.press('Enter')
  await forgetful.getByRole('alert').getByText('This link has been used or has expired').waitFor()
  await forgetful.context().close()
})

test('the example opens beside the own workspace, and nobody signs up where that is closed', async () => {
  await owner.goto('/workspaces/new')
  await owner.getByRole('heading', { name: 'Start a workspace' }).waitFor()
  await looksRight(owner, 'new-workspace')
  await owner.getByRole('button', { name: 'Open the example' }).click()
  await owner.waitForURL((url) => url.pathname.endsWith('/today') && !url.pathname.includes(workspace), {
    timeout: 60_000,
  })
  await owner
    .getByRole('button', { name: /^Not now/ })
    .first()
    .click()
  await owner.getByRole('menuitem').first().waitFor()
  await owner.keyboard.press('Escape')
  await looksRight(owner, 'today')

  await owner.goto('/sign-up')
  await owner.getByRole('heading', { name: 'New accounts are made by invitation here' }).waitFor()
  await looksRight(owner, 'sign-up-closed')
})

async function fillAccount(page: Page, person: typeof mara) {
  await page.getByLabel('Your name').fill(person.name)
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
}

async function signIn(page: Page, { email, password }: typeof mara) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/today')
}
