import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setScheme } from './support/axe.ts'
import { type Journey, mara, openJourney } from './support/journey.ts'
import { resizeTo } from './support/sizes.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  await page.goto(journey.welcomeLink)
  await page.getByLabel('Your name').fill(mara.name)
  await page.getByLabel('E-mail address').fill(mara.email)
  await page.getByLabel('Password', { exact: true }).fill(mara.password)
  await page.keyboard.press('Enter')
  await page.getByLabel('Name of the workspace').fill('Bramble')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/w/*/today')
})
afterAll(() => journey?.close())

test('a passkey made on this device signs in without a password', async () => {
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto('/account')
  const part = page.getByRole('region', { name: 'Passkeys' })
  await part.getByLabel('Name of the passkey').fill('Laptop')
  await part.getByLabel('Current password').fill('not the password')
  await part.getByRole('button', { name: 'Add a passkey' }).click()
  await part.getByRole('alert').getByText('That is not your password').waitFor()
  await part.getByLabel('Current password').fill(mara.password)
  await part.getByRole('button', { name: 'Add a passkey' }).click()
  await part.getByRole('button', { name: 'Remove Laptop' }).waitFor()
  await looksRight(page, 'account')

  await signOut()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL('**/w/*/today')

  await page.goto('/account')
  await part.getByLabel('Current password').fill(mara.password)
  await part.getByRole('button', { name: 'Remove Laptop' }).click()
  await part.getByRole('button', { name: 'Remove Laptop' }).waitFor({ state: 'detached' })
  await signOut()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('This passkey opens no account here').waitFor()
})

test('with a second step, signing in asks for a code after the password', async () => {
  await signIn()
  await page.waitForURL('**/w/*/today')
  await page.goto('/account')
  const part = page.getByRole('region', { name: 'Second step' })
  await part.getByLabel('Current password').fill(mara.password)
  await part.getByRole('button', { name: 'Switch it on' }).click()
  await part.getByRole('img', { name: 'QR code for the app' }).waitFor()
  await looksRight(page, 'second-step-begun')
  await resizeTo(page, 'phone')
  await setScheme(page, 'dark')
  await looksRight(page, 'second-step-begun-dark-narrow')
  await setScheme(page, 'light')
  await resizeTo(page, 'wide')
  const link = (await part.getByRole('link').getAttribute('href')) ?? ''
  const secret = new URL(link).searchParams.get('secret') ?? ''
  await part.getByLabel('The code that the app shows').fill(codeOf(secret, Date.now()))
  await part.getByRole('button', { name: 'Confirm' }).click()
  await part.getByText('10 recovery codes are left').waitFor()
  await looksRight(page, 'second-step')

  await signOut()
  await signIn()
  await page.getByLabel('Code').fill('000000')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('This code is not right').waitFor()
  await looksRight(page, 'enter-code')
  await page.getByLabel('Code').fill(codeOf(secret, Date.now() + 30_000))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/w/*/today')
})

async function signIn() {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(mara.email)
  await page.getByLabel('Password', { exact: true }).fill(mara.password)
  await page.keyboard.press('Enter')
}

async function signOut() {
  await page.goto('/')
  await page.waitForURL('**/w/*/today')
  await page.getByRole('button', { name: new RegExp(`${mara.name}.*Your account`) }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
}

/** What an app shows at a time: RFC 6238 with HMAC-SHA-1, six digits and thirty seconds. */
function codeOf(secret: string, at: number): string {
  const bits = [...secret]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const number = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff
  expect(secret).not.toBe('')
  return String(number % 1_000_000).padStart(6, '0')
}
