/**
 * Expected number of purchases within `horizon` of a customer who is active now, buys at a
 * gamma(shape, rate) rate and leaves after each purchase with a beta(a, b) chance.
 *
 * Use the `expected…` functions of BG/NBD and MBG/NBD; this is what they share. It equals the
 * expression with 2F1 in the papers, but has no singularity at a = 1 and nothing cancels.
 *
 * Source: the sum over k of P(more than k purchases if nobody left) · P(still there after k), which
 * is the expectation in Fader, Hardie and Lee (2005), equation 9, before it is put in closed form.
 *
 * @example
 * purchasesUntilDropout({ shape: 0.243, rate: 4.414, a: 0.793, b: 2.426 }, 39) // 1.195
 */
export function purchasesUntilDropout(
  { shape, rate, a, b }: { shape: number; rate: number; a: number; b: number },
  horizon: number,
): number {
  if (!(horizon >= 0 && horizon < Infinity)) {
    throw new RangeError(`A horizon is a time of zero or more; it is ${horizon}.`)
  }
  if (horizon === 0) return 0
  const share = horizon / (rate + horizon)
  // Chance of exactly k purchases (negative binomial), on the log scale until it can be told from zero.
  let logChance = -shape * Math.log1p(horizon / rate)
  let tail = -Math.expm1(logChance)
  let present = 1
  let sum = 0
  for (let k = 0; k < 1e8; k++) {
    sum += tail * present
    const ratio = ((shape + k) / (k + 1)) * share
    logChance += Math.log(ratio)
    const chance = logChance > -745 ? Math.exp(logChance) : 0
    const nextRatio = ((shape + k + 1) / (k + 2)) * share
    if (nextRatio < 1 && ratio < 1 && chance * present < 1e-17 * (1 - Math.max(nextRatio, share)) ** 2 * sum)
      break
    tail = Math.max(0, tail - chance)
    present *= (b + k) / (a + b + k)
  }
  return sum
}
