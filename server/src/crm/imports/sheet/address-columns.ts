// Which columns of a table are one address.

import { type AddressTarget, addressPart, addressTargets } from './address-headers.ts'
import { wordsOf } from './mapping-headers.ts'

/** The columns of each part of one address; a street may stand in several. */
export type AddressColumns = Map<AddressTarget, number[]>

/** One for each address that a row can hold, in the order of the columns. */
export function addressColumns(headers: string[], mapping: readonly string[]): AddressColumns[] {
  const found = new Map<string, AddressColumns>()
  const add = (key: string, target: AddressTarget, columns: number[]) => {
    const address = found.get(key) ?? new Map<AddressTarget, number[]>()
    found.set(key, address.set(target, [...(address.get(target) ?? []), ...columns]))
  }
  const keys = mapping.map((_, column) => keyOf(headers[column] ?? ''))
  for (const [column, target] of mapping.entries())
    if (isPart(target)) add(keys[column]!.join(' '), target, [column])

  // “Street 2” without a town of its own is the second line of a street.
  for (const [of, number] of keys) {
    const alone = found.get(`${of} ${number}`)
    const lines = alone?.get('street')
    if (number === '' || !lines || alone!.size > 1) continue
    found.delete(`${of} ${number}`)
    add(`${of} `, 'street', lines)
  }
  return [...found.values()].toSorted((one, other) => firstColumn(one) - firstColumn(other))
}

export function firstColumn(columns: AddressColumns): number {
  return Math.min(...[...columns.values()].flat())
}

function keyOf(header: string): [of: string, number: string] {
  const { of = '', number = '' } = addressPart(wordsOf(header)) ?? {}
  return [of, number]
}

function isPart(target: string): target is AddressTarget {
  return (addressTargets as readonly string[]).includes(target)
}
