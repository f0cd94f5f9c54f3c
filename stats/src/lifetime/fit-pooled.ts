import { minimise } from '../optimise/minimise.ts'
import type { Objective } from '../optimise/minimise.ts'
import { invertPositive } from '../optimise/invert-positive.ts'
import { cholesky } from '../optimise/cholesky.ts'
import { numericHessian } from '../optimise/numeric-hessian.ts'
import type { LifetimeFitOptions, LifetimeFit, LifetimeModel } from './lifetime-fit.ts'

export interface PooledFit<Name extends string> {
  model: string
  /** What the segments share: the typical value of each parameter and how far segments spread, on the logarithm. */
  typical: Record<Name, number>
  spread: Record<Name, number>
  /** One fit for each segment, drawn to the typical values the more, the less its data say. */
  segments: Record<string, LifetimeFit<Name>>
  rounds: number
  converged: boolean
}

/** A spread below this is none to speak of: 5% either way. */
const LEAST_SPREAD = 0.03
/** Prior on each variance, worth one segment with a spread of 0.3; without it few segments would give 0 or infinity. */
const PRIOR_SEGMENTS = 1
const PRIOR_SPREAD = 0.3

/**
 * Fits one model to several cohorts or segments at once, so that small ones borrow from the others:
 * each is drawn to what is typical, as far as the segments resemble each other.
 *
 * Use it instead of one fit for each segment (which runs away on small ones) and instead of one fit for
 * all (which hides differences). It needs at least three segments.
 *
 * Source: empirical Bayes with a Laplace approximation: normal logarithms of the parameters over
 * segments, mean and spread by EM; Kass and Steffey (1989), JASA 84.
 *
 * @example
 * const simulate = (seed: number, customers: number) => customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers, age: 45, cohort: 10, seed }),
 * )
 * const segments = { shop: simulate(1, 300), web: simulate(2, 200), fair: simulate(3, 20) }
 * fitPooled(betaDropoutModel('BG/NBD'), segments).segments.fair.parameters // { r: 0.6396…, alpha: 7.159…, a: 0.7780…, b: 2.092… }
 */
