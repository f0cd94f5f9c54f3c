const NEGLIGIBLE = 42

/**
 * The logarithm of ∫ exp(g(y)) dy over the whole line, for a smooth g with one peak.
 *
 * Use it for integrals whose value over- or underflows, and whose integrand is positive: nothing
 * cancels, so that (nearly) all digits are right.
 *
 * Source: the trapezoidal rule, which converges geometrically for such integrands; Trefethen and
 * Weideman (2014), SIAM Review 56(3).
 *
 * @example
 * logIntegral((y) => (-y * y) / 2) // 0.9189385332046727, half the logarithm of 2π
 */
export function logIntegral(logIntegrand: (y: number) => number, start = 0): number {
  const peak = findPeak(logIntegrand, start)
  const top = logIntegrand(peak)
  if (!(top > -Infinity && top < Infinity)) {
    throw new RangeError('The integrand has no finite peak. Check that its parameters are above zero.')
  }
  const left = findEdge(logIntegrand, peak, top, -1)
  const right = findEdge(logIntegrand, peak, top, 1)
  let step = (right - left) / 32
  let sum = 0
  for (let y = left; y <= right + step / 2; y += step) sum += Math.exp(logIntegrand(y) - top)
  let before = sum * step
  for (let halving = 0; halving < 16; halving++) {
    for (let y = left + step / 2; y < right; y += step) sum += Math.exp(logIntegrand(y) - top)
    step /= 2
    const now = sum * step
    // One halving doubles the correct digits, so a change of 1e-9 leaves an error far below 1e-16.
    if (Math.abs(now - before) <= 1e-9 * now) return top + Math.log(now)
    before = now
  }
  return top + Math.log(before)
}

function findPeak(logIntegrand: (y: number) => number, start: number): number {
  let centre = start
  let value = logIntegrand(centre)
  let stride = 1
  // Uphill with growing strides, then a golden section between the two neighbours of the best point.
  for (const direction of [1, -1]) {
    stride = 1
    for (let next = logIntegrand(centre + direction); next > value && stride < 1e6; stride *= 2) {
      centre += direction * stride
      value = next
      next = logIntegrand(centre + direction * stride * 2)
    }
  }
  let low = centre - 2 * stride
  let high = centre + 2 * stride
  for (let step = 0; step < 60; step++) {
    const third = (high - low) * 0.3819660112501051
    if (logIntegrand(low + third) < logIntegrand(high - third)) low += third
    else high -= third
    if (high - low < 1e-4) break
  }
  const found = (low + high) / 2
  return logIntegrand(found) >= value ? found : centre
}

function findEdge(logIntegrand: (y: number) => number, peak: number, top: number, direction: number): number {
  let outside = 1e-3
  while (logIntegrand(peak + direction * outside) > top - NEGLIGIBLE) {
    outside *= 2
    if (outside > 1e9)
      throw new RangeError('The integral does not converge. Check that its parameters are above zero.')
  }
  let inside = outside / 2
  for (let step = 0; step < 5; step++) {
    const middle = (inside + outside) / 2
    if (logIntegrand(peak + direction * middle) > top - NEGLIGIBLE) inside = middle
    else outside = middle
  }
  return peak + direction * outside
}
