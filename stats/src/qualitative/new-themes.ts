/**
 * How many themes each interview brought for the first time, in the order given.
 *
 * Use it to feed `saturation` from coded interviews. A theme counts once, at the first interview where it is applied,
 * however late the code was created; merge codes before calling.
 *
 * Source: Guest, Namey and Chen 2020, PLoS ONE 15(5) e0232076.
 *
 * @example
 * newThemes([['price', 'trust'], ['price'], ['habit', 'trust']]) // [2, 0, 1]
 */
export function newThemes(interviews: readonly (readonly string[])[]): number[] {
  const seen = new Set<string>()
  return interviews.map((themes) => {
    const before = seen.size
    for (const theme of themes) seen.add(theme)
    return seen.size - before
  })
}
