import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents, type Purpose } from '@firsthand/contract/crm/consents'
import { createPerson, showPerson } from '@firsthand/contract/crm/people'
import { listAccesses } from '@firsthand/contract/crm/rights'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import { matchSpeakers, showText } from '@firsthand/contract/evidence/texts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'
import { holdAgain } from './after-merge.ts'
import { mayBe } from './may-be.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')
const somebody = async (name: string) => (await world.call(member(), createPerson, { name })).id
const note = (person: string, purpose: Purpose, state: 'given' | 'refused' | 'withdrawn') =>
  world.call(member(), noteConsents, { person, answers: [{ purpose, state }] })
const talk = (people: string[]) =>
  world.call(member(), createConversation, { kind: 'interview', people, heldAt: '2026-05-01T10:00:00.000Z' })
const said = { pasted: 'Guest: It takes all morning.\nMilo: Why?' }

test.each([
  ['transcribe', 'having their words written down'],
  ['record', 'being recorded'],
] as const)(
  'whoever takes back %s has no further texts taken in, and the answer says why',
  async (purpose, what) => {
    const person = await somebody(`Ida ${purpose}`)
    const { id: conversation } = await talk([person])
    await note(person, purpose, 'withdrawn')
    const refused = { status: 409, code: 'consent_refused', message: expect.stringContaining(what) }

    await expect(world.call(member(), addText, { conversation, source: said })).rejects.toMatchObject(refused)
    const { id: other } = await talk([await somebody('Somebody else')])
    const speakers = [{ label: 'Guest', person }]
    await expect(
      world.call(member(), addText, { conversation: other, source: said, speakers }),
    ).rejects.toMatchObject(refused)
    const text = await world.call(member(), addText, { conversation: other, source: said })
    await expect(
      world.call(member(), matchSpeakers, {
        text: text.id,
        speakers: [{ speaker: text.speakers[0]!.id, person }],
      }),
    ).rejects.toMatchObject(refused)

    await note(person, purpose, 'given')
    await world.call(member(), addText, { conversation, source: { pasted: `${said.pasted} Now.` } })
  },
)

test('a file that leaves holds no words of whoever refused to be quoted', async () => {
  const [yes, no] = [await somebody('Yes'), await somebody('No')]
  for (const person of [yes, no])
    await world.call(member(), createEvidence, { kind: 'said_past', words: `Words of ${person}`, person })
  await note(no, 'quote', 'withdrawn')
  const leaving: Actor = { ...member(), account: { ...member().account, reader: 'export' } }

  const words = async (actor: Actor) =>
    (await world.call(actor, listEvidence, {})).items.map((each) => each.words)
  const { items } = await world.call(member(), listEvidence, {})
  expect(items.find((each) => each.person?.id === no)).toMatchObject({ isQuotable: false })
  expect(items.find((each) => each.person?.id === yes)).toMatchObject({
    isQuotable: true,
    isPublishable: false,
  })
  expect(await words(member())).toEqual(expect.arrayContaining([`Words of ${yes}`, `Words of ${no}`]))
  expect(await words(leaving)).toContain(`Words of ${yes}`)
  expect(await words(leaving)).not.toContain(`Words of ${no}`)
})

test('of two people who become one the stricter answer holds, and taking that back restores both', async () => {
  const [from, into] = [await somebody('Max Two'), await somebody('Max One')]
  await note(from, 'contact', 'withdrawn')
  await note(into, 'contact', 'given')
  const move = (to: string, of: string[]) => sql`
    UPDATE consents SET person_id = ${to} WHERE workspace_id = ${world.bramble} AND noted_by IS NOT NULL
      AND person_id = ANY(${of}::uuid[]) AND state = 'withdrawn'`
  const may = (person: string) => world.inWorkspace(world.bramble, (ctx) => mayBe(ctx, person, 'contact'))

  await world.inWorkspace(world.bramble, (ctx) => move(into, [from]).execute(ctx.db))
  expect(await may(into)).toBe(false)
  await note(into, 'contact', 'given')
  expect(await may(into)).toBe(true)
  await world.inWorkspace(world.bramble, async (ctx) => {
    await move(from, [into]).execute(ctx.db)
    await holdAgain(ctx, world.application.domains, [from, into])
  })
  expect([await may(from), await may(into)]).toEqual([false, true])
})

test('who looked at somebody is noted once a day for each way, and administrators see it', async () => {
  const person = await somebody('Looked At')
  const { id: conversation } = await talk([person])
  const speakers = [{ label: 'Guest', person }]
  const text = await world.call(member(), addText, { conversation, source: said, speakers })
  for (let times = 0; times < 3; times += 1) {
    await world.call(member(), showPerson, { person })
    await world.call(member(), showText, { text: text.id })
  }
  await world.call({ ...member(), account: { ...member().account, reader: 'ai' } }, showPerson, { person })

  const { items } = await world.call(world.as('admin'), listAccesses, { person })
  expect(items.map(({ member: { name }, what, reader }) => [name, what, reader])).toEqual(
    expect.arrayContaining([
      ['Milo', 'opened', 'person'],
      ['Milo', 'opened', 'ai'],
      ['Milo', 'texts', 'person'],
    ]),
  )
  expect(items).toHaveLength(3)
})
