import { normalCdf } from '../special/normal-cdf.ts'

/**
 * How many points pass, on average, before a CUSUM signals: without a shift the time to a false alarm, with a shift of
 * `shift` sigma the delay of a true one.
 *
 * Use it to choose the threshold: 5 gives a false alarm about every 465 points and finds a shift of one sigma in about
 * 10. Exact for independent normal points with known target and sigma.
 *
 * Source: Page's integral equation (1954, Biometrika 41), solved by Gauss–Legendre quadrature; two sides combined after
 * Van Dobben de Bruyn 1968, Cumulative Sum Tests.
 *
 * @example
 * cusumRunLength({ threshold: 5 }) // 465.44…
 */
export function cusumRunLength(
  options: { allowance?: number; threshold?: number; shift?: number; sides?: 1 | 2 } = {},
): number {
  const { allowance = 0.5, threshold = 5, shift = 0, sides = 2 } = options
  if (!(allowance >= 0 && allowance <= 5 && threshold > 0 && threshold <= 50 && Math.abs(shift) <= 10)) {
    throw new RangeError(
      `The run length is computed for allowances of 0 to 5, thresholds up to 50 and shifts up to 10 sigma; ` +
        `they are ${allowance}, ${threshold} and ${shift}.`,
    )
  }
  const high = oneSided(allowance - shift, threshold)
  if (sides === 1) return high
  const low = oneSided(allowance + shift, threshold)
  return 1 / (1 / high + 1 / low)
}

/** L(z) = 1 + L(0) Φ(k − z) + ∫ L(x) φ(x + k − z) dx over 0 to h, for z at the nodes and at 0; returns L(0). */
function oneSided(drift: number, threshold: number): number {
  const { nodes, weights } = gaussLegendre(Math.max(40, Math.ceil(8 * threshold)), threshold)
  const places = [0, ...nodes]
  const size = places.length
  const matrix = places.map((from, row) =>
    Float64Array.from({ length: size + 1 }, (_, column) => {
      if (column === size) return 1
      const flow =
        column === 0
          ? normalCdf(drift - from)
          : weights[column - 1]! * density(places[column]! + drift - from)
      return (row === column ? 1 : 0) - flow
    }),
  )
  return solveFirst(matrix)
}

function density(z: number): number {
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)
}

/** Nodes and weights on 0 to `length`, by Newton steps on the Legendre polynomial. */
function gaussLegendre(count: number, length: number): { nodes: number[]; weights: number[] } {
  const nodes: number[] = []
  const weights: number[] = []
  for (let index = 1; index <= count; index++) {
    let x = Math.cos((Math.PI * (index - 0.25)) / (count + 0.5))
    let slope = 0
    for (let step = 0; step < 20; step++) {
      let before = 1
      let value = x
      for (let degree = 2; degree <= count; degree++) {
        const next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
        before = value
        value = next
      }
      slope = (count * (x * value - before)) / (x * x - 1)
      const change = value / slope
      x -= change
      if (Math.abs(change) < 1e-15) break
    }
    nodes.push((length * (1 + x)) / 2)
    weights.push(length / ((1 - x * x) * slope * slope))
  }
  return { nodes, weights }
}

/** First unknown of a linear system whose last column is the right-hand side, by elimination with pivots. */
function solveFirst(matrix: Float64Array[]): number {
  const size = matrix.length
  for (let column = size - 1; column >= 0; column--) {
    let pivot = column
    for (let row = 0; row < column; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row
    }
    const chosen = matrix[pivot]!
    matrix[pivot] = matrix[column]!
    matrix[column] = chosen
    for (let row = 0; row < column; row++) {
      const current = matrix[row]!
      const factor = current[column]! / chosen[column]!
      for (let at = 0; at < column; at++) current[at]! -= factor * chosen[at]!
      current[size]! -= factor * chosen[size]!
    }
  }
  return matrix[0]![size]! / matrix[0]![0]!
}
