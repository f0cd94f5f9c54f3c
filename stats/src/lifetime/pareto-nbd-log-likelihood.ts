import { logBeta } from '../special/log-beta.ts'
import { logGamma } from '../special/log-gamma.ts'
import { logHypergeometric } from '../special/log-hypergeometric.ts'
import type { ParetoNbdParameters } from './pareto-nbd-model.ts'
import type { History } from './require-history.ts'

/**
 * The log-likelihood of one purchase history under Pareto/NBD, from the closed form with 2F1.
 *
 * Use it to check a likelihood computed by quadrature. It never forms a power that overflows.
 *
 * Source: Fader and Hardie (2005), note "A note on deriving the Pareto/NBD model".
 *
 * @example
 * const parameters = { r: 0.5533, alpha: 10.5776, s: 0.6062, beta: 11.6679 }
 * paretoNbdLogLikelihood(parameters, { repeats: 2, recency: 30.43, age: 38.86 }) // -9.554…
 */
export function paretoNbdLogLikelihood({ r, alpha, s, beta }: ParetoNbdParameters, history: History): number {
  const { repeats, recency, age } = history
  const total = r + s + repeats
  const origin = Math.max(alpha, beta)
  const second = alpha >= beta ? s + 1 : r + repeats
  const logF = (time: number) =>
    logHypergeometric(total, second, total + 1, Math.abs(alpha - beta) / (origin + time)) -
    total * Math.log(origin + time)
  const atRecency = logF(recency)
  const gap = logF(age) - atRecency
  const stay = -(r + repeats) * Math.log(alpha + age) - s * Math.log(beta + age)
  const leave = gap < 0 ? Math.log(s / total) + atRecency + Math.log(-Math.expm1(gap)) : -Infinity
  const top = Math.max(stay, leave)
  const level = repeats === 0 ? 0 : logGamma(repeats) - logBeta(r, repeats)
  return (
    level +
    r * Math.log(alpha) +
    s * Math.log(beta) +
    top +
    Math.log(Math.exp(stay - top) + Math.exp(leave - top))
  )
}