export function fitPooled<Name extends string, Data>(
  model: LifetimeModel<Name, Data>,
  segments: Record<string, Data>,
  options: LifetimeFitOptions & { maximumRounds?: number } = {},
): PooledFit<Name> {
  const names = Object.keys(segments)
  if (names.length < 3) throw new RangeError(`Pooling needs at least three segments; it got ${names.length}.`)
  const { maximumRounds = 100, signal, onProgress } = options
  const size = model.parameters.length
  const parts = names.map((name) => ({
    name,
    data: segments[name]!,
    objective: model.objective(segments[name]!),
    point: new Float64Array(size),
    covariance: new Float64Array(size * size) as Float64Array,
    value: 0,
    evaluations: 0,
  }))
  const { lower, upper } = commonBounds(
    model,
    names.map((name) => segments[name]!),
  )
  const together = minimise(sumOf(parts.map((part) => part.objective)), model.starts(parts[0]!.data)[0]!, {
    lower,
    upper,
    tolerance: 1e-7,
    signal,
  })
  const typical = together.point.slice()
  const variance = new Float64Array(size).fill(PRIOR_SPREAD ** 2)
  for (const part of parts) part.point.set(typical)

  let rounds = 0
  let converged = false
  while (rounds < maximumRounds && !converged) {
    rounds++
    for (const part of parts) {
      signal?.throwIfAborted()
      const drawn = withPrior(part.objective, typical, variance)
      const mode = minimise(drawn, part.point, { lower, upper, tolerance: 1e-8, signal })
      part.point.set(mode.point)
      part.evaluations += mode.evaluations + 4 * size
      part.covariance = covarianceOf(drawn, mode.point, variance)
      part.value = part.objective(mode.point, new Float64Array(size))
    }
    const before = [...typical, ...variance.map(Math.log)]
    for (let k = 0; k < size; k++) {
      typical[k] = parts.reduce((sum, part) => sum + part.point[k]!, 0) / parts.length
      const squares = parts.reduce(
        (sum, part) => sum + (part.point[k]! - typical[k]!) ** 2 + part.covariance[k * size + k]!,
        0,
      )
      variance[k] = Math.max(
        LEAST_SPREAD ** 2,
        (squares + PRIOR_SEGMENTS * PRIOR_SPREAD ** 2) / (parts.length + PRIOR_SEGMENTS),
      )
    }
    const after = [...typical, ...variance.map(Math.log)]
    converged = after.every((value, index) => Math.abs(value - before[index]!) < 1e-3)
    onProgress?.({
      share: rounds / maximumRounds,
      logLikelihood: -parts.reduce((sum, part) => sum + part.value, 0),
    })
  }
  const record = (compute: (index: number) => number) =>
    Object.fromEntries(model.parameters.map((name, index) => [name, compute(index)])) as Record<Name, number>
  return {
    model: model.name,
    typical: record((index) => Math.exp(typical[index]!)),
    spread: record((index) => Math.sqrt(variance[index]!)),
    segments: Object.fromEntries(
      parts.map((part) => {
        const parameters = record((index) => Math.exp(part.point[index]!))
        const shortage = model.shortage(part.data)
        const fit: LifetimeFit<Name> = {
          model: model.name,
          parameters,
          standardErrors: record(
            (index) => Math.exp(part.point[index]!) * Math.sqrt(part.covariance[index * (size + 1)]!),
          ),
          logLikelihood: -part.value,
          recheckedLogLikelihood: model.recheck(part.data, parameters),
          covariance: part.covariance,
          hasCovariance: true,
          verdict: shortage ? 'not enough data' : 'fine',
          explanation:
            shortage ||
            'The data of this segment and what it shares with the others determine every parameter.',
          notes: shortage ? ['Its numbers come mostly from the other segments.'] : [],
          ...model.size(part.data),
          evaluations: part.evaluations,
          coarseEvaluations: 0,
          starts: 1,
          startsAtBest: 1,
          atBound: [],
        }
        return [part.name, fit]
      }),
    ),
    rounds,
    converged,
  }
}

function commonBounds<Name extends string, Data>(model: LifetimeModel<Name, Data>, all: Data[]) {
  const bounds = all.map((data) => model.bounds(data))
  return {
    lower: model.parameters.map((_, index) => Math.min(...bounds.map(({ lower }) => lower[index]!))),
    upper: model.parameters.map((_, index) => Math.max(...bounds.map(({ upper }) => upper[index]!))),
  }
}

function sumOf(objectives: Objective[]): Objective {
  return (point, gradient) => {
    const slopes = new Float64Array(gradient.length)
    gradient.fill(0)
    return objectives.reduce((sum, objective) => {
      const value = objective(point, slopes)
      slopes.forEach((slope, index) => (gradient[index]! += slope))
      return sum + value
    }, 0)
  }
}

function withPrior(objective: Objective, typical: Float64Array, variance: Float64Array): Objective {
  return (point, gradient) => {
    let value = objective(point, gradient)
    for (let k = 0; k < point.length; k++) {
      const gap = point[k]! - typical[k]!
      value += (gap * gap) / (2 * variance[k]!)
      gradient[k]! += gap / variance[k]!
    }
    return value
  }
}

/** Where the likelihood bends downwards at the mode, the prior alone bounds it. */
function covarianceOf(objective: Objective, point: Float64Array, variance: Float64Array): Float64Array {
  const size = point.length
  const bend = numericHessian(objective, point)
  if (cholesky(bend, size).isPositiveDefinite) return invertPositive(bend, size)
  return Float64Array.from(bend, (_, index) => (index % (size + 1) === 0 ? variance[index / (size + 1)]! : 0))
}
