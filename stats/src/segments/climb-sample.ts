import type { SeededRandom } from '../random/seeded-random.ts'
import { climbMixture } from './climb-mixture.ts'
import { buildKernel } from './mixture-kernel.ts'
import { layoutOf } from './mixture-layout.ts'
import type { VariancePrior } from './mixture-step.ts'
import { columnsOf, type SegmentTable } from './segment-table.ts'

const LARGE = 20_000
const SAMPLE = 6000

/**
 * With very many patterns: climbs most of the way on a sample of them, where a pass costs a fraction. The climb on all
 * people then only has the last steps to go. With fewer patterns the start is returned as it is.
 *
 * Source: subset starts, Fraley, Raftery and Wehrens 2005, Journal of Computational and Graphical Statistics 14, 529–546.
 */
export function climbSample(
  table: SegmentTable,
  start: Float64Array,
  random: SeededRandom,
  options: { maximumPasses: number; prior: VariancePrior; signal?: AbortSignal },
): Float64Array {
  const patterns = table.weights.length
  if (patterns <= LARGE) return start
  const { chosen, numeric } = columnsOf(table.items)
  const sample: SegmentTable = {
    ...table,
    codes: new Int32Array(SAMPLE * chosen.length),
    values: new Float64Array(SAMPLE * numeric.length),
    weights: new Float64Array(SAMPLE),
  }
  for (let place = 0; place < SAMPLE; place++) {
    const pattern = random.integer(patterns)
    sample.weights[place] = table.weights[pattern]!
    for (let at = 0; at < chosen.length; at++) {
      sample.codes[place * chosen.length + at] = table.codes[pattern * chosen.length + at]!
    }
    for (let at = 0; at < numeric.length; at++) {
      sample.values[place * numeric.length + at] = table.values[pattern * numeric.length + at]!
    }
  }
  const segments = segmentsOf(table, start)
  const kernel = buildKernel(sample, segments)
  const { theta } = climbMixture(kernel, start, sample.weights, { ...options, tolerance: 0.05 })
  return liftZeros(table, theta, segments)
}

function segmentsOf(table: SegmentTable, theta: Float64Array): number {
  let segments = 1
  while (layoutOf(table.items, segments).length < theta.length) segments++
  return segments
}

/** An answer nobody in the sample gave must not stay impossible. */
function liftZeros(table: SegmentTable, theta: Float64Array, segments: number): Float64Array {
  const { offsets } = layoutOf(table.items, segments)
  table.items.forEach((item, index) => {
    if (item.kind !== 'nominal') return
    const levels = item.levels.length
    for (let at = offsets[index]!; at < offsets[index]! + segments * levels; at++) {
      theta[at] = (theta[at]! + 1e-4) / (1 + levels * 1e-4)
    }
  })
  return theta
}
