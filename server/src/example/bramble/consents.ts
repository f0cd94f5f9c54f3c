import type { ConsentSource, ConsentState, Purpose } from '@firsthand/contract/crm/consents'

export type BrambleConsent = {
  people: string[]
  answers: Partial<Record<Purpose, ConsentState>>
  source: ConsentSource
  proof: string
  daysAgo: number
}

const agreed = {
  contact: 'given',
  record: 'given',
  transcribe: 'given',
  quote: 'given',
  process_by_ai: 'given',
} as const

/** What people at Bramble were asked and what they answered. The rest was not asked yet, as it goes. */
export const consents: BrambleConsent[] = [
  {
    people: [
      'joao',
      'dilan',
      'nele',
      'kojo',
      'bartek',
      'siobhan',
      'pim',
      'ines',
      'sam',
      'greta',
      'abena',
      'jonas',
    ],
    answers: agreed,
    source: 'shown_page',
    proof: 'Ticked and signed on Mara’s phone, at the hut.',
    daysAgo: 60,
  },
  {
    people: ['ines'],
    answers: { publish: 'given' },
    source: 'mail',
    proof: '“Put it on the wall for all I care, just get the zip right.”',
    daysAgo: 40,
  },
  {
    people: ['yusuf'],
    answers: { transcribe: 'given', quote: 'given', record: 'refused', process_by_ai: 'refused' },
    source: 'said',
    proof: '“Write it down, but no machines.”',
    daysAgo: 30,
  },
  {
    people: ['tamsin'],
    answers: { contact: 'given', quote: 'given', publish: 'given' },
    source: 'signed_form',
    proof: 'Form in the green folder.',
    daysAgo: 50,
  },
  {
    people: ['tamsin'],
    answers: { publish: 'withdrawn' },
    source: 'mail',
    proof: 'Asked to be left off the website.',
    daysAgo: 12,
  },
]
