import type { Share } from '@firsthand/contract/core/shapes'

// Where even the low end of the interval says that seven of ten praise us, nobody is asking the others.
const suspicious = 0.7

/** Whether all news is suspiciously good: 14 of 15 are (low end 70 %), 4 of 4 are not (they may be chance). */
export function isOnlyGoodNews({ low }: Share): boolean {
  return low !== null && low >= suspicious
}
