import type { QuestionClass } from '@firsthand/contract/conversations/honesty'
import { formatMoment, formatNumber, formatPercent } from '../../kit/format.ts'
import { countOf, list } from '../../kit/kit.words.ts'

const classes: Record<QuestionClass, string> = {
  open: 'Open',
  closed: 'Closed',
  leading: 'Leading',
  hypothetical: 'Hypothetical',
  solution: 'Asks for solutions',
  double: 'Two at once',
}

/** The words of the honesty meters. */
export const words = {
  title: 'How we listened',
  note: 'A mirror, not a mark.',
  classes,
  talk: 'We talked',
  talkYou: 'You talked',
  talkN: (n: number) => countOf(n, 'conversation', 'conversations'),
  talkUnknown: (unknown: number) =>
    unknown === 0
      ? ''
      : `${countOf(unknown, 'transcript is', 'transcripts are')} left out: say who its speakers are, and it counts.`,
  talkNone: 'No transcript whose speakers are known yet.',
  talkFew: (n: number) => `${countOf(n, 'conversation', 'conversations')} so far; not enough to tell.`,
  longest: 'Longest stretch of ours',
  longestYou: 'Your longest stretch',
  longestValue: (ms: number | null, said: number) =>
    ms === null ? `${formatNumber(said)} words` : `${formatMoment(ms)}, ${formatNumber(said)} words`,
  longestOpen: 'Read it',
  none: '–',
  questions: 'Open questions',
  faulty: 'Questions that tilt the answer',
  faultyWhy: 'leading, hypothetical, asking for solutions, or two at once',
  counts: (counts: Record<QuestionClass, number>) =>
    (Object.keys(classes) as QuestionClass[])
      .filter((each) => counts[each] > 0)
      .map((each) => `${classes[each]} ${counts[each]}`)
      .join(' · '),
  examples: 'Questions as they were asked',
  goodNews: 'Good news',
  praising: (count: number) => `${count} praising`,
  judged: (count: number) => `${count} judged`,
  unjudged: (count: number) => `${count} not judged yet`,
  goodNewsMuch: 'Much praise and little else: ask what is hard.',
  firstHand: 'Heard first-hand',
  firstHandYou: 'Heard by yourself',
  relayed: (relayed: number) => (relayed > 0 ? `${relayed} relayed` : 'none relayed'),
  heard: (count: number) => `${count} first-hand`,
  heardYou: (count: number) => `${count} heard by you`,
  inAll: (count: number) => `${count} in all`,
  alike: 'Do they pass us on to their like?',
  verdicts: {
    like_to_like: 'Like to like: those we talk to send us people like them.',
    mixed: 'Mixed: introductions go everywhere.',
    across: 'Across: they send us people unlike them.',
    cannot_tell: 'Cannot be told from these introductions.',
    not_enough: 'Too few introductions to tell.',
  } as Record<string, string>,
  alikeFacts: (people: number, organisations: number) =>
    `${countOf(people, 'person', 'people')} from ${countOf(organisations, 'organisation', 'organisations')}`,
  throughOne: (hits: number, n: number, name: string) => `${hits} of ${n} came through ${name}`,
  ofQuestions: 'questions',
  ofPieces: 'pieces',
  fewOf: (hits: number, n: number, of: string) =>
    n === 0 ? `No ${of} yet` : `${hits} of ${n}; not enough to tell`,
  // own page
  ownTitle: 'How I listen',
  ownQuestion: 'How do you listen?',
  ownLead:
    'Over your own conversations. Only you see this page: no administrator, no leader, no list compares people by it.',
  ownEmptyTitle: 'No transcript of yours yet',
  ownEmpty: 'Add the transcript of a conversation you were in, and say which speaker you are.',
  ownEmptyDo: 'Go to your conversations',
  trend: 'From talk to talk',
  trendColumns: { when: 'When', what: 'Conversation', share: 'You talked', open: 'Open questions' },
  share: (share: number | null) => (share === null ? '–' : formatPercent(share)),
  openOf: (share: number | null, n: number) => (share === null ? '–' : `${formatPercent(share)} of ${n}`),
  trendSays: (shares: number[]) =>
    `Your share from talk to talk: ${list(shares.map((share) => formatPercent(share)))}.`,
  leaders: 'Whom leaders met themselves',
  leadersNone: 'Nobody is marked as a leader. Mark them under Team.',
  leadersColumns: { who: 'Leader', met: 'Met lately' },
  month: (month: string) => new Date(`${month}-15T12:00:00Z`).toLocaleDateString('en-GB', { month: 'long' }),
  talked: (conversations: number, people: number) =>
    conversations === 0
      ? 'nobody'
      : `${countOf(people, 'person', 'people')} in ${countOf(conversations, 'talk', 'talks')}`,
  nobodyMet: 'nobody in these months',
  conversations: 'Conversations',
} as const
