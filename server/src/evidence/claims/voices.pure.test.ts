import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupIntoVoices } from './voices.ts'

const keysOf = (people: string[], introducedBy: Record<string, string>) =>
  groupIntoVoices(people, introducedBy).map(({ people: members }) => members)

test('people nobody introduced are one voice each', () => {
  expect(keysOf(['ada', 'bela'], {})).toEqual([['ada'], ['bela']])
})

test('people who came through the same referrer are one voice', () => {
  expect(keysOf(['ada', 'bela', 'chidi'], { ada: 'rosa', bela: 'rosa' })).toEqual([
    ['chidi'],
    ['ada', 'bela'],
  ])
})

test('in a chain each person is one voice with the others their own referrer introduced', () => {
  const introducedBy = { bela: 'ada', chidi: 'bela', dara: 'ada', emil: 'bela' }
  expect(keysOf(['ada', 'bela', 'chidi'], introducedBy)).toEqual([['ada'], ['bela'], ['chidi']])
  expect(keysOf(['ada', 'bela', 'chidi', 'dara', 'emil'], introducedBy)).toEqual([
    ['ada'],
    ['bela', 'dara'],
    ['chidi', 'emil'],
  ])
})

test('somebody recorded as their own referrer came through nobody', () => {
  expect(groupIntoVoices(['ada'], { ada: 'ada' })[0]?.introducedBy).toBeNull()
})

test('a person named like a property of every object is still a person', () => {
  expect(keysOf(['constructor', 'toString'], {})).toEqual([['constructor'], ['toString']])
})

const person = fc.constantFrom('ada', 'bela', 'chidi', 'dara', 'emil', 'fay', 'gus')
const world = fc.record({ people: fc.array(person), introducedBy: fc.dictionary(person, person) })

test('the order in which people are named changes nothing', () => {
  fc.assert(
    fc.property(world, fc.nat(), ({ people, introducedBy }, turn) => {
      const turned = people.map((_, at) => people[(at + turn) % people.length] as string).toReversed()
      expect(groupIntoVoices(turned, introducedBy)).toEqual(groupIntoVoices(people, introducedBy))
    }),
  )
})

test('a person counts once however often they speak, and voices never outnumber people', () => {
  fc.assert(
    fc.property(world, ({ people, introducedBy }) => {
      const voices = groupIntoVoices(people, introducedBy)
      expect(groupIntoVoices([...people, ...people], introducedBy)).toEqual(voices)
      expect(voices.flatMap((voice) => voice.people).toSorted()).toEqual([...new Set(people)].toSorted())
      expect(voices.length).toBeLessThanOrEqual(new Set(people).size)
    }),
  )
})
