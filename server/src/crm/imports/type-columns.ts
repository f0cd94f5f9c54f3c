import type { ColumnTarget } from '@firsthand/contract/crm/imports'

/** A column of contact types with the days beside it; null where they belong to the type that everybody of the file has. */
export type TypeColumns = { type: number | null; since: number | undefined; until: number | undefined }

/**
 * Which days belong to which contact type: those of the nearest column of types to their left, else of the first one.
 * Undefined where a table has no such days, so that its rows are not looked through in vain.
 */
export function typeColumns(mapping: ColumnTarget[]): TypeColumns[] | undefined {
  const types = mapping.flatMap((target, column) => (target === 'contact_type' ? column : []))
  const found = new Map<number | null, TypeColumns>()
  for (const [column, target] of mapping.entries()) {
    if (target !== 'contact_type_since' && target !== 'contact_type_until') continue
    const type = types.findLast((each) => each < column) ?? types[0] ?? null
    const known = found.get(type) ?? { type, since: undefined, until: undefined }
    const end = target === 'contact_type_since' ? 'since' : 'until'
    known[end] ??= column
    found.set(type, known)
  }
  return found.size > 0 ? [...found.values()] : undefined
}
