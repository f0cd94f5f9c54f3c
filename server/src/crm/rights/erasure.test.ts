import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createConsentLink, noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import {
  createCopy,
  createErasure,
  listErasures,
  previewErasure,
  showErasure,
} from '@firsthand/contract/crm/rights'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { createClaim, showClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence, showEvidence } from '@firsthand/contract/evidence/evidence'
import { showText } from '@firsthand/contract/evidence/texts'
import { createSuggestion } from '@firsthand/contract/platform/suggestions'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../../../test/rows.ts'
import { wordsOfTable } from './erasure/table-words.ts'
import { type Actor, type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')
const admin = () => world.as('admin')

type Somebody = { name: string; email: string; phone: string; words: string; note: string }

/** Everything that can be kept about somebody, through the operations that keep it. */
async function keepEverything({ name, email, phone, words, note }: Somebody) {
  const friend = await world.call(member(), createPerson, {
    name: 'Friend of everybody',
    note: `Knows ${name}.`,
  })
  const { id: person } = await world.call(member(), createPerson, {
    name,
    note,
    roleTitle: `Role of ${note}`,
    emails: [{ email, label: 'work' }],
    phones: [{ phone, label: null }],
    organisation: { name: 'Night Owl Couriers' },
    introducedBy: friend.id,
  })
  await world.call(member(), updatePerson, { person, note: `${note} and more` })
  await world.call(member(), logTouchpoint, { person, channel: 'call', note: `${note} on the phone` })
  const conversation = await world.call(member(), createConversation, {
    kind: 'interview',
    title: `Talk with ${name}`,
    people: [person],
    heldAt: '2026-05-01T10:00:00.000Z',
  })
  const text = await world.call(member(), addText, {
    conversation: conversation.id,
    source: { pasted: `Guest: ${words}\nMilo: And then?\nGuest: ${words} again.` },
    speakers: [
      { label: 'Guest', person },
      { label: 'Milo', member: member().memberId },
    ],
  })
  const shared = await world.call(member(), createConversation, {
    kind: 'interview',
    title: `Both: ${name} and a friend`,
    people: [person, friend.id],
    heldAt: '2026-05-02T10:00:00.000Z',
  })
  const both = await world.call(member(), addText, {
    conversation: shared.id,
    source: { pasted: `Guest: ${words} once more\nPal: I agree with that.\nGuest: Yes.` },
    speakers: [
      { label: 'Guest', person },
      { label: 'Pal', person: friend.id },
    ],
  })
  const range = { startTurn: 0, startOffset: 0, endTurn: 0, endOffset: 4 }
  const cited = await world.call(member(), createEvidence, {
    kind: 'did_observed',
    highlight: { version: text.version.id, range },
    note,
  })
  const told = await world.call(member(), createEvidence, { kind: 'said_past', words, person, note })
  const claim = await world.call(member(), createClaim, {
    sentence: 'Couriers ride at night.',
    kind: 'insight',
  })
  await world.call(member(), createEvidence, {
    kind: 'said_past',
    words: `${words} so`,
    person,
    cite: { claim: claim.id, stance: 'supports' },
  })
  const suggesting: Actor = member()
  await world.call(suggesting, createSuggestion, {
    operation: 'people.update',
    input: { person, note: `${note} suggested`, name },
  })
  await world.call(member(), createConsentLink, { person })
  await world.call(member(), noteConsents, {
    person,
    answers: [{ purpose: 'record', state: 'given' }],
    proof: `Signed as: ${name}`,
  })
  await world.call(admin(), createCopy, { person })
  await world.settle()
  return { person, friend: friend.id, both: both.id, cited: cited.id, told: told.id, claim: claim.id }
}

/** Row by row and file by file, so that what is still there says where. */
async function everythingKept(): Promise<string[]> {
  const rows = (await rowsOf(world, world.bramble)).map((each) => JSON.stringify(each))
  const folder = join(world.settings.dataDirectory, 'files', world.bramble)
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => `${path} ${readFileSync(path, 'utf8')}`)
  return [...rows, ...files].map((each) => each.toLowerCase())
}

const letters = (min: number) =>
  fc.string({ unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxzáüñ'), minLength: min, maxLength: min + 6 })
const somebody = fc
  .record({
    first: letters(3),
    last: letters(4),
    odd: fc.constantFrom('', ' "Q"', '.', ' (x)', ' O’Z', ' \\b+'),
    mail: fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 9, maxLength: 12 }),
    phone: fc.integer({ min: 1_000_000, max: 9_999_999 }),
    words: letters(9),
    note: letters(9),
  })
  .map(({ first, last, odd, mail, phone, words, note }) => ({
    name: `Zq${first} ${last}${odd}`,
    email: `${mail}@zq.example`,
    phone: `+49 151 ${phone}`,
    words: `w${words}`,
    note: `n${note}`,
  }))

test('after an erasure no table and no file holds the name, an address, a number or a word of theirs', async () => {
  await fc.assert(
    fc.asyncProperty(somebody, async (who) => {
      const { person, friend, both } = await keepEverything(who)
      const before = (await everythingKept()).join('\n')
      for (const trace of [who.email, who.phone, who.words, who.note]) expect(before).toContain(trace)

      await world.call(admin(), createErasure, { person, name: who.name })
      await world.settle()
      const after = await everythingKept()
      const quoted = JSON.stringify(who.name).slice(1, -1)
      for (const trace of [who.name, quoted, who.email, who.phone, who.words, who.note])
        expect(after.filter((each) => each.includes(trace.toLowerCase()))).toEqual([])
      expect((await world.call(member(), showPerson, { person: friend })).note).toBe('Knows [erased].')
      expect(
        (await world.call(member(), showText, { text: both })).speakers.map((each) => each.label),
      ).toEqual(['Erased person', 'Pal'])
    }),
    // Once erased an address never comes back, so the same person cannot be tried smaller.
    { numRuns: Number(process.env.ERASURE_RUNS ?? 4), seed: 20_261_121, endOnFailure: true },
  )
}, 120_000)

