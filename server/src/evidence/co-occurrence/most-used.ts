/** The codes that are used most, as many as fit; the smaller id first where two are used as often. */
export function mostUsed(counts: Map<string, number>, atMost: number): Set<string> {
  const sorted = [...counts].toSorted(([one, many], [other, few]) => few - many || (one < other ? -1 : 1))
  return new Set(sorted.slice(0, atMost).map(([id]) => id))
}
