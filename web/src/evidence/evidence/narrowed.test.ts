import { listEvidence } from '@firsthand/contract/evidence/evidence'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Narrowed, type Narrowing, knownOf, mostOf, narrowings, sentFor, toggled } from './narrowed.ts'

const empty = Object.fromEntries(narrowings.map((name) => [name, ''])) as Narrowed
const id = '0198c0de-0000-7000-8000-000000000001'

test('whatever stands in an address, what is sent for it is a question that the server takes', () => {
  const word = fc.oneof(
    fc.string(),
    fc.uuid(),
    fc.constantFrom('yes', 'no', 'you', 'lead', 'job', 'praise', 'said_past', 'did_observed'),
  )
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(','))
  const address = fc
    .tuple(...narrowings.map(() => text))
    .map((texts) => Object.fromEntries(narrowings.map((name, at) => [name, texts[at]])) as Narrowed)
  fc.assert(
    fc.property(address, (given) => {
      expect(listEvidence.input.safeParse(sentFor(knownOf(given))).error).toBeUndefined()
    }),
  )
})

test('every filter that evidence takes can be reached from an address', () => {
  const full: Narrowed = {
    ...(Object.fromEntries(narrowings.map((name) => [name, id])) as Narrowed),
    kind: 'said_past,committed',
    praise: 'complaint',
    pressure: 'job',
    exact: 'yes',
    type: 'lead',
    yours: 'yes',
    hearing: 'relayed',
    from: '2026-05-01',
    to: '2026-05-31',
    cited: 'no',
    counted: 'yes',
    withdrawn: 'yes',
  }
  const sent: Record<string, unknown> = sentFor(knownOf(full))
  // The search has a field of its own, and the others say which page of the list.
  const apart = ['q', 'limit', 'after']
  const taken = Object.keys(listEvidence.input.shape).filter((name) => !apart.includes(name))
  expect(Object.keys(sent).toSorted()).toEqual(taken.toSorted())
  expect(Object.values(sent)).not.toContain(undefined)
})

test('what no filter knows is left out, and so is what is said twice', () => {
  const known = knownOf({ ...empty, kind: 'said_past,nonsense,said_past', person: 'Ines', hearing: 'them' })
  expect(known).toEqual({ ...empty, kind: 'said_past' })
})

test('days in the wrong order mean those between them', () => {
  const known = knownOf({ ...empty, from: '2026-05-14', to: '2026-05-01' })
  expect(known).toEqual({ ...empty, from: '2026-05-01', to: '2026-05-14' })
  expect(knownOf({ ...empty, from: '2026-02-30', to: 'May' })).toEqual(empty)
})

test('choosing puts in and takes out; where one value fits, another takes its place', () => {
  const of = (name: Narrowing, value: string) => ({ ...empty, [name]: value })
  expect(toggled(empty, 'kind', 'committed')).toBe('committed')
  expect(toggled(of('kind', 'committed'), 'kind', 'said_past')).toBe('committed,said_past')
  expect(toggled(of('kind', 'committed,said_past'), 'kind', 'committed')).toBe('said_past')
  expect(toggled(of('hearing', 'you'), 'hearing', 'team')).toBe('team')
  expect(toggled(of('hearing', 'you'), 'hearing', 'you')).toBe('')
  expect(mostOf('codesAll')).toBe(20)
})
