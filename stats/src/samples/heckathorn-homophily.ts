/**
 * Heckathorn's homophily of one group: 1 where its people recruit only their like, 0 where they recruit as the population
 * is made up, -1 where never their like.
 *
 * Use it per group beside `groupAssortativity`. `sameShare` is the share of the group's own recruitments that stay in the
 * group; `populationShare` the group's share of the population, best from `rdsShares`.
 *
 * Source: Heckathorn 2002, Social Problems 49, 11–34.
 *
 * @example
 * heckathornHomophily(0.6, 0.2) // 0.5
 */
export function heckathornHomophily(sameShare: number, populationShare: number): number {
  if (!(sameShare >= 0 && sameShare <= 1)) {
    throw new RangeError(
      `The share of recruitments within the group lies between 0 and 1; it is ${sameShare}.`,
    )
  }
  if (!(populationShare > 0 && populationShare < 1)) {
    throw new RangeError(
      `The group's share of the population lies strictly between 0 and 1; it is ${populationShare}.`,
    )
  }
  const excess = sameShare - populationShare
  return excess >= 0 ? excess / (1 - populationShare) : excess / populationShare
}
