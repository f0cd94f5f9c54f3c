import { fitOrdinalItem } from './fit-ordinal-item.ts'
import type { MixtureKernel } from './mixture-kernel.ts'
import { levelsOf } from './segment-table.ts'

/** How strongly variances are held away from zero; see `fitMixture`. */
export type VariancePrior = 'weak' | 'none'

// Fraley and Raftery 2007: three made-up observations with variance 1 / K² in standard units.
const PRIOR_PEOPLE = 3
const LOWEST_VARIANCE = 1e-12

/**
 * The parameters that fit the counts of the last pass best (`theta` is overwritten; ordinal items improve from where they
 * are).
 *
 * Source: the maximisation step of EM; variances after Fraley and Raftery 2007, Journal of Classification 24, 155–181.
 */
export function stepFrom(
  kernel: MixtureKernel,
  theta: Float64Array,
  total: number,
  prior: VariancePrior,
): void {
  const { layout, blocks, counts } = kernel
  const { segments } = layout
  blocks.forEach((block, place) => {
    const base = block.start * segments
    let size = block.size
    for (let index = block.factors.length - 1; index >= 0; index--) {
      const { item, radix } = block.factors[index]!
      size /= radix
      collapse(kernel, base, size, radix)
      fitItem(kernel, item, theta, prior)
    }
    if (place > 0) return
    for (let segment = 0; segment < segments; segment++) theta[segment] = counts[base + segment]! / total
  })
}

/** Sums the block over the answers of its last item, and leaves that item's own counts in `scratch`. */
function collapse(
  { counts, scratch, layout }: MixtureKernel,
  base: number,
  size: number,
  radix: number,
): void {
  const { segments } = layout
  scratch.fill(0)
  for (let code = 0; code < size; code++) {
    for (let segment = 0; segment < segments; segment++) {
      let sum = 0
      for (let level = 0; level < radix; level++) {
        const count = counts[base + (code * radix + level) * segments + segment]!
        scratch[level * segments + segment]! += count
        sum += count
      }
      counts[base + code * segments + segment] = sum
    }
  }
}

function fitItem(kernel: MixtureKernel, item: number, theta: Float64Array, prior: VariancePrior): void {
  const { segments, offsets } = kernel.layout
  const shape = kernel.table.items[item]!
  const offset = offsets[item]!
  if (shape.kind === 'numeric') return fitNumbers(kernel, item, theta, prior)
  const levels = levelsOf(shape)
  if (shape.kind === 'ordinal') return fitOrdinalItem(kernel.scratch, levels, segments, theta, offset)
  for (let segment = 0; segment < segments; segment++) {
    let sum = 0
    for (let level = 0; level < levels; level++) sum += kernel.scratch[level * segments + segment]!
    // A segment nobody is in keeps what it had.
    if (!(sum > 0)) continue
    for (let level = 0; level < levels; level++) {
      theta[offset + segment * levels + level] = kernel.scratch[level * segments + segment]! / sum
    }
  }
}

function fitNumbers(kernel: MixtureKernel, item: number, theta: Float64Array, prior: VariancePrior): void {
  const { segments, offsets } = kernel.layout
  const offset = offsets[item]!
  const place = kernel.numeric.indexOf(item)
  for (let segment = 0; segment < segments; segment++) {
    const people = kernel.scratch[segment]!
    if (!(people > 0)) continue
    const mean = kernel.sums[place * segments + segment]! / people
    const squares = Math.max(0, kernel.sumsOfSquares[place * segments + segment]! - people * mean * mean)
    const variance =
      prior === 'weak'
        ? (squares + 1 / segments ** 2) / (people + PRIOR_PEOPLE + 2)
        : Math.max(LOWEST_VARIANCE, squares / people)
    theta[offset + segment] = mean
    theta[offset + segments + segment] = Math.log(variance)
  }
}

/** What the variance prior adds to the log-likelihood, up to a constant: EM climbs their sum. */
export function priorHeight(kernel: MixtureKernel, theta: Float64Array, prior: VariancePrior): number {
  if (prior === 'none') return 0
  const { segments, offsets } = kernel.layout
  let height = 0
  for (const item of kernel.numeric) {
    for (let segment = 0; segment < segments; segment++) {
      const logVariance = theta[offsets[item]! + segments + segment]!
      height -= (PRIOR_PEOPLE / 2 + 1) * logVariance + Math.exp(-logVariance) / (2 * segments ** 2)
    }
  }
  return height
}
