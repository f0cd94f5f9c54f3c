/** A complaint of the example: their words, what is at risk, who answers and what came of it. */
export type BrambleComplaint = {
  person: string
  words: string
  about: string
  channel: string
  receivedBy: string
  daysAgo: number
  time: string
  amountMinor?: number
  assignee?: string
  reply?: { by: string; words: string; channel: string; daysAgo: number; time: string }
  closed?: { words: string; done: string; daysAgo: number }
}

export const complaints: BrambleComplaint[] = [
  {
    person: 'tobi',
    words: 'Twice last week nobody picked up after nine. I paid a taxi for two bags of dumplings.',
    about: 'nobody picks up at night',
    channel: 'mail',
    receivedBy: 'anouk',
    daysAgo: 3,
    time: '09:20',
    amountMinor: 186_000,
    assignee: 'mara',
  },
  {
    person: 'hamid',
    words: 'I asked twice whether there is a night shift, and I still do not know.',
    about: 'asked twice, no answer',
    channel: 'call',
    receivedBy: 'callum',
    daysAgo: 1,
    time: '16:40',
  },
  {
    person: 'harriet',
    words: 'Your courier leaned his bicycle on my lemons. I am not made of lemons.',
    about: 'bicycle on the lemons',
    channel: 'in_person',
    receivedBy: 'callum',
    daysAgo: 19,
    time: '11:05',
    amountMinor: 1_200,
    assignee: 'leo',
    reply: {
      by: 'leo',
      words: 'I am sorry about the lemons. I came by and paid for them, and there is a rail from today.',
      channel: 'in_person',
      daysAgo: 18,
      time: '15:00',
    },
    closed: {
      words: 'The rail is where I would have put it. Thank you.',
      done: 'A rail beside the door, and a line in the sheet for couriers.',
      daysAgo: 15,
    },
  },
  {
    person: 'dilan',
    words: 'The rota came on Sunday night for Monday morning. I have a daughter.',
    about: 'rota too late',
    channel: 'message',
    receivedBy: 'leo',
    daysAgo: 12,
    time: '21:30',
    assignee: 'mara',
    reply: {
      by: 'mara',
      words:
        'You are right. From next week the rota stands on Thursday at noon, and I write it myself until it does.',
      channel: 'call',
      daysAgo: 11,
      time: '10:15',
    },
  },
]

/** What was done because of it, what people had said, and who of them has been told. */
export const loops = [
  {
    did: 'The rota stands on Thursday at noon, two days earlier than before.',
    daysAgo: 5,
    complaints: ['dilan'],
    evidenceOf: ['sam', 'joao'],
    told: [{ person: 'dilan', by: 'mara', channel: 'call', daysAgo: 4 }],
  },
]
