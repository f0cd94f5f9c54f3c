import { drawGamma } from './draw-gamma.ts'

/**
 * One draw from the beta distribution.
 *
 * Call it through `seededRandom(seed).beta(alpha, beta)`. With tiny parameters both gammas round to
 * zero; Jöhnk's method on the log scale takes over there.
 *
 * Source: Devroye (1986), Non-Uniform Random Variate Generation, chapter IX.
 *
 * @example
 * drawBeta({ uniform, normal }, 2, 3)
 */
export function drawBeta(
  source: { uniform(): number; normal(): number },
  alpha: number,
  beta: number,
): number {
  if (!(alpha > 0 && beta > 0 && alpha < Infinity && beta < Infinity)) {
    throw new RangeError(`A beta draw needs two parameters above zero; they are ${alpha} and ${beta}.`)
  }
  if (alpha > 1 || beta > 1) {
    const first = drawGamma(source, alpha)
    return first / (first + drawGamma(source, beta))
  }
  for (;;) {
    const logFirst = Math.log(source.uniform()) / alpha
    const logSecond = Math.log(source.uniform()) / beta
    const largest = Math.max(logFirst, logSecond)
    const logSum = largest + Math.log(Math.exp(logFirst - largest) + Math.exp(logSecond - largest))
    if (logSum <= 0) return Math.exp(logFirst - logSum)
  }
}
