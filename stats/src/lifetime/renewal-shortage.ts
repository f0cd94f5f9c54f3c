import type { RenewalTable } from './renewal-table.ts'

/**
 * Why a renewal table is too small for a model with this many parameters, or an empty sentence.
 *
 * Use it before believing a fit.
 *
 * Source: a model with as many parameters as periods fits anything; the least of 10 losses is a convention.
 *
 * @example
 * renewalShortage(renewalTable([[10, 9]]), 2) // 'There is 1 period …'
 */
export function renewalShortage(table: RenewalTable, parameters: number): string {
  const lost = table.lost.reduce((sum, count) => sum + count, 0)
  if (table.lost.length < parameters) {
    return `There are ${table.lost.length} periods for ${parameters} parameters. Wait for more.`
  }
  if (lost < 10) return `Only ${lost} customers left. Wait until at least 10 have.`
  return ''
}
