/** For each period of a contract, how many customers could renew and how many of them left. */
export interface RenewalTable {
  atRisk: Float64Array
  lost: Float64Array
  customers: number
  /** Customers who were there when their cohort was last counted, by the number of periods it was followed. */
  followed: Float64Array
  /** The period (from 1) in which some cohort counts more customers than before, 0 where none does. */
  risesAt: number
}

/**
 * Merges cohorts into one table of renewals by age of the contract. Each cohort lists how many
 * customers it has at the start and after each period: survivors, not losses.
 *
 * Use it before `fitShiftedBetaGeometric` and `fitBetaDiscreteWeibull`. Cohorts may differ in length.
 * Percentages do too, but then the intervals are those of a hundred customers.
 *
 * Source: Fader and Hardie (2007), Journal of Interactive Marketing 21(1), appendix B.
 *
 * @example
 * renewalTable([[1000, 631, 468], [800, 500]]).lost // [669, 163]
 */
export function renewalTable(cohorts: readonly ArrayLike<number>[]): RenewalTable {
  const periods = Math.max(0, ...cohorts.map((cohort) => cohort.length - 1))
  if (periods === 0)
    throw new RangeError(
      'No cohort was followed for a period. Pass counts at the start and after each period.',
    )
  const atRisk = new Float64Array(periods)
  const lost = new Float64Array(periods)
  const followed = new Float64Array(periods + 1)
  let customers = 0
  let risesAt = 0
  for (const [place, cohort] of cohorts.entries()) {
    let before = cohort[0] ?? 0
    if (!(before > 0 && before < Infinity)) {
      throw new RangeError(`Cohort ${place + 1} begins with ${before} customers. Give a number above zero.`)
    }
    customers += before
    for (let period = 1; period < cohort.length; period++) {
      const count = cohort[period]!
      if (!(count >= 0 && count < Infinity)) {
        throw new RangeError(
          `Cohort ${place + 1} has ${count} customers after period ${period}. Give a number of at least 0.`,
        )
      }
      if (count > before && risesAt === 0) risesAt = period
      // A count that rises cannot be; it is read as nobody having left, and the verdict says so.
      const staying = Math.min(before, count)
      atRisk[period - 1]! += before
      lost[period - 1]! += before - staying
      before = staying
    }
    followed[cohort.length - 1]! += before
  }
  return { atRisk, lost, customers, followed, risesAt }
}
