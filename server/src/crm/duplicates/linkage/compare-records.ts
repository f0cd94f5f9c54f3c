import type { Comparable, ShareOf } from './comparison.ts'
import { comparisons } from './kinds.ts'
import type { LinkageField, PreparedRecord } from './prepare.ts'

/** What two records say to each other in one field: the level, and the two values that are nearest. Null: one is silent. */
export type FieldFinding = { level: number; one: Comparable; other: Comparable } | null

/** Compares two records field by field. Names that changed places are compared crosswise when that agrees better. */
export function createComparer(fields: LinkageField[], shares: ShareOf[]) {
  const partners = fields.map((field) =>
    field.changesPlacesWith ? fields.findIndex((each) => each.name === field.changesPlacesWith) : -1,
  )

  return function compare(one: PreparedRecord, other: PreparedRecord): FieldFinding[] {
    const straight = fields.map((_, field) => nearest(field, one.values[field]!, other.values[field]!))
    for (const [field, partner] of partners.entries()) {
      if (partner <= field) continue
      const crossed = [
        nearest(field, one.values[field]!, other.values[partner]!),
        nearest(partner, one.values[partner]!, other.values[field]!),
      ] as const
      if (isNearer(crossed, [straight[field]!, straight[partner]!])) {
        straight[field] = crossed[0]
        straight[partner] = crossed[1]
      }
    }
    return straight
  }

  function nearest(field: number, ones: Comparable[], others: Comparable[]): FieldFinding {
    const { compare: levelOf } = comparisons[fields[field]!.kind]
    let found: FieldFinding = null
    for (const one of ones) {
      for (const other of others) {
        const level = levelOf(one, other, shares[field]!)
        if (found === null || level < found.level) found = { level, one, other }
        if (level === 0) return found
      }
    }
    return found
  }
}

/** A silent field is worth less than a likeness and more than a difference. */
function isNearer(crossed: readonly FieldFinding[], straight: readonly FieldFinding[]): boolean {
  const distance = (findings: readonly FieldFinding[]) =>
    findings.reduce((sum, finding) => sum + (finding?.level ?? 2), 0)
  return (
    distance(crossed) < distance(straight) && crossed.some((finding) => finding !== null && finding.level < 2)
  )
}
