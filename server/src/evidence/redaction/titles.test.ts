import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import { setPseudonym } from '@firsthand/contract/evidence/redaction'
import { searchFind } from '@firsthand/contract/evidence/search'
import { showSnapshot } from '@firsthand/contract/evidence/snapshots'
import { showText } from '@firsthand/contract/evidence/texts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const me = () => world.as('member')
const leaving = (): Actor => ({ ...me(), account: { ...me().account, reader: 'export' } })

/** A talk with two people, of whom one is quoted, and every place where its title stands beside her words. */
async function talk(names: [string, string]) {
  // One after the other: titles and lists name first whom we knew first.
  const people: string[] = []
  for (const name of names) people.push((await call(me(), createPerson, { name })).id)
  const [speaking, silent] = people
  const held = { kind: 'interview' as const, people, heldAt: '2026-05-02T10:00:00.000Z' }
  const { id: conversation, title } = await call(me(), createConversation, held)
  for (const name of names) expect(title).toContain(name)
  const source = { pasted: 'Her: The oven went cold at dawn.' }
  const text = await call(me(), addText, {
    conversation,
    source,
    speakers: [{ label: 'Her', person: speaking! }],
  })
  const range = { startTurn: 0, startOffset: 0, endTurn: 0, endOffset: 12 }
  await call(me(), createEvidence, { kind: 'said_past', highlight: { version: text.version.id, range } })
  const titles = async (reader: Actor = me()) => {
    const [{ items: quotes }, turns, texts, shown, snapshot] = await Promise.all([
      call(reader, listEvidence, { source: conversation }),
      call(reader, searchFind, { q: 'oven went cold', kind: 'turn', person: speaking! }),
      call(reader, searchFind, { q: names[1], kind: 'text' }),
      call(reader, showText, { text: text.id }),
      call(reader, showSnapshot, { conversation }),
    ])
    return {
      quote: quotes[0]!.source!.title!,
      turn: turns.items[0]!.title,
      text: texts.items[0]!.title,
      reader: shown.title,
      snapshot: snapshot.conversation.title,
      people: snapshot.people.map(({ name }) => name).join(' and '),
    }
  }
  return { speaking: speaking!, silent: silent!, titles }
}

test('where somebody is quoted by a pseudonym, no title beside the quote tells their name', async () => {
  const { speaking, titles } = await talk(['Ines Vogt', 'Otto Brandt'])
  for (const each of Object.values(await titles())) expect(each).toMatch(/Ines Vogt.*Otto Brandt/)

  await call(me(), setPseudonym, { person: speaking, name: 'Baker B', isUsed: true })
  for (const each of Object.values(await titles())) {
    expect(each).toMatch(/Baker B.*Otto Brandt/)
    expect(each).not.toMatch(/Ines|Vogt/)
  }
  await call(me(), setPseudonym, { person: speaking, isUsed: false })
  for (const each of Object.values(await titles())) expect(each).toMatch(/Ines Vogt.*Otto Brandt/)
})

test('nor the name of somebody who was there, is called otherwise in quotes, and said nothing', async () => {
  const { silent, titles } = await talk(['Ada Moss', 'Finn Reed'])

  await call(me(), setPseudonym, { person: silent, name: 'The neighbour', isUsed: true })
  for (const each of Object.values(await titles())) {
    expect(each).toMatch(/Ada Moss.*The neighbour/)
    expect(each).not.toMatch(/Finn|Reed/)
  }
})

test('in a file that leaves, whoever agreed to be quoted is named in no title either', async () => {
  const { speaking, titles } = await talk(['Mara Lind', 'Paul Ofen'])
  await call(me(), noteConsents, { person: speaking, answers: [{ purpose: 'quote', state: 'given' }] })

  for (const each of Object.values(await titles(leaving()))) {
    expect(each).toMatch(/P\d+.*Paul Ofen/)
    expect(each).not.toMatch(/Mara|Lind/)
  }
  expect((await titles()).snapshot).toContain('Mara Lind')
})

test('people of other talks stand in titles as they are, also with the same first name', async () => {
  const one = await talk(['Jana Kern', 'Tom Abel'])
  const other = await talk(['Jana Frost', 'Uwe Stein'])

  await call(me(), setPseudonym, { person: one.speaking, name: 'Baker J', isUsed: true })
  expect((await one.titles()).quote).not.toContain('Jana')
  expect((await other.titles()).quote).toMatch(/Jana Frost.*Uwe Stein/)
})
