import { sharesOf } from './shares-of.ts'

/**
 * Herfindahl–Hirschman index: how concentrated something is on few, and as how many equals that would be.
 *
 * Use it to say "your revenue is as concentrated as with 3.2 equal customers", or the same of who is heard in a claim.
 * The index runs from 1/n to 1; `normalised` from 0 to 1.
 *
 * Source: Hirschman 1945; Herfindahl 1950; Adelman 1969, Review of Economics and Statistics 51, for equals.
 *
 * @example
 * concentration([1, 2, 3, 4, 5]) // { index: 0.2444…, normalised: 0.0555…, equals: 4.0909… }
 */
export function concentration(amounts: ArrayLike<number>): {
  index: number
  normalised: number
  equals: number
} {
  const index = sharesOf(amounts).reduce((sum, share) => sum + share * share, 0)
  const least = 1 / amounts.length
  const normalised = amounts.length === 1 ? 1 : Math.max(0, (index - least) / (1 - least))
  return { index, normalised, equals: 1 / index }
}
