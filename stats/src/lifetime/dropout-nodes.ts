import { gaussLegendre } from './gauss-legendre.ts'

const POINTS = 12
const ROOM = POINTS * 256
/** Twelve points are exact to 13 digits over a panel this wide, in which the integrand falls by e^−9. */
const WIDEST = 2.2
const STEEPEST = 9
const NEGLIGIBLE = 42
const { places, weights } = gaussLegendre(POINTS)

/** Logarithms are relative to those at the last purchase; `weight` includes the width of the step. */
export interface DropoutNodes {
  size: number
  purchaseLog: Float64Array
  dropoutLog: Float64Array
  purchaseInverse: Float64Array
  dropoutInverse: Float64Array
  weight: Float64Array
}

export interface DropoutShape {
  alpha: number
  beta: number
  /** r plus the fewest and the most repeats among the customers who share these times. */
  least: number
  most: number
  s: number
}

/** Room for the nodes, to be filled again and again. */
export function dropoutNodes(): DropoutNodes {
  const room = ROOM + POINTS
  return {
    size: 0,
    purchaseLog: new Float64Array(room),
    dropoutLog: new Float64Array(room),
    purchaseInverse: new Float64Array(room),
    dropoutInverse: new Float64Array(room),
    weight: new Float64Array(room),
  }
}

/**
 * Fills in where to evaluate the integral over the unseen moment of leaving, between the last purchase
 * and the end of observation, in the Pareto/NBD model. In the variable ln(min(alpha, beta) + y) the
 * integrand is analytic in a strip of half-width π, so that twelve points a panel give 13 digits.
 *
 * Use it inside the Pareto/NBD likelihood.
 *
 * Source: Gauss–Legendre panels, NIST DLMF 3.5(v), on the integral before Schmittlein, Morrison and
 * Colombo (1987), Management Science 33(1), put it in closed form.
 *
 * @example
 * fillDropoutNodes(dropoutNodes(), { alpha: 10.6, beta: 11.7, least: 2.6, most: 2.6, s: 0.6 }, 30.43, 38.86)
 */
export function fillDropoutNodes(
  nodes: DropoutNodes,
  { alpha, beta, least, most, s }: DropoutShape,
  recency: number,
  age: number,
): void {
  const origin = Math.min(alpha, beta)
  const start = origin + recency
  const span = Math.log1p((age - recency) / start)
  const logPurchase = (beyond: number) => Math.log1p(beyond / (alpha + recency))
  const logDropout = (beyond: number) => Math.log1p(beyond / (beta + recency))
  const steepness = (offset: number, exponent: number) => {
    const place = start * Math.exp(offset)
    return exponent / (1 + (alpha - origin) / place) + (s + 1) / (1 + (beta - origin) / place) - 1
  }
  let highest = 0
  nodes.size = 0
  for (let offset = 0; offset < span && nodes.size < ROOM;) {
    const beyond = start * Math.expm1(offset)
    const height = offset - least * logPurchase(beyond) - (s + 1) * logDropout(beyond)
    highest = Math.max(highest, height)
    if (height < highest - NEGLIGIBLE && steepness(offset, least) > 0) break
    // The slope grows along a panel, so its far end bounds the fall inside it.
    const widest = Math.min(WIDEST, span - offset)
    const width = Math.min(widest, STEEPEST / Math.max(1, steepness(offset + widest, most)))
    addPanel(nodes, { alpha, beta, start, recency }, offset, width)
    offset = offset + width >= span ? span : offset + width
  }
}

function addPanel(
  nodes: DropoutNodes,
  { alpha, beta, start, recency }: { alpha: number; beta: number; start: number; recency: number },
  offset: number,
  width: number,
): void {
  for (let point = 0; point < POINTS; point++) {
    const node = nodes.size++
    const to = offset + (width / 2) * (1 + places[point]!)
    const beyond = start * Math.expm1(to)
    nodes.purchaseLog[node] = alpha <= beta ? to : Math.log1p(beyond / (alpha + recency))
    nodes.dropoutLog[node] = beta <= alpha ? to : Math.log1p(beyond / (beta + recency))
    nodes.purchaseInverse[node] = 1 / (alpha + recency + beyond)
    nodes.dropoutInverse[node] = 1 / (beta + recency + beyond)
    nodes.weight[node] = ((width / 2) * weights[point]! * (start + beyond)) / (beta + recency)
  }
}
