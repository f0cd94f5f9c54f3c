import { logGammaRatio } from '../../stats/src/special/log-gamma-ratio.ts'

/**
 * The BG/NBD log-likelihood over single customers, as packages without merging compute it; the gamma
 * functions alone are taken once for each number of purchases, which flatters the reference.
 */
export function uncompressedBgNbd(columns: {
  repeats: Float64Array
  recency: Float64Array
  age: Float64Array
}): (parameters: [number, number, number, number]) => number {
  const { repeats, recency, age } = columns
  const most = repeats.reduce((largest, count) => Math.max(largest, count), 0)
  const level = new Float64Array(most + 1)
  return ([r, alpha, a, b]) => {
    const start = r * Math.log(alpha)
    for (let x = 0; x <= most; x++) {
      level[x] = start + (x === 0 ? 0 : logGammaRatio(r, x) + logGammaRatio(b, x) - logGammaRatio(a + b, x))
    }
    let sum = 0
    for (let row = 0; row < repeats.length; row++) {
      const x = repeats[row]!
      const stay = -(r + x) * Math.log(alpha + age[row]!)
      if (x === 0) {
        sum += level[0]! + stay
        continue
      }
      const leave = Math.log(a) - Math.log(b + (x - 1)) - (r + x) * Math.log(alpha + recency[row]!)
      const top = Math.max(stay, leave)
      sum += level[x]! + top + Math.log(Math.exp(stay - top) + Math.exp(leave - top))
    }
    return sum
  }
}
