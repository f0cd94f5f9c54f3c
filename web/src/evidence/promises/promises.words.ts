import type { CommitmentKind, CommitmentState } from '@firsthand/contract/evidence/kinds'
import type { PromiseState, PromiseView } from '@firsthand/contract/evidence/promises'
import { formatDate, relativeDays } from '../../kit/format.ts'
import { menu } from './menu.words.ts'

const states = { open: 'open', kept: 'kept', broken: 'broken', released: 'let off' } satisfies Record<
  PromiseState,
  string
>

/** The words of promises and commitments. */
export const words = {
  title: menu.title,
  question: 'Do we keep our word?',
  theirQuestion: 'What did they give us?',
  tabs: { promises: 'What we promised', commitments: 'What they committed' },
  tabsLabel: 'Whose word',
  add: menu.add,
  commit: menu.commit,
  // promises
  views: { due: 'Due', overdue: 'Overdue', open: 'Open', kept: 'Kept', broken: 'Broken', all: 'All' },
  viewsLabel: 'What to show',
  more: 'Show more',
  yours: 'Only yours',
  person: 'To whom',
  what: 'What',
  who: 'Who promised',
  due: 'By when',
  by: (name: string) => `promised by ${name}`,
  states,
  dueWords: ({ dueOn, state, isLate, settledAt }: PromiseView) =>
    state !== 'open' && settledAt
      ? `${states[state]} ${formatDate(settledAt)}`
      : dueOn === null
        ? 'no day'
        : `${isLate ? 'late since' : 'by'} ${formatDate(dueOn)}, ${relativeDays(`${dueOn}T12:00`)}`,
  kept: 'Kept',
  broken: 'Broken',
  released: 'They let us off',
  keptOf: (what: string) => `Kept: ${what}`,
  brokenOf: (what: string) => `Broken: ${what}`,
  settledWords: 'What happened',
  keptDone: 'Kept.',
  brokenDone: 'Written down as broken.',
  none: 'Nothing is promised.',
  noneText:
    'Write down what you tell people you will do. It stands on your day when it is due, and goes along with every hand-off.',
  noneSuch: 'No promise fits this.',
  example: '“Send the drawing before anybody else sees it.” To João Pires, by Friday',
  changePromise: 'Change it',
  changed: 'The promise is changed.',
  open: 'Open it again',
  remove: 'Remove',
  removed: 'The promise is removed.',
  // the share
  share: 'Promises kept',
  shareWhy: 'Of those kept, broken or late, made in the last year.',
  perMember: 'By member',
  overdueCount: (count: number) => `${count} late`,
  notEnough: (n: number) => `not enough yet (${n} of 10)`,
  // forms
  promiseWords: 'What you said you would do',
  promiseHint: 'Send the drawing before anybody else sees it.',
  promisedBy: 'Who of us promised',
  dueField: 'By when',
  save: 'Save',
  saved: 'The promise is written down.',
  // commitments
  kind: 'What',
  kinds: { time: 'Time', reputation: 'Their name', money: 'Money' } satisfies Record<CommitmentKind, string>,
  allKinds: 'All kinds',
  commitmentStates: {
    given: 'given',
    kept: 'kept',
    not_kept: 'not kept',
    released: 'let go',
  } satisfies Record<CommitmentState, string>,
  allStates: 'All states',
  state: 'What became of it',
  commitmentWords: 'What they said or did, as you would quote it',
  commitmentHint: 'Here are forty euros, build it.',
  amount: 'Amount',
  amountWrong: 'Write an amount such as 250.00.',
  commitmentDue: 'By when they will have done it',
  commitmentDueWhy: 'Leave it empty when no day was said.',
  changeCommitment: 'Change by when',
  commitmentChanged: 'The day is changed.',
  correctWhy: 'What they gave, how much, and who heard it stands in its evidence.',
  correctCommitment: 'Correct the evidence',
  moreOf: (what: string) => `More: ${what}`,
  commitmentSaved: 'It is written down, and evidence.',
  settle: 'What became of it',
  settleOf: (name: string) => `What became of what ${name} committed`,
  settled: 'Saved.',
  takeBack: 'Take back',
  takenBack: 'Taken back. Its evidence counts for nothing now.',
  openEvidence: 'Open the evidence',
  late: 'late',
  noCommitments: 'Nobody has given you anything yet.',
  noCommitmentsText:
    'Time, their name, money: whoever gives you one of these says more than any interest. Note it, and it becomes evidence.',
  noneSuchCommitment: 'No commitment fits this.',
  commitmentExample: '“Here are forty euros for the first month.” Tobi Wagner · money · given',
  totals: 'Money, by currency',
  totalOf: { given: 'given', kept: 'kept', notKept: 'not kept', released: 'let go' },
  counts: 'How many',
  givenOn: (day: string) => `given ${day}`,
  heardBy: (names: string) => `heard by ${names}`,
  relayed: 'relayed',
  ofClaim: 'Commitments it stands on',
} as const
