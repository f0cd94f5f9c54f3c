/**
 * Returns the confidence itself, or refuses one that is not strictly between 0 and 1 (95 is a usual slip for 0.95).
 *
 * Use it first in a function that takes a confidence.
 *
 * @example
 * checkConfidence(0.95) // 0.95
 */
export function checkConfidence(confidence: number): number {
  if (confidence > 0 && confidence < 1) return confidence
  throw new RangeError(`Confidence must lie strictly between 0 and 1, such as 0.95, but it is ${confidence}.`)
}
