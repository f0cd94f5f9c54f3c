/**
 * Learns the curvature of a function from one step and the change of its slope. The curvature stays
 * positive definite whatever the step found.
 *
 * Use it inside `minimise`.
 *
 * Source: damped BFGS, Powell (1978); Nocedal and Wright (2006), procedure 18.2.
 *
 * @example
 * updateCurvature(curvature, { point, next, gradient, nextGradient, fresh: false })
 */
export function updateCurvature(
  curvature: Float64Array,
  {
    point,
    next,
    gradient,
    nextGradient,
    fresh,
  }: {
    point: Float64Array
    next: Float64Array
    gradient: Float64Array
    nextGradient: Float64Array
    fresh: boolean
  },
): void {
  const size = point.length
  const step = next.map((value, i) => value - point[i]!)
  const change = nextGradient.map((value, i) => value - gradient[i]!)
  const along = dot(step, change)
  if (fresh && along > 0) {
    const scale = Math.max(dot(change, change) / along, 1e-8)
    for (let i = 0; i < size; i++) curvature[i * size + i] = scale
  }
  const product = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) product[i]! += curvature[i * size + j]! * step[j]!
  }
  const quadratic = dot(step, product)
  if (!(quadratic > 0)) return
  const damping = along >= 0.2 * quadratic ? 1 : (0.8 * quadratic) / (quadratic - along)
  const damped = change.map((value, i) => damping * value + (1 - damping) * product[i]!)
  const scale = dot(step, damped)
  if (!(scale > 0)) return
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      curvature[i * size + j]! += (damped[i]! * damped[j]!) / scale - (product[i]! * product[j]!) / quadratic
    }
  }
}

function dot(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, i) => sum + value * right[i]!, 0)
}
