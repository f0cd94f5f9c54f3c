import { expect, test } from 'vitest'
import { diffGuides } from './guide-diff.ts'

const prompt = (id: string, ask = id) => ({
  id,
  kind: 'ask' as const,
  ask,
  purpose: '',
  followUps: [],
  minutes: null,
  isSensitive: false,
})
const guide = (...sections: ReturnType<typeof prompt>[][]) => ({
  sections: sections.map((prompts, place) => ({
    id: `s${place}`,
    title: '',
    note: '',
    minutes: null,
    prompts,
  })),
})
const said = (one: ReturnType<typeof guide>, other: ReturnType<typeof guide>) =>
  diffGuides(one, other).map(({ change, id }) => `${change} ${id}`)

test('a version says which prompts it added, changed, moved and removed', () => {
  const before = guide([prompt('a'), prompt('b'), prompt('c')], [prompt('d')])
  expect(said(before, before)).toEqual([])
  expect(
    said(before, guide([prompt('a', 'A'), prompt('new'), prompt('b')], [prompt('d'), prompt('c')])),
  ).toEqual(['changed a', 'added new', 'moved c'])
  expect(said(before, guide([prompt('a'), prompt('c')], [prompt('d')]))).toEqual(['removed b'])
})

test('one prompt that moved up does not make all others moved', () => {
  expect(
    said(guide([prompt('a'), prompt('b'), prompt('c')]), guide([prompt('c'), prompt('a'), prompt('b')])),
  ).toEqual(['moved c'])
})
