import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type GuideDraft,
  addSection,
  adoptIds,
  changePrompt,
  contentOf,
  draftOf,
  emptyPrompt,
  insertPrompts,
  isSameContent,
  movePrompt,
  moveSection,
  neighbourOf,
  promptKeys,
  putBack,
  removePrompt,
  removeSection,
  replaceByItems,
  textOf,
} from './guide-draft.ts'

const prompt = (id: string) => ({
  id,
  kind: 'ask' as const,
  ask: id,
  purpose: '',
  followUps: [],
  minutes: null,
  isSensitive: false,
})
const section = (id: string, prompts: string[]) => ({
  id,
  title: id,
  note: '',
  minutes: null,
  prompts: prompts.map(prompt),
})
const draft = draftOf({
  title: 'G',
  budgetMinutes: null,
  sections: [section('A', ['1', '2']), section('B', ['3'])],
})
const order = ({ sections }: GuideDraft) =>
  sections.map(({ title, prompts }) => `${title}:${prompts.map(({ ask }) => ask).join('')}`).join(' ')

test('a prompt moves by one place, and over the edge of its section', () => {
  expect(order(movePrompt(draft, '1', 1))).toBe('A:21 B:3')
  expect(order(movePrompt(draft, '2', 1))).toBe('A:1 B:23')
  expect(order(movePrompt(draft, '3', -1))).toBe('A:123 B:')
  expect(order(movePrompt(draft, '1', -1))).toBe('A:12 B:3')
  expect(order(movePrompt(draft, '3', 1))).toBe('A:12 B:3')
})

test('sections move and prompts are put in and taken out', () => {
  expect(order(moveSection(draft, 'B', -1))).toBe('B:3 A:12')
  expect(order(insertPrompts(draft, '1', [emptyPrompt('x')]))).toBe('A:1x2 B:3')
  expect(order(insertPrompts(draft, 'B', [emptyPrompt('x')]))).toBe('A:12 B:3x')
  expect(order(removePrompt(draft, '2'))).toBe('A:1 B:3')
  expect([neighbourOf(draft, '2', 1), neighbourOf(draft, '3', 1), neighbourOf(draft, '3', -1)]).toEqual([
    '3',
    undefined,
    '2',
  ])
})

test('a rewrite of two items becomes two prompts, the first still the same prompt', () => {
  const split = replaceByItems(draft, '1', ['x', 'y'])
  expect(order(split)).toBe('A:xy2 B:3')
  expect(split.sections[0]!.prompts.map(({ id }) => id)).toEqual(['1', undefined, '2'])
})

test('what is empty is not sent, and does not count as a change', () => {
  const started = insertPrompts(draft, '1', [emptyPrompt('  ')])
  expect(isSameContent(started, draft)).toBe(true)
  expect(contentOf(addSection(draft, '')).sections).toHaveLength(2)
  expect(isSameContent(movePrompt(draft, '1', 1), draft)).toBe(false)
})

test('what was just saved keeps its ids in the next version, also when one typed on meanwhile', () => {
  const sent = insertPrompts(draft, '1', [
    { ...emptyPrompt(''), key: 'empty' },
    { ...emptyPrompt('x'), key: 'x' },
  ])
  const { sections } = contentOf(sent)
  const saved = {
    sections: sections.map((one, at) => ({
      ...one,
      id: `S${at}`,
      prompts: one.prompts.map((each) => ({ ...each, id: `P-${each.ask}` })),
    })),
  }
  const now = movePrompt(sent, 'x', 1)
  const adopted = adoptIds(now, { sent, saved: saved as never })
  expect(adopted.sections[0]!.prompts.map(({ id }) => id)).toEqual(['P-1', undefined, 'P-2', 'P-x'])
  expect(adopted.sections[1]!.id).toBe('S1')
})

test('what was removed comes back where it stood, and what was written meanwhile stays', () => {
  const keys = [...promptKeys(draft), ...draft.sections.map(({ key }) => key)]
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.constantFrom(...promptKeys(draft)), (key, other) => {
      const without = removeSection(removePrompt(draft, key), key)
      expect(without).not.toEqual(draft)
      expect(putBack(without, draft, key)).toEqual(draft)
      // Written over where it still stands; undone twice it comes once.
      const changed = changePrompt(without, other, { ask: 'Written since' })
      const back = putBack(putBack(changed, draft, key), draft, key)
      expect(promptKeys(back)).toEqual(promptKeys(draft))
      if (promptKeys(without).includes(other)) expect(JSON.stringify(back)).toContain('Written since')
    }),
  )
})

test('what was written of a guide can be copied whole: sections, notes, questions, why, and what to ask then', () => {
  const asked = { ...prompt('How was Monday?'), purpose: 'their week', followUps: ['And then?', ' '] }
  const written = draftOf({
    title: 'Couriers',
    budgetMinutes: null,
    sections: [
      { ...section('Begin', []), note: 'Slowly', prompts: [asked, prompt('Who else?')] },
      section('End', ['Thanks']),
    ],
  })
  expect(textOf(written)).toBe(
    'Couriers\n\nBegin\nSlowly\n- How was Monday? (their week)\n  - And then?\n- Who else?\n\nEnd\n- Thanks',
  )
})
