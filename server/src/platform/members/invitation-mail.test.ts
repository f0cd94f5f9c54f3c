import { createInvitation, listInvitations } from '@firsthand/contract/platform/members'
import { afterEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import type { Mail } from '../mail/mailer.ts'

const clock = { now: new Date('2026-05-14T09:00:00Z') }

let world: World
afterEach(() => world.close())

const invite = (email?: string) =>
  world.call(world.as('admin'), createInvitation, { role: 'member', ...(email && { email }) })
const shown = async () => (await world.call(world.as('admin'), listInvitations, {})).items[0]?.mail

test('an invitation whose mail fails says so, and why, instead of being on its way', async () => {
  // Nothing listens there.
  world = await openWorld({ environment: { SMTP_URL: 'smtp://127.0.0.1:9' } })
  const { invitation, link } = await invite('nora@bramble.example')
  expect(invitation.mail).toEqual({ state: 'sending', problem: null })
  expect(link).toContain('/join/')

  await expect.poll(shown).toEqual({ state: 'failed', problem: expect.stringContaining('ECONNREFUSED') })
  expect(world.application.services.mailTally).toMatchObject({
    sent: 0,
    failed: 1,
    lastFailure: { problem: expect.stringContaining('ECONNREFUSED') },
  })
})

test('an invitation whose mail left says that it was sent', async () => {
  world = await openWorld()
  const mails: Mail[] = []
  world.application.services.mailer = { isSet: true, send: async (mail) => void mails.push(mail) }
  const { link } = await invite('nora@bramble.example')

  await expect.poll(shown).toEqual({ state: 'sent', problem: null })
  expect(mails).toMatchObject([{ to: 'nora@bramble.example', text: expect.stringContaining(link) }])
})

test('a mail of which nothing is heard for long is not called sent', async () => {
  clock.now = new Date('2026-05-14T09:00:00Z')
  world = await openWorld({ clock: () => clock.now })
  world.application.services.mailer = { isSet: true, send: () => new Promise(() => undefined) }
  await invite('nora@bramble.example')
  expect(await shown()).toMatchObject({ state: 'sending' })

  clock.now = new Date('2026-05-14T09:11:00Z')
  expect(await shown()).toMatchObject({ state: 'unknown' })
})

test('without an address or a mail server there is no mail to speak of', async () => {
  world = await openWorld()
  await invite('nora@bramble.example')

  expect(await shown()).toBeNull()
})
