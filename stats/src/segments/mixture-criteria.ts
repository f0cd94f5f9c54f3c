import type { MixtureKernel } from './mixture-kernel.ts'
import { loadParameters } from './mixture-kernel.ts'
import { freeParameters } from './mixture-layout.ts'
import { membership } from './mixture-pass.ts'
import { sumOf } from './segment-table.ts'

export type MixtureCriteria = {
  /** in the units of the answers, so that fits of one data set can be compared */
  logLikelihood: number
  parameters: number
  aic: number
  /** smaller is better; decides whether there are segments at all */
  bic: number
  /** BIC plus twice the entropy of the assignments (Biernacki, Celeux and Govaert 2000): small only if segments are apart */
  entropyIcl: number
  /** BIC with every person in the most likely segment, as flexmix and mclust print it */
  assignedIcl: number
  /** 1: everybody clearly belongs somewhere; 0: assignments are guesses */
  separation: number
}

/**
 * Measures by which fits with different numbers of segments are compared.
 *
 * Source: Schwarz 1978, Annals of Statistics 6, 461–464 (BIC); Biernacki, Celeux and Govaert 2000, IEEE TPAMI 22, 719–725
 * (ICL); Ramaswamy et al. 1993, Marketing Science 12, 103–124 (entropy R²).
 */
export function mixtureCriteria(
  kernel: MixtureKernel,
  theta: Float64Array,
  standardLogLikelihood: number,
): MixtureCriteria {
  const { segments } = kernel.layout
  const { items, weights } = kernel.table
  const people = sumOf(weights)
  const parameters = freeParameters(items, segments)
  const logLikelihood = standardLogLikelihood - unitsOf(kernel)
  const bic = -2 * logLikelihood + parameters * Math.log(people)
  loadParameters(kernel, theta)
  const shares = membership(kernel)
  let entropy = 0
  let missed = 0
  for (let pattern = 0; pattern < weights.length; pattern++) {
    let largest = 0
    for (let segment = 0; segment < segments; segment++) {
      const share = shares[pattern * segments + segment]!
      if (share > 0) entropy -= weights[pattern]! * share * Math.log(share)
      if (share > largest) largest = share
    }
    missed -= weights[pattern]! * Math.log(largest)
  }
  return {
    logLikelihood,
    parameters,
    aic: 2 * parameters - 2 * logLikelihood,
    bic,
    entropyIcl: bic + 2 * entropy,
    assignedIcl: bic + 2 * missed,
    separation: segments === 1 ? 1 : 1 - entropy / (people * Math.log(segments)),
  }
}

/** Numbers were fitted in standard deviations; their densities in the given units differ by this. */
function unitsOf({ table, numeric }: MixtureKernel): number {
  return numeric.reduce((sum, index, place) => {
    const item = table.items[index]!
    if (item.kind !== 'numeric') return sum
    let given = 0
    for (let pattern = 0; pattern < table.weights.length; pattern++) {
      if (!Number.isNaN(table.values[pattern * numeric.length + place]!)) given += table.weights[pattern]!
    }
    return sum + given * Math.log(item.deviation)
  }, 0)
}
