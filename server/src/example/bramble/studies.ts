import type { BrambleHunch, BrambleStudy } from './shape.ts'

export const studies: BrambleStudy[] = [
  {
    key: 'leaving',
    title: 'Why couriers leave',
    hunch: {
      key: 'hunch_pay',
      sentence: 'They leave because a drop pays too little.',
      by: 'mara',
      daysAgo: 61,
    },
    lead: 'anouk',
    startedDaysAgo: 58,
    researchQuestions: [
      'What happened in the week somebody decided to go?',
      'Where did they go, and what did they give up for it?',
      'What does an ordinary evening cost a rider, in money and in minutes?',
      'When something goes wrong on the road, whom do they turn to, and what happens then?',
      'What had they already told us, and who heard it?',
    ],
  },
  {
    key: 'night',
    title: 'Would restaurants pay for a night shift?',
    hunch: {
      key: 'hunch_night',
      sentence: 'Kitchens near the harbour would pay a monthly fee for riders after ten.',
      by: 'callum',
      daysAgo: 52,
    },
    lead: 'callum',
    startedDaysAgo: 50,
    researchQuestions: [
      'What do kitchens do today with an order that comes after ten?',
      'What have they paid, lost or tried already to serve late?',
      'Who eats after midnight in Aldersea, and what did they eat last time?',
      'What would a rider need to say yes to a night?',
    ],
  },
]

export const looseHunches: BrambleHunch[] = [
  {
    key: 'hunch_bag',
    sentence: 'A good bag would do more for riders than fifty pence a drop.',
    by: 'leo',
    daysAgo: 47,
  },
  {
    key: 'hunch_rain',
    sentence:
      'When it rains we lose the riders who have another way to earn, and keep the ones who have none.',
    by: 'anouk',
    daysAgo: 39,
  },
  {
    key: 'hunch_names',
    sentence: 'Diners tip more when the message says who is coming.',
    by: 'mara',
    daysAgo: 26,
  },
  {
    key: 'hunch_counter',
    sentence: 'Kitchens are slow with our bags because nobody at the counter owns them.',
    by: 'callum',
    daysAgo: 15,
  },
  {
    key: 'hunch_hospital',
    sentence: 'One hospital is worth ten restaurants after midnight.',
    by: 'mara',
    daysAgo: 8,
  },
]