test('whoever was erased cannot come back by hand or over the API, however the address is written', async () => {
  const who = { name: 'Kay Return', email: 'Kay.Return@x.example', phone: '+49 151 7654321' }
  const { id: person } = await world.call(member(), createPerson, {
    name: who.name,
    emails: [{ email: who.email }],
    phones: [{ phone: who.phone }],
  })
  await world.call(admin(), createErasure, { person, name: who.name })
  const refused = { status: 409, code: 'people.suppressed' }

  for (const again of [
    { emails: [{ email: 'kay.return@X.example' }] },
    { phones: [{ phone: '+49 (151) 765-4321' }] },
  ]) {
    await expect(world.call(member(), createPerson, { name: 'K', ...again })).rejects.toMatchObject(refused)
    const other = await world.call(member(), createPerson, { name: 'Somebody else' })
    await expect(world.call(member(), updatePerson, { person: other.id, ...again })).rejects.toMatchObject(
      refused,
    )
  }
  await expect(world.call(member(), updatePerson, { person, name: 'Kay' })).rejects.toMatchObject({
    status: 404,
  })
  const rival = await world.call(world.as('rival'), createPerson, {
    name: 'K',
    emails: [{ email: who.email }],
  })
  expect(rival.emails).toHaveLength(1)
})

test('a number that somebody else has as well stays usable', async () => {
  const shared = { phones: [{ phone: '+49 30 5550123' }] }
  const { id: person } = await world.call(member(), createPerson, { name: 'Lee Gone', ...shared })
  const stays = await world.call(member(), createPerson, { name: 'Mo Stays', ...shared })
  await world.call(admin(), createErasure, { person, name: 'Lee Gone' })

  await world.call(member(), updatePerson, { person: stays.id, ...shared })
})

test('words that may be quoted stay without a name; others are withdrawn, and claims are worked out again', async () => {
  const quoted = await keepEverything({
    name: 'Ann Quotable',
    email: 'ann@q.example',
    phone: '+49 151 1111111',
    words: 'The chain always breaks',
    note: 'private',
  })
  await world.call(member(), noteConsents, {
    person: quoted.person,
    answers: [{ purpose: 'quote', state: 'given' }],
  })
  await world.call(admin(), createErasure, { person: quoted.person, name: 'Ann Quotable' })
  await world.settle()
  expect(await world.call(member(), showEvidence, { evidence: quoted.told })).toMatchObject({
    words: 'The chain always breaks',
    note: '',
    person: { name: 'Erased person' },
    withdrawnAt: null,
  })

  const silent = await keepEverything({
    name: 'Bea Silent',
    email: 'bea@q.example',
    phone: '+49 151 2222222',
    words: 'Never on a Sunday',
    note: 'private',
  })
  expect(await world.call(member(), showClaim, { claim: silent.claim })).toMatchObject({
    standing: { rung: 'heard' },
  })
  await world.call(admin(), createErasure, { person: silent.person, name: 'Bea Silent' })
  await world.settle()
  expect(await world.call(member(), showEvidence, { evidence: silent.told })).toMatchObject({
    words: 'Withdrawn',
    withdrawnAt: expect.any(String),
  })
  expect(await world.call(member(), showClaim, { claim: silent.claim })).toMatchObject({
    standing: { rung: 'hunch' },
  })
})

test('the preview says in words and numbers what goes, and changes nothing', async () => {
  const { person } = await keepEverything({
    name: 'Cem Preview',
    email: 'cem@q.example',
    phone: '+49 151 3333333',
    words: 'It is slow',
    note: 'private',
  })
  const before = await everythingKept()
  const preview = await world.call(admin(), previewErasure, { person })

  expect(preview.goes).toEqual(expect.arrayContaining([{ what: 'E-mail addresses', count: 1 }]))
  expect(preview.goes.map((part) => part.what).join()).not.toMatch(/_/)
  expect(preview.stays).toEqual([{ what: 'Who introduced whom, between people without a name', count: 1 }])
  expect(preview.quotesStay).toBe(false)
  expect(await everythingKept()).toEqual(before)
})

test('whatever a domain keeps about people has a name that people understand', () => {
  const declared = world.application.domains.flatMap((domain) => domain.personRows ?? [])

  expect(
    declared.map((row) => wordsOfTable(row, false)).filter((words) => words.includes('Rows of')),
  ).toEqual([])
})

test('an erasure wants the name typed, an administrator, and happens once; its certificate names nobody', async () => {
  const { id: person } = await world.call(member(), createPerson, { name: 'Dee Certain' })
  await expect(world.call(member(), createErasure, { person, name: 'Dee Certain' })).rejects.toMatchObject({
    status: 403,
  })
  await expect(world.call(admin(), createErasure, { person, name: 'Dee' })).rejects.toMatchObject({
    code: 'erasures.name_differs',
  })
  const { id } = await world.call(admin(), createErasure, { person, name: ' Dee  Certain ' })
  await world.settle()

  const certificate = await world.call(admin(), showErasure, { erasure: id })
  expect(certificate).toMatchObject({
    personId: person,
    finishedAt: expect.any(String),
    askedBy: { name: 'Ada' },
  })
  expect(JSON.stringify(certificate)).not.toContain('Dee')
  expect((await world.call(admin(), listErasures, {})).items.map((each) => each.id)).toContain(id)
  await expect(world.call(admin(), createErasure, { person, name: 'Erased person' })).rejects.toMatchObject({
    status: 404,
  })
})
