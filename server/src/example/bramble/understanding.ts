import type { Pressure } from '@firsthand/contract/evidence/pressures'

/** The codebook of the example: headings with the codes below them, and the evidence that carries each. */
export const codebook: {
  name: string
  definition?: string
  below: {
    name: string
    definition: string
    whenNot?: string
    evidence: string[]
    /** Why a piece carries it, in the words of whoever gave it. */
    memos?: Record<string, string>
  }[]
}[] = [
  {
    name: 'Being left alone',
    below: [
      {
        name: 'Nobody answers',
        definition: 'They need somebody at once, and nobody picks up.',
        whenNot: 'They could ring and did not.',
        evidence: [
          'ines_phone',
          'ines_rule',
          'ines_back',
          'joao_desk',
          'tamsin_desk',
          'dilan_log',
          'nele_phone',
          'nele_thursday',
          'tobi_late_bag',
        ],
      },
      {
        name: 'A way that feels unsafe',
        definition: 'A road or path that somebody avoids, or thinks should be avoided, at night.',
        evidence: ['siobhan_path', 'pim_road', 'har_path', 'nele_log', 'ottilie_lamps', 'bartek_path'],
      },
    ],
  },
  {
    name: 'Money',
    below: [
      {
        name: 'Costs that eat the pay',
        definition: 'Repairs, wheels, brakes: what a rider pays before anything is earned.',
        evidence: ['ines_sums', 'joao_repair', 'dilan_brakes', 'gus_pim', 'kojo_repair'],
        memos: {
          ines_sums:
            'She did the sums on paper, months before she left. The repairs tipped it, not the rate itself.',
          kojo_repair: 'Counts against our idea: he mends his own and shrugs.',
        },
      },
      {
        name: 'The rate',
        definition: 'What a drop or an hour pays, compared with something else.',
        evidence: [
          'paul_rate',
          'greta_rate',
          'yusuf_rate',
          'sam_less',
          'sam_payslips',
          'ines_not_only',
          'ines_sums',
          'joao_counter',
          'joao_free',
        ],
      },
      {
        name: 'Unpaid waiting',
        definition: 'Time at a counter or a door that nobody pays.',
        evidence: [
          'joao_wait_one',
          'joao_counter',
          'joao_sum',
          'sam_laps',
          'kojo_wall',
          'jiayi_list',
          'abena_gate',
        ],
      },
    ],
  },
  {
    name: 'Time of their own',
    below: [
      {
        name: 'A week that can be planned',
        definition: 'Knowing the days ahead matters more than something else.',
        evidence: [
          'ines_bakery',
          'ines_rota',
          'sam_swap',
          'sam_fixed',
          'sam_tell',
          'greta_rota',
          'helena_notice',
          'ines_five',
          'dilan_sheet',
        ],
      },
      {
        name: 'Freedom to choose',
        definition: 'They want to decide their days themselves.',
        evidence: ['joao_free', 'pim_free', 'bartek_free', 'siobhan_board'],
      },
    ],
  },
  {
    name: 'The night',
    below: [
      {
        name: 'Hungry and everything shut',
        definition: 'They want to eat after ten and find nothing.',
        evidence: ['abena_crisps', 'abena_locker', 'elif_cake', 'chidi_toast', 'jiayi_seven'],
      },
      {
        name: 'Paid to wait for orders',
        definition: 'A kitchen pays people at night for whom there is nothing to do.',
        evidence: ['tobi_payroll', 'bisi_door', 'rosalind_napkins', 'rosalind_door', 'tobi_orders'],
      },
      {
        name: 'They tried before, and it failed',
        definition: 'An earlier night service of anybody that disappointed.',
        evidence: ['tamsin_pilot', 'jiayi_pilot', 'hamid_real', 'dorota_trolley', 'luca_slips', 'luca_band'],
      },
    ],
  },
]

/** What members read into evidence: theirs alone, and they differ. */
export const readings: { evidence: string; pressure: Pressure; member: string; note?: string }[] = [
  {
    evidence: 'ines_rule',
    pressure: 'silly',
    member: 'mara',
    note: 'Nobody wants to be who rings the desk.',
  },
  { evidence: 'ines_rule', pressure: 'history', member: 'leo', note: 'They rang, and it did not help.' },
  {
    evidence: 'bartek_path',
    pressure: 'judged',
    member: 'leo',
    note: 'He said twice that he is not afraid.',
  },
  {
    evidence: 'paul_desk',
    pressure: 'judged',
    member: 'anouk',
    note: 'Needing help sounds like not being good enough.',
  },
  { evidence: 'sam_swap', pressure: 'circumstances', member: 'mara' },
  { evidence: 'marisol_no', pressure: 'unknown', member: 'anouk' },
  { evidence: 'har_no_deposit', pressure: 'wrong', member: 'mara', note: 'She laughed before she said no.' },
  { evidence: 'har_no_deposit', pressure: 'history', member: 'leo' },
]

/** A ladder of whys; a step stands below the one named by `below`. */
export const ladder = {
  symptom: 'Riders stop taking evening shifts',
  member: 'mara',
  steps: [
    {
      key: 'alone',
      sentence: 'When something goes wrong after eight, they are alone with it',
      supports: ['ines_phone', 'joao_desk', 'nele_thursday'],
      contradicts: ['paul_desk'],
    },
    {
      key: 'desk',
      below: 'alone',
      sentence: 'One person at the desk answers riders, restaurants and diners on one line',
      supports: ['tobi_late_bag'],
      contradicts: [],
    },
    {
      key: 'counted',
      below: 'desk',
      sentence: 'Nobody counts calls that are not answered, so the evening desk looks well staffed',
      supports: [],
      contradicts: [],
      isRootCause: true,
    },
    {
      key: 'week',
      sentence: 'They cannot plan around shifts that move',
      supports: ['ines_rota', 'greta_rota'],
      contradicts: ['joao_free'],
    },
  ] as {
    key: string
    below?: string
    sentence: string
    supports: string[]
    contradicts: string[]
    isRootCause?: boolean
  }[],
}
