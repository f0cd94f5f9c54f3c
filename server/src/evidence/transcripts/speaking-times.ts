import { countWords } from './speaker-summary.ts'

export type SpeakingRole = 'team' | 'person' | 'observer' | 'unknown'

export type SpokenTurn = {
  speaker: string | null
  role: SpeakingRole
  startsMs: number | null
  endsMs: number | null
  body: string
}

export type Stretch = { speaker: string | null; role: SpeakingRole; from: number; to: number; turn: number }

export type SpeakingTimes = {
  /** What the stretches are counted in: milliseconds, or words where times are missing or too coarse. */
  measuredBy: 'time' | 'words'
  /** Ends were estimated from the next start and the number of words. */
  estimatesEnds: boolean
  stretches: Stretch[]
}

// Unhurried English speech; with the two seconds, a bound on how long a turn without an end may count.
const wordsPerSecond = 2.5
const slackMs = 2_000

/** Who spoke from when to when. Falls back to the order and number of words where the times cannot carry it. */
export function speakingTimes(turns: readonly SpokenTurn[]): SpeakingTimes {
  const words = turns.map(({ body }) => countWords(body))
  return isTimed(turns, words) ? byTime(turns, words) : byWords(turns, words)
}

/** Times carry the measure when they cover nine words in ten and are finer than whole minutes. */
function isTimed(turns: readonly SpokenTurn[], words: readonly number[]): boolean {
  let timed = 0
  let all = 0
  for (const [index, turn] of turns.entries()) {
    all += words[index] ?? 0
    if (turn.startsMs !== null) timed += words[index] ?? 0
  }
  if (all === 0 || timed < all * 0.9) return false

  const starts = turns.filter(({ startsMs }) => startsMs !== null)
  if (starts.some(({ endsMs }) => endsMs !== null)) return true
  const isCoarse = starts.every(({ startsMs }) => (startsMs ?? 0) % 60_000 === 0)
  return starts.length > 1 && !isCoarse
}

function byTime(turns: readonly SpokenTurn[], words: readonly number[]): SpeakingTimes {
  const nextStarts = startsAhead(turns)
  let estimatesEnds = false
  const stretches = turns.flatMap((turn, index): Stretch[] => {
    if (turn.startsMs === null) return []
    const from = turn.startsMs
    if (turn.endsMs === null) estimatesEnds = true
    const spoken = from + ((words[index] ?? 0) / wordsPerSecond) * 1000 + slackMs
    const to = turn.endsMs ?? Math.min(nextStarts[index] ?? Number.POSITIVE_INFINITY, spoken)
    return to > from ? [{ speaker: turn.speaker, role: turn.role, from, to, turn: index }] : []
  })
  return { measuredBy: 'time', estimatesEnds, stretches }
}

/** For each turn, the earliest later start that is after its own. */
function startsAhead(turns: readonly SpokenTurn[]): (number | undefined)[] {
  const starts = turns.map(({ startsMs }) => startsMs).filter((startsMs) => startsMs !== null)
  const sorted = [...new Set(starts)].sort((one, other) => one - other)
  const next = new Map(sorted.map((start, index) => [start, sorted[index + 1]]))
  return turns.map(({ startsMs }) => (startsMs === null ? undefined : next.get(startsMs)))
}

function byWords(turns: readonly SpokenTurn[], words: readonly number[]): SpeakingTimes {
  let at = 0
  const stretches = turns.flatMap((turn, index): Stretch[] => {
    const from = at
    at += words[index] ?? 0
    return at > from ? [{ speaker: turn.speaker, role: turn.role, from, to: at, turn: index }] : []
  })
  return { measuredBy: 'words', estimatesEnds: false, stretches }
}
