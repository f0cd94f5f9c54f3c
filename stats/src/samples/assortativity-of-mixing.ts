/** How far ties stay within groups, from a table of ties between groups. */
export type Mixing = {
  /** Newman's r: 1 only within groups, 0 as chance has it, below 0 rather across. */
  assortativity: number
  /** Ties within groups over those expected from the margins. */
  homophily: number
  observedSame: number
  expectedSame: number
}

/**
 * Assortativity of a mixing matrix: do ties stay within groups more than the sizes of the groups explain?
 *
 * Use it on a published or counted table of ties between groups; entries may be counts or shares. For ties one by one,
 * with errors, use `groupAssortativity`.
 *
 * Source: Newman 2003, Physical Review E 67, 026126, equation 2.
 *
 * @example
 * assortativityOfMixing([[127, 25], [51, 40]]).assortativity // 0.2918…
 */
export function assortativityOfMixing(mixing: readonly (readonly number[])[]): Mixing {
  const size = mixing.length
  const rows = new Float64Array(size)
  const columns = new Float64Array(size)
  let total = 0
  let same = 0
  mixing.forEach((line, row) => {
    if (line.length !== size)
      throw new RangeError(`A mixing matrix is square; row ${row + 1} has ${line.length} of ${size}.`)
    line.forEach((ties, column) => {
      if (!(ties >= 0 && ties < Infinity))
        throw new RangeError(`Ties are zero or more; one entry is ${ties}.`)
      rows[row]! += ties
      columns[column]! += ties
      total += ties
      if (row === column) same += ties
    })
  })
  if (total === 0) throw new RangeError('The mixing matrix holds no tie.')
  const observedSame = same / total
  const expectedSame = rows.reduce((sum, row, at) => sum + (row / total) * (columns[at]! / total), 0)
  if (expectedSame <= 0 || 1 - expectedSame < 1e-12) {
    throw new RangeError(
      'Assortativity is not computable: all ties start, or all end, where no choice is left.',
    )
  }
  return {
    assortativity: (observedSame - expectedSame) / (1 - expectedSame),
    homophily: observedSame / expectedSame,
    observedSame,
    expectedSame,
  }
}
