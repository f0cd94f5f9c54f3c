/** Somebody in a sample, and who sent them; no referrer means they were found directly. */
export type Referred = { person: string | number; referrer?: string | number | null }

/** Who came through whom, by position in the list of people. */
export type ReferralForest = {
  /** People who were found directly or whose referrer is not in the sample. */
  roots: number[]
  children: number[][]
}

/**
 * The trees that referrals form.
 *
 * Used by `effectiveVoices` and `rdsShares`. Everybody is in it once; people listed twice and circles of referrals are
 * refused with a sentence.
 *
 * Source: Heckathorn 1997, Social Problems 44, 174–199 (recruitment trees).
 *
 * @example
 * referralForest([{ person: 'ana' }, { person: 'ben', referrer: 'ana' }]).children // [[1], []]
 */
export function referralForest(people: readonly Referred[]): ReferralForest {
  const position = new Map(people.map(({ person }, at) => [person, at]))
  if (position.size < people.length) {
    throw new RangeError('Somebody is listed twice. A person counts once, however much they say.')
  }
  const children: number[][] = people.map(() => [])
  const roots: number[] = []
  people.forEach(({ referrer }, at) => {
    const source = hasReferrer({ person: at, referrer }) ? position.get(referrer!) : undefined
    if (source === undefined) roots.push(at)
    else children[source]!.push(at)
  })
  const reached = roots.slice()
  for (const at of reached) reached.push(...children[at]!)
  if (reached.length === people.length) return { roots, children }
  throw new RangeError('Some referrals go round in a circle, so nobody in it was first. Correct one of them.')
}

/** Whether somebody sent them; spreadsheets leave the cell empty where nobody did. */
export function hasReferrer({ referrer }: Referred): boolean {
  return referrer !== undefined && referrer !== null && referrer !== ''
}
