import type { CovariateGroups } from './covariate-groups.ts'

/**
 * The traits of all groups with mean 0 and standard deviation 1, and what was taken off.
 *
 * Use it inside a fit with covariates, so that the search sees all of them at one size.
 *
 * Source: usual standardisation.
 *
 * @example
 * standardisedTraits(covariates).means
 */
export function standardisedTraits({ names, groups, whole }: CovariateGroups): {
  traits: Float64Array[]
  means: number[]
  deviations: number[]
} {
  const means = names.map((_, k) => {
    return groups.reduce((sum, { traits, table }) => sum + traits[k]! * table.customers, 0) / whole.customers
  })
  const deviations = names.map((_, k) => {
    const squares = groups.reduce(
      (sum, { traits, table }) => sum + (traits[k]! - means[k]!) ** 2 * table.customers,
      0,
    )
    return Math.sqrt(squares / whole.customers)
  })
  const traits = groups.map((group) =>
    Float64Array.from(group.traits, (value, k) => (value - means[k]!) / deviations[k]!),
  )
  return { traits, means, deviations }
}
