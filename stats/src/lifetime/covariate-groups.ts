import { customerTable } from './customer-table.ts'
import type { CustomerColumns, CustomerTable } from './customer-table.ts'

export interface CovariateGroups {
  names: string[]
  /** Customers with the same traits share a group. */
  groups: { traits: number[]; table: CustomerTable }[]
  whole: CustomerTable
}

/**
 * Sorts customers with their traits (numbers that do not change: 0 and 1 for a yes or no) into groups
 * of equal traits, each with its table of distinct histories.
 *
 * Use it before `fitWithCovariates`.
 *
 * Source: the likelihood depends on a customer through history and traits alone.
 *
 * @example
 * covariateGroups({ repeats: [1, 0, 2], recency: [4, 0, 6], age: [9, 9, 9] }, { referred: [1, 0, 0] }).groups.length // 2
 */
export function covariateGroups(
  columns: CustomerColumns,
  traits: Record<string, ArrayLike<number>>,
): CovariateGroups {
  const names = Object.keys(traits)
  const rows = columns.repeats.length
  if (names.length === 0)
    throw new RangeError('There are no traits. Pass at least one, or fit without covariates.')
  for (const name of names) {
    if (traits[name]!.length !== rows)
      throw new RangeError(`Trait ${name} has ${traits[name]!.length} values for ${rows} customers.`)
  }
  const members = new Map<string, number[]>()
  for (let row = 0; row < rows; row++) {
    const values = names.map((name) => traits[name]![row]!)
    const unknown = values.findIndex((value) => !Number.isFinite(value))
    if (unknown >= 0)
      throw new RangeError(
        `Customer ${row + 1} has no value for ${names[unknown]}. Leave the customer or the trait out.`,
      )
    const key = values.join()
    const list = members.get(key)
    if (list) list.push(row)
    else members.set(key, [row])
  }
  const groups = Array.from(members.values(), (list) => ({
    traits: names.map((name) => traits[name]![list[0]!]!),
    table: customerTable({
      repeats: list.map((row) => columns.repeats[row]!),
      recency: list.map((row) => columns.recency[row]!),
      age: list.map((row) => columns.age[row]!),
      counts: columns.counts ? list.map((row) => columns.counts![row]!) : undefined,
    }),
  }))
  for (const [place, name] of names.entries()) {
    if (groups.every((group) => group.traits[place] === groups[0]!.traits[place])) {
      throw new RangeError(`Every customer has the same ${name}, so its effect cannot be seen. Leave it out.`)
    }
  }
  return { names, groups, whole: customerTable(columns) }
}
