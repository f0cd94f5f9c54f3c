import type { Objective } from './minimise.ts'

/**
 * How a function bends at a point: its matrix of second derivatives, row by row in one array.
 *
 * Use it at a minimum of a negative log-likelihood to get the observed information, whose inverse
 * is the covariance of the estimates.
 *
 * Source: central differences of the gradient with one Richardson step; Nocedal and Wright (2006),
 * section 8.1.
 *
 * @example
 * numericHessian((point, gradient) => {
 *   gradient[0] = 6 * point[0]!
 *   return 3 * point[0]! ** 2
 * }, [1]) // [6]
 */
export function numericHessian(
  objective: Objective,
  point: ArrayLike<number>,
  options: { step?: number; signal?: AbortSignal } = {},
): Float64Array {
  const size = point.length
  const stride = options.step ?? 2e-3
  const bend = new Float64Array(size * size)
  const moved = Float64Array.from(point)
  const slopes = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    options.signal?.throwIfAborted()
    const step = stride * Math.max(1, Math.abs(point[i]!))
    // (4 D(h/2) − D(h)) / 3 cancels the h² error.
    for (const [offset, weight] of [
      [step, -1 / 6],
      [-step, 1 / 6],
      [step / 2, 4 / 3],
      [-step / 2, -4 / 3],
    ] as const) {
      moved[i] = point[i]! + offset
      const value = objective(moved, slopes)
      if (!Number.isFinite(value)) {
        throw new RangeError('The function has no value near this point, so its curvature is unknown.')
      }
      for (let j = 0; j < size; j++) bend[i * size + j]! += (weight * slopes[j]!) / step
    }
    moved[i] = point[i]!
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (bend[i * size + j]! + bend[j * size + i]!) / 2
      bend[i * size + j] = mean
      bend[j * size + i] = mean
    }
  }
  return bend
}
