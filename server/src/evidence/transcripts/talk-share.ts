import { type SpeakingRole, speakingTimes, type SpokenTurn, type Stretch } from './speaking-times.ts'

export type TalkShare = {
  measuredBy: 'time' | 'words'
  /** The team's share of what was said, 0..1; null where it is withheld. */
  share: number | null
  withheld: 'unassigned' | 'nothing_said' | null
  /** Milliseconds or words, as measured. */
  team: number
  person: number
  unassigned: number
  unassignedShare: number
  /** The share of the spoken time in which two or more spoke; null where only words were counted. */
  overlapShare: number | null
  longestMonologue: { speaker: string | null; turn: number; length: number } | null
  /** False where ends merely meet the next start (Zoom, Teams) or were estimated: then silence cannot be seen. */
  showsPauses: boolean
}

const mostUnassigned = 0.1
const longestPauseMs = 2_000

/**
 * How much of a conversation the team talked. A speaker's time is the union of their stretches, so doubled cues
 * count once; silence is in no denominator, observers are in none; those who talk over each other both count.
 */
export function talkShare(turns: readonly SpokenTurn[]): TalkShare {
  const { measuredBy, estimatesEnds, stretches } = speakingTimes(turns)
  const heard = unionsBySpeaker(stretches.filter(({ role }) => role !== 'observer'))
  const team = lengthOf(heard, 'team')
  const person = lengthOf(heard, 'person')
  const unassigned = lengthOf(heard, 'unknown')
  const total = team + person + unassigned
  const unassignedShare = total === 0 ? 0 : unassigned / total
  const withheld = total === 0 ? 'nothing_said' : unassignedShare > mostUnassigned ? 'unassigned' : null

  return {
    measuredBy,
    share: withheld === null ? team / total : null,
    withheld,
    team,
    person,
    unassigned,
    unassignedShare,
    overlapShare: measuredBy === 'time' && total > 0 ? overlapOf(heard) : null,
    longestMonologue: longestMonologue(stretches, measuredBy === 'time' ? longestPauseMs : 0),
    showsPauses: measuredBy === 'time' && !estimatesEnds && !merelyAbuts(stretches),
  }
}

/** Our own rule of thumb for a discovery conversation, set per workspace; a hint about a talk, no mark for a person. */
export function talkBand(
  share: number,
  { amber, red }: { amber: number; red: number } = { amber: 0.3, red: 0.45 },
) {
  if (share > red) return 'red'
  return share > amber ? 'amber' : 'green'
}

/** Each speaker's stretches with overlaps and touching ones made one. */
function unionsBySpeaker(stretches: Stretch[]): Stretch[] {
  const bySpeaker = Map.groupBy(stretches, ({ speaker, role }) => `${role} ${speaker ?? ''}`)
  return [...bySpeaker.values()].flatMap((own) => joinStretches(own, 0))
}

function joinStretches(stretches: Stretch[], longestGap: number): Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last && stretch.from - last.to <= longestGap) last.to = Math.max(last.to, stretch.to)
    else joined.push({ ...stretch })
  }
  return joined
}

function lengthOf(stretches: Stretch[], role: SpeakingRole): number {
  return stretches.reduce((sum, stretch) => sum + (stretch.role === role ? stretch.to - stretch.from : 0), 0)
}

/** Sweeps over all starts and ends: time with two or more speakers, by time with one or more. */
function overlapOf(unions: Stretch[]): number {
  const edges = unions
    .flatMap(({ from, to }) => [
      { at: from, change: 1 },
      { at: to, change: -1 },
    ])
    .sort((one, other) => one.at - other.at)
  let speaking = 0
  let spoken = 0
  let shared = 0
  let before = 0
  for (const { at, change } of edges) {
    if (speaking > 0) spoken += at - before
    if (speaking > 1) shared += at - before
    speaking += change
    before = at
  }
  return spoken === 0 ? 0 : shared / spoken
}

function longestMonologue(stretches: Stretch[], longestGap: number): TalkShare['longestMonologue'] {
  const bySpeaker = Map.groupBy(
    stretches.filter(({ role }) => role === 'team'),
    ({ speaker }) => speaker,
  )
  const monologues = [...bySpeaker.values()].flatMap((own) => joinStretches(own, longestGap))
  const [longest] = monologues.toSorted((one, other) => other.to - other.from - (one.to - one.from))
  return longest ? { speaker: longest.speaker, turn: longest.turn, length: longest.to - longest.from } : null
}

function merelyAbuts(stretches: Stretch[]): boolean {
  if (stretches.length < 4) return false
  const abutting = stretches.filter((stretch, index) => stretch.to === stretches[index + 1]?.from).length
  return abutting >= (stretches.length - 1) * 0.9
}
