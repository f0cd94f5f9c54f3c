/**
 * ln(1 + x) − x without losing digits near zero, for x above −1.
 *
 * Use it where an exponent nearly cancels, as in gamma and Poisson chances near their mean.
 *
 * Source: the series of 2 artanh(x / (2 + x)), Abramowitz and Stegun 4.1.27.
 *
 * @example
 * logOnePlusMinus(1e-8) // -4.99999996666667e-17
 */
export function logOnePlusMinus(x: number): number {
  if (!(x > -1)) throw new RangeError(`ln(1 + x) needs x above −1; it got ${x}.`)
  if (Math.abs(x) > 0.3) return Math.log1p(x) - x
  // ln(1 + x) = 2u + 2u³/3 + …, and 2u − x = −u x.
  const u = x / (2 + x)
  const square = u * u
  let sum = 0
  for (let n = 29; n >= 3; n -= 2) sum = sum * square + 2 / n
  return u * (square * sum - x)
}
