import type { Objective } from '../optimise/minimise.ts'

/** Which logarithms the traits move: purchases always lower alpha; dropout moves beta down or a up. */
export interface Tilt {
  purchases: number
  dropout: number
  sign: 1 | -1
  /** The four logarithms of a customer with these traits, from the base logarithms and the effects. */
  apply(point: Float64Array, traits: Float64Array): Float64Array
}

/** How traits enter each model. */
export function tiltOf(kind: 'BG/NBD' | 'Pareto/NBD'): Tilt {
  // Places of alpha, and of a (raised) or beta (lowered).
  const [purchases, dropout, sign] = kind === 'BG/NBD' ? ([1, 2, 1] as const) : ([1, 3, -1] as const)
  const apply = (point: Float64Array, traits: Float64Array) => {
    const logs = point.slice(0, 4)
    for (let k = 0; k < traits.length; k++) {
      logs[purchases]! -= point[4 + k]! * traits[k]!
      logs[dropout]! += sign * point[4 + traits.length + k]! * traits[k]!
    }
    return logs
  }
  return { purchases, dropout, sign, apply }
}

/**
 * The objective of a model with covariates: the sum of the model's own over groups of equal traits,
 * with the slopes by the chain rule.
 *
 * Use it through `fitWithCovariates`.
 *
 * Source: Fader and Hardie (2007), note 019.
 *
 * @example
 * covariateObjective(groups, tiltOf('Pareto/NBD'))
 */
export function covariateObjective(
  groups: { traits: Float64Array; objective: Objective }[],
  tilt: Tilt,
): Objective {
  const slopes = new Float64Array(4)
  return (point, gradient) => {
    gradient.fill(0)
    let value = 0
    for (const { traits, objective } of groups) {
      value += objective(tilt.apply(point, traits), slopes)
      for (let index = 0; index < 4; index++) gradient[index]! += slopes[index]!
      for (let k = 0; k < traits.length; k++) {
        gradient[4 + k]! -= slopes[tilt.purchases]! * traits[k]!
        gradient[4 + traits.length + k]! += tilt.sign * slopes[tilt.dropout]! * traits[k]!
      }
    }
    return value
  }
}
