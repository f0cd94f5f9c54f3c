import type { Objective } from './minimise.ts'

/**
 * Gives a function without a gradient one by central differences, so that `minimise` can take it.
 *
 * Use it for a handful of parameters; it costs two evaluations for each. Differences stay inside the
 * bounds.
 *
 * Source: Nocedal and Wright (2006), section 8.1.
 *
 * @example
 * minimise(withNumericGradient((point) => (point[0]! - 1) ** 2), [5]).point[0] // 1
 */
export function withNumericGradient(
  compute: (point: Float64Array) => number,
  options: { lower?: ArrayLike<number>; upper?: ArrayLike<number>; step?: number } = {},
): Objective {
  const { lower, upper, step = 1e-5 } = options
  return (point, gradient) => {
    const value = compute(point)
    const moved = Float64Array.from(point)
    for (let i = 0; i < point.length; i++) {
      const stride = step * Math.max(1, Math.abs(point[i]!))
      const above = Math.min(point[i]! + stride, upper?.[i] ?? Infinity)
      const below = Math.max(point[i]! - stride, lower?.[i] ?? -Infinity)
      moved[i] = above
      const high = compute(moved)
      moved[i] = below
      gradient[i] = above > below ? (high - compute(moved)) / (above - below) : 0
      moved[i] = point[i]!
    }
    return value
  }
}
