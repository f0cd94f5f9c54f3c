import { wilsonInterval } from './wilson-interval.ts'

/**
 * How many answers it takes until an observed share, if it stays, is clearly above a benchmark.
 *
 * Use it to tell a team when to look again: at 50 % "very disappointed" the 40 % mark is cleared with 94 answers.
 *
 * Source: smallest n at which the lower Wilson bound of the nearest whole number of hits exceeds the benchmark and
 * stays above it for every larger n up to twice that; Wilson 1927.
 *
 * @example
 * sampleSizeToClear({ observed: 0.5, benchmark: 0.4 }) // 94
 */
export function sampleSizeToClear({
  observed,
  benchmark,
  confidence = 0.95,
}: {
  observed: number
  benchmark: number
  confidence?: number
}): number {
  if (!(benchmark >= 0 && benchmark < observed && observed <= 1)) {
    throw new RangeError(
      `A share of ${observed} will never clear a benchmark of ${benchmark}; it must lie above it, both from 0 to 1.`,
    )
  }
  // Only numbers of people at which the observed share can occur exactly are compared; else rounding decides.
  const clears = (n: number) => wilsonInterval(observed * n, n, confidence).low > benchmark
  let n = 1
  while (!clears(n) || !isWhole(observed * n)) {
    n++
    if (n > 1e7)
      throw new RangeError('The share is too close to the benchmark: ten million answers are not enough.')
  }
  return n
}

function isWhole(hits: number): boolean {
  return Math.abs(hits - Math.round(hits)) < 1e-6 * Math.max(1, hits)
}
