/** What stands beside the pages of people who are not inside yet. */
export const words = {
  exampleLabel: 'An example of what Firsthand keeps',
  claim: 'Couriers leave because of pay',
  quotes: [
    {
      words: 'I did the sums in March. After the bike repairs I was under minimum wage.',
      kind: 'said_past',
      speaker: 'Ines Vogt',
      date: '2026-05-14',
      heardBy: ['Mara', 'Leo'],
    },
    {
      words: 'Took a job that pays 8 % less, with fixed shifts.',
      kind: 'did_observed',
      against: true,
      speaker: 'Sam Osei',
      date: '2026-05-20',
      heardBy: ['Leo'],
    },
  ],
  look: 'Show or hide the password',
  moral:
    'What customers said, did and are worth: in their words, heard by you, and honest about how much it shows.',
} as const
