import { layoutOf, logAnswers, type MixtureLayout } from './mixture-layout.ts'
import { columnsOf, levelsOf, type SegmentTable } from './segment-table.ts'

/** One factor of a block: an item with its answers (and one more for "missing"), or whether a number was given. */
type Factor = { item: number; radix: number; missing: boolean }
type Block = { factors: Factor[]; start: number; size: number }

/**
 * Everything that stays the same from pass to pass. Several items together are one block with one code per pattern, so
 * that a pass looks up a few blocks instead of many items; this is exact.
 */
export type MixtureKernel = {
  table: SegmentTable
  layout: MixtureLayout
  blocks: Block[]
  /** patterns × blocks: where the pattern's code begins in `logs` and `counts` */
  slots: Int32Array
  logs: Float64Array
  counts: Float64Array
  /** patterns × numeric items; a missing number is 0 */
  values: Float64Array
  numeric: number[]
  linear: Float64Array
  squared: Float64Array
  sums: Float64Array
  sumsOfSquares: Float64Array
  /** answer × segment, for one item */
  scratch: Float64Array
}

export function buildKernel(table: SegmentTable, segments: number): MixtureKernel {
  const { chosen, numeric } = columnsOf(table.items)
  const patterns = table.weights.length
  const gap = (values: ArrayLike<number>, width: number, place: number) => {
    for (let at = place; at < values.length; at += width) if (!(values[at]! >= -1e300)) return true
    return false
  }
  const factors: Factor[] = []
  chosen.forEach((item, place) => {
    let missing = false
    for (let at = place; at < table.codes.length; at += chosen.length) missing ||= table.codes[at]! < 0
    factors.push({ item, radix: levelsOf(table.items[item]!) + (missing ? 1 : 0), missing })
  })
  numeric.forEach((item, place) => {
    const missing = gap(table.values, numeric.length, place)
    factors.push({ item, radix: missing ? 2 : 1, missing })
  })
  // Large blocks pay only when many patterns share the cost of their table.
  const blocks = packBlocks(factors, Math.min(2048, Math.max(16, patterns / 6)))
  const width = blocks.reduce((sum, block) => sum + block.size, 0)
  const largest = Math.max(2, ...factors.map((factor) => factor.radix))
  return {
    table,
    layout: layoutOf(table.items, segments),
    blocks,
    slots: slotsOf(table, blocks, chosen, numeric, segments),
    logs: new Float64Array(width * segments),
    counts: new Float64Array(width * segments),
    values: table.values.map((value) => (Number.isNaN(value) ? 0 : value)),
    numeric,
    linear: new Float64Array(numeric.length * segments),
    squared: new Float64Array(numeric.length * segments),
    sums: new Float64Array(numeric.length * segments),
    sumsOfSquares: new Float64Array(numeric.length * segments),
    scratch: new Float64Array(largest * segments),
  }
}

function packBlocks(factors: Factor[], limit: number): Block[] {
  const blocks: Block[] = []
  let current: Block | undefined
  for (const factor of factors) {
    if (!current || current.size * factor.radix > limit) {
      current = { factors: [], start: 0, size: 1 }
      blocks.push(current)
    }
    current.factors.push(factor)
    current.size *= factor.radix
  }
  let start = 0
  for (const block of blocks) {
    block.start = start
    start += block.size
  }
  return blocks
}

function slotsOf(
  table: SegmentTable,
  blocks: Block[],
  chosen: number[],
  numeric: number[],
  segments: number,
): Int32Array {
  const patterns = table.weights.length
  const slots = new Int32Array(patterns * blocks.length)
  blocks.forEach((block, place) => {
    for (let pattern = 0; pattern < patterns; pattern++) {
      let code = 0
      for (const { item, radix } of block.factors) {
        const column = chosen.indexOf(item)
        const level =
          column >= 0
            ? table.codes[pattern * chosen.length + column]!
            : Number.isNaN(table.values[pattern * numeric.length + numeric.indexOf(item)]!)
              ? -1
              : 0
        code = code * radix + (level < 0 ? radix - 1 : level)
      }
      slots[pattern * blocks.length + place] = (block.start + code) * segments
    }
  })
  return slots
}

/** Fills the block tables and the coefficients of the numeric items from the parameters. */
export function loadParameters(kernel: MixtureKernel, theta: Float64Array): void {
  const { segments, offsets } = kernel.layout
  const { items } = kernel.table
  kernel.numeric.forEach((item, place) => {
    for (let segment = 0; segment < segments; segment++) {
      const precision = Math.exp(-theta[offsets[item]! + segments + segment]!)
      kernel.linear[place * segments + segment] = theta[offsets[item]! + segment]! * precision
      kernel.squared[place * segments + segment] = -precision / 2
    }
  })
  kernel.blocks.forEach((block, place) => {
    const base = block.start * segments
    for (let segment = 0; segment < segments; segment++) {
      kernel.logs[base + segment] = place === 0 ? Math.log(Math.max(1e-300, theta[segment]!)) : 0
    }
    let size = 1
    for (const { item, radix, missing } of block.factors) {
      const shape = items[item]!
      if (shape.kind === 'numeric') constantsOf(kernel, theta, offsets[item]!)
      else logAnswers(shape, theta, offsets[item]!, segments, kernel.scratch)
      if (missing) kernel.scratch.fill(0, (radix - 1) * segments, radix * segments)
      expand(kernel.logs, base, size, radix, segments, kernel.scratch)
      size *= radix
    }
  })
}

/** What a given number adds whatever its value; nothing when it is missing. */
function constantsOf({ layout, scratch }: MixtureKernel, theta: Float64Array, offset: number): void {
  const { segments } = layout
  for (let segment = 0; segment < segments; segment++) {
    const mean = theta[offset + segment]!
    const logVariance = theta[offset + segments + segment]!
    scratch[segment] = -0.5 * (Math.log(2 * Math.PI) + logVariance + mean * mean * Math.exp(-logVariance))
  }
}

/** Adds one more factor to the table of a block, from the last code to the first so that it can stay in place. */
function expand(
  logs: Float64Array,
  base: number,
  size: number,
  radix: number,
  segments: number,
  factor: Float64Array,
): void {
  for (let code = size - 1; code >= 0; code--) {
    for (let level = radix - 1; level >= 0; level--) {
      const to = base + (code * radix + level) * segments
      for (let segment = 0; segment < segments; segment++) {
        logs[to + segment] = logs[base + code * segments + segment]! + factor[level * segments + segment]!
      }
    }
  }
}
