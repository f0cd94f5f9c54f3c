/**
 * Places and weights of Gauss–Legendre quadrature on −1 … 1.
 *
 * Use it for integrals of smooth functions over a finite range.
 *
 * Source: Newton's method on the Legendre polynomial, NIST DLMF 3.5(v).
 *
 * @example
 * gaussLegendre(2) // { places: [-0.577…, 0.577…], weights: [1, 1] }
 */
export function gaussLegendre(count: number): { places: Float64Array; weights: Float64Array } {
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`Quadrature needs a whole number of places; it got ${count}.`)
  const places = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let index = 0; index < count; index++) {
    let x = -Math.cos((Math.PI * (index + 0.75)) / (count + 0.5))
    let slope = 1
    for (let step = 0; step < 8; step++) {
      let before = 1
      let value = x
      for (let degree = 2; degree <= count; degree++) {
        const next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
        before = value
        value = next
      }
      slope = count === 1 ? 1 : (count * (x * value - before)) / (x * x - 1)
      x -= value / slope
    }
    places[index] = x
    weights[index] = 2 / ((1 - x * x) * slope * slope)
  }
  return { places, weights }
}
