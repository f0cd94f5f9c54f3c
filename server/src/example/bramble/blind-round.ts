type Given = { code: string; memo?: string }

/** Two members coded the same ten pieces without seeing each other, agreed on most, and one difference is decided. */
export const blindRound: {
  title: string
  startedBy: string
  daysAgo: number
  coders: [string, string]
  pieces: { evidence: string; given: [Given[], Given[]] }[]
  decided: { evidence: string; code: string; by: string; keeps: boolean; memo: string }[]
} = {
  title: 'Do we mean the same by our codes?',
  startedBy: 'anouk',
  daysAgo: 8,
  coders: ['anouk', 'callum'],
  pieces: [
    { evidence: 'ines_phone', given: [[{ code: 'Nobody answers' }], [{ code: 'Nobody answers' }]] },
    { evidence: 'joao_desk', given: [[{ code: 'Nobody answers' }], [{ code: 'Nobody answers' }]] },
    {
      evidence: 'nele_thursday',
      given: [
        [{ code: 'Nobody answers', memo: 'She needed somebody on that evening.' }],
        [{ code: 'A way that feels unsafe', memo: 'She would not ride that night alone.' }],
      ],
    },
    {
      evidence: 'sam_swap',
      given: [
        [{ code: 'A week that can be planned' }],
        [
          { code: 'A week that can be planned' },
          { code: 'Freedom to choose', memo: 'He wants to decide, too.' },
        ],
      ],
    },
    {
      evidence: 'greta_rota',
      given: [[{ code: 'A week that can be planned' }], [{ code: 'A week that can be planned' }]],
    },
    { evidence: 'paul_rate', given: [[{ code: 'The rate' }], [{ code: 'The rate' }]] },
    {
      evidence: 'kojo_wall',
      given: [
        [{ code: 'Unpaid waiting' }],
        [{ code: 'Unpaid waiting' }, { code: 'The rate', memo: 'He counts what the hour is worth.' }],
      ],
    },
    {
      evidence: 'abena_crisps',
      given: [[{ code: 'Hungry and everything shut' }], [{ code: 'Hungry and everything shut' }]],
    },
    { evidence: 'tobi_payroll', given: [[{ code: 'Paid to wait for orders' }], []] },
    { evidence: 'joao_free', given: [[{ code: 'Freedom to choose' }], [{ code: 'Freedom to choose' }]] },
  ],
  decided: [
    {
      evidence: 'sam_swap',
      code: 'Freedom to choose',
      by: 'mara',
      keeps: false,
      memo: 'He asks to know his days, not to choose them.',
    },
  ],
}
