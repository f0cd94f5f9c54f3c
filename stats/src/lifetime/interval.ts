/** A number with its interval, and how the interval was found. */
export interface Interval {
  value: number
  low: number
  high: number
  level: number
  method: 'Laplace' | 'profile' | 'bootstrap'
}

/**
 * Refuses a level of confidence that is not between 0 and 1.
 *
 * Use it before an interval.
 *
 * Source: definition.
 *
 * @example
 * requireLevel(95) // throws RangeError
 */
export function requireLevel(level: number): void {
  if (level > 0 && level < 1) return
  throw new RangeError(`A level lies between 0 and 1, such as 0.95; it is ${level}.`)
}
