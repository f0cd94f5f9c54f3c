import type { FoundKind, SpeakerRole } from '@firsthand/contract/evidence/search'

/** The words of the search over everything. */
export const words = {
  title: 'Search',
  question: 'Where did we hear of it?',
  lead: 'Everything that was said, written and noted here, with the words around each hit.',
  find: 'Search everything',
  start: 'Type what you look for',
  startText:
    'One word or a few; the beginning of a word is enough, and a mistyped one is forgiven. Filters narrow it to a person, a study, a code or a time.',
  example: {
    words: [
      { words: 'And then the ', isHit: false },
      { words: 'brakes', isHit: true },
      { words: ' gave out on the bridge, and nobody had told me that they would.', isHit: false },
    ],
    speaker: 'Nele Brandt',
    text: 'At the depot',
  },
  nothing: (q: string) => `Nothing has “${q}”`,
  nothingNarrowed: 'With these filters, nothing fits. Take one away, or search with fewer words.',
  nothingTodo: 'Try another word for it, or fewer words.',
  clear: 'Clear the filters',
  readAs: (asked: string, read: string[]) =>
    read.length === 0
      ? `Nothing has “${asked}” as it is written. These are the nearest.`
      : `Nothing has “${asked}” as it is written. Did you mean “${read.join(' ')}”? This is what was found for it.`,
  all: (kind: string) => `All in ${kind}`,
  back: 'All kinds',
  count: (count: number, isMore: boolean) =>
    `${count}${isMore ? '+' : ''} ${count === 1 ? 'result' : 'results'}`,
  more: 'More results',
  goOn: 'Go on looking',
  lookedSoFar: (count: number) =>
    count === 0
      ? 'Very much has these words, and nothing of what was looked through so far fits the filters.'
      : 'There is more to look through.',
  turnAt: (moment: string) => `at ${moment}`,
  kind: 'Kind of thing',
  code: 'Code',
  speaks: 'Who speaks',
  evidenceKind: 'Kind of evidence',
  speakers: {
    them: 'People we talk to',
    us: 'Our own side',
    unknown: 'Somebody not matched yet',
  } satisfies Record<SpeakerRole, string>,
  ofKind: (kind: string) => `in ${kind}`,
  kinds: {
    person: 'People',
    organisation: 'Organisations',
    claim: 'Claims',
    evidence: 'Evidence',
    turn: 'What was said',
    text: 'Texts',
    conversation: 'Conversations',
    live_note: 'Live notes',
    study: 'Studies',
    hunch: 'Hunches',
    guide: 'Guides',
    practice: 'Practice talks',
    code: 'Codes',
    memo: 'Memos of codes',
    why: 'Whys: down to the root cause',
    complaint: 'Complaints',
    promise: 'Promises',
    entry: 'Pipelines',
    know_how: 'Know-how',
  } satisfies Record<FoundKind, string>,
  textKinds: {
    transcript: 'transcript',
    note: 'note',
    answer: 'answer',
    review: 'review',
    mail: 'mail',
  } as Record<string, string>,
} as const
