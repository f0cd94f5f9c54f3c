import type { TurnView } from '@firsthand/contract/evidence/texts'

export type Starts = { at: number[]; turn: number[] }

/** When each turn with a time begins, in the order of time. */
export function startsOf(answers: (readonly TurnView[] | undefined)[]): Starts {
  const timed = answers
    .flatMap((items) => items ?? [])
    .flatMap(({ position, startsMs }) => (startsMs === null ? [] : [{ position, startsMs }]))
  const inOrder = timed.every(({ startsMs }, index) => index === 0 || timed[index - 1]!.startsMs <= startsMs)
  const sorted = inOrder ? timed : timed.toSorted((one, other) => one.startsMs - other.startsMs)
  return { at: sorted.map(({ startsMs }) => startsMs), turn: sorted.map(({ position }) => position) }
}

/** The turn that is heard at a moment of the text: the last that has begun. */
export function turnAt({ at, turn }: Starts, ms: number): number | undefined {
  let low = 0
  let high = at.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (at[middle]! <= ms) low = middle + 1
    else high = middle
  }
  return turn[low - 1]
}
