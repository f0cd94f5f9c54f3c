import { pairOfShares } from './shares-of.ts'

/**
 * Kullback–Leibler divergence: how badly the second distribution describes the first, in nats (or bits).
 *
 * Use it to compare who answered with whom you meant to ask. Not symmetric. A cell that the first has and the second
 * lacks makes it infinite and is refused: pass counts with `smoothing: 0.5`, or use `jensenShannon`.
 *
 * Source: Kullback and Leibler 1951, Annals of Mathematical Statistics 22, 79–86.
 *
 * @example
 * relativeEntropy([0.36, 0.48, 0.16], [1, 1, 1]) // 0.0852996…
 */
export function relativeEntropy(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: { unit?: 'nats' | 'bits'; smoothing?: number } = {},
): number {
  const [one, two] = pairOfShares(first, second, options.smoothing)
  let sum = 0
  for (let at = 0; at < one.length; at++) {
    if (one[at] === 0) continue
    if (two[at] === 0) {
      throw new RangeError(
        `Cell ${at + 1} is empty in the second distribution only, so the divergence is infinite. ` +
          `Pass counts with smoothing: 0.5, or use jensenShannon.`,
      )
    }
    sum += one[at]! * Math.log(one[at]! / two[at]!)
  }
  return Math.max(0, options.unit === 'bits' ? sum / Math.LN2 : sum)
}
