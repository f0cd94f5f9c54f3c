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
 * const draws = await bootstrapFits({ model: paretoNbdModel, data: table, fit, seed: 1, draws: 200 })
 * drawsInterval(draws, (parameters) => paretoNbdExpected(parameters, 52))
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
