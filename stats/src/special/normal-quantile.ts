import { normalCdf } from './normal-cdf.ts'

/**
 * The value below which a share `probability` of a standard normal distribution lies.
 *
 * Use it for the z of an interval: 1.96 for 95% is `normalQuantile(0.975)`.
 *
 * Source: start after Abramowitz and Stegun 26.2.23, then Halley's steps on `normalCdf`.
 *
 * @example
 * normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`A normal quantile needs a probability between 0 and 1; it got ${probability}.`)
  }
  if (probability === 0.5) return 0
  if (probability > 0.5) return -lowerQuantile(1 - probability)
  return lowerQuantile(probability)
}

function lowerQuantile(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(probability))
  let z =
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  for (let step = 0; step < 3; step++) {
    const density = Math.exp((-z * z) / 2) / 2.5066282746310007
    const error = (normalCdf(z) - probability) / density
    z -= error / (1 + (z * error) / 2)
  }
  return z
}
