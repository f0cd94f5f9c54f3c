import { logHypergeometric } from '../special/log-hypergeometric.ts'
import { logIntegral } from '../special/log-integral.ts'

/**
 * Expected number of purchases, each discounted to today, of a customer who is active now, buys at a
 * gamma(shape, rate) rate and leaves after each purchase with a beta(a, b) chance.
 *
 * Use `bgNbdResidual` or `mbgNbdResidual`; this is what they share.
 *
 * Source: integral of discount · purchase rate over time; the rate at time t is
 * shape / rate · 2F1(shape + 1, a; a + b; −t / rate), NIST DLMF 15.6.1.
 *
 * @example
 * discountedUntilDropout({ shape: 2.24, rate: 43.27, a: 0.79, b: 4.43 }, 0.0027)
 */
export function discountedUntilDropout(
  { shape, rate, a, b }: { shape: number; rate: number; a: number; b: number },
  discountRate: number,
): number {
  if (!(discountRate > 0 && discountRate < Infinity)) {
    throw new RangeError(
      `A discount rate must be above zero; it is ${discountRate}. Without one the sum has no end.`,
    )
  }
  const logValue = logIntegral((y) => {
    const time = Math.exp(y)
    return y - discountRate * time + logHypergeometric(shape + 1, a, a + b, -time / rate)
  }, -Math.log(discountRate))
  return Math.exp(logValue) * (shape / rate)
}
