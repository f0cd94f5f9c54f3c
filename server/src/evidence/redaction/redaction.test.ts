import { operations } from '@firsthand/contract'
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { sendLive, showLive } from '@firsthand/contract/conversations/live'
import { isInWorkspace, isRead, pathParameters } from '@firsthand/contract/core/operation'
import { createPerson } from '@firsthand/contract/crm/people'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { setCoding } from '@firsthand/contract/evidence/codes'
import { createEvidence, showEvidence, updateEvidence } from '@firsthand/contract/evidence/evidence'
import { codePointLength } from '@firsthand/contract/evidence/ranges'
import * as contract from '@firsthand/contract/evidence/redaction'
import { listTurns, previewText, showText, type TextView } from '@firsthand/contract/evidence/texts'
import { correctText, listCarried, replaceText } from '@firsthand/contract/evidence/versions'
import { listEvents, search } from '@firsthand/contract/platform/records'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/db/ids.ts'
import { inputsFor } from '../../../test/inputs.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { askWhy, memosOf, storedMemos, writeMemos } from './testing-memos.ts'

/** Stands in what she said, and nowhere else. */
const secret = 'Quixotrel'

let world: World
let person: string
beforeAll(async () => {
  world = await openWorld()
  person = (await world.call(world.as('member'), createPerson, { name: 'Ines Vogt' })).id
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const me = () => world.as('member')

async function talk(lines: string[]) {
  const { id } = await call(me(), createConversation, {
    kind: 'interview',
    title: 'At the bakery',
    people: [person],
    heldAt: '2026-05-01T10:00:00.000Z',
  })
  const text = await call(me(), addText, {
    conversation: id,
    source: { pasted: lines.join('\n\n') },
    speakers: [
      { label: 'Ines', person },
      { label: 'Milo', member: me().memberId },
    ],
  })
  return { conversation: id, text }
}

const bodiesOf = async (version: string) =>
  (await call(me(), listTurns, { version })).items.map(({ body }) => body)

function at(turn: number, body: string, words: string) {
  const from = codePointLength(body.slice(0, body.indexOf(words)))
  return { startTurn: turn, startOffset: from, endTurn: turn, endOffset: from + codePointLength(words) }
}

const quote = (text: TextView, range: ReturnType<typeof at>) =>
  call(me(), createEvidence, { kind: 'said_past', highlight: { version: text.version.id, range } })

const lines = [
  `Ines: 🚲 My boss ${secret} came late, and ${secret}'s oven broke.`,
  'Milo: What happened then?',
  'Ines: We threw it all away.',
]
const first = lines[0]!.slice(6)

test('after a redaction the words are in the output of no operation, in no export and in no search', async () => {
  const { conversation, text } = await talk(lines)
  const whole = await quote(text, at(0, first, `My boss ${secret} came late`))
  const half = await quote(text, at(0, first, `${secret.slice(3)} came late`))
  const typed = await call(me(), createEvidence, {
    kind: 'said_past',
    words: `${secret} never asks us.`,
    note: `About ${secret.toLowerCase()}`,
    person,
    source: { kind: 'conversation', id: conversation },
  })
  const noted = newId()
  await call(me(), sendLive, {
    conversation,
    clock: new Date().toISOString(),
    entries: [
      {
        id: noted,
        kind: 'quote',
        at: new Date().toISOString(),
        body: `Where was ${secret}?`,
        place: secret,
        mark: null,
        of: null,
        number: null,
      },
    ],
  })
  const { code, round } = await writeMemos(world, secret, { whole: whole.id, typed: typed.id })
  const why = await askWhy(world, secret, whole.id)
  const claim = await call(me(), createClaim, { sentence: 'Bakers come late.' })
  await call(me(), createEvidence, {
    kind: 'said_past',
    highlight: { version: text.version.id, range: at(0, first, `${secret}'s oven broke`) },
    cite: { claim: claim.id, stance: 'supports' },
  })
  // A correction before it leaves an older version, and a highlight that waits for a look.
  const { version } = await call(me(), correctText, {
    text: text.id,
    version: text.version.id,
    steps: [{ does: 'replace', turn: 0, from: 2, to: 4, words: 'Our' }],
  })
  const hidden = await call(me(), contract.hideWords, {
    text: text.id,
    version: version.id,
    range: at(0, first.replace('My', 'Our'), secret),
    kind: 'name',
    everywhere: true,
  })
  await world.settle()

  expect(hidden.redaction).toMatchObject({ replacement: '[name]', isEverywhere: true })
  expect((await bodiesOf(version.id))[0]).toBe("🚲 Our boss [name] came late, and [name]'s oven broke.")
  expect((await bodiesOf(text.version.id))[0]).toBe("🚲 My boss [name] came late, and [name]'s oven broke.")
  const words = async (evidence: string) => (await call(me(), showEvidence, { evidence })).words
  expect(await words(whole.id)).toBe('My boss [name] came late')
  expect(await words(half.id)).toBe('[name] came late')
  expect(await words(typed.id)).toBe('[name] never asks us.')
  const { items } = await call(me(), listCarried, { text: text.id })
  expect(items.map((each) => each.now?.words)).toContain('Our boss [name] came late')

  const ids = [
    person,
    conversation,
    text.id,
    text.version.id,
    version.id,
    whole.id,
    half.id,
    typed.id,
    claim.id,
    code,
    round,
    why,
  ]
  const leaks = await leaksOf([...ids, hidden.redaction.id, ...text.speakers.map((each) => each.id)])
  expect(leaks).toEqual([])
  expect((await call(me(), search, { q: secret })).items).toEqual([])

  expect(await memosOf(world, whole.id)).toEqual(['[name] came in late again', 'About [name]'])
  expect(await memosOf(world, typed.id)).toEqual(['[name] once more'])
  // A memo that is written later is hidden before anybody reads it; what is changed now stays changed.
  await call(me(), setCoding, { evidence: typed.id, code, memo: `Is ${secret} the owner?` })
  expect(await memosOf(world, typed.id)).toEqual(['Is [name] the owner?'])
  expect(await leaksOf([typed.id, code])).toEqual([])
  expect((await storedMemos(world)).filter((memo) => memo.includes(secret))).toEqual([])
  const notes = async () => (await call(me(), showLive, { conversation })).entries.map(({ body }) => body)
  expect(await notes()).toEqual(['Where was [name]?'])
  // What is said later is hidden before it is kept.
  const more = await call(me(), updateEvidence, { evidence: typed.id, note: `Ask ${secret} again` })
  expect(more.note).toBe('Ask [name] again')
  const better = await call(me(), replaceText, {
    text: text.id,
    version: version.id,
    source: { pasted: [...lines, `Ines: ${secret.toUpperCase()} left.`].join('\n\n') },
  })
  expect((await bodiesOf(better.version.id)).join(' ').toLowerCase()).not.toContain(secret.toLowerCase())

  // Lifted, everything is as it was, to the letter.
  await expect(
    call(world.as('viewer'), contract.liftRedaction, { redaction: hidden.redaction.id }),
  ).rejects.toMatchObject({ status: 403 })
  await call(me(), contract.liftRedaction, { redaction: hidden.redaction.id })
  expect((await bodiesOf(text.version.id))[0]).toBe(first)
  expect(await notes()).toEqual([`Where was ${secret}?`])
  expect(await words(half.id)).toBe(`${secret.slice(3)} came late`)
  expect(await words(whole.id)).toBe(`My boss ${secret} came late`)
  expect(await memosOf(world, whole.id)).toEqual([`${secret} came in late again`, `About ${secret}`])
  expect(await memosOf(world, typed.id)).toEqual([`Is ${secret} the owner?`])
}, 180_000)

test('words that are hidden in one place stay elsewhere, and go from the older versions of that place', async () => {
  const { text } = await talk(['Ines: We met in Lyon and in Lyon again.', 'Milo: Ah.'])
  const body = 'We met in Lyon and in Lyon again.'
  const { version } = await call(me(), correctText, {
    text: text.id,
    version: text.version.id,
    steps: [{ does: 'replace', turn: 1, from: 0, to: 2, words: 'Oh' }],
  })
  await call(me(), contract.hideWords, {
    text: text.id,
    version: version.id,
    range: { startTurn: 0, startOffset: 10, endTurn: 0, endOffset: 14 },
    kind: 'place',
  })
  expect((await bodiesOf(version.id))[0]).toBe('We met in [place] and in Lyon again.')
  expect((await bodiesOf(text.version.id))[0]).toBe('We met in [place] and in Lyon again.')
  expect(body).toContain('Lyon')
  await expect(
    call(me(), contract.hideWords, {
      text: text.id,
      version: version.id,
      range: { startTurn: 0, startOffset: 0, endTurn: 0, endOffset: 12 },
    }),
  ).rejects.toMatchObject({ code: 'redactions.hidden_already' })
})

test('a name is hidden for a person in all that they say, and in what they say later', async () => {
  const { text } = await talk(['Ines: Zorbanek called.', 'Milo: Who?'])
  const redaction = await call(me(), contract.hideName, {
    person,
    words: 'Zorbanek',
    replacement: 'my colleague',
  })
  expect((await bodiesOf(text.version.id))[0]).toBe('my colleague called.')
  const later = await talk(['Ines: And then zorbanek  left.', 'Milo: Why?'])
  expect((await bodiesOf(later.text.version.id))[0]).toBe('And then my colleague  left.')
  const told = await call(me(), createEvidence, { kind: 'said_past', words: 'Zorbanek pays.', person })
  expect(told.words).toBe('my colleague pays.')
  await expect(
    call(me(), contract.hideName, { person, words: 'Lena', replacement: 'Lena K.' }),
  ).rejects.toMatchObject({ code: 'redactions.told_again' })

  const reveal = { redaction: redaction.id, reason: 'A court asked for it.' }
  await expect(call(me(), contract.revealRedaction, reveal)).rejects.toMatchObject({ status: 403 })
  expect((await call(world.as('admin'), contract.revealRedaction, reveal)).words).toContain('Zorbanek')
  const { items } = await call(world.as('admin'), listEvents, {})
  expect(JSON.stringify(items)).toContain('A court asked for it.')
})

test('a pseudonym stays the same, and stands in quotes instead of the name once somebody says so', async () => {
  const { text } = await talk(['Ines: It takes a week.', 'Milo: Why?'])
  const made = await quote(text, at(0, 'It takes a week.', 'It takes a week.'))
  const set = await call(me(), contract.setPseudonym, { person })
  expect(set).toEqual({ person, pseudonym: 'P1', isChosen: false, isUsed: true })
  expect((await call(me(), showEvidence, { evidence: made.id })).person?.name).toBe('P1')
  expect((await call(me(), showText, { text: text.id })).speakers[0]?.person?.name).toBe('P1')
  await call(me(), contract.setPseudonym, { person, name: 'Baker B', isUsed: true })
  expect((await call(me(), showEvidence, { evidence: made.id })).person?.name).toBe('Baker B')
  await call(me(), contract.setPseudonym, { person, isUsed: false })
  expect((await call(me(), showEvidence, { evidence: made.id })).person?.name).toBe('Ines Vogt')
})

test('a pseudonym is undone to what it was before, and not where a colleague chose another since', async () => {
  const { id } = await call(me(), createPerson, { name: 'Ada Miller' })
  const set = (who: 'member' | 'admin', name: string | null, isUsed: boolean, from?: object) =>
    call(world.as(who), contract.setPseudonym, { person: id, name, isUsed, from: from as never })
  await set('member', 'Baker C', true)
  const undone = await set('member', null, false, { name: 'Baker C', isUsed: true })
  expect(undone).toMatchObject({ isChosen: false, isUsed: false })

  await set('member', 'Baker C', true)
  await set('admin', 'Miller M', true)
  const late = set('member', null, false, { name: 'Baker C', isUsed: true })
  await expect(late).rejects.toMatchObject({ status: 409, code: 'conflict' })
  const stands = { pseudonym: 'Miller M', isUsed: true }
  expect(await call(me(), contract.showPseudonym, { person: id })).toMatchObject(stands)

  const both = [set('member', 'One', true, { name: 'Miller M', isUsed: true })]
  both.push(set('admin', 'Two', true, { name: 'Miller M', isUsed: true }))
  const outcomes = await Promise.allSettled(both)
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

/** Every reading operation, as an administrator and as a file that leaves, with the ids of what is hers. */
async function leaksOf(ids: string[]): Promise<string[]> {
  const leaks = new Set<string>()
  const reads = operations.filter((operation) => isInWorkspace(operation) && isRead(operation))
  const actor = world.as('admin')
  const leaving = { ...actor, account: { ...actor.account, reader: 'export' as const } }
  for (const operation of reads) {
    const parameters = pathParameters(operation.path)
    const sent: Record<string, unknown>[] =
      parameters.length === 0
        ? [{}]
        : ids.map((id) => Object.fromEntries(parameters.map((name) => [name, id])))
    sent.push(...fc.sample(inputsFor(operation.input, { ids }), { numRuns: 2, seed: 11 }))
    for (const input of sent) {
      const { after: _, ...plain } = input as { after?: unknown }
      // What one types into a search or a preview comes back to oneself.
      if (operation.name === previewText.name) continue
      for (const reader of parameters.length === 0 ? [actor, leaving] : [actor]) {
        const answer = await call(reader, operation, plain as never).then(JSON.stringify, () => '')
        if (answer.toLowerCase().includes(secret.toLowerCase())) leaks.add(operation.name)
      }
    }
  }
  return [...leaks]
}
