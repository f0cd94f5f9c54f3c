import { betaQuantile } from '../special/beta-quantile.ts'
import { chiSquareTail } from '../special/chi-square-tail.ts'
import { checkConfidence } from './check-confidence.ts'
import { fitBetaBinomial } from './fit-beta-binomial.ts'
import { checkCount, wilsonInterval } from './wilson-interval.ts'

/** One row of a channel or send-time table: how many were tried and how many answered. */
export type RateGroup = { hits: number; n: number }

export type ShrunkRates = {
  /** `no detectable difference`: show one rate for all and rank nothing */
  verdict: 'different' | 'no detectable difference' | 'nobody or everybody'
  /** in the order given: the observed share, pulled towards the common one, with its interval */
  groups: { observed: number; rate: number; low: number; high: number; n: number }[]
  /** the common share, and how many observations it is worth (large: groups are alike) */
  mean: number
  strength: number
  /** parameters of the beta distribution of the groups' true shares */
  alpha: number
  beta: number
  logLikelihood: number
  /** chance of groups at least this different if all had one true share */
  pValue: number
  confidence: number
}

/**
 * Rates per channel, hour or segment, each pulled towards the common rate as far as chance explains its distance.
 *
 * Use it for every table of small groups, where the best and worst rows are mostly luck. If it answers "no detectable
 * difference", do not name a best hour. Hours are not drawn by lot, and mail opens are inflated by privacy proxies: for
 * proof, hold out a random part.
 *
 * Source: beta-binomial model by marginal maximum likelihood (Tarone 1982; Gelman et al., Bayesian Data Analysis, 5.3),
 * bounded at e¹⁴ observations; the test compares with one common share, where half the chi-square lies at zero (Self and
 * Liang 1987, JASA 82, 605–610). Intervals are beta quantiles about the shrunk rate, in which the common distribution is worth
 * at most the observations of the other groups: it is known from nothing else, and groups that look alike prove no more.
 *
 * @example
 * shrinkRates([{ hits: 1, n: 4 }, { hits: 40, n: 100 }, { hits: 20, n: 100 }, { hits: 60, n: 100 }]).groups[0].rate
 */
export function shrinkRates(groups: readonly RateGroup[], confidence = 0.95): ShrunkRates {
  checkConfidence(confidence)
  if (groups.length < 2)
    throw new RangeError(`Comparing rates needs two groups or more; got ${groups.length}.`)
  for (const group of groups) checkCount(group.hits, group.n)
  const hits = groups.reduce((sum, group) => sum + group.hits, 0)
  const n = groups.reduce((sum, group) => sum + group.n, 0)
  if (hits === 0 || hits === n) return allAlike(groups, hits, n, confidence)
  const fit = fitBetaBinomial(groups)
  const twiceGain = Math.max(0, 2 * (fit.logLikelihood - fit.pooledLogLikelihood))
  const pValue = fit.atBound || twiceGain === 0 ? 1 : chiSquareTail(twiceGain, 1) / 2
  const tail = (1 - confidence) / 2
  return {
    verdict: pValue <= 1 - confidence ? 'different' : 'no detectable difference',
    groups: groups.map((group) => {
      const rate = (fit.alpha + group.hits) / (fit.alpha + fit.beta + group.n)
      const worth = group.n + Math.min(fit.strength, n - group.n)
      const [alpha, beta] = [rate * worth, (1 - rate) * worth]
      return {
        observed: group.hits / group.n,
        rate,
        low: betaQuantile(alpha, beta, tail),
        high: betaQuantile(alpha, beta, 1 - tail),
        n: group.n,
      }
    }),
    mean: fit.mean,
    strength: fit.strength,
    alpha: fit.alpha,
    beta: fit.beta,
    logLikelihood: fit.logLikelihood,
    pValue,
    confidence,
  }
}

/** With no hit (or no miss) anywhere the likelihood has no maximum inside, and groups cannot differ. */
function allAlike(groups: readonly RateGroup[], hits: number, n: number, confidence: number): ShrunkRates {
  const { rate, low, high } = wilsonInterval(hits, n, confidence)
  return {
    verdict: 'nobody or everybody',
    groups: groups.map((group) => ({ observed: rate, rate, low, high, n: group.n })),
    mean: rate,
    strength: LARGEST_STRENGTH,
    alpha: rate * LARGEST_STRENGTH,
    beta: (1 - rate) * LARGEST_STRENGTH,
    logLikelihood: 0,
    pValue: 1,
    confidence,
  }
}

const LARGEST_STRENGTH = Math.exp(14)
