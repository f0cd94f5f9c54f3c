import { type CellCondition, cellKey } from '@firsthand/contract/studies/quotas'

/** One way of telling people apart, with the kinds wanted of it. */
export type Crossing = CellCondition[]

/** Every combination of one condition of each: two types crossed with three cities are six cells. */
export function cellsOf(crossings: Crossing[]): CellCondition[][] {
  if (crossings.length === 0) return []
  return crossings.reduce<CellCondition[][]>(
    (cells, crossing) => cells.flatMap((cell) => crossing.map((condition) => [...cell, condition])),
    [[]],
  )
}

/** Those combinations that are not there yet, in whatever order their conditions stand. */
export function newCells(
  crossings: Crossing[],
  known: readonly { match: CellCondition[] }[],
): CellCondition[][] {
  const there = new Set(known.map(({ match }) => cellKey(match)))
  return cellsOf(crossings).filter((match) => !there.has(cellKey(match)))
}
