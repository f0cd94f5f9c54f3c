import { cholesky } from '../optimise/cholesky.ts'
import { invertPositive } from '../optimise/invert-positive.ts'
import { minimiseFromStarts } from '../optimise/minimise-from-starts.ts'
import type { BestMinimum } from '../optimise/minimise-from-starts.ts'
import { minimise } from '../optimise/minimise.ts'
import type { Minimum, Objective } from '../optimise/minimise.ts'
import { numericHessian } from '../optimise/numeric-hessian.ts'
import { solveCholesky } from '../optimise/solve-cholesky.ts'
import type { LifetimeFitOptions, LifetimeFit, LifetimeModel, Verdict } from './lifetime-fit.ts'

/** A parameter known only to within a factor of e^(1.96 · 2.5), more than a hundred each way, is not known. */
const FLAT_ABOVE = 2.5

/**
 * Fits a lifetime model by maximum likelihood: bounded logarithms, several starts, the winner
 * re-evaluated by another route, standard errors from the observed information, and a verdict.
 *
 * Use the function of the model (`fitBgNbd` and so on); this is what they share.
 *
 * Source: the pitfalls in Fader and Hardie's notes and in public packages, where unbounded searches
 * end at optima made of rounding errors.
 *
 * @example
 * fitByLikelihood(bgNbd, table).verdict // 'fine'
 */
export function fitByLikelihood<Name extends string, Data>(
  model: LifetimeModel<Name, Data>,
  data: Data,
  options: LifetimeFitOptions = {},
): LifetimeFit<Name> {
  const objective = model.objective(data)
  const bounds = model.bounds(data)
  const starts = model.starts(data)
  const coarse = model.coarsen?.(data) ?? data
  const search = minimiseFromStarts(coarse === data ? objective : model.objective(coarse), starts, {
    ...bounds,
    tolerance: 1e-8,
    signal: options.signal,
    onProgress: ({ iteration, value }) =>
      options.onProgress?.({ share: 0.5 - 0.5 / (1 + iteration / 20), logLikelihood: -value }),
  })
  const finished = coarse === data ? undefined : finish(objective, search, bounds, options)
  const ends = finished ?? search.ends
  let evaluations = finished ? finished.reduce((sum, end) => sum + end.evaluations, 0) : search.evaluations
  const { best, rechecked } = firstThatHolds(model, data, ends)
  const information = informationAt(objective, best, options.signal)
  evaluations += 4 * best.point.length
  if (information.hasCovariance) evaluations += polish(objective, best, information)
  options.onProgress?.({ share: 1, logLikelihood: -best.value })

  const parameters = named(model.parameters, (index) => Math.exp(best.point[index]!))
  const deviation = (index: number) => Math.sqrt(information.covariance[index * best.point.length + index]!)
  const isKnown = (index: number) => information.hasCovariance && !best.atBound[index]
  const atBound = model.parameters.filter((_, index) => best.atBound[index])
  const flat = model.parameters.filter((_, index) => !isKnown(index) || deviation(index) > FLAT_ABOVE)
  return {
    model: model.name,
    parameters,
    standardErrors: named(model.parameters, (index) =>
      isKnown(index) ? Math.exp(best.point[index]!) * deviation(index) : Infinity,
    ),
    logLikelihood: -best.value,
    recheckedLogLikelihood: rechecked,
    covariance: information.covariance,
    hasCovariance: information.hasCovariance,
    ...judge(model.shortage(data), flat),
    notes: [],
    ...model.size(data),
    evaluations,
    coarseEvaluations: finished ? search.evaluations : 0,
    starts: starts.length,
    startsAtBest: ends.filter((end) => end.value <= best.value + 1e-6 * Math.max(1, Math.abs(best.value)))
      .length,
    atBound,
  }
}

function named<Name extends string>(
  names: readonly Name[],
  compute: (index: number) => number,
): Record<Name, number> {
  return Object.fromEntries(names.map((name, index) => [name, compute(index)])) as Record<Name, number>
}

