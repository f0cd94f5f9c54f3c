import type { Label } from '../qualitative/agreement-table.ts'

/** A tie between two people by the groups they belong to: who recruited whom, or who knows whom. */
export type Tie = { from: Label; to: Label }

/**
 * Counts ties between groups: rows are where a tie starts, columns where it ends.
 *
 * Use it to look at who recruits whom, and as the input of `assortativityOfMixing`. Undirected ties count half in each
 * direction. Leave out ties where a group is unknown; seeds have no recruiter and therefore no tie.
 *
 * Source: Newman 2003, Physical Review E 67, 026126.
 *
 * @example
 * mixingMatrix([{ from: 'a', to: 'a' }, { from: 'a', to: 'b' }]).counts // [[1, 1], [0, 0]]
 */
export function mixingMatrix(
  ties: readonly Tie[],
  options: { directed?: boolean } = {},
): { groups: Label[]; counts: number[][] } {
  const { directed = true } = options
  if (ties.length === 0) throw new RangeError('There is no tie between two people whose groups are known.')
  const groups = [...new Set(ties.flatMap((tie) => [tie.from, tie.to]))].toSorted((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  )
  const position = new Map(groups.map((group, at) => [group, at]))
  const counts = groups.map(() => groups.map(() => 0))
  for (const { from, to } of ties) {
    const row = position.get(from)!
    const column = position.get(to)!
    counts[row]![column]! += directed ? 1 : 0.5
    if (!directed) counts[column]![row]! += 0.5
  }
  return { groups, counts }
}
