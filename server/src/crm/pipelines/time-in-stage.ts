export type Stay = { stageId: string; at: string }

/**
 * How long each stage was stood in, and how often it was entered, from the moves in their order until a moment. The
 * times add up to the time from the first move until then, whatever the moves were.
 */
export function timeInStages(moves: Stay[], until: string): Map<string, { ms: number; visits: number }> {
  const times = new Map<string, { ms: number; visits: number }>()
  for (const [index, { stageId, at }] of moves.entries()) {
    const left = moves[index + 1]?.at ?? until
    const before = times.get(stageId) ?? { ms: 0, visits: 0 }
    times.set(stageId, {
      ms: before.ms + Math.max(0, Date.parse(left) - Date.parse(at)),
      visits: before.visits + 1,
    })
  }
  return times
}
