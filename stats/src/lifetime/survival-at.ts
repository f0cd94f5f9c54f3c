import type { SurvivalCurve } from './kaplan-meier.ts'

/**
 * The share still there at a time, with its interval, from a Kaplan–Meier curve.
 *
 * Use it up to the last time seen; beyond it the data say nothing, and it refuses.
 *
 * Source: Kaplan and Meier (1958), JASA 53.
 *
 * @example
 * survivalAt(kaplanMeier({ times: [9, 13, 13, 18, 23, 28, 31], ended: [1, 1, 0, 1, 1, 0, 1] }), 13) // { survival: 0.7142…, standardError: 0.1707…, low: 0.2581…, high: 0.9197… }
 */
export function survivalAt(
  curve: SurvivalCurve,
  time: number,
): { survival: number; standardError: number; low: number; high: number } {
  if (!(time >= 0)) throw new RangeError(`A time is zero or more; it is ${time}.`)
  const last = curve.steps.at(-1)!
  if (time > last.time && last.survival > 0) {
    throw new RangeError(
      `Nobody was observed beyond ${last.time}, so survival at ${time} is unknown. Ask for an earlier time.`,
    )
  }
  const step = curve.steps.findLast((candidate) => candidate.time <= time)
  if (!step) return { survival: 1, standardError: 0, low: 1, high: 1 }
  const { survival, standardError, low, high } = step
  return { survival, standardError, low, high }
}
