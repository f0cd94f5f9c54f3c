import { operations } from '@firsthand/contract'
import { isInWorkspace, isRead, pathParameters } from '@firsthand/contract/core/operation'
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson, listPeople, showPerson } from '@firsthand/contract/crm/people'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { createCommitment, settleCommitment } from '@firsthand/contract/evidence/commitments'
import { createComplaint, replyToComplaint } from '@firsthand/contract/evidence/complaints'
import { createLoop } from '@firsthand/contract/evidence/loops'
import { createPromise } from '@firsthand/contract/evidence/promises'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import { listTurns } from '@firsthand/contract/evidence/texts'
import { search } from '@firsthand/contract/platform/records'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inputsFor } from '../../../test/inputs.ts'
import { type Actor, type World, openWorld } from '../../../test/world.ts'

/** Stands in everything that is hers, and nowhere else. */
const secret = 'quixotrel'

let world: World
let ids: string[]
let person: string
let version: string
beforeAll(async () => {
  world = await openWorld()
  const member = world.as('member')
  const made = await world.call(member, createPerson, {
    name: `Ines ${secret}`,
    roleTitle: `Head of ${secret}`,
    note: `Never forget ${secret}.`,
    emails: [{ email: `${secret}@ines.example`, label: secret }],
    phones: [{ phone: '+49 151 2345678', label: secret }],
  })
  person = made.id
  const conversation = await world.call(member, createConversation, {
    kind: 'interview',
    title: `Talk about ${secret}`,
    people: [person],
    heldAt: '2026-05-01T10:00:00.000Z',
  })
  const text = await world.call(member, addText, {
    conversation: conversation.id,
    source: { pasted: `Ines: I love ${secret} so much.\nMilo: Why is that?\nInes: Because of ${secret}.` },
    speakers: [
      { label: 'Ines', person },
      { label: 'Milo', member: member.memberId },
    ],
  })
  version = text.version.id
  const range = { startTurn: 0, startOffset: 0, endTurn: 0, endOffset: 10 }
  const cited = await world.call(member, createEvidence, { kind: 'said_past', highlight: { version, range } })
  const told = await world.call(member, createEvidence, {
    kind: 'said_past',
    words: `We need ${secret}`,
    person,
    note: secret,
  })
  const touch = await world.call(member, logTouchpoint, {
    person,
    channel: 'call',
    note: `Spoke of ${secret}`,
  })
  const committed = await world.call(member, createCommitment, {
    person,
    kind: 'time',
    words: `An hour for ${secret}`,
  })
  await world.call(member, settleCommitment, {
    commitment: committed.id,
    to: 'kept',
    words: `Gave ${secret}`,
  })
  const promise = await world.call(member, createPromise, { person, words: `Send her ${secret}` })
  const complaint = await world.call(member, createComplaint, {
    person,
    about: `the ${secret}`,
    words: `Where is my ${secret}?`,
  })
  await world.call(world.as('owner'), replyToComplaint, {
    complaint: complaint.id,
    words: `Your ${secret} is late.`,
    channel: 'mail',
  })
  const loop = await world.call(member, createLoop, {
    did: 'We ring before.',
    evidence: [told.id],
    complaints: [complaint.id],
  })
  await world.settle()
  ids = [
    person,
    conversation.id,
    text.id,
    version,
    ...text.speakers.map((each) => each.id),
    cited.id,
    told.id,
    touch.id,
    committed.id,
    promise.id,
    complaint.id,
    loop.id,
  ]
})
afterAll(() => world.close())

const machine = (role: 'member' | 'admin' = 'admin'): Actor => {
  const actor = world.as(role)
  return { ...actor, account: { ...actor.account, reader: 'ai' } }
}

const reads = operations.filter((operation) => isInWorkspace(operation) && isRead(operation))

/** With each id of what is hers, and with the secret where something is searched for. */
async function answersOf(actor: Actor, operation: (typeof reads)[number]): Promise<string[]> {
  const answers: string[] = []
  const parameters = pathParameters(operation.path)
  for (const id of ids) {
    const plain = Object.fromEntries(parameters.map((name) => [name, id]))
    answers.push(await answerOf(actor, operation, plain))
    if (parameters.length === 0) break
  }
  const ofHers = ids.map((id) => ({ ids: [id], numRuns: 1 }))
  for (const { ids: some, numRuns } of [...ofHers, { ids, numRuns: 5 }])
    for (const sent of fc.sample(inputsFor(operation.input, { ids: some, hostile: 0 }), {
      numRuns,
      seed: 7,
    })) {
      const searched = 'q' in operation.input.shape ? [sent, { ...sent, q: secret }, { q: secret }] : [sent]
      for (const input of searched) answers.push(await answerOf(actor, operation, withoutPage(input)))
    }
  return answers
}

function answerOf(
  actor: Actor,
  operation: (typeof reads)[number],
  sent: Record<string, unknown>,
): Promise<string> {
  return world.call(actor, operation, sent as never).then(JSON.stringify, (error: Error) => error.message)
}

function withoutPage({ after: _, ...input }: Record<string, unknown>): Record<string, unknown> {
  return input
}

describe.each(reads.map((operation) => [operation.name, operation] as const))('%s', (_, operation) => {
  test('tells a machine nothing of somebody who was not asked', async () => {
    const answers = (await answersOf(machine(), operation)).join('\n').toLowerCase()

    expect(answers).not.toContain(secret)
    expect(answers).not.toContain('2345678')
  })
})

test('the same reads tell a member what is there, so that the test above looks in the right places', async () => {
  const telling: string[] = []
  for (const operation of reads)
    if ((await answersOf(world.as('admin'), operation)).join('\n').includes(secret))
      telling.push(operation.name)

  expect(telling).toEqual(
    expect.arrayContaining([
      'people.list',
      'people.show',
      'touchpoints.list',
      'timeline.list',
      'evidence.list',
      'commitments.list',
      'commitments.show',
      'promises.list',
      'complaints.list',
      'complaints.show',
      'loops.show',
      'evidence.show',
      'texts.show',
      'conversations.list',
      'conversations.show',
      'search.everything',
      'audit.list',
    ]),
  )
})

test('a machine learns from no search that she said something, and sees that somebody is there', async () => {
  expect((await world.call(machine(), search, { q: secret })).items).toEqual([])
  expect(await world.call(machine(), listPeople, { q: secret })).toMatchObject({ items: [] })
  const { items } = await world.call(machine(), listPeople, {})
  expect(items.find((each) => each.id === person)).toMatchObject({ name: '(withheld: no consent)' })
})

test('once she agrees a machine reads what is hers, and from the moment she takes it back it does not', async () => {
  const note = (state: 'given' | 'withdrawn') =>
    world.call(world.as('member'), noteConsents, { person, answers: [{ purpose: 'process_by_ai', state }] })
  const words = async () =>
    JSON.stringify([
      await world.call(machine(), showPerson, { person }),
      await world.call(machine(), listEvidence, { person }),
      await world.call(machine(), listTurns, { version }),
    ])
  await note('given')
  expect((await words()).split(secret).length).toBeGreaterThan(6)
  await note('withdrawn')
  expect(await words()).not.toContain(secret)
})

test('a key that may only suggest is a machine’s, whichever way it comes in', async () => {
  const actor = world.as('member')
  const key = {
    id: person,
    name: 'x',
    workspaceId: world.bramble,
    role: 'member',
    access: 'suggest',
  } as const
  const withKey: Actor = { ...actor, account: { ...actor.account, key } }

  expect((await world.call(withKey, showPerson, { person })).note).toBe('(withheld: no consent)')
})
