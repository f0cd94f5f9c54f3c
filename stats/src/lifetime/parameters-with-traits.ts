import { tiltOf } from './covariate-objective.ts'
import type { CovariateFit } from './fit-with-covariates.ts'

/**
 * The parameters of customers with given traits, for every forecast that takes parameters.
 *
 * Use it after `fitWithCovariates`, for customers seen and for new ones.
 *
 * Source: Fader and Hardie (2007), note 019.
 *
 * @example
 * const customers = simulateBgNbd(
 *   { r: 0.6, alpha: 6, a: 0.9, b: 2.8 },
 *   { customers: 500, age: 45, cohort: 10, seed: 1 },
 * )
 * const referred = Array.from(customers.repeats, (_, row) => row % 2)
 * const fit = fitWithCovariates('BG/NBD', covariateGroups(customers, { referred }))
 * bgNbdExpected(parametersWithTraits(fit, { referred: 1 }) as BetaDropoutParameters, 52) // 2.437…
 */
export function parametersWithTraits(
  fit: CovariateFit,
  traits: Record<string, number>,
): Record<string, number> {
  const values = fit.names.map((name) => {
    const value = traits[name]
    if (value === undefined || !Number.isFinite(value))
      throw new RangeError(`Give a number for the trait ${name}.`)
    return value
  })
  const names = Object.keys(fit.parameters)
  const point = Float64Array.from([
    ...names.map((name) => Math.log(fit.parameters[name]!)),
    ...fit.names.map((name) => fit.purchases[name]!.estimate),
    ...fit.names.map((name) => fit.dropout[name]!.estimate),
  ])
  const logs = tiltOf(fit.model).apply(point, Float64Array.from(values))
  return Object.fromEntries(names.map((name, index) => [name, Math.exp(logs[index]!)]))
}
