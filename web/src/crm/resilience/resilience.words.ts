import { countOf } from '../../kit/kit.words.ts'
import { formatNumber } from '../../kit/format.ts'

/** The words of the page about asking. */
export const words = {
  title: 'Asking',
  keywords: 'resilience refused noes attempts rejection asked silent yes',
  people: 'People',
  lead: 'A no is what asking costs. This counts the asking; it ranks nobody.',
  weeks: 'How far back',
  weeksOf: { '4': 'four weeks', '12': 'twelve weeks', '26': 'half a year', '52': 'a year' } as Record<
    string,
    string
  >,
  who: 'Who of us',
  everybody: 'everybody',
  how: 'How',
  anyWay: 'any way',
  asked: 'Asked',
  answered: 'Answered',
  yes: 'Yes',
  refused: 'No',
  silent: 'Silence',
  talked: 'Talked',
  forOneYes: 'Asks for one yes',
  about: (middle: number) => `about ${formatNumber(middle)}`,
  between: (low: number, high: number) => `between ${formatNumber(low)} and ${formatNumber(high)}`,
  notEnough: 'Not enough asks yet to tell.',
  byWeek: 'Week by week',
  byMember: 'Who asked',
  byMemberText: 'By name. Whoever hears many noes asked many people.',
  byChannel: 'How we asked',
  week: 'Week of',
  member: 'Member',
  channel: 'How',
  shareOfYes: 'Share of yes',
  ofAsked: 'asks',
  barOf: ({ asked, yes, talked, refused, silent }: Counts) =>
    `${countOf(asked, 'ask', 'asks')}: ${yes} yes, ${talked} talked, ${refused} no, ${silent} silent`,
  empty: 'Nobody was asked in this time.',
  emptyText: 'Note the next call or message, also when nobody answers: asking is what counts here.',
  log: 'Log a touch',
} as const

type Counts = { asked: number; yes: number; talked: number; refused: number; silent: number }
