import type { Pressure } from '@firsthand/contract/evidence/pressures'
import { countOf } from '../../kit/kit.words.ts'

/** The words of what stands around the codebook: curves, tables, snapshots, and the way between them. */
export const words = {
  understanding: 'Understanding',
  evidence: 'Evidence',
  tabs: {
    codes: 'Codebook',
    saturation: 'What is still new',
    together: 'Codes together',
    segments: 'Codes by kind of people',
    whys: 'Five whys',
    fears: 'Fears and pressures',
    blind: 'Blind coding',
  },
  study: 'Study',
  allStudies: 'All conversations',
  onlyStudy: (title?: string) => (title ? `Only “${title}”` : 'Only the chosen study'),
  toCodes: 'Give codes to evidence',
  noVerdict: 'not enough to tell',

  ways: { contact_type: 'contact type', organisation: 'organisation', segment: 'segment of the study' },
  curve: {
    question: 'Does another conversation still bring something new?',
    lead: 'Each conversation, in the order it was held, and the codes that were heard in it for the first time.',
    by: 'Kinds of people by',
    contactType: 'With',
    anybody: 'Anybody',
    eachKind: 'Each kind of people by itself',
    kind: 'Kind',
    kindCounts: (conversations: number, codes: number) =>
      `${countOf(conversations, 'coded conversation', 'coded conversations')}, ${countOf(codes, 'code', 'codes')}`,
    quietShort: (quiet: number) =>
      quiet === 0
        ? 'the last brought something new'
        : quiet === 1
          ? 'the last brought nothing new'
          : `the last ${quiet} brought nothing new`,
    tells: 'What it tells',
    openKind: (kind: string) => `Show the curve of ${kind}`,
    uncoded: (many: number) => `${many} not coded yet`,
    byConversation: 'What each conversation brought',
    noKinds: 'Nobody in these conversations is of such a kind. Choose another way to tell people apart.',
    overlaps: 'Some conversation counts for more than one kind, so the numbers do not add up.',
    kindsCut: 'Only the kinds with most conversations are shown.',
    emptyKind: 'No conversation with them carries codes yet',
    run: 'Conversations in a row',
    threshold: 'Little enough is',
    thresholds: { 0.05: '5 % new codes', 0: 'no new code' },
    empty: 'No conversation carries codes yet',
    emptyText:
      'Highlight what was said, give it codes, and this page says when another conversation adds little.',
    quiet: (quiet: number, n: number) =>
      quiet === 0
        ? `The last of ${countOf(n, 'conversation', 'conversations')} still brought something new.`
        : `The last ${quiet} of ${countOf(n, 'conversation', 'conversations')} brought no new code.`,
    verdict: {
      reached: (after: number) =>
        `After ${countOf(after, 'conversation', 'conversations')} little was added: saturation, by the rule of Guest, Namey and Chen.`,
      tooEarly: (after: number, later: number, codes: number) =>
        `The rule of Guest, Namey and Chen was met after ${countOf(after, 'conversation', 'conversations')}, yet ${later} of the ${codes} codes came later: it would have stopped too early.`,
      not_reached: 'New codes keep coming: hold more conversations with people like these.',
      not_enough: (needed: number) =>
        `Not enough to tell: the rule needs ${countOf(needed, 'coded conversation', 'coded conversations')}.`,
    },
    orders: (share: string) =>
      `Had the same conversations come in another order, ${share} of the orders would meet the rule too.`,
    smallBase: (base: number) =>
      `The first conversations hold only ${countOf(base, 'code', 'codes')}, so a single new one is already more than 5 %: read it as “no new code at all”.`,
    notCoded: (many: number) =>
      `${countOf(many, 'conversation has', 'conversations have')} no coded evidence yet and ${many === 1 ? 'is' : 'are'} left out.`,
    isCut: 'Only the newest 300 were looked at.',
    rule: (base: number, run: number, threshold: string) =>
      `The rule: new codes in ${run} conversations in a row, divided by the codes of the first ${base}; little is ${threshold} or less. Guest, Namey and Chen 2020.`,
    plot: 'Codes heard so far, by conversation',
    band: 'grey: the middle nine tenths of random orders',
    conversation: 'Conversation',
    newCodes: 'New codes',
    newClaims: 'New claims',
    soFar: 'So far',
    nothing: 'nothing new',
  },

  together: {
    question: 'Which themes come together?',
    lead: 'Pairs of codes on the same evidence, or in the same conversation, and whether that is more than chance.',
    within: 'Together',
    withins: { evidence: 'on the same evidence', conversation: 'in the same conversation' },
    empty: 'No evidence carries two codes yet',
    emptyText:
      'Give a piece of evidence every code that fits. Those that keep meeting may be one theme, or a cause.',
    n: (n: number, within: 'evidence' | 'conversation') =>
      within === 'evidence'
        ? `${countOf(n, 'coded piece', 'coded pieces')} of evidence`
        : countOf(n, 'coded conversation', 'coded conversations'),
    isCut: 'the newest and most used only',
    pair: 'Pair',
    times: 'Together',
    either: 'Of those with either',
    lift: 'Against chance',
    liftOf: (lift: string) => `${lift} times`,
    tells: 'What it tells',
    verdict: {
      more: 'more than chance',
      fewer: 'less than chance',
      as_expected: 'as chance would have it',
      not_enough: 'not enough to tell',
    },
    matrix: 'How often each pair meets',
  },

  segments: {
    question: 'From whom did we hear what?',
    lead: 'Independent voices with each code: somebody who says a thing ten times is one voice, and so are people who came through the same person.',
    by: 'By',
    empty: 'No coded evidence of anybody yet',
    emptyText: 'Only first-hand evidence of a known person counts here.',
    voices: (many: number) => countOf(many, 'voice', 'voices'),
    pieces: (many: number) => countOf(many, 'piece', 'pieces'),
    striking: 'What stands out',
    nothingStrikes: 'Nothing stands out: what differs here, chance explains as well.',
    sentence: (code: string, column: string, has: number, of: number, isMore: boolean) =>
      `“${code}” was heard from ${has} of ${of} in “${column}”: ${isMore ? 'more' : 'fewer'} than from the others, and hardly by chance.`,
    small: 'few',
    smallNote: '“few”: so few voices are expected in this cell that it tells nothing.',
    overlaps: 'Somebody stands in more than one column, so columns do not add up.',
    isCut: 'Only the largest columns and the codes used most are shown.',
    code: 'Code',
    residual: (value: string) => `${value} standard errors`,
    residuals: 'Show how far from chance',
    residualNote:
      'Standard errors say how far a cell is from what chance alone would bring: beyond 2, up or down, is rarely chance; in many cells some are.',
  },

  snapshot: {
    page: 'Snapshot',
    open: 'Snapshot on one page',
    lead: 'One page to print, to pin up and to remember the conversation by.',
    print: 'Print',
    edit: 'Choose and write',
    done: 'Done',
    save: 'Save',
    saved: 'Saved.',
    quote: 'In their words',
    noQuote: 'No highlight yet. Select their words in the transcript.',
    facts: 'Quick facts',
    factsHint: 'Who they are, in a few words that matter here.',
    story: 'The last time',
    storyHint: 'What happened the last time, in their order.',
    needs: 'Needs',
    insights: 'What we learned',
    commitments: 'What they committed',
    fears: 'Fears and pressures, as members read them',
    none: 'Nothing yet.',
    reads: (reader: string, pressure: string) => `${reader} reads this as ${pressure}`,
    minutes: (minutes: number) => `${minutes} min`,
    with: (names: string) => `with ${names}`,
    choose: 'What stands on it',
    asQuote: 'The quote',
    inStory: 'In the story',
    shown: 'Shown',
    byItself: 'chosen by itself',
    showHidden: (many: number) => `Show ${countOf(many, 'hidden claim', 'hidden claims')} again`,
    opens: 'Understand this conversation',
  },

  pressure: {
    unknown: 'fear of the unknown',
    job: 'fear for the job',
    not_learning: 'fear of not being able to learn it',
    judged: 'fear of being judged',
    wrong: 'fear of being wrong',
    status: 'fear of losing status',
    silly: 'pressure not to sound silly',
    team: 'pressure of the team',
    circumstances: 'pressure of circumstances',
    history: 'pressure of history',
  } satisfies Record<Pressure, string>,
} as const

/** Whether little was added, in a sentence. */
export function tellSaturation({
  verdict,
  reachedAfter,
  laterCodes,
  isTooEarly,
  codes,
  needed,
}: {
  verdict: keyof typeof words.curve.verdict
  reachedAfter: number | null
  laterCodes: number
  isTooEarly: boolean
  codes: number
  needed: number
}): string {
  const say = words.curve.verdict
  if (verdict === 'reached' && reachedAfter !== null)
    return isTooEarly ? say.tooEarly(reachedAfter, laterCodes, codes) : say.reached(reachedAfter)
  return verdict === 'not_enough' ? say.not_enough(needed) : say.not_reached
}

/** Contact types are keys such as `end_user`; names of organisations, segments and choices are as people wrote them. */
export function kindName(label: string): string {
  return label.replaceAll('_', ' ')
}
