import type { BrambleEvidence } from '../shape.ts'

export const harrietCallEvidence: BrambleEvidence[] = [
  {
    key: 'har_tally',
    kind: 'did_measured',
    person: 'harriet',
    conversation: 'harriet_call',
    turn: 13,
    quote:
      "Four Fridays, after ten at night: eleven, nine, fourteen, and seven, that's the one it blew a gale. Forty-one.",
    heardBy: ['callum'],
  },
  {
    key: 'har_kit',
    kind: 'said_past',
    person: 'harriet',
    conversation: 'harriet_call',
    turn: 21,
    quote:
      'I gave Kit sixty pounds a night, cash, Fridays and Saturdays, for eleven weeks, and he kept the tips.',
    heardBy: ['callum'],
  },
  {
    key: 'har_path',
    kind: 'said_opinion',
    person: 'harriet',
    conversation: 'harriet_call',
    turn: 33,
    quote:
      'I think nobody should be sending youngsters along that path at night until the council puts a lamp on it.',
    heardBy: ['callum'],
  },
  {
    key: 'har_letter',
    kind: 'committed',
    person: 'harriet',
    conversation: 'harriet_call',
    turn: 37,
    quote:
      'You can put my name under that letter, Harriet Bowditch, The Late Plaice, third generation, and you can put it first.',
    heardBy: ['callum'],
    commitment: { what: 'reputation' },
  },
  {
    key: 'har_no_deposit',
    kind: 'said_opinion',
    person: 'harriet',
    conversation: 'harriet_call',
    turn: 45,
    quote: "I'm not giving you three hundred pounds for a thing I've not seen ride past my own window.",
    heardBy: ['callum'],
  },
  {
    key: 'har_future',
    kind: 'said_future',
    person: 'harriet',
    conversation: 'harriet_call',
    turn: 49,
    quote: "I'd pay you two hundred a month for the two nights, and I'd pay it without ringing Tobi first.",
    heardBy: ['callum'],
  },
  {
    key: 'har_lull',
    kind: 'said_past',
    person: 'harriet',
    conversation: 'harriet_call',
    turn: 55,
    quote:
      'Everything I ever bought for this shop I bought between three and five, stood at the counter, with the fryers off.',
    heardBy: ['callum'],
  },
  {
    key: 'har_time',
    kind: 'committed',
    person: 'harriet',
    conversation: 'harriet_call',
    turn: 77,
    quote:
      "I'll keep that tally four more weekends, Saturdays as well, with the time next to each stroke, and you come and copy it off the wall.",
    heardBy: ['callum'],
    commitment: { what: 'time' },
  },
]
