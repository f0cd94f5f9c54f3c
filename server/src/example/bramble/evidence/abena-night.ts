import type { BrambleEvidence } from '../shape.ts'

export const abenaNightEvidence: BrambleEvidence[] = [
  {
    key: 'abena_crisps',
    kind: 'said_past',
    person: 'abena',
    conversation: 'abena_night',
    turn: 12,
    quote:
      'at three I had a bag of crisps from the machine and half a banana that was in my bag since Monday.',
    heardBy: ['anouk', 'mara'],
  },
  {
    key: 'abena_locker',
    kind: 'did_observed',
    person: 'abena',
    conversation: 'abena_night',
    turn: 23,
    quote:
      "In the locker there are four noodle pots, a jar of peanut butter with a spoon standing in it, and a packet of oatcakes that's open.",
    heardBy: ['anouk', 'mara'],
  },
  {
    key: 'abena_gate',
    kind: 'said_past',
    person: 'abena',
    conversation: 'abena_night',
    turn: 32,
    quote:
      "The porter rang the ward, and it was twenty-five minutes before I could go down, and the rider had stood there the whole time because he didn't want to leave it on the floor.",
    heardBy: ['anouk', 'mara'],
  },
  {
    key: 'abena_orders',
    kind: 'did_measured',
    person: 'abena',
    conversation: 'abena_night',
    turn: 44,
    quote:
      "It's eleven orders in the last twelve months, nine of them before eight in the evening, and the two late ones are both Oduya's.",
    heardBy: ['anouk', 'mara'],
  },
  {
    key: 'abena_future',
    kind: 'said_future',
    person: 'abena',
    conversation: 'abena_night',
    turn: 48,
    quote: 'I would order every week for sure, at least once, if it came to the ward and not to the gate.',
    heardBy: ['anouk', 'mara'],
  },
  {
    key: 'abena_diary',
    kind: 'committed',
    person: 'abena',
    conversation: 'abena_night',
    turn: 69,
    quote:
      "For the next two weeks I'll write down everything I eat after midnight, with the time, and I'll send you a photo every morning before I sleep.",
    heardBy: ['anouk', 'mara'],
    commitment: { what: 'time' },
  },
  {
    key: 'abena_sheet',
    kind: 'committed',
    person: 'abena',
    conversation: 'abena_night',
    turn: 73,
    quote:
      "I'll put a sheet up with my name at the top that says who'd try it, and they'll sign because it's me and not some company.",
    heardBy: ['anouk', 'mara'],
    commitment: { what: 'reputation' },
  },
]
