import { minimise } from './minimise.ts'
import type { Minimum, MinimiseOptions, Objective } from './minimise.ts'

export interface BestMinimum extends Minimum {
  /** How many starts were tried, and how many of them ended as low as the best. */
  starts: number
  startsAtBest: number
  /** Every end, lowest first, for a caller who wants to check more than the first. */
  ends: Minimum[]
}

/**
 * The lowest of the valleys reached from several starting points, and how many starts reached it.
 *
 * Use it whenever a likelihood may have more than one peak.
 *
 * Source: multistart with `minimise`.
 *
 * @example
 * const valleys = withNumericGradient((point) => (point[0]! ** 2 - 1) ** 2 + 0.3 * point[0]!)
 * minimiseFromStarts(valleys, [[2], [0.9], [-2]]).startsAtBest // 1
 */
export function minimiseFromStarts(
  objective: Objective,
  starts: readonly ArrayLike<number>[],
  options: MinimiseOptions = {},
): BestMinimum {
  if (starts.length === 0) throw new RangeError('A search needs at least one starting point.')
  const ends: Minimum[] = []
  for (const start of starts) {
    if (isPossible(objective, start, options)) ends.push(minimise(objective, start, options))
  }
  const best = ends.toSorted((one, other) => one.value - other.value)
  const first = best[0]
  if (!first) throw new RangeError('The function has no finite value at any starting point.')
  const close = 1e-6 * Math.max(1, Math.abs(first.value))
  return {
    ...first,
    evaluations: ends.reduce((sum, end) => sum + end.evaluations, 0),
    starts: starts.length,
    startsAtBest: ends.filter((end) => end.value <= first.value + close).length,
    ends: best,
  }
}

function isPossible(objective: Objective, start: ArrayLike<number>, options: MinimiseOptions): boolean {
  const inside = Float64Array.from(start, (value, i) =>
    Math.min(Math.max(value, options.lower?.[i] ?? -Infinity), options.upper?.[i] ?? Infinity),
  )
  const gradient = new Float64Array(inside.length)
  return Number.isFinite(objective(inside, gradient)) && gradient.every(Number.isFinite)
}
