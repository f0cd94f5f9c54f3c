import type { SalesRole } from '@firsthand/contract/crm/pipelines-entries'

/** Restaurants on their way to the paid closing hour, as Bramble tried it. Moves are `[days ago, stage, why]`. */
export type BrambleEntry = {
  person: string
  title: string
  euros: number | null
  member: string
  moves: [daysAgo: number, stage: string, why?: string][]
  lostReason?: string
}

export const salesRolesOf: Record<string, SalesRole[]> = {
  mara: ['account_executive', 'business_development'],
  leo: ['account_executive', 'sales_operations'],
  anouk: ['sales_engineer'],
  callum: ['lead_generation', 'sales_development'],
}

/** Finished ones first: what the forecast learns from. */
export const entries: BrambleEntry[] = [
  won('tobi', 'Lunch counters', 1_900, [410, 396, 380, 371]),
  won('tobi', 'Evening pilot', 2_400, [300, 291, 268, 250]),
  won('marisol', 'Morning pastry runs', 800, [350, 342, 331, 322]),
  won('jiayi', 'First branch', 1_600, [335, 320, 300, 281]),
  won('jiayi', 'Second branch', 1_600, [240, 232, 219, 201]),
  won('harriet', 'Friday nights', 1_200, [70, 66, 63, 60]),
  won('luca', 'Bar snacks', 900, [500, 492, 480, 470]),
  lost('luca', 'Renewal for the winter', 1_100, [262, 250, 231], 'Too expensive'),
  lost('hamid', 'Wedding season', 1_500, [210, 201, 176], 'Bad moment'),
  lost('bisi', 'Second kitchen', 2_000, [190, 183, 150], 'The problem is not big enough'),
  lost('rosalind', 'Hourly plan for the front', 600, [165, 160, 141], 'Chose somebody else'),
  lost('marisol', 'Evening menu', 700, [130, 121, 98], 'No answer any more'),
  won('bisi', 'Late tables', 1_000, [120, 113, 99, 90]),
  {
    person: 'hamid',
    title: 'Ramadan evenings',
    euros: 2_200,
    member: 'callum',
    moves: [
      [38, 'First talk'],
      [30, 'Problem confirmed', 'He counted eleven orders lost after ten o’clock'],
    ],
  },
  {
    person: 'dorota',
    title: 'Ward kitchens',
    euros: 5_400,
    member: 'callum',
    moves: [[8, 'First talk']],
  },
  {
    person: 'jiayi',
    title: 'Third branch',
    euros: 1_800,
    member: 'leo',
    moves: [
      [64, 'First talk'],
      [58, 'Problem confirmed'],
      [49, 'Trial'],
      [33, 'Problem confirmed', 'The new manager wants to see the till list first'],
      [20, 'Trial', 'The till list settled it'],
    ],
  },
  {
    person: 'tobi',
    title: 'Paid closing hour, all week',
    euros: 3_100,
    member: 'mara',
    moves: [
      [41, 'First talk'],
      [35, 'Problem confirmed'],
      [27, 'Trial'],
      [6, 'Offer'],
    ],
  },
]

/** People who may be asked some day. */
export const prospects = ['luca', 'gus', 'ottilie']

export const handoff = {
  entry: 'Ramadan evenings',
  from: 'callum',
  toRole: 'account_executive',
  note: 'Hamid wants a price before the season. He decides alone, on Sundays after closing.',
  openQuestions: ['Would he pay by the evening rather than by the month?', 'Who counts the lost orders now?'],
  daysAgo: 1,
} as const

function won(
  person: string,
  title: string,
  euros: number,
  days: [number, number, number, number],
): BrambleEntry {
  const stages = ['First talk', 'Problem confirmed', 'Trial', 'Won']
  return { person, title, euros, member: 'mara', moves: days.map((ago, index) => [ago, stages[index]!]) }
}

function lost(
  person: string,
  title: string,
  euros: number,
  days: [number, number, number],
  lostReason: string,
): BrambleEntry {
  const stages = ['First talk', 'Trial', 'Lost']
  return {
    person,
    title,
    euros,
    member: 'leo',
    lostReason,
    moves: days.map((ago, index) => [ago, stages[index]!]),
  }
}
