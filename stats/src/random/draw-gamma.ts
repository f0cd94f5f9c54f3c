/**
 * One draw from the gamma distribution with rate 1.
 *
 * Call it through `seededRandom(seed).gamma(shape, rate)`.
 *
 * Source: Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26(3).
 *
 * @example
 * drawGamma({ uniform, normal }, 2.5)
 */
export function drawGamma(source: { uniform(): number; normal(): number }, shape: number): number {
  if (shape < 1) {
    // Gamma(s) = Gamma(s + 1) · U^(1/s)
    return drawGamma(source, shape + 1) * Math.exp(Math.log(source.uniform()) / shape)
  }
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const normal = source.normal()
    const root = 1 + c * normal
    if (root <= 0) continue
    const cube = root * root * root
    if (Math.log(source.uniform()) < 0.5 * normal * normal + d - d * cube + d * Math.log(cube))
      return d * cube
  }
}
