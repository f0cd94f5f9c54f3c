import { seededRandom } from '../random/seeded-random.ts'
import { columnsOf, type SegmentTable } from './segment-table.ts'

/**
 * A table of `most` people drawn at random, or the table itself where there are no more than that.
 *
 * Use it where a part of a large crowd tells as much: to find good places to climb from, or to compare with chance.
 *
 * Source: subset starts, Fraley, Raftery and Wehrens 2005, Journal of Computational and Graphical Statistics 14, 529–546.
 */
export function samplePeople(table: SegmentTable, most: number, seed: number): SegmentTable {
  const people = table.patternOf.length
  if (people <= most) return table
  const random = seededRandom(seed).stream(0)
  const { chosen, numeric } = columnsOf(table.items)
  // Floyd's way to draw different people without a list of all of them.
  const drawn = new Set<number>()
  for (let last = people - most; last < people; last++) {
    const person = random.integer(last + 1)
    drawn.add(drawn.has(person) ? last : person)
  }
  const place = new Map<number, number>()
  const personWeights = new Float64Array(most)
  const patternOf = new Int32Array(most)
  ;[...drawn].forEach((person, index) => {
    const pattern = table.patternOf[person]!
    if (!place.has(pattern)) place.set(pattern, place.size)
    patternOf[index] = place.get(pattern)!
    personWeights[index] = table.personWeights[person]!
  })
  const sample: SegmentTable = {
    items: table.items,
    codes: new Int32Array(place.size * chosen.length),
    values: new Float64Array(place.size * numeric.length),
    weights: new Float64Array(place.size),
    patternOf,
    personWeights,
  }
  for (const [pattern, to] of place) {
    sample.codes.set(
      table.codes.subarray(pattern * chosen.length, (pattern + 1) * chosen.length),
      to * chosen.length,
    )
    sample.values.set(
      table.values.subarray(pattern * numeric.length, (pattern + 1) * numeric.length),
      to * numeric.length,
    )
  }
  patternOf.forEach((pattern, index) => (sample.weights[pattern]! += personWeights[index]!))
  return sample
}
