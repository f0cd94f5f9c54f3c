import type { BrambleEvidence } from '../shape.ts'

export const inesExitEvidence: BrambleEvidence[] = [
  {
    key: 'ines_sums',
    kind: 'said_past',
    person: 'ines',
    conversation: 'ines_exit',
    turn: 10,
    quote:
      'I did the sums at the kitchen table. After the wheel and the brake pads I was at eight pounds ninety an hour.',
    heardBy: ['mara', 'leo'],
  },
  {
    key: 'ines_not_only',
    kind: 'said_past',
    person: 'ines',
    conversation: 'ines_exit',
    turn: 16,
    quote: 'I stayed another ten weeks after I knew that number, so it was not only the money.',
    heardBy: ['mara', 'leo'],
  },
  {
    key: 'ines_phone',
    kind: 'said_past',
    person: 'ines',
    conversation: 'ines_exit',
    turn: 33,
    quote: "It wasn't the fall. It was the Sunday when nobody picked up the phone.",
    heardBy: ['mara', 'leo'],
  },
  {
    key: 'ines_rule',
    kind: 'said_past',
    person: 'ines',
    conversation: 'ines_exit',
    turn: 37,
    quote: 'After eight we ring each other first and the desk second.',
    heardBy: ['mara', 'leo'],
  },
  {
    key: 'ines_bakery',
    kind: 'said_past',
    person: 'ines',
    conversation: 'ines_exit',
    turn: 46,
    quote:
      "I took the bakery because it's five till one, every day the same, and on Thursday I know what I do on the next Thursday.",
    heardBy: ['mara', 'leo'],
  },
  {
    key: 'ines_rota',
    kind: 'said_past',
    person: 'ines',
    conversation: 'ines_exit',
    turn: 48,
    quote:
      'the rota came out on Friday night for the Monday, so I bought the ticket twice, once for each weekend it could have been.',
    heardBy: ['mara', 'leo'],
  },
  {
    key: 'ines_mirela',
    kind: 'said_past',
    person: 'mirela',
    conversation: 'ines_exit',
    turn: 60,
    quote:
      "Mirela says at Gannet there's a room with a kettle and a microwave, and that's why she is looking.",
    heardBy: [],
  },
  {
    key: 'ines_back',
    kind: 'said_future',
    person: 'ines',
    conversation: 'ines_exit',
    turn: 78,
    quote: 'If there was a person on that phone until the last rider is home, I would do a Saturday again.',
    heardBy: ['mara', 'leo'],
  },
  {
    key: 'ines_hour',
    kind: 'committed',
    person: 'ines',
    conversation: 'ines_exit',
    turn: 81,
    quote:
      'I come Tuesday after the bakery, at two, and we go through my phone, all of it, I have a year in there.',
    heardBy: ['mara', 'leo'],
    commitment: { what: 'time' },
  },
]
