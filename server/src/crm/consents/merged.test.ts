import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents, purposes, showConsents } from '@firsthand/contract/crm/consents'
import { mergePeople, unmergePeople } from '@firsthand/contract/crm/merges'
import { createPerson, listPeople, showPerson } from '@firsthand/contract/crm/people'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import { addRecruits, findCandidates, listRecruits, moveRecruit } from '@firsthand/contract/studies/recruits'
import { createStudy } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')
const reading = (reader: 'ai' | 'export'): Actor => ({
  ...member(),
  account: { ...member().account, reader },
})

/** Somebody with an answer to every purpose, and words of theirs. */
async function somebody(name: string, state: 'given' | 'withdrawn'): Promise<string> {
  const { id } = await world.call(member(), createPerson, { name, note: `Note on ${name}` })
  await world.call(member(), createEvidence, { kind: 'said_past', words: `Words of ${name}`, person: id })
  await world.call(member(), noteConsents, {
    person: id,
    answers: purposes.map((purpose) => ({ purpose, state })),
  })
  return id
}

/** What can be done with somebody, asked of each place that holds consents. */
async function uses(person: string, study: string) {
  const { name } = await world.call(member(), showPerson, { person })
  const quotes = (actor: Actor) =>
    world
      .call(actor, listEvidence, { person })
      .then(({ items }) => items.map((each) => each.words).toSorted())
  const evidence = (await world.call(member(), listEvidence, { person })).items
  const candidates = await world.call(member(), findCandidates, { study, q: name })
  const held = candidates.items.find((each) => each.person.id === person)
  const conversation = await world.call(member(), createConversation, {
    kind: 'interview',
    people: [person],
    heldAt: '2026-05-01T10:00:00.000Z',
  })
  const text = await Promise.allSettled([
    world.call(member(), addText, {
      conversation: conversation.id,
      source: { pasted: `Guest: It takes all morning, ${conversation.id}.\nMilo: Why?` },
    }),
  ])
  const machine = await world.call(reading('ai'), showPerson, { person })
  return {
    mayAsk: held?.heldBack.every(({ rule }) => rule !== 'opted_out'),
    quotable: [...new Set(evidence.map((each) => each.isQuotable))],
    publishable: [...new Set(evidence.map((each) => each.isPublishable))],
    machineReads: machine.note.includes('Note on'),
    machineFinds: (await world.call(reading('ai'), listPeople, { q: name })).items.some(
      ({ id }) => id === person,
    ),
    exported: await quotes(reading('export')),
    takesTexts: text[0]!.status === 'fulfilled',
  }
}

const everything = (words: string[]) => ({
  mayAsk: true,
  quotable: [true],
  publishable: [true],
  machineReads: true,
  machineFinds: true,
  exported: words,
  takesTexts: true,
})
const nothing = {
  mayAsk: false,
  quotable: [false],
  publishable: [false],
  machineReads: false,
  machineFinds: false,
  exported: [],
  takesTexts: false,
}

test.each(['who stays', 'who goes'])(
  'what %s has taken back is taken back for both wherever it is used, until they are two again',
  async (strict) => {
    const { id: study } = await world.call(member(), createStudy, { title: `Merged: ${strict}` })
    const open = await somebody(`Open ${strict}`, 'given')
    const closed = await somebody(`Closed ${strict}`, 'withdrawn')
    expect(await uses(open, study)).toEqual(everything([`Words of Open ${strict}`]))
    expect(await uses(closed, study)).toEqual(nothing)

    const [person, other] = strict === 'who stays' ? [closed, open] : [open, closed]
    const { merge } = await world.call(member(), mergePeople, { person: person!, other: other! })
    await world.settle()
    expect(await uses(person!, study)).toEqual(nothing)
    const { standings } = await world.call(member(), showConsents, { person: person! })
    expect(new Set(standings.map((each) => each.standing))).toEqual(new Set(['withdrawn']))
    expect(await world.call(member(), addRecruits, { study, people: [person!] })).toMatchObject({
      added: [],
      optedOut: 1,
    })

    await world.call(member(), unmergePeople, { merge: merge! })
    await world.settle()
    expect(await uses(open, study)).toEqual(everything([`Words of Open ${strict}`]))
    expect(await uses(closed, study)).toEqual(nothing)
  },
)

test('whoever is asked already is not asked on, once they are one with somebody who does not want to be', async () => {
  const { id: study } = await world.call(member(), createStudy, { title: 'Asked on' })
  const asked = await somebody('Asked Already', 'given')
  await world.call(member(), addRecruits, { study, people: [asked] })
  const [recruit] = (await world.call(member(), listRecruits, { study })).items
  await world.call(member(), mergePeople, { person: asked, other: await somebody('Wants None', 'withdrawn') })
  await world.settle()
  await expect(
    world.call(member(), moveRecruit, { recruit: recruit!.id, to: 'asked' }),
  ).rejects.toMatchObject({ status: 409 })
})
