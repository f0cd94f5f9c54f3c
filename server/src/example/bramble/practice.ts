import type { practiceMarks } from '@firsthand/contract/studies/practice'

type Sheet = {
  member: string
  noticed: { atSeconds: number; mark: (typeof practiceMarks)[number]; note?: string }[]
  wentWell: string
  missed: string
  tryNext: string
}

export type BramblePractice = {
  card: string
  daysAgo: number
  interviewer: string
  customer: string
  goal: string
  /** Begins, ends (seconds), who says it, and the words. */
  said: [number, number, 'asks' | 'plays', string][]
  found: { by: string; is: 'yes' | 'partly' | 'no' }
  sheets: Sheet[]
}

/** Callum practises twice: in the first talk he sells, in the second he holds a silence and hears why somebody left. */
export const practice: BramblePractice[] = [
  {
    card: 'landlord-repairs',
    daysAgo: 24,
    interviewer: 'callum',
    customer: 'anouk',
    goal: 'Find out what she does today',
    said: [
      [
        0,
        9,
        'asks',
        'Thanks for the time. You said you would pay for repairs at once. That is great, isn’t it?',
      ],
      [9, 13, 'plays', 'Yes, I would buy that today!'],
      [
        14,
        34,
        'asks',
        'So imagine an app: you take a picture, a handyman comes within a day, the bill goes to your tenant. Would you use something like that?',
      ],
      [34, 38, 'plays', 'Absolutely. What does it cost?'],
      [
        39,
        58,
        'asks',
        'Nine a month for each flat, and we would throw in the first three months. Do you think your friends would want it, too, and would they switch?',
      ],
      [58, 63, 'plays', 'Oh, everybody would. It is a wonderful idea.'],
      [64, 69, 'asks', 'Do you have a handyman at the moment?'],
      [69, 75, 'plays', 'There is somebody. It is never a problem, really.'],
      [76, 82, 'asks', 'Great. Shall I send you the link?'],
      [82, 85, 'plays', 'Please do.'],
    ],
    found: { by: 'anouk', is: 'no' },
    sheets: [
      {
        member: 'anouk',
        noticed: [
          { atSeconds: 4, mark: 'leading', note: '“That is great, isn’t it?”' },
          { atSeconds: 30, mark: 'talked_too_long' },
          { atSeconds: 72, mark: 'missed_chance', note: '“There is somebody”: who?' },
        ],
        wentWell: 'Friendly from the first second; I liked talking to him.',
        missed: 'I never had to say what the last repair cost me, or who did it.',
        tryNext: 'Ask about one repair, the last one, and then wait.',
      },
    ],
  },
  {
    card: 'courier-night',
    daysAgo: 10,
    interviewer: 'callum',
    customer: 'leo',
    goal: 'Hold a silence. Ask nothing with “would”.',
    said: [
      [0, 7, 'asks', 'Thanks for coming. Tell me about your last week at the firm.'],
      [8, 19, 'plays', 'Ah, the usual circus. Rain, stairs, people who order ice cream in November.'],
      [20, 23, 'asks', 'Which shift was the last?'],
      [24, 36, 'plays', 'A Thursday in October. Well, the Thursday after. The first one I did not finish.'],
      [40, 43, 'asks', 'What happened that Thursday?'],
      [
        49,
        78,
        'plays',
        'Funny story. I met a tram rail. Nothing broken, the bike looked worse than me. Anyway, pay is late, you know how it is.',
      ],
      [84, 87, 'asks', 'And the days after it?'],
      [
        95,
        128,
        'plays',
        'Nothing. That is the thing. Six days, and nobody called. Then my phone rang and it was the planner, asking if I could do Friday. I did not pick up. I have not picked up since.',
      ],
      [136, 140, 'asks', 'Who at the firm knew?'],
      [
        141,
        158,
        'plays',
        'Everybody. It is in the app: I pressed the red button. My mates wrote. The firm sent me a survey.',
      ],
    ],
    found: { by: 'leo', is: 'yes' },
    sheets: [
      {
        member: 'leo',
        noticed: [
          { atSeconds: 40, mark: 'good_question', note: 'He went back to the Thursday' },
          { atSeconds: 88, mark: 'silence_held', note: 'Eight seconds, and I could not bear it' },
        ],
        wentWell: 'The silence after “the days after it”. I told it because nobody filled it.',
        missed: 'What I did for money in those six days.',
        tryNext: 'Ask for the survey: people keep such things.',
      },
      {
        member: 'anouk',
        noticed: [{ atSeconds: 138, mark: 'good_question' }],
        wentWell: 'Not one “would”, and not one word about us.',
        missed: 'The late payment came up twice and stayed there.',
        tryNext: 'Take up what they mention in passing.',
      },
    ],
  },
]
