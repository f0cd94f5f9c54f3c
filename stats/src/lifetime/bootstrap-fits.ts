import { minimise } from '../optimise/minimise.ts'
import { seededRandom } from '../random/seeded-random.ts'
import type { LifetimeFit, LifetimeModel } from './lifetime-fit.ts'
import type { ParameterDraws } from './parameter-draws.ts'

/**
 * Many plausible sets of parameters, each fitted to customers drawn again with replacement.
 *
 * Use it for the most careful intervals: it does not assume that the likelihood is bell-shaped. It
 * lets other work run between draws, can be stopped, and reports its progress.
 *
 * Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 6.
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers: 500, age: 45, cohort: 10, seed: 1 }),
 * )
 * const fit = fitBgNbd(table)
 * const draws = await bootstrapFits({ model: betaDropoutModel('BG/NBD'), data: table, fit, seed: 1, draws: 20 })
 * drawsInterval(draws, (parameters) => bgNbdExpected(parameters, 52)) // { value: 2.301…, low: 2.048…, high: 2.519…, level: 0.95, method: 'bootstrap' }
 */
export async function bootstrapFits<Name extends string, Data>(options: {
  model: LifetimeModel<Name, Data>
  data: Data
  fit: LifetimeFit<Name>
  seed: number
  draws?: number
  signal?: AbortSignal
  onProgress?: (progress: { share: number }) => void
}): Promise<ParameterDraws<Name>> {
  const { model, data, fit, seed, draws = 200, signal, onProgress } = options
  if (!(Number.isInteger(draws) && draws >= 2))
    throw new RangeError(`At least 2 draws are needed; it is ${draws}.`)
  const names = model.parameters
  const columns = names.map(() => new Float64Array(draws))
  const start = names.map((name) => Math.log(fit.parameters[name]))
  const { lower, upper } = model.bounds(data)
  const source = seededRandom(seed)
  let atBound = 0
  for (let draw = 0; draw < draws; draw++) {
    signal?.throwIfAborted()
    const resampled = model.resample(data, source.stream(draw))
    const end = minimise(model.objective(resampled), start, { lower, upper, tolerance: 1e-7, signal })
    if (end.atBound.includes(true)) atBound++
    end.point.forEach((log, index) => (columns[index]![draw] = Math.exp(log)))
    onProgress?.({ share: (draw + 1) / draws })
    await new Promise((resolve) => setTimeout(resolve))
  }
  return {
    model: model.name,
    names,
    estimate: fit.parameters,
    columns: Object.fromEntries(names.map((name, index) => [name, columns[index]!])) as Record<
      Name,
      Float64Array
    >,
    draws,
    seed,
    method: 'bootstrap',
    atBound,
  }
}
