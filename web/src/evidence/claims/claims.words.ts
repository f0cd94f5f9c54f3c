import type { CitationView } from '@firsthand/contract/evidence/claims'
import type { ClaimKind, Rung } from '@firsthand/contract/evidence/kinds'
import type { z } from 'zod'
import { countOf, list } from '../../kit/kit.words.ts'

type KindName = z.output<typeof ClaimKind>
type RungName = z.output<typeof Rung>

/** What a claim is, in a word. */
export const claimKindWords: Record<KindName, string> = {
  assumption: 'assumption',
  insight: 'insight',
  need: 'need',
  trait: 'trait',
  moment: 'moment',
  benefit: 'benefit',
  reason: 'reason',
}

export const rungWords: Record<RungName, string> = {
  hunch: 'hunch',
  heard: 'heard',
  pattern: 'pattern',
  shown: 'shown',
  proven: 'proven',
}

/** The words of the list of claims. */
export const words = {
  title: 'Claims',
  question: 'What do we believe, and how sure may we be?',
  archivedQuestion: 'What did we put away?',
  newLabel: 'What do you believe about your customers?',
  newPlaceholder: 'Write a sentence: Couriers leave because of pay',
  add: 'Write it down',
  added: 'Written down. It stands as a hunch until somebody has said or done something.',
  more: 'More',
  kind: 'Kind',
  stakes: 'If it is wrong, we lose',
  stakesWords: { 1: 'little', 2: 'much', 3: 'everything' },
  scope: 'Whom is it about?',
  scopeWhy: 'Evidence from others is shown and does not count. Nothing chosen: anybody.',
  anybody: 'Anybody',
  organisations: 'Only of these organisations',
  find: 'Find a claim',
  filter: 'Filter',
  rung: 'Rung',
  archived: 'put away',
  showArchived: 'Put away',
  sorted: (by: string) => `Sorted: ${by}`,
  order: 'Order',
  sorts: { risk: 'riskiest first', newest: 'newest first', rung: 'best supported first' },
  count: (count: number, more: boolean) => (more ? `${count}+ claims` : countOf(count, 'claim', 'claims')),
  columns: {
    claim: 'Claim',
    rung: 'Rung',
    voices: 'Voices',
    next: 'What would lift it',
    newest: 'Newest evidence',
  },
  nothing: 'No claim fits',
  nothingTodo: 'Other words, or fewer filters, may find it.',
  clear: 'Show all claims',
  empty: 'What do you believe about your customers?',
  emptyText: 'One sentence is enough. It stands as a hunch, and says whom to ask to make it more.',
  emptyExample: 'Couriers leave because of pay',
  noneArchived: 'Nothing was put away.',
  cancel: 'Cancel',
} as const

/** The words of one claim's page. */
export const page = {
  edit: 'Change the sentence',
  sentence: 'The claim in one sentence',
  save: 'Save',
  cancel: 'Cancel',
  source: 'From the study',
  met: ({ met, of }: { met: number; of: number }) =>
    of === 0
      ? 'You have met nobody who speaks to it.'
      : `You met ${met} of the ${of} ${of === 1 ? 'person' : 'people'} who speak to it.`,
  reached: (rung: string) => `It had reached ${rung}.`,
  whyHere: 'Why it stands here',
  lift: 'What would lift it',
  keep: 'What keeps it there',
  someone: 'Have not spoken to it yet',
  askAgain: 'Ask again',
  log: 'Log a conversation',
  findPeople: 'Find people',
  cite: 'Cite evidence',
  answer: 'Answer the contradiction',
  for: 'For',
  against: 'Against',
  sides: (people: number, voices: number) =>
    `${countOf(people, 'person', 'people')}, ${countOf(voices, 'voice', 'voices')}`,
  nobodyFor: 'Nobody yet. Whom could you ask?',
  nobodyAgainst: 'Nobody speaks against it. Has anybody been asked who would?',
  oneVoice: (names: string[], introducer: string | undefined) =>
    introducer ? `${list(names)}: one voice, introduced by ${introducer}` : `${list(names)}: one voice`,
  introduced: (introducer: string) => `introduced by ${introducer}`,
  move: 'Options',
  toFor: 'It speaks for the claim',
  toAgainst: 'It speaks against the claim',
  moved: 'Moved to the other side.',
  uncite: 'Do not cite it here',
  uncited: 'It is not cited any more.',
  openEvidence: 'Open the evidence',
  answered: (by: string | null, when: string) => (by ? `${by} answered ${when}` : `Answered ${when}`),
  answerLabel: 'Why does this not overturn the claim?',
  answerWhy: 'It stays in view, and so does your answer.',
  answerSave: 'Answer',
  answerChange: 'Change the answer',
  notCounted: 'Cited, and not counted',
  whyNot: {
    withdrawn: 'taken back',
    suggested: 'only suggested, until a member accepts it',
    no_person: 'from nobody we know',
    relayed: 'relayed: nobody of us was there',
    out_of_scope: 'from somebody the claim is not about',
  } satisfies Record<NonNullable<CitationView['notCounted']>, string>,
  notCountedFor: 'would speak for it',
  notCountedAgainst: 'would speak against it',
  sayDo: 'Say and do',
  sayDoNone: 'Too few said or did anything to compare the two.',
  gap: ({ difference, low, high }: { difference: number; low: number; high: number }) =>
    gapInWords({ difference, low, high }),
  about: 'About this claim',
  history: 'How it came here',
  historyEmpty: 'It has stood as a hunch from the beginning.',
  rose: (from: string | null, to: string) => (from ? `${from} → ${to}` : to),
  writtenBy: (name: string | null, when: string) =>
    name ? `Written down by ${name}, ${when}` : `Written down ${when}`,
  archive: 'Put away',
  archived: 'The claim is put away.',
  isArchived: 'This claim is put away.',
  restore: 'Bring it back',
  restored: 'The claim is back.',
  changed: 'Saved.',
  drawer: 'Cite evidence',
  drawerFind: 'Find what somebody said or did',
  drawerUncited: 'Not cited yet',
  drawerAll: 'All',
  drawerNothing: 'Nothing fits. Other words may find it.',
  drawerEmpty: 'All evidence is cited in some claim. Look at all of it, or make more.',
  speaksFor: 'For',
  speaksAgainst: 'Against',
  isCited: 'cited',
  citedFor: 'Cited for the claim.',
  citedAgainst: 'Cited against the claim.',
  make: 'Make evidence',
} as const

function gapInWords({ difference, low, high }: { difference: number; low: number; high: number }): string {
  const points = (share: number) => String(Math.round(share * 100)).replace('-', '−')
  const interval = `(${points(low)} to ${points(high)})`
  if (low <= 0 && high >= 0)
    return `What they say and what they do cannot be told apart yet: a gap of ${points(difference)} points ${interval}.`
  const fewer = difference > 0 ? 'fewer did it than said so' : 'more did it than said so'
  return `${points(Math.abs(difference))} points ${fewer} ${interval}.`
}
