import type { BrambleEvidence } from '../shape.ts'

export const joaoRideEvidence: BrambleEvidence[] = [
  {
    key: 'joao_oduya',
    kind: 'did_observed',
    person: 'joao',
    conversation: 'joao_ride',
    turn: 12,
    quote:
      "At Oduya's the bag was on the shelf by the door with his name on it; João was in and out in under a minute.",
    heardBy: ['leo'],
  },
  {
    key: 'jiayi_till',
    kind: 'committed',
    person: 'jiayi',
    conversation: 'joao_ride',
    turn: 32,
    quote:
      "I can give you my till list for four Fridays, when it printed and when it went out, so you don't have to believe me.",
    heardBy: ['leo'],
    commitment: { what: 'time' },
  },
  {
    key: 'joao_wait_one',
    kind: 'did_observed',
    person: 'joao',
    conversation: 'joao_ride',
    turn: 35,
    quote:
      'We arrived at eighteen fourteen for an eighteen fifteen order, and João got the bags at eighteen thirty: sixteen minutes at the counter.',
    heardBy: ['leo'],
  },
  {
    key: 'joao_counter',
    kind: 'said_opinion',
    person: 'joao',
    conversation: 'joao_ride',
    turn: 40,
    quote:
      'I lose more money on that tile by the fish tank than on the whole of Lockhill, and nobody is sorry for me because of the tile.',
    heardBy: ['leo'],
  },
  {
    key: 'joao_desk',
    kind: 'did_observed',
    person: 'joao',
    conversation: 'joao_ride',
    turn: 50,
    quote:
      'Nineteen oh four, João rings the desk on loudspeaker, one minute ten, no answer; nineteen oh six, again, fifty seconds, no answer.',
    heardBy: ['leo'],
  },
  {
    key: 'joao_repair',
    kind: 'said_past',
    person: 'joao',
    conversation: 'joao_ride',
    turn: 61,
    quote: 'In the last three months I paid two hundred and forty pounds to Gus, and I do half of it myself.',
    heardBy: ['leo'],
  },
  {
    key: 'joao_free',
    kind: 'said_opinion',
    person: 'joao',
    conversation: 'joao_ride',
    turn: 69,
    quote:
      "I need that I can say on Thursday that I don't ride on Sunday; for that I take less than Gannet pays.",
    heardBy: ['leo'],
  },
  {
    key: 'joao_time',
    kind: 'committed',
    person: 'joao',
    conversation: 'joao_ride',
    turn: 77,
    quote:
      'Wednesday before my shift, at four, I come half an hour early and we look at your drawing together.',
    heardBy: ['leo'],
    commitment: { what: 'time' },
  },
  {
    key: 'joao_sum',
    kind: 'did_measured',
    person: 'joao',
    conversation: 'joao_ride',
    turn: 80,
    quote:
      'Over the evening João stood at counters for forty-one minutes, of which thirty at Paper Lantern, and spent thirty-four minutes climbing.',
    heardBy: ['leo'],
  },
]
