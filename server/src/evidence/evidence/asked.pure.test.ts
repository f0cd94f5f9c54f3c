import { describe, expect, test } from 'vitest'
import { type SaidTurn, faultsOf, kindAfter, presentAsked, questionBefore } from './asked.rules.ts'

const turns = (...said: [SaidTurn['role'], string][]): SaidTurn[] =>
  said.map(([role, body], position) => ({ position, speaker: role, role, body }))

const asked = (...said: [SaidTurn['role'], string][]) => questionBefore(turns(...said))?.words

describe('the question that an answer answers', () => {
  test('is the last one that we asked before it', () => {
    expect(
      asked(['team', 'Who are you? Thank you. And what happened last night?'], ['person', 'I waited.']),
    ).toBe('And what happened last night?')
  })

  test('stays the same over nods, and over turns of the one who answers', () => {
    const long: [SaidTurn['role'], string][] = [
      ['team', 'What happened last night?'],
      ['person', 'I waited an hour.'],
      ['team', 'Mhm, I see.'],
      ['person', 'Then I went home.'],
    ]
    expect(asked(...long)).toBe('What happened last night?')
  })

  test('is none once we have said something of our own, nor for words of ours, nor where nobody asked', () => {
    const told =
      'So we have been working on this for two years now, and it has a map and a list of all the kitchens.'
    expect(
      asked(['team', 'What happened?'], ['person', 'Nothing.'], ['team', told], ['person', 'Nice.']),
    ).toBe(undefined)
    expect(asked(['person', 'Why do you ask?'], ['team', 'Because we wonder.'])).toBe(undefined)
    expect(asked(['person', 'I waited.'])).toBe(undefined)
    expect(questionBefore([])).toBe(undefined)
  })

  test('may be asked by somebody whom nobody has matched, never by another whom we interview', () => {
    expect(asked(['unknown', 'What happened?'], ['person', 'I waited.'])).toBe('What happened?')
    const two = turns(['person', 'Did you wait, too?'], ['person', 'I did.'])
    expect(questionBefore(two.map((turn, at) => ({ ...turn, speaker: `p${at}` })))).toBe(undefined)
  })
})

test('an answer to what would be is a guess, and one to a question that leads is weak until somebody says it did not', () => {
  const would = faultsOf('Would you use a tool that did this for you?')
  expect(would.map(({ label }) => label)).toEqual(['hypothetical'])
  expect(kindAfter(would)).toBe('said_future')
  const leads = faultsOf('You found the onboarding easy, didn’t you?')
  expect(leads).toEqual([{ label: 'leading', rule: 'L2' }])
  expect(kindAfter(leads)).toBe('said_past')
  expect(presentAsked(leads, { kind: 'said_past', isFair: false })).toMatchObject({
    isWeak: true,
    faults: [{ label: 'leading', why: expect.stringContaining('asks for a yes') }],
  })
  expect(presentAsked(leads, { kind: 'said_past', isFair: true })).toMatchObject({
    isWeak: false,
    isFair: true,
  })
  expect(presentAsked(leads, { kind: 'committed', isFair: false })).toBe(null)
  expect(presentAsked(faultsOf('How did the last night go?'), { kind: 'said_past', isFair: false })).toBe(
    null,
  )
})
