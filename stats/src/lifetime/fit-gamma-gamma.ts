import { fitByLikelihood } from './fit-by-likelihood.ts'
import { gammaGamma } from './gamma-gamma.ts'
import type { GammaGammaName } from './gamma-gamma.ts'
import type { LifetimeFitOptions, LifetimeFit } from './lifetime-fit.ts'
import type { SpendTable } from './spend-table.ts'

/** Beyond this correlation of spend with frequency, the model's assumption is in doubt; a convention. */
const CORRELATION_NOTED = 0.3

/**
 * How much customers spend on a purchase, and how much that differs between them.
 *
 * Use it beside a model of purchases, where spend does not depend on how often somebody buys.
 *
 * Source: Fader and Hardie (2013), note 025; Fader, Hardie and Lee (2005), Journal of Marketing
 * Research 42.
 *
 * @example
 * const random = seededRandom(1)
 * const repeats = Array.from({ length: 200 }, () => 1 + random.poisson(2))
 * const meanSpend = repeats.map((x) => random.gamma(6 * x, random.gamma(4, 15) * x))
 * fitGammaGamma(spendTable({ repeats, meanSpend })).parameters // { p: 4.529…, q: 4.391…, gamma: 23.79… }
 */
export function fitGammaGamma(
  spend: SpendTable,
  options: LifetimeFitOptions = {},
): LifetimeFit<GammaGammaName> {
  const fit = fitByLikelihood(gammaGamma, spend, options)
  const notes: string[] = []
  if (spend.excluded > 0)
    notes.push(`${spend.excluded} repeat buyers with a spend of zero or less were left out.`)
  const correlation = spendCorrelation(spend)
  if (Math.abs(correlation) > CORRELATION_NOTED) {
    notes.push(
      `Spend goes with frequency (correlation ${correlation.toFixed(2)}), which the model rules out. Fit groups of similar frequency apart.`,
    )
  }
  if (fit.verdict === 'not enough data' || fit.parameters.q > 1) return { ...fit, notes }
  return {
    ...fit,
    notes,
    verdict: 'mean infinite',
    explanation: `With q = ${fit.parameters.q.toPrecision(3)} the average spend over customers has no finite value: a few customers spend without measure. Use medians.`,
  }
}

function spendCorrelation(spend: SpendTable): number {
  let [x, m, xx, mm, xm] = [0, 0, 0, 0, 0]
  for (let row = 0; row < spend.counts.length; row++) {
    const count = spend.counts[row]! / spend.customers
    const [repeats, mean] = [spend.repeats[row]!, spend.meanSpend[row]!]
    x += count * repeats
    m += count * mean
    xx += count * repeats * repeats
    mm += count * mean * mean
    xm += count * repeats * mean
  }
  const spread = Math.sqrt((xx - x * x) * (mm - m * m))
  return spread > 0 ? (xm - x * m) / spread : 0
}
