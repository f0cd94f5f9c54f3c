import { mixingMatrix, type Tie } from './mixing-matrix.ts'

/**
 * Modularity: how many more ties run within groups than would by chance, as a share of all ties.
 *
 * Use it to judge a division of a network into groups: 0 is no better than chance, from about .3 groups are marked. Ties
 * have no direction.
 *
 * Source: Newman and Girvan 2004, Physical Review E 69, 026113.
 *
 * @example
 * modularity([{ from: 'a', to: 'a' }, { from: 'a', to: 'a' }, { from: 'b', to: 'b' }, { from: 'a', to: 'b' }]) // 0.2187…
 */
export function modularity(ties: readonly Tie[]): number {
  const { counts } = mixingMatrix(ties, { directed: false })
  return counts.reduce((sum, row, group) => {
    const ends = row.reduce((total, count) => total + count, 0) / ties.length
    return sum + row[group]! / ties.length - ends * ends
  }, 0)
}
