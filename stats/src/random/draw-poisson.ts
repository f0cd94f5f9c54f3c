import { drawBinomial } from './draw-binomial.ts'
import { drawGamma } from './draw-gamma.ts'

const MULTIPLIED_OUT = 30

/**
 * How many events happen when `mean` are expected. Exact for any mean.
 *
 * Call it through `seededRandom(seed).poisson(mean)`.
 *
 * Source: Knuth's product for small means; reduction by a gamma waiting time for large ones,
 * Ahrens and Dieter (1974), Computing 12.
 *
 * @example
 * drawPoisson({ uniform, normal }, 3.2)
 */
export function drawPoisson(source: { uniform(): number; normal(): number }, mean: number): number {
  if (!(mean >= 0 && mean < 1e15)) {
    throw new RangeError(`The mean of a Poisson draw lies between 0 and 1e15; it is ${mean}.`)
  }
  let events = 0
  let left = mean
  while (left > MULTIPLIED_OUT) {
    const jump = Math.floor(left * 0.875)
    const waited = drawGamma(source, jump)
    if (waited > left) return events + drawBinomial(source, jump - 1, left / waited)
    events += jump
    left -= waited
  }
  const floor = Math.exp(-left)
  for (let product = source.uniform(); product > floor; product *= source.uniform()) events++
  return events
}
