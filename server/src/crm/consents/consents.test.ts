import {
  answerConsentPage,
  createConsentLink,
  listWordings,
  noteConsents,
  purposes,
  revokeConsentLinks,
  showConsentPage,
  showConsents,
  unsaidMeans,
  writeWording,
} from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { mayBe, mayBeSql, whoMayBe } from './may-be.ts'

let world: World
let now = new Date('2026-11-21T10:00:00.000Z')
beforeAll(async () => void (world = await openWorld({ clock: () => now })))
afterAll(() => world.close())

const member = () => world.as('member')
const somebody = async (name = 'Nadia Haddad') => (await world.call(member(), createPerson, { name })).id
const may = (person: string, purpose: (typeof purposes)[number]) =>
  world.inWorkspace(world.bramble, (ctx) => mayBe(ctx, person, purpose))
const standing = async (person: string, purpose: string) =>
  (await world.call(member(), showConsents, { person })).standings.find((each) => each.purpose === purpose)
const link = async (person: string) =>
  (await world.call(member(), createConsentLink, { person })).address.split('#')[1]!

test('before anybody is asked, what is done with a person is what the decision says, and is called unasked', async () => {
  const person = await somebody()
  for (const purpose of purposes) {
    expect(await may(person, purpose), purpose).toBe(unsaidMeans[purpose])
    expect(await standing(person, purpose)).toMatchObject({ standing: 'unsaid', may: unsaidMeans[purpose] })
  }
})

test('an answer holds at once, the next one replaces it, and both stay in the history with the words that were asked', async () => {
  const person = await somebody()
  await world.call(member(), noteConsents, {
    person,
    answers: [{ purpose: 'process_by_ai', state: 'given' }],
    proof: 'Said so at the end of the call.',
  })
  expect(await may(person, 'process_by_ai')).toBe(true)

  await world.call(member(), noteConsents, {
    person,
    answers: [{ purpose: 'process_by_ai', state: 'withdrawn' }],
    source: 'mail',
  })
  expect(await may(person, 'process_by_ai')).toBe(false)
  const { history } = await world.call(member(), showConsents, { person })
  expect(history).toMatchObject([
    { state: 'withdrawn', source: 'mail', notedBy: { name: 'Milo' } },
    { state: 'given', source: 'said', proof: 'Said so at the end of the call.', wording: { number: 1 } },
  ])
})

test('what was given for a time runs out by itself', async () => {
  const person = await somebody()
  await world.call(member(), noteConsents, {
    person,
    answers: [{ purpose: 'publish', state: 'given' }],
    expiresAt: '2026-12-01T00:00:00.000Z',
  })
  expect(await may(person, 'publish')).toBe(true)
  const today = now
  now = new Date('2026-12-01T00:00:00.000Z')
  expect(await may(person, 'publish')).toBe(false)
  expect(await standing(person, 'publish')).toMatchObject({ standing: 'expired', may: false })
  now = today
})

test('a query and a list say the same as the question about one person', async () => {
  const people = [await somebody('One'), await somebody('Two'), await somebody('Three')]
  for (const purpose of purposes) {
    await world.call(member(), noteConsents, { person: people[0]!, answers: [{ purpose, state: 'given' }] })
    await world.call(member(), noteConsents, { person: people[1]!, answers: [{ purpose, state: 'refused' }] })
    await world.inWorkspace(world.bramble, async (ctx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT p.id FROM people p WHERE p.workspace_id = ${ctx.workspaceId} AND p.id = ANY(${people}::uuid[])
          AND ${mayBeSql(ctx, 'p.id', purpose, { nobody: false })}`.execute(ctx.db)
      const listed = await whoMayBe(ctx, people, purpose)
      expect(new Set(rows.map((row) => row.id)), purpose).toEqual(listed)
      expect(listed).toEqual(new Set(unsaidMeans[purpose] ? [people[0], people[2]] : [people[0]]))
    })
  }
})

test('every change of a text is a new version, and the one that somebody answered to is kept as it was', async () => {
  const admin = world.as('admin')
  const first = await world.call(admin, writeWording, { subject: 'contact', words: 'May we ring you?' })
  const second = await world.call(admin, writeWording, { subject: 'contact', words: 'May we call you?' })
  expect(second.number).toBe(first.number + 1)
  const person = await somebody()
  await world.call(member(), noteConsents, { person, answers: [{ purpose: 'contact', state: 'given' }] })
  const third = await world.call(admin, writeWording, { subject: 'contact', words: 'May we write to you?' })

  expect(third.number).toBe(second.number + 1)
  const { history } = await world.call(member(), showConsents, { person })
  expect(history[0]!.wording).toEqual({ number: second.number, words: 'May we call you?' })
  const { items } = await world.call(member(), listWordings)
  expect(items.find((each) => each.subject === 'contact')).toMatchObject({ words: 'May we write to you?' })
})

test('whoever has the link reads the page and answers, and sees nothing of anybody else', async () => {
  const person = await somebody('Ida Sørensen')
  const token = await link(person)
  const page = await world.call(null, showConsentPage, { token })
  expect(page).toMatchObject({ workspace: 'Bramble', name: 'Ida' })
  expect(JSON.stringify(page)).not.toContain('Sørensen')

  const answered = await world.call(null, answerConsentPage, {
    token,
    answers: [{ purpose: 'publish', state: 'given' }],
    signedAs: 'Ida Sørensen',
  })
  expect(answered.questions.find((each) => each.purpose === 'publish')!.standing).toBe('given')
  expect((await world.call(member(), showConsents, { person })).history[0]).toMatchObject({
    source: 'sent_page',
    proof: 'Signed as: Ida Sørensen',
    notedBy: null,
  })
  await world.call(null, answerConsentPage, {
    token,
    answers: [{ purpose: 'publish', state: 'withdrawn' }],
    signedAs: 'Ida Sørensen',
  })
  expect(await may(person, 'publish')).toBe(false)
})

test('looking at the page changes nothing, and a link that ended, was revoked or never was is answered alike', async () => {
  const person = await somebody()
  const token = await link(person)
  await world.call(null, showConsentPage, { token })
  expect((await world.call(member(), showConsents, { person })).history).toEqual([])

  const ended = { status: 410, code: 'consentPages.gone' }
  const rivals = world.as('rival').workspaceId.replaceAll('-', '') + token.slice(32)
  for (const wrong of [rivals, token.slice(0, 79) + (token.endsWith('0') ? '1' : '0'), '0'.repeat(80)])
    await expect(world.call(null, showConsentPage, { token: wrong })).rejects.toMatchObject(ended)
  const another = await link(person)
  await world.call(member(), revokeConsentLinks, { person })
  await expect(world.call(null, showConsentPage, { token: another })).rejects.toMatchObject(ended)
  const late = await link(person)
  const today = now
  now = new Date(now.getTime() + 31 * 86_400_000)
  await expect(world.call(null, showConsentPage, { token: late })).rejects.toMatchObject(ended)
  now = today
})

test('whoever guesses addresses is soon told to wait', async () => {
  const guess = () => world.call(null, showConsentPage, { token: '1'.repeat(80) })
  const codes = new Set<string>()
  for (let tries = 0; tries < 30; tries += 1) await guess().catch((error) => codes.add(error.code))
  expect(codes).toContain('too_many_requests')
})
