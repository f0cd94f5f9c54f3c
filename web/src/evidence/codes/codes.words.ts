import type { Share } from '@firsthand/contract/core/shapes'
import { formatRange } from '../../kit/format.ts'
import { countOf } from '../../kit/kit.words.ts'

/** The words of the codebook, of coding and of agreement. */
export const words = {
  title: 'Codebook',
  exchange: 'Exchange',
  evidence: 'Evidence',
  question: 'What do we call what we hear?',
  lead: 'A code names a theme. Give it to evidence from anywhere; a good one says when it fits and when not.',
  add: 'Add a code',
  added: (name: string) => `“${name}” is in the codebook.`,
  name: 'Name',
  newName: 'Name of the new code',
  codes: 'Codes',
  keys: 'Enter renames; while renaming, Tab and Shift+Tab move it in and out. Space opens it.',
  rename: (name: string) => `New name of ${name}`,
  behind: (evidence: number, people: number) =>
    evidence === 0
      ? 'no evidence yet'
      : `${countOf(evidence, 'piece', 'pieces')} · ${countOf(people, 'person', 'people')}`,
  heading: 'only a heading',

  empty: 'Which theme did you hear twice?',
  emptyText:
    'Start with a handful of codes and let the rest come from the evidence. Or bring in a codebook you have.',
  example: { above: 'Pay', below: ['Hidden costs', 'Tips'] },

  code: 'Code',
  definition: 'What it means',
  whenToUse: 'When to use it',
  whenNot: 'When not',
  exampleField: 'An example',
  isHeading: 'Only a heading: it holds codes and is given to no evidence',
  save: 'Save',
  saved: 'Saved.',
  newest: 'Newest evidence',
  noEvidence: 'No evidence carries it yet.',
  allEvidence: 'All evidence with it',
  place: 'Its place',
  parent: 'Below',
  onTop: 'On top',
  moved: (name: string) => `“${name}” was moved.`,
  split: 'Split this code',
  splitWhich: 'Which evidence goes to the new code?',
  wasSplit: (moved: number, name: string) =>
    `${countOf(moved, 'piece is', 'pieces are')} under “${name}” now.`,
  mergeInto: 'Merge into',
  mergeWhy: 'Its evidence and the codes below it go there.',
  merge: 'Merge',
  merged: (name: string, into: string) => `“${name}” was merged into “${into}”.`,
  archive: 'Archive',
  archived: (name: string) => `“${name}” and all below it were archived.`,

  files: 'Take out or bring in',
  asCsv: 'Take out as a table (CSV)',
  asQdc: 'Take out for other programs (REFI-QDA)',
  bringIn: 'Bring in a codebook',
  sending: (share: number) => `Sending, ${Math.round(share * 100)} %`,
  readingFile: 'Reading…',
  willMake: (made: number, completed: number, kept: number) =>
    [
      countOf(made, 'new code', 'new codes'),
      ...(completed > 0 ? [`${completed} get texts that they lack`] : []),
      ...(kept > 0 ? [`${kept} stay as they are`] : []),
    ].join('; ') + '.',
  doImport: 'Bring them in',
  cancel: 'Cancel',
  imported: (made: number) => `${countOf(made, 'code was', 'codes were')} brought in.`,

  coding: 'Codes',
  giveCodes: 'Give codes',
  find: 'Find a code, or name a new one',
  makeNew: (name: string) => `New code “${name}”`,
  nothingFits: 'No code fits. Type a name for a new one.',
  noCodes: 'No code yet.',
  byOthers: (names: string[]) => `given by ${names.join(', ')}`,
  memo: 'Memo',
  change: 'Change',
  addMemo: (name: string) => `Memo on your code ${name}`,
  changeMemo: (name: string) => `Change your memo on ${name}`,
  memoOn: (name: string) => `Why “${name}”?`,
  keepMemo: 'Keep the memo',
  memoCount: (count: number) => countOf(count, 'memo on its codes', 'memos on its codes'),
  notedBy: (name: string) => `${name}:`,
  takeOff: (name: string) => `Take off your code ${name}`,
  pickerKeys: 'Enter gives or takes off, Escape closes.',

  agreement: 'Agreement',
  past: 'Archived and history',
  agreementQuestion: 'Do we mean the same by our codes?',
  agreementLead:
    'Counted on evidence that at least two of you coded: whether each gave the code. The unit is a piece of evidence, with the words that it has: whether you would have marked the same words is not measured. From 0.80 reliable, from 0.67 tentative (Krippendorff’s alpha).',
  proposed: 'Codes that assistants proposed',
  proposedLead:
    'How often one of you went along. You saw the proposal first, so this is no agreement of two who judge alone: for that, code blind.',
  noAgent: 'An assistant without a name',
  wentAlong: ({ hits, n, low, high }: Share) =>
    low === null || high === null
      ? `accepted ${hits} of ${n} decided; not enough to tell`
      : `accepted ${hits} of ${n} decided (${formatRange(low, high)})`,
  waiting: (count: number) => (count === 1 ? '1 waits for you' : `${count} wait for you`),
  agreementEmpty: 'Nobody has coded the same evidence twice yet.',
  agreementEmptyText:
    'Two of you code the same ten pieces, each on your own. Then this page says which codes mean the same to both of you, and where to talk.',
  toEvidence: 'Code some evidence',
  pieces: (n: number, isCut: boolean) =>
    `${countOf(n, 'piece', 'pieces')} of evidence coded by two or more${isCut ? ' (the newest)' : ''}`,
  reading: {
    reliable: 'reliable',
    tentative: 'tentative',
    unreliable: 'talk about it',
    not_enough: 'not enough to tell',
  },
  alpha: (alpha: number, low: number, high: number) =>
    `α ${alpha.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`,
  agreedOf: (agreed: number, used: number) => `all agree on ${agreed} of ${used}`,
  differ: 'Where you differ',
  differAbout: (path: string) => `Only about “${path}”`,
  showAll: 'Show all',
  noDifference: 'You agree on everything here.',
  openEvidence: 'Open',
  unknownPerson: 'nobody we know',
} as const
