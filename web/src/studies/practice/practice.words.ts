import type { PracticeMeasure, PracticeRow, PracticeView } from '@firsthand/contract/studies/practice'
import { countOf } from '../../kit/kit.words.ts'

type Mark = PracticeView['feedback'][number]['noticed'][number]['mark']
type Found = NonNullable<PracticeRow['truthFound']>

/** The words of practice. */
export const words = {
  title: 'Practice',
  question: 'Who asks, and who plays the customer?',
  lead: 'Fifteen minutes among us. Nothing said here counts as a customer’s voice.',
  start: 'Deal a role',
  startTitle: 'A practice talk',
  interviewer: 'Who asks',
  customer: 'Who plays the customer',
  card: 'Role',
  dealt: 'Dealt: one that they have not had',
  minutes: 'Minutes',
  goal: 'What to get better at',
  goalExample: 'Hold a silence. Ask nothing with “would”.',
  guide: 'Guide',
  noGuide: 'Without a guide',
  emptyTitle: 'Nobody has practised yet',
  emptyText:
    'One of you asks, one plays a customer with a goal and a hidden truth, the others watch. Then see who talked, what was asked, and what was missed.',
  example: {
    card: 'The baker who throws bread away',
    people: 'Mara asks, Ada plays',
    share: '31 % talked by Mara',
  },
  columns: { role: 'Role', who: 'Who', share: 'Talk share', questions: 'Open', truth: 'Truth', when: 'When' },
  pair: (interviewer: string, customer: string) => `${interviewer} asks, ${customer} plays`,
  notMeasured: 'not measured',
  openOf: (open: number, all: number) => `${open} of ${all}`,
  truth: { yes: 'came out', partly: 'came out in part', no: 'did not come out' } satisfies Record<
    Found,
    string
  >,
  notJudged: 'not said yet',

  progress: 'Over time',
  progressOf: 'Progress of',
  noProgress: 'No measured talk yet.',
  shareOverTime: (name: string) => `How much ${name} talked, talk by talk`,
  openOverTime: (name: string) => `Open questions of ${name}, talk by talk`,
  faultsOverTime: (name: string) => `Questions with a fault of ${name}, talk by talk`,
  fewTalks: 'Fewer than three talks: too few to see a trend.',
  talkOf: (card: string, when: string, share: string) => `${card}, ${when}: ${share}`,

  back: 'All practice talks',
  brief: 'What the interviewer knows',
  secretTitle: 'Only for you until the end',
  secretOver: 'What was behind it',
  secretHidden: 'The rest of the role is hidden from you until the talk is over.',
  goalOfCustomer: 'Wants',
  hidden: 'Hidden truth',
  opens: 'Opens up when',
  fears: 'Fears',
  pressures: 'Pressures',
  manner: 'Manner',
  begin: 'Begin',
  end: 'End the talk',
  timer: 'Time',
  left: (text: string) => `${text} left`,
  over: (text: string) => `${text} over`,
  endedWhen: 'The talk is over.',
  aim: 'To get better at',

  sheet: 'Observer’s sheet',
  sheetHint: 'Press a mark when you notice something. It keeps the time.',
  marks: {
    good_question: 'Good question',
    missed_chance: 'Missed chance',
    leading: 'Leading',
    talked_too_long: 'Too long',
    silence_held: 'Silence held',
    note: 'Note',
  } satisfies Record<Mark, string>,
  markNote: (mark: string, at: string) => `Note to ${mark} at ${at}`,
  removeMark: (mark: string, at: string) => `Remove ${mark} at ${at}`,
  wentWell: 'What went well',
  missed: 'What was missed',
  tryNext: 'What to try next',
  giveFeedback: 'Keep my sheet',
  feedbackKept: 'Your sheet is kept.',
  feedback: 'Feedback',
  noFeedback: 'Nobody has written yet.',

  talk: 'What was said',
  addTalk: 'Add what was said',
  talkLabel: 'Paste a transcript, or type it',
  talkHint: 'A name and a colon before each line. WebVTT, SRT and what recorders write are read, too.',
  talkExample: 'Mara: What happened yesterday morning?\nAda: The ovens were on at three.',
  whoLead: 'One asks and one plays the customer; everybody else watches.',
  whoIs: (label: string) => `Who is ${label || 'without a name'}`,
  speakers: { interviewer: 'asks', customer: 'plays the customer', observer: 'watches' },
  measure: 'Measure',
  found: 'Did the hidden truth come out?',
  judged: 'Written down.',

  result: 'What it showed',
  shareLabel: 'Talk share',
  shareText: (percent: string, by: PracticeMeasure['measuredBy']) =>
    `${percent} ${by === 'time' ? 'of the time' : 'of the words'}`,
  shareHint: 'About a third is usual for a good interview. A mirror, not a mark.',
  withheld: 'Cannot be told: too much was said by nobody known.',
  longest: 'Longest stretch',
  wordsLong: (count: number) => countOf(count, 'word', 'words'),
  questions: 'Questions',
  questionMix: (open: number, closed: number) => `${open} open, ${closed} closed`,
  faults: (measure: PracticeMeasure['questions']) =>
    [
      [measure.leading, 'leading'],
      [measure.hypothetical, 'hypothetical'],
      [measure.solution, 'asking for solutions'],
      [measure.double, 'two in one'],
    ]
      .filter(([count]) => Number(count) > 0)
      .map(([count, label]) => `${count} ${label}`)
      .join(', '),
  noFaults: 'none that the lint knows',
  faultsLabel: 'With a fault',
  silences: 'Silences',
  silenceText: (count: number, longest: string) =>
    count === 0
      ? 'none of two seconds'
      : `${countOf(count, 'pause', 'pauses')} of two seconds or more, the longest ${longest}`,
  seconds: (milliseconds: number) => countOf(Math.round(milliseconds / 1000), 'second', 'seconds'),
  noSilences: 'Cannot be seen: this text has no ends of turns.',
  interruptions: 'Interruptions',
  archive: 'Put away',
  archived: 'The talk is put away.',
  turnsShown: (first: number, last: number) =>
    `Turns ${first.toLocaleString('en')} to ${last.toLocaleString('en')} are shown.`,
  earlierTurns: 'Earlier turns',
  laterTurns: 'Later turns',
  labels: {
    leading: 'leading',
    hypothetical: 'hypothetical',
    solution: 'asks for a solution',
    double: 'two in one',
  } as Record<string, string>,
  open: 'open',
  closed: 'closed',
} as const
