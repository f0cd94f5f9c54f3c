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
 * paretoNbdExpected(parametersWithTraits(fit, { Gender: 1, Channel: 0 }) as ParetoNbdParameters, 52)
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
