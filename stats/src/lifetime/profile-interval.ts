import { minimise } from '../optimise/minimise.ts'
import { chiSquareQuantile } from '../special/chi-square-quantile.ts'
import { requireLevel } from './interval.ts'
import type { Interval } from './interval.ts'
import type { LifetimeFit, LifetimeModel } from './lifetime-fit.ts'

/**
 * The interval of one parameter by profile likelihood: all its values that, with the others at their
 * best, are not much less likely than the estimate. A side the data do not bound is 0 or Infinity.
 *
 * Use it for the parameters of dropout, whose likelihood is lopsided. It costs some twenty small fits.
 *
 * Source: Venzon and Moolgavkar (1988), Applied Statistics 37.
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { customers: 2000, age: 39, cohort: 12, seed: 1 }),
 * )
 * const fit = fitParetoNbd(table)
 * profileInterval({ model: paretoNbdModel, data: table, fit, parameter: 'r' }) // { value: 0.5781…, low: 0.4877…, high: 0.6965…, level: 0.95, method: 'profile' }
 */
export function profileInterval<Name extends string, Data>(options: {
  model: LifetimeModel<Name, Data>
  data: Data
  fit: LifetimeFit<Name>
  parameter: Name
  level?: number
  signal?: AbortSignal
}): Interval {
  const { model, data, fit, parameter, level = 0.95, signal } = options
  requireLevel(level)
  const place = model.parameters.indexOf(parameter)
  if (place < 0) throw new RangeError(`The ${model.name} model has no parameter ${parameter}.`)
  const objective = model.objective(data)
  const bounds = model.bounds(data)
  const estimate = Float64Array.from(model.parameters, (name) => Math.log(fit.parameters[name]))
  const drop = chiSquareQuantile(level, 1) / 2
  const value = fit.parameters[parameter]

  const edge = (direction: -1 | 1): number => {
    const start = estimate.slice()
    const bound = direction < 0 ? bounds.lower[place]! : bounds.upper[place]!
    // Above zero where the value is too unlikely; the square root makes it nearly straight.
    const excess = (log: number): number => {
      const fixed = (limits: number[]) => limits.map((limit, index) => (index === place ? log : limit))
      start[place] = log
      const least = minimise(objective, start, {
        lower: fixed(bounds.lower),
        upper: fixed(bounds.upper),
        tolerance: 1e-7,
        signal,
      })
      start.set(least.point)
      return Math.sqrt(Math.max(0, least.value + fit.logLikelihood)) - Math.sqrt(drop)
    }
    const deviation = Math.min(1.5, Math.max(1e-3, fit.standardErrors[parameter] / value))
    let inside = estimate[place]!
    let insideExcess = -Math.sqrt(drop)
    let outside = inside
    let outsideExcess = insideExcess
    for (let stride = 1.5 * deviation; outsideExcess < 0; stride *= 1.5) {
      inside = outside
      insideExcess = outsideExcess
      if (outside === bound) return direction < 0 ? 0 : Infinity
      outside = direction < 0 ? Math.max(bound, inside - stride) : Math.min(bound, inside + stride)
      outsideExcess = excess(outside)
    }
    for (let step = 0; step < 40 && Math.abs(outside - inside) > 1e-6; step++) {
      const secant = inside + ((outside - inside) * -insideExcess) / (outsideExcess - insideExcess)
      const middle = (inside + outside) / 2
      const next = step % 3 === 2 ? middle : secant
      const found = excess(next)
      if (Math.abs(found) < 1e-7) return Math.exp(next)
      if (found < 0) {
        inside = next
        insideExcess = found
      } else {
        outside = next
        outsideExcess = found
      }
    }
    return Math.exp((inside + outside) / 2)
  }
  return { value, low: edge(-1), high: edge(1), level, method: 'profile' }
}
