import type { ColumnTarget } from '@firsthand/contract/crm/imports'
import { type AddressColumns, addressColumns } from './sheet/address-columns.ts'

/** Where a table holds pronouns, links and postal addresses. */
export type DetailColumns = {
  pronouns: number[]
  links: number[]
  /** Ids of other systems: LinkedIn knows people by the address of their page. */
  pages: number[]
  addresses: AddressColumns[]
}

/** Undefined where a table has none of them, so that its rows are not looked through in vain. */
export function detailColumns(headers: string[], mapping: ColumnTarget[]): DetailColumns | undefined {
  const all = (target: ColumnTarget) => mapping.flatMap((each, column) => (each === target ? column : []))
  const found = {
    pronouns: all('pronouns'),
    links: all('website'),
    pages: all('external_id').slice(0, 1),
    addresses: addressColumns(headers, mapping),
  }
  return Object.values(found).some((columns) => columns.length > 0) ? found : undefined
}
