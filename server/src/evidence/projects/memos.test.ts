import { createPerson } from '@firsthand/contract/crm/people'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { importProject, showProjectImport } from '@firsthand/contract/evidence/projects'
import { hideName } from '@firsthand/contract/evidence/redaction'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { memosOf } from '../redaction/testing-memos.ts'
import { layoutEntry } from './layout.ts'
import { codeGuid, codingOf, qdeOf, selectionOf, uploaded, zipOf } from './testing.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const me = () => world.as('member')
const source = '22222222-2222-4222-8222-222222222222'
const anna = '88888888-8888-4888-8888-888888888888'
const bela = '88888888-8888-4888-8888-999999999999'

type Brought = { memos: string; links?: string; more?: object; person?: string }

async function bring(words: string, selections: string, { memos, links = '', more = {}, person }: Brought) {
  const qde = qdeOf({
    codes: `<Code guid="${codeGuid}" name="Tips" isCodable="true"/>`,
    before: `<Cases><Case guid="${anna}" name="Anna Case"><SelectionRef targetGUID="${guidOf(6, 21)}"/></Case>
      <Case guid="${bela}" name="Bela Case"><SelectionRef targetGUID="${guidOf(23, 29)}"/></Case></Cases>`,
    selections,
    after: `<Notes>${memos}</Notes>${links}`,
  })
  const bytes = await zipOf({ 'project.qde': qde, 'sources/a.txt': words, ...more })
  const file = await uploaded(world, world.bramble, 'project.qdpx', bytes)
  const cases = person ? [{ case: anna, person }] : []
  const { import: id } = await world.call(me(), importProject, { file, cases })
  await world.settle()
  const { counts } = await world.call(me(), showProjectImport, { import: id })
  return { counts, items: (await world.call(me(), listEvidence, { limit: 200 })).items }
}

const note = (number: number) => `66666666-6666-4666-8666-00000000000${number}`
const memoOf = (number: number, words: string) =>
  `<Note guid="${note(number)}"><PlainTextContent>${words}</PlainTextContent></Note>`
const codedWith = (number: number) => codingOf(codeGuid, `<NoteRef targetGUID="${note(number)}"/>`)
const guidOf = (start: number, end: number) =>
  `33333333-3333-4333-8333-${String(start * 1000 + end).padStart(12, '0')}`
const found = async (q: string) => (await world.call(me(), search, { q })).items.map(({ kind }) => kind)

test('memos of a project are found by their words, and a coding without one by none', async () => {
  const { items } = await bring(
    'I always tip in cash and never by card.',
    selectionOf(2, 8, codedWith(1)) + selectionOf(25, 30, codingOf()),
    { memos: memoOf(1, 'Quarrelsome about coins') },
  )
  expect(items.map(({ words }) => words).toSorted()).toEqual(['always', 'never'])
  expect(await found('quarrelsome coins')).toEqual(['memo'])
  expect(await found('quarrelsum')).toEqual(['memo'])
})

test('a name that is hidden wherever it is said comes in hidden: in the text, in notes, and in memos on what others said', async () => {
  const { id } = await world.call(me(), createPerson, { name: 'Anna Case' })
  await world.call(me(), hideName, { person: id, words: 'Quentin', kind: 'name' })
  const words = 'Anna: Tip me, Quentin! And so on.'
  const turn = [0, 6, words.length, null, null]
  const layout = {
    kind: 'transcript',
    happenedAt: '2026-05-14T09:30:00.000Z',
    speakers: [{ label: 'Anna', case: anna, user: null }],
    turns: [turn],
    evidence: {},
  }
  const { items } = await bring(
    words,
    selectionOf(6, 21, `<Description>Quentin herself</Description>${codedWith(2)}`) +
      selectionOf(23, 29, codedWith(3)),
    {
      memos: memoOf(2, 'Quentin insisted') + memoOf(3, 'Believes Quentin blindly'),
      person: id,
      more: { [layoutEntry(source)]: JSON.stringify(layout) },
    },
  )
  const own = items.find(({ person }) => person?.id === id)!
  const other = items.find(({ words: said }) => said === 'And so')!

  expect(own).toMatchObject({ words: 'Tip me, [name]', note: '[name] herself' })
  expect(await memosOf(world, own.id)).toEqual(['[name] insisted'])
  expect(await memosOf(world, other.id)).toEqual(['Believes [name] blindly'])
  expect(await found('quentin')).toEqual([])
  expect(await found('insisted')).toEqual(['memo'])
  expect(await found('believes blindly')).toEqual(['memo'])
})

test('a note that a link ties to a selection or a coding stands beside it, and is no text of its own', async () => {
  const tied = (number: number, to: string) =>
    `<Link guid="77777777-7777-4777-8777-00000000000${number}" originGUID="${note(number)}" targetGUID="${to}"/>`
  const { items, counts } = await bring(
    'Nobody told the kitchen that we were late.',
    selectionOf(7, 11, codingOf()) + selectionOf(16, 23),
    {
      memos: memoOf(4, 'Said twice') + memoOf(5, 'Of whom?') + memoOf(6, 'About nothing in it'),
      links: `<Links>${tied(4, guidOf(7, 11))}${tied(5, '55555555-5555-4555-8555-555555555555')}</Links>`,
    },
  )
  const told = items.find(({ words }) => words === 'told')!
  expect(told.note).toBe('Said twice')
  expect(await memosOf(world, told.id)).toEqual(['Of whom?'])
  // The text itself, and the note that is about nothing in it.
  expect(counts).toMatchObject({ texts: 2, selections: 2, notes: 3 })
})