/** From the different ends of the search on coarse data to those on all of it. */
function finish(
  objective: Objective,
  search: BestMinimum,
  bounds: { lower: number[]; upper: number[] },
  { signal, onProgress }: LifetimeFitOptions,
): Minimum[] {
  const different = search.ends.filter(
    (end, place) => !search.ends.slice(0, place).some((earlier) => areClose(earlier.point, end.point)),
  )
  return different.map((end) =>
    minimise(objective, end.point, {
      ...bounds,
      tolerance: 1e-8,
      signal,
      onProgress: ({ value }) => onProgress?.({ share: 0.6, logLikelihood: -value }),
    }),
  )
}

function areClose(one: Float64Array, other: Float64Array): boolean {
  return one.every((value, index) => Math.abs(value - other[index]!) < 0.02)
}

/** The lowest end whose value another formula confirms. */
function firstThatHolds<Name extends string, Data>(
  model: LifetimeModel<Name, Data>,
  data: Data,
  ends: Minimum[],
): { best: Minimum; rechecked: number } {
  for (const best of ends.toSorted((one, other) => one.value - other.value)) {
    const rechecked = model.recheck(
      data,
      named(model.parameters, (index) => Math.exp(best.point[index]!)),
    )
    const tolerance = 1e-8 * (Math.abs(best.value) + model.size(data).customers)
    if (Math.abs(rechecked + best.value) <= tolerance) return { best, rechecked }
  }
  throw new RangeError(
    `Two ways to compute the likelihood of the ${model.name} model disagree at every optimum found. Check the units of the input.`,
  )
}

function informationAt(objective: Objective, best: Minimum, signal: AbortSignal | undefined) {
  const size = best.point.length
  const free = best.atBound.flatMap((isAtBound, index) => (isAtBound ? [] : [index]))
  const covariance = new Float64Array(size * size)
  const hessian = numericHessian(objective, best.point, { signal })
  const bend = Float64Array.from({ length: free.length ** 2 }, (_, place) => {
    return hessian[free[Math.floor(place / free.length)]! * size + free[place % free.length]!]!
  })
  const { factor, isPositiveDefinite } = cholesky(bend, free.length)
  if (!isPositiveDefinite || free.length === 0) {
    return { covariance, hasCovariance: false, factor, free }
  }
  const inverse = invertPositive(bend, free.length)
  free.forEach((row, i) => {
    free.forEach((column, j) => (covariance[row * size + column] = inverse[i * free.length + j]!))
  })
  return { covariance, hasCovariance: true, factor, free }
}

/** Two Newton steps, kept only where they lower the value: they bring the last digits. */
function polish(
  objective: Objective,
  best: Minimum,
  { factor, free }: { factor: Float64Array; free: number[] },
): number {
  for (let step = 1; step <= 2; step++) {
    const move = solveCholesky(
      factor,
      free.map((index) => best.gradient[index]!),
    )
    if (move.some((length) => Math.abs(length) > 0.1)) return step - 1
    const next = best.point.slice()
    free.forEach((index, place) => (next[index]! -= move[place]!))
    const gradient = new Float64Array(next.length)
    const value = objective(next, gradient)
    if (!(value <= best.value + 1e-12 * Math.abs(best.value))) return step
    best.point.set(next)
    best.gradient.set(gradient)
    best.value = value
  }
  return 2
}

function judge(shortage: string, flat: readonly string[]): { verdict: Verdict; explanation: string } {
  if (shortage) return { verdict: 'not enough data', explanation: shortage }
  if (flat.length > 0) {
    return {
      verdict: 'flat ridge',
      explanation: `Many values of ${flat.join(', ')} explain the data equally well. Trust the predictions more than the parameters.`,
    }
  }
  return { verdict: 'fine', explanation: 'The data determine every parameter.' }
}
