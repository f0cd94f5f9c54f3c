import { numberAssortativity, type NumberAssortativity } from './number-assortativity.ts'

/**
 * Degree assortativity: do people with many ties know people with many ties?
 *
 * Use it on who-knows-whom to see whether a few hubs hold everything together (below 0), as is usual where you recruit
 * through connectors. Ties have no direction; degrees stay as counted when the jackknife leaves a tie out.
 *
 * Source: Newman 2002, Physical Review Letters 89, 208701.
 *
 * @example
 * degreeAssortativity([['hub', 'a'], ['hub', 'b'], ['hub', 'c'], ['c', 'd']]).assortativity // -0.6666…
 */
export function degreeAssortativity(
  ties: readonly (readonly [string | number, string | number])[],
  confidence = 0.95,
): NumberAssortativity {
  const degrees = new Map<string | number, number>()
  for (const person of ties.flat()) degrees.set(person, (degrees.get(person) ?? 0) + 1)
  const numbers = ties.map(([one, two]) => [degrees.get(one)!, degrees.get(two)!] as const)
  return numberAssortativity(numbers, { directed: false, confidence })
}
