import { cholesky } from '../optimise/cholesky.ts'
import { invertPositive } from '../optimise/invert-positive.ts'
import { minimiseFromStarts } from '../optimise/minimise-from-starts.ts'
import { numericHessian } from '../optimise/numeric-hessian.ts'
import { chiSquareTail } from '../special/chi-square-tail.ts'
import { betaDropoutModel } from './beta-dropout-model.ts'
import { covariateObjective, tiltOf } from './covariate-objective.ts'
import type { CovariateGroups } from './covariate-groups.ts'
import type { CustomerTable } from './customer-table.ts'
import { fitBgNbd } from './fit-bg-nbd.ts'
import { fitParetoNbd } from './fit-pareto-nbd.ts'
import type { LifetimeFitOptions, LifetimeFit, LifetimeModel, Verdict } from './lifetime-fit.ts'
import { paretoNbdModel } from './pareto-nbd-model.ts'
import { standardisedTraits } from './standardised-traits.ts'

export interface CovariateEffect {
  /** Added to the logarithm of the rate for one more unit of the trait. */
  estimate: number
  standardError: number
}

export interface CovariateFit {
  model: 'BG/NBD' | 'Pareto/NBD'
  names: string[]
  /** Parameters of a customer whose traits are all 0. */
  parameters: Record<string, number>
  /** On the rate of purchases. */
  purchases: Record<string, CovariateEffect>
  /** On the rate of leaving (Pareto/NBD) or the odds of leaving after a purchase (BG/NBD). */
  dropout: Record<string, CovariateEffect>
  logLikelihood: number
  recheckedLogLikelihood: number
  /** Against the fit without covariates. */
  likelihoodRatio: { chiSquare: number; degreesOfFreedom: number; pValue: number }
  verdict: Verdict
  explanation: string
  customers: number
  evaluations: number
}

/** No trait is trusted to change a rate by more than e^6 a standard deviation. */
const STRONGEST = 6
const FLAT_ABOVE = 2.5

/**
 * How traits of customers go with how often they buy and how soon they leave.
 *
 * Use it with a few traits known for everybody from the start. A difference is no effect: traits were
 * not handed out by chance.
 *
 * Source: Fader and Hardie (2007), note 019 on time-invariant covariates: alpha falls and beta falls by
 * the factor exp(effect · trait) in Pareto/NBD. In BG/NBD a rises by it and b stays, so that the effect
 * is on the odds of leaving; a rise of both, as in some packages, would leave these odds as they are.
 *
 * @example
 * const customers = simulateBgNbd(
 *   { r: 0.6, alpha: 6, a: 0.9, b: 2.8 },
 *   { customers: 500, age: 45, cohort: 10, seed: 1 },
 * )
 * const referred = Array.from(customers.repeats, (_, row) => row % 2)
 * fitWithCovariates('BG/NBD', covariateGroups(customers, { referred })).purchases.referred // { estimate: 0.07402…, standardError: 0.1489… }
 */
export function fitWithCovariates(
  kind: 'BG/NBD' | 'Pareto/NBD',
  covariates: CovariateGroups,
  options: LifetimeFitOptions = {},
): CovariateFit {
  const model = (kind === 'BG/NBD' ? betaDropoutModel(kind) : paretoNbdModel) as LifetimeModel<
    string,
    CustomerTable
  >
  const plain = (kind === 'BG/NBD' ? fitBgNbd : fitParetoNbd)(
    covariates.whole,
    options,
  ) as LifetimeFit<string>
  const { names, groups } = covariates
  const { traits, means, deviations } = standardisedTraits(covariates)
  const tilt = tiltOf(kind)
  const objective = covariateObjective(
    groups.map((group, place) => ({ traits: traits[place]!, objective: model.objective(group.table) })),
    tilt,
  )
  const base = model.bounds(covariates.whole)
  const effects = 2 * names.length
  const none = Array.from({ length: effects }, () => 0)
  const limit = none.map(() => STRONGEST)
  const plainLogs = model.parameters.map((name) => Math.log(plain.parameters[name]!))
  const best = minimiseFromStarts(
    objective,
    [plainLogs, ...model.starts(covariates.whole)].map((start) => [...start, ...none]),
    {
      lower: [...base.lower, ...limit.map((most) => -most)],
      upper: [...base.upper, ...limit],
      tolerance: 1e-8,
      signal: options.signal,
      onProgress: ({ iteration, value }) =>
        options.onProgress?.({ share: 1 - 1 / (1 + iteration / 10), logLikelihood: -value }),
    },
  )
  const slope = (k: number) => best.point[k]! / deviations[(k - 4) % names.length]!
  const origin = best.point.slice(0, 4)
  names.forEach((_, k) => {
    origin[tilt.purchases]! += slope(4 + k) * means[k]!
    origin[tilt.dropout]! -= tilt.sign * slope(4 + names.length + k) * means[k]!
  })
  const parameters = Object.fromEntries(
    model.parameters.map((name, index) => [name, Math.exp(origin[index]!)]),
  )
  const errors = standardErrors(objective, best.point, best.atBound)
  const effectsOf = (first: number) =>
    Object.fromEntries(
      names.map((name, k) => [
        name,
        { estimate: slope(first + k), standardError: errors[first + k]! / deviations[k]! },
      ]),
    )
  const rechecked = groups.reduce((sum, group, place) => {
    const logs = tilt.apply(best.point, traits[place]!)
    const own = Object.fromEntries(model.parameters.map((name, index) => [name, Math.exp(logs[index]!)]))
    return sum + model.recheck(group.table, own)
  }, 0)
  if (Math.abs(rechecked + best.value) > 1e-7 * Math.abs(best.value)) {
    throw new RangeError(
      `Two ways to compute the likelihood of the ${kind} model disagree. Check the units of the input.`,
    )
  }
  const chiSquare = Math.max(0, 2 * (-best.value - plain.logLikelihood))
  return {
    model: kind,
    names,
    parameters,
    purchases: effectsOf(4),
    dropout: effectsOf(4 + names.length),
    logLikelihood: -best.value,
    recheckedLogLikelihood: rechecked,
    likelihoodRatio: { chiSquare, degreesOfFreedom: effects, pValue: chiSquareTail(chiSquare, effects) },
    ...judge(plain, errors),
    customers: covariates.whole.customers,
    evaluations: best.evaluations,
  }
}

function standardErrors(
  objective: Parameters<typeof numericHessian>[0],
  point: Float64Array,
  atBound: boolean[],
) {
  const size = point.length
  const errors = new Float64Array(size).fill(Infinity)
  const free = atBound.flatMap((is, index) => (is ? [] : [index]))
  const hessian = numericHessian(objective, point)
  const bend = free.flatMap((row) => free.map((column) => hessian[row * size + column]!))
  if (free.length === 0 || !cholesky(bend, free.length).isPositiveDefinite) return errors
  const inverse = invertPositive(bend, free.length)
  free.forEach((index, place) => (errors[index] = Math.sqrt(inverse[place * free.length + place]!)))
  return errors
}

function judge(plain: LifetimeFit<string>, errors: Float64Array): { verdict: Verdict; explanation: string } {
  if (plain.verdict === 'not enough data' || plain.verdict === 'dropout not identified') {
    return { verdict: plain.verdict, explanation: plain.explanation }
  }
  if (errors.every((error) => error < FLAT_ABOVE)) {
    return { verdict: 'fine', explanation: 'The data determine every parameter and effect.' }
  }
  return {
    verdict: 'flat ridge',
    explanation:
      'Many values of some parameters explain the data equally well with these traits. Leave traits out, or use another model.',
  }
}
