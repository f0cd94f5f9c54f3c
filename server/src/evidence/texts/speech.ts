import type { MeterView, TextView } from '@firsthand/contract/evidence/texts'
import { meterStrip, questionMarks } from '../transcripts/meter-strip.ts'
import { countWords } from '../transcripts/speaker-summary.ts'
import {
  type SpeakingRole,
  type SpokenTurn,
  type Stretch,
  speakingTimes,
} from '../transcripts/speaking-times.ts'
import { talkShare } from '../transcripts/talk-share.ts'

type Talk = NonNullable<TextView['talk']>

/** What is worked out of a text's turns once and kept: reading it again for every list and page would take too long. */
export type Speech = {
  talk: Talk | null
  meter: MeterView | null
  /** By speaker. */
  said: Record<string, { turns: number; words: number }>
}

/** How finely a conversation is drawn: finer than the pixels of a wide screen shows nothing more. */
const buckets = 400

/** Who talked how much and when. Nothing where no turn says who speaks, as in notes. */
export function measureSpeech(turns: readonly SpokenTurn[]): Speech {
  const said = countSaid(turns)
  if (Object.keys(said).length === 0) return { talk: null, meter: null, said }
  const { stretches } = speakingTimes(turns)
  const marks = questionMarks(turns)
  return {
    said,
    talk: {
      ...measureTalk(turns),
      perSpeaker: shareOut(stretches),
      questions: countKinds(marks.map((mark) => mark.kind)),
    },
    meter: {
      bands: meterStrip(turns, buckets).map(({ role, from, to, turn }) => ({
        lane: role,
        from: rounded(from),
        to: rounded(to),
        turn,
      })),
      ticks: marks.map(({ at, kind, turn }) => ({ at: rounded(at), kind, turn })),
    },
  }
}

export function roleOf(
  speaker: { personId: string | null; memberId: string | null; observerSince: string | null } | undefined,
): SpeakingRole {
  if (speaker?.observerSince) return 'observer'
  if (speaker?.memberId) return 'team'
  return speaker?.personId ? 'person' : 'unknown'
}

function countSaid(turns: readonly SpokenTurn[]): Speech['said'] {
  const said: Speech['said'] = {}
  for (const { speaker, body } of turns) {
    if (speaker === null) continue
    const own = (said[speaker] ??= { turns: 0, words: 0 })
    own.turns += 1
    own.words += countWords(body)
  }
  return said
}

function measureTalk(turns: readonly SpokenTurn[]): Omit<Talk, 'perSpeaker' | 'questions'> {
  const { measuredBy, share, withheld, longestMonologue } = talkShare(turns)
  const longest = longestMonologue?.length ?? null
  return {
    measure: measuredBy,
    teamShare: share,
    withheldBecause: withheld,
    longestTeamStretchMs: measuredBy === 'time' ? longest : null,
    longestTeamStretchWords: measuredBy === 'words' ? longest : null,
  }
}

/** Each speaker's part of all that was said; those who talk over each other both count, as in the team's share. */
function shareOut(stretches: Stretch[]): Talk['perSpeaker'] {
  const lengths = new Map<string | null, number>()
  for (const [speaker, own] of Map.groupBy(stretches, (stretch) => stretch.speaker)) {
    let end = 0
    let length = 0
    for (const { from, to } of own.toSorted((one, other) => one.from - other.from)) {
      length += Math.max(0, to - Math.max(from, end))
      end = Math.max(end, to)
    }
    lengths.set(speaker, length)
  }
  const total = [...lengths.values()].reduce((sum, length) => sum + length, 0)
  return [...lengths].map(([speakerId, length]) => ({ speakerId, share: total === 0 ? 0 : length / total }))
}

function countKinds(kinds: ('open' | 'closed' | 'leading')[]): Talk['questions'] {
  const count = (kind: string) => kinds.filter((each) => each === kind).length
  return { open: count('open'), closed: count('closed'), leading: count('leading') }
}

function rounded(share: number): number {
  return Math.round(share * 1e5) / 1e5
}
