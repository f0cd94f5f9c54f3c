import type { LifetimeFit } from './lifetime-fit.ts'
import type { RenewalTable } from './renewal-table.ts'

/**
 * Sets the verdict "input rises where it must fall" where a cohort grew.
 *
 * Use it on every fit to a renewal table: survivors and losses are easily confused.
 *
 * Source: survival never rises, by definition.
 *
 * @example
 * renewalVerdict(fit, table).verdict
 */
export function renewalVerdict<Name extends string>(
  fit: LifetimeFit<Name>,
  table: RenewalTable,
): LifetimeFit<Name> {
  if (table.risesAt === 0) return fit
  return {
    ...fit,
    verdict: 'input rises where it must fall',
    explanation: `A cohort has more customers after period ${table.risesAt} than before. Pass survivors, not losses, and without customers won back.`,
  }
}
