import type { QuestionClass } from '@firsthand/contract/conversations/honesty'
import { faultsOf } from '@firsthand/contract/studies/question-lint'
import { countWords } from '../../evidence/transcripts/speaker-summary.ts'
import { type SpokenTurn, type Stretch, speakingTimes } from '../../evidence/transcripts/speaking-times.ts'
import { talkShare } from '../../evidence/transcripts/talk-share.ts'
import { questionsIn } from '@firsthand/contract/studies/asked-questions'

export type HeardTurn = SpokenTurn & { member: string | null }

/** A question that one of us asked: the `index`-th of its turn. Its words are read where they stand, when they are shown. */
export type AskedQuestion = { turn: number; index: number; member: string | null; classes: QuestionClass[] }

export type Monologue = { turn: number; words: number; ms: number | null; member: string | null }

/** What one transcript shows of how we listened. */
export type Listening = {
  measuredBy: 'time' | 'words'
  /** Why there is no share: too much speech belongs to nobody known, or nothing was said. */
  withheld: 'unassigned' | 'nothing_said' | null
  /** The share of all that was said, of us together and of each member who spoke. */
  teamShare: number | null
  memberShares: Record<string, number>
  longest: Monologue | null
  memberLongest: Record<string, Monologue>
  questions: AskedQuestion[]
}

const faults = ['leading', 'hypothetical', 'solution', 'double'] as const
const longestPauseMs = 2_000
const questionsKept = 400

/** Measures a transcript. Only speakers who are matched with a member count as us; nobody is guessed. */
export function measureListening(turns: readonly HeardTurn[]): Listening {
  const { measuredBy, share, withheld, team, person, unassigned } = talkShare(turns)
  const { stretches } = speakingTimes(turns)
  const members = [
    ...new Set(turns.flatMap(({ member, role }) => (role === 'team' && member ? [member] : []))),
  ]
  const all = team + person + unassigned
  const memberShares: Record<string, number> = {}
  const memberLongest: Record<string, Monologue> = {}
  for (const member of members) {
    const own = stretches.filter(({ turn, role }) => role === 'team' && turns[turn]?.member === member)
    if (withheld === null) memberShares[member] = lengthOfUnion(own) / all
    const longest = longestOf(own, { turns, measuredBy })
    if (longest) memberLongest[member] = longest
  }
  const anybody = Object.values(memberLongest)
  return {
    measuredBy,
    withheld,
    teamShare: share,
    memberShares,
    longest: longerFirst(anybody)[0] ?? null,
    memberLongest,
    questions: turns
      .flatMap(({ role, member, body }, turn) =>
        role === 'team'
          ? questionsIn(body).map((question, index) => ({
              turn,
              index,
              member,
              classes: classesOf(question),
            }))
          : [],
      )
      .filter(({ classes }) => classes.length > 0)
      .slice(0, questionsKept),
  }
}

/** Longest first: by time where it is known of both, by words otherwise. */
export function longerFirst<M extends Monologue>(monologues: M[]): M[] {
  return monologues.toSorted((one, other) =>
    one.ms !== null && other.ms !== null ? other.ms - one.ms : other.words - one.words,
  )
}

/** What a question is: open or closed by its form, and each fault that the lint finds strong enough to name. */
export function classesOf(question: string): QuestionClass[] {
  const found = faultsOf(question, faults)
  return found.form === null ? [] : [found.form, ...faults.filter((fault) => found.faults.includes(fault))]
}

export function isFaulty({ classes }: { classes: QuestionClass[] }): boolean {
  return classes.some((each) => (faults as readonly string[]).includes(each))
}

function lengthOfUnion(stretches: Stretch[]): number {
  let end = Number.NEGATIVE_INFINITY
  let length = 0
  for (const { from, to } of stretches.toSorted((one, other) => one.from - other.from)) {
    length += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return length
}

function longestOf(
  stretches: Stretch[],
  { turns, measuredBy }: { turns: readonly HeardTurn[]; measuredBy: 'time' | 'words' },
): Monologue | undefined {
  const gap = measuredBy === 'time' ? longestPauseMs : 0
  const joined: { from: number; to: number; turn: number; words: number }[] = []
  for (const { from, to, turn } of stretches.toSorted((one, other) => one.from - other.from)) {
    const words = countWords(turns[turn]?.body ?? '')
    const last = joined.at(-1)
    if (last && from - last.to <= gap) {
      last.to = Math.max(last.to, to)
      last.words += words
    } else joined.push({ from, to, turn, words })
  }
  const [longest] = joined.toSorted((one, other) => other.to - other.from - (one.to - one.from))
  if (!longest) return undefined
  const { from, to, turn, words } = longest
  return { turn, words, ms: measuredBy === 'time' ? to - from : null, member: turns[turn]?.member ?? null }
}
