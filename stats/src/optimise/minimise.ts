import { cholesky } from './cholesky.ts'
import { solveCholesky } from './solve-cholesky.ts'
import { updateCurvature } from './update-curvature.ts'

const STALL_AFTER = 8

/** Returns the value at `point` and writes its slope into `gradient`. An infinite value means "not here". */
export type Objective = (point: Float64Array, gradient: Float64Array) => number

export interface MinimiseOptions {
  lower?: ArrayLike<number>
  upper?: ArrayLike<number>
  /** The search ends when no free slope is steeper than this, relative to the size of the value. */
  tolerance?: number
  maximumIterations?: number
  signal?: AbortSignal
  onProgress?: (progress: { iteration: number; value: number }) => void
}

export interface Minimum {
  point: Float64Array
  value: number
  gradient: Float64Array
  iterations: number
  evaluations: number
  converged: boolean
  /** Which coordinates ended on their bound, pushed against it. */
  atBound: boolean[]
}

/**
 * Finds a point near `start` where a smooth function is least, inside bounds.
 *
 * Use it to fit models with up to some dozens of parameters. It finds one valley: start it from
 * several places with `minimiseFromStarts`.
 *
 * Source: projected quasi-Newton with a damped BFGS update and an Armijo search; Nocedal and Wright,
 * Numerical Optimization (2006), chapters 6, 16.7 and 18.3 (damping after Powell).
 *
 * @example
 * minimise((point, gradient) => {
 *   gradient[0] = 2 * (point[0]! - 3)
 *   return (point[0]! - 3) ** 2
 * }, [0], { upper: [2] }).point[0] // 2, the bound
 */
export function minimise(
  objective: Objective,
  start: ArrayLike<number>,
  options: MinimiseOptions = {},
): Minimum {
  const size = start.length
  const { tolerance = 1e-9, maximumIterations = 500, signal, onProgress } = options
  const lower = boundsOf(options.lower, size, -Infinity)
  const upper = boundsOf(options.upper, size, Infinity)
  const point = Float64Array.from(start)
  for (let i = 0; i < size; i++) {
    if (!(lower[i]! <= upper[i]!))
      throw new RangeError(`The lower bound of coordinate ${i + 1} is above its upper bound.`)
    point[i] = Math.min(Math.max(point[i]!, lower[i]!), upper[i]!)
  }
  const gradient = new Float64Array(size)
  let value = objective(point, gradient)
  if (!isUsable(value, gradient)) {
    throw new RangeError(
      `The search cannot start where the value is ${value}. Choose another starting point.`,
    )
  }
  const curvature = identity(size)
  const next = new Float64Array(size)
  const nextGradient = new Float64Array(size)
  let evaluations = 1
  let iteration = 0
  let converged = false
  let fresh = true
  let mark = value

  for (; iteration < maximumIterations; iteration++) {
    signal?.throwIfAborted()
    onProgress?.({ iteration, value })
    const free = freeCoordinates(point, gradient, lower, upper)
    if (steepest(gradient, free) <= tolerance * Math.max(1, Math.abs(value))) {
      converged = true
      break
    }
    let direction = newtonDirection(curvature, gradient, free, size)
    if (dot(direction, gradient) >= 0) {
      curvature.set(identity(size))
      fresh = true
      direction = newtonDirection(curvature, gradient, free, size)
    }
    if (iteration % STALL_AFTER === STALL_AFTER - 1) {
      // On a ridge the search could creep for ever without lowering the value by anything that matters.
      if (mark - value <= 1e-11 * Math.max(1, Math.abs(value))) {
        converged = isNearlyFlat(gradient, free, value)
        break
      }
      mark = value
    }
    // Without curvature yet, the first step moves no coordinate by more than a half.
    let length = fresh ? Math.min(1, 0.5 / largest(direction)) : Math.min(1, 8 / largest(direction))
    let accepted = false
    let candidate = value
    for (let halving = 0; halving < 50; halving++) {
      for (let i = 0; i < size; i++) {
        next[i] = Math.min(Math.max(point[i]! + length * direction[i]!, lower[i]!), upper[i]!)
      }
      candidate = objective(next, nextGradient)
      evaluations++
      const expected = slopeAlong(gradient, next, point)
      if (isUsable(candidate, nextGradient) && candidate <= value + 1e-4 * expected) {
        accepted = true
        break
      }
      length *= Number.isFinite(candidate) ? shrinkage(value, candidate, expected) : 0.25
    }
    if (!accepted) {
      if (fresh) {
        // Rounding hides any further descent: the slope says whether this is the bottom.
        converged = isNearlyFlat(gradient, free, value)
        break
      }
      curvature.set(identity(size))
      fresh = true
      continue
    }
    updateCurvature(curvature, { point, next, gradient, nextGradient, fresh })
    fresh = false
    point.set(next)
    gradient.set(nextGradient)
    value = candidate
  }
  const free = freeCoordinates(point, gradient, lower, upper)
  return {
    point,
    value,
    gradient,
    iterations: iteration,
    evaluations,
    converged,
    atBound: Array.from(free, (is) => is === 0),
  }
}

function boundsOf(bounds: ArrayLike<number> | undefined, size: number, otherwise: number): Float64Array {
  if (!bounds) return new Float64Array(size).fill(otherwise)
  if (bounds.length === size) return Float64Array.from(bounds)
  throw new RangeError(`There are ${bounds.length} bounds for ${size} coordinates. Give one for each.`)
}

function isUsable(value: number, gradient: Float64Array): boolean {
  return Number.isFinite(value) && gradient.every(Number.isFinite)
}

function identity(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? 1 : 0))
}

/** A coordinate on its bound stays there while the slope pushes it outwards. */
function freeCoordinates(
  point: Float64Array,
  gradient: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
) {
  return Uint8Array.from(point, (value, i) =>
    (value <= lower[i]! && gradient[i]! > 0) || (value >= upper[i]! && gradient[i]! < 0) ? 0 : 1,
  )
}

function steepest(gradient: Float64Array, free: Uint8Array): number {
  return gradient.reduce((most, slope, i) => (free[i] ? Math.max(most, Math.abs(slope)) : most), 0)
}

function isNearlyFlat(gradient: Float64Array, free: Uint8Array, value: number): boolean {
  return steepest(gradient, free) <= 1e-5 * Math.max(1, Math.abs(value))
}

function newtonDirection(curvature: Float64Array, gradient: Float64Array, free: Uint8Array, size: number) {
  const places = Array.from(free.keys()).filter((i) => free[i])
  const small = new Float64Array(places.length * places.length)
  const slopes = new Float64Array(places.length)
  places.forEach((i, row) => {
    slopes[row] = -gradient[i]!
    places.forEach((j, column) => (small[row * places.length + column] = curvature[i * size + j]!))
  })
  const { factor, isPositiveDefinite } = cholesky(small, places.length)
  const solved = isPositiveDefinite ? solveCholesky(factor, slopes) : slopes
  const direction = new Float64Array(size)
  places.forEach((i, row) => (direction[i] = solved[row]!))
  return direction
}

function dot(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, i) => sum + value * right[i]!, 0)
}

function largest(direction: Float64Array): number {
  return direction.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-300)
}

function slopeAlong(gradient: Float64Array, next: Float64Array, point: Float64Array): number {
  return gradient.reduce((sum, slope, i) => sum + slope * (next[i]! - point[i]!), 0)
}

/** The bottom of the parabola through both values and the slope, kept between a tenth and a half. */
function shrinkage(value: number, candidate: number, expected: number): number {
  return Math.min(0.5, Math.max(0.1, -expected / (2 * (candidate - value - expected))))
}
