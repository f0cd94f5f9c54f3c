import type { MixtureKernel } from './mixture-kernel.ts'
import type { VariancePrior } from './mixture-step.ts'
import { sumOf } from './segment-table.ts'

// Below a twentieth of the overall spread a segment is a handful of equal numbers, not a group of people.
const SMALLEST_DEVIATION = 0.05

/**
 * Sentences that say why a solution must not be believed: a segment that shrank onto people with one and the same number,
 * or a segment of fewer than two people. Empty when nothing is wrong.
 *
 * Source: the likelihood is unbounded where a variance goes to zero (Day 1969, Biometrika 56, 463–474).
 */
export function degenerateBecause(
  kernel: MixtureKernel,
  theta: Float64Array,
  prior: VariancePrior,
): string[] {
  const { segments, offsets } = kernel.layout
  const people = sumOf(kernel.table.weights)
  const reasons: string[] = []
  for (let segment = 0; segment < segments; segment++) {
    const members = theta[segment]! * people
    if (segments > 1 && members < 2) reasons.push(`Segment ${segment + 1} has fewer than two people.`)
    for (const item of kernel.numeric) {
      const variance = Math.exp(theta[offsets[item]! + segments + segment]!)
      if (Math.sqrt(ownVariance(variance, members, segments, prior)) < SMALLEST_DEVIATION) {
        reasons.push(
          `Segment ${segment + 1} is little else than people with one number for "${kernel.table.items[item]!.name}". ` +
            'Treat that item as ordinal.',
        )
      }
    }
  }
  return reasons
}

/** The variance of the people themselves, without what the prior added (see `mixture-step.ts`). */
function ownVariance(variance: number, members: number, segments: number, prior: VariancePrior): number {
  if (prior === 'none') return variance
  return Math.max(0, (variance * (members + 5) - 1 / segments ** 2) / Math.max(1, members))
}
