import type { BrambleEvidence } from '../shape.ts'

export const samCoffeeEvidence: BrambleEvidence[] = [
  {
    key: 'sam_swap',
    kind: 'said_past',
    person: 'sam',
    conversation: 'sam_coffee',
    turn: 17,
    quote:
      'I was in the waiting room on my phone doing the swaps, and they called her name and I nearly missed it.',
    heardBy: ['mara'],
  },
  {
    key: 'sam_less',
    kind: 'said_past',
    person: 'sam',
    conversation: 'sam_coffee',
    turn: 21,
    quote: "It's about eight per cent less than I made with you, and I'd sign it again tomorrow.",
    heardBy: ['mara'],
  },
  {
    key: 'sam_payslips',
    kind: 'did_measured',
    person: 'sam',
    conversation: 'sam_coffee',
    turn: 28,
    quote:
      'three payslips from Gannet, each two thousand and fourteen pounds, and six of ours that average two thousand one hundred and ninety.',
    heardBy: ['mara'],
  },
  {
    key: 'sam_fixed',
    kind: 'said_past',
    person: 'sam',
    conversation: 'sam_coffee',
    turn: 35,
    quote:
      "I went and signed for five fixed days, half five to half one, and I haven't asked to change one of them.",
    heardBy: ['mara'],
  },
  {
    key: 'sam_intro',
    kind: 'committed',
    person: 'sam',
    conversation: 'sam_coffee',
    turn: 47,
    quote:
      "I'll put you all in a message tonight and say it's worth the coffee. They'll come if it's from me.",
    heardBy: ['mara'],
    commitment: { what: 'reputation' },
  },
  {
    key: 'sam_laps',
    kind: 'said_past',
    person: 'sam',
    conversation: 'sam_coffee',
    turn: 51,
    quote: 'Four Fridays, nineteen pick-ups at Lantern, and the middle one was eleven minutes.',
    heardBy: ['mara'],
  },
  {
    key: 'sam_tell',
    kind: 'said_future',
    person: 'sam',
    conversation: 'sam_coffee',
    turn: 77,
    quote:
      "if you get the rota out ten days early three times running, I'll say so in the Gannet canteen, with my name on it.",
    heardBy: ['mara'],
  },
]
