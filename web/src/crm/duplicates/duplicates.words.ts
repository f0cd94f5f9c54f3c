import type { DuplicateReason } from '@firsthand/contract/crm/duplicates'

export const words = {
  title: 'Duplicates',
  people: 'People',
  question: 'Who is here twice?',
  lead: 'Pairs that may be one person, the surest first. Nothing is lost in a merge, and each can be undone.',
  waiting: ({ count, exact }: { count: number; exact: boolean }) =>
    exact ? `${count.toLocaleString('en')} waiting` : `more than ${count.toLocaleString('en')} waiting`,
  look: 'Look through everybody',
  lookAgain: 'Look again',
  looking: (done: number, total: number | null) =>
    total
      ? `Looking through your people: ${Math.floor((100 * done) / Math.max(1, total))} % done.`
      : 'Looking through your people.',
  mayLeave: 'You may leave this page; the search goes on.',
  stopping: 'Stopping after this step.',
  lookedAt: (people: number, when: string) => `${people.toLocaleString('en')} people compared, ${when}.`,
  tooLarge: (count: number) =>
    count === 1
      ? 'One thing is shared by so many people that they were compared only where they share a second one.'
      : `${count.toLocaleString('en')} things are shared by so many people that they were compared only where they share a second one.`,
  neverLooked: 'Nobody has looked through everybody yet. Whoever is added or changed is compared at once.',
  emptyTitle: 'Nobody is here twice',
  emptyNever:
    'Look through everybody once, and pairs that may be one person stand here, each with its reasons.',
  emptyDone: 'Every pair is decided. Whoever is added from now on is compared at once.',
  exampleOne: 'William Castellanos',
  exampleOther: 'Bill Castellanos',
  at: (place: number, of: string) => `Pair ${place} of ${of}`,
  previous: 'Previous pair',
  next: 'Next pair',
  merge: 'Merge',
  notSame: 'Not the same',
  toldApart: (one: string, other: string) => `${one} and ${other} are two people.`,
  areApart: 'They are two people.',
  merged: (name: string) => `Merged into ${name}.`,
  unmerged: 'Both are as they were.',
  chooseTwo: 'Merge two of your choice',
  mergeTitle: 'Merge two people',
  mergeQuestion: 'Which two are one person?',
  mergeLead:
    'Choose both, look at them side by side, and decide who stays. Nothing is lost, and it can be undone.',
  firstOne: 'One',
  otherOne: 'The other',
  chooseBoth: 'Choose two people, and they stand here side by side.',
  samePerson: 'This is one and the same person already. Choose somebody else.',
  stays: 'Who stays',
  staysHint: 'The other one becomes a part of them; old links lead there.',
  field: 'Field',
  bothKept: 'both are kept',
  same: 'the same',
  nothing: '–',
  seeMoves: 'See what moves',
  moves: 'What comes over',
  movesNothing: 'Nothing else points at the other one.',
  setAside: 'Would stand twice, so kept aside for an undo',
  why: 'Why they may be one',
  probability: (chance: number) =>
    chance >= 0.99
      ? 'almost certainly one person'
      : chance >= 0.9
        ? 'very likely one person'
        : chance >= 0.7
          ? 'likely one person'
          : 'maybe one person',
  exact: 'exact',
  list: 'All that wait',
  pair: 'Pair',
  chance: 'How sure',
  rule: 'Merge exact duplicates by themselves',
  ruleHint: 'The same name and the same number or mailbox. Each such merge stands below and can be undone.',
  past: 'Past merges',
  pastLine: (other: string) => `${other} was merged into`,
  byRule: 'by the rule',
  undo: 'Undo',
  undone: (by: string | null) => (by ? `undone by ${by}` : 'undone'),
  noPast: 'No merge yet. Each stands here with who and when, and can be undone.',
  apart: 'Told apart',
  apartLine: 'are two people',
  takeBack: 'Take back',
  noApart: 'No pair was told apart yet.',
  more: 'More',
  moreTitle: 'Past merges and the rule',
  hintTitle: 'Is it somebody we know?',
  hintText: 'You can add them all the same.',
  panelTitle: 'Perhaps here twice',
  panelMerged: 'Merged with',
  compare: 'Compare',
  undoTitle: 'Undo this merge?',
  undoAdded: (list: string) => `Added since: ${list}.`,
  addedStay: 'It stays here',
  addedGo: 'It goes to the other one',
  cancel: 'Cancel',
  fields: {
    name: 'Name',
    organisation: 'Organisation',
    roleTitle: 'Role',
    pronouns: 'Pronouns',
    timeZone: 'Time zone',
    language: 'Language',
    cadenceDays: 'How often to talk',
    note: 'Note',
  },
  emails: 'E-mail',
  phones: 'Phone',
  types: 'Contact types',
  touches: 'Touchpoints',
  since: 'Known since',
  days: (count: number) => `every ${count} days`,
  bothNotes: 'Both notes',
} as const

/** What a field says of the pair, and how much, as one would say it. */
export function reasonWords({ field, says, weight }: DuplicateReason): string {
  return `${field}: ${says}`.replace(/^./, (letter) => letter.toUpperCase()) + ` – ${strength(weight)}`
}

function strength(weight: number): string {
  if (weight >= 8) return 'speaks very strongly for it'
  if (weight >= 4) return 'speaks strongly for it'
  if (weight >= 1) return 'speaks for it'
  if (weight > -1) return 'says little'
  if (weight > -4) return 'speaks against it'
  return 'speaks strongly against it'
}
