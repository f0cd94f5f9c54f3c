import type { BrambleEvidence } from '../shape.ts'

export const tobiLullEvidence: BrambleEvidence[] = [
  {
    key: 'tobi_orders',
    kind: 'did_measured',
    person: 'tobi',
    conversation: 'tobi_lull',
    turn: 11,
    quote:
      "That's twenty-three orders after ten in two weekends, four hundred and eighty-one pounds, and I took out the ones that would have come at quarter to.",
    heardBy: ['anouk'],
  },
  {
    key: 'tobi_payroll',
    kind: 'said_past',
    person: 'tobi',
    conversation: 'tobi_lull',
    turn: 15,
    quote:
      "I've been paying the grill and Rosalind until half eleven for years, to scrub and to wait, whether there was one order or none.",
    heardBy: ['anouk'],
  },
  {
    key: 'tobi_deposit',
    kind: 'committed',
    person: 'tobi',
    conversation: 'tobi_lull',
    turn: 21,
    quote:
      'on the Monday morning the three hundred went out of my account to yours, deposit, all eight weekends.',
    heardBy: ['anouk'],
    commitment: { what: 'money', amountMinor: 30000, currency: 'GBP' },
  },
  {
    key: 'tobi_luca',
    kind: 'said_past',
    person: 'luca',
    conversation: 'tobi_lull',
    turn: 32,
    quote: 'And I asked him why, and he said it was the waiting.',
    heardBy: [],
  },
  {
    key: 'tobi_late_bag',
    kind: 'said_past',
    person: 'tobi',
    conversation: 'tobi_lull',
    turn: 36,
    quote:
      'There was a bag ready at ten past midnight and nobody came, and I rang, and nobody picked up, so at ten to one I drove it to the Saltings myself in my slippers.',
    heardBy: ['anouk'],
  },
  {
    key: 'tobi_riders',
    kind: 'said_opinion',
    person: 'tobi',
    conversation: 'tobi_lull',
    turn: 51,
    quote:
      'I think riders are the only people in this whole thing who see both my food and the face of who eats it.',
    heardBy: ['anouk'],
  },
  {
    key: 'tobi_future',
    kind: 'said_future',
    person: 'tobi',
    conversation: 'tobi_lull',
    turn: 61,
    quote:
      "If it gets to twenty orders in a weekend I'd pay you two hundred and fifty a month, and I'd stop thinking about it.",
    heardBy: ['anouk'],
  },
  {
    key: 'tobi_name',
    kind: 'committed',
    person: 'tobi',
    conversation: 'tobi_lull',
    turn: 67,
    quote:
      "you can put my name and my own mobile on your page, and any owner who wants to know if it's real can ring me between three and five.",
    heardBy: ['anouk'],
    commitment: { what: 'reputation' },
  },
  {
    key: 'tobi_signed',
    kind: 'did_observed',
    person: 'tobi',
    conversation: 'tobi_lull',
    turn: 74,
    quote: 'he read both pages and signed at quarter to four, standing, on the lid of the bread bin.',
    heardBy: ['anouk'],
  },
]
