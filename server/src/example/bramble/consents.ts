import type { ConsentSource, ConsentState, Purpose, WordingSubject } from '@firsthand/contract/crm/consents'

export type BrambleConsent = {
  people: string[]
  answers: Partial<Record<Purpose, ConsentState>>
  source: ConsentSource
  proof: string
  daysAgo: number
}

/** Bramble asks in its own words. */
export const consentTexts: Record<WordingSubject, string> = {
  about:
    'We carry food through the night for kitchens without riders of their own, and we learn how by asking. What you tell us stays with the six of us. Ask us at any time what we keep about you, or tell us to throw it away. You can change every answer below, and saying no costs you nothing.',
  contact: 'May we ring you or write to you again about riding?',
  record: 'May we record it when we talk, so that nobody has to scribble?',
  transcribe: 'May we write down what you tell us?',
  quote: 'May we repeat your words among ourselves, without your name?',
  publish: 'May we put your words on the wall of the hut or on our website?',
  process_by_ai: 'May a computer (an AI) read what you told us, to help us find what matters?',
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
