import type { LiveKind, LiveMark } from '@firsthand/contract/conversations/live'
import type { BackgroundAspect } from '@firsthand/contract/conversations/prepare'

/** What a member noted so many minutes after the beginning. */
export type BrambleEntry = {
  by: string
  minute: number
  kind: LiveKind
  body?: string
  place?: string
  mark?: LiveMark
}

/** Notes of conversations as they went on, by the key of the conversation. */
export const liveEntries: Record<string, BrambleEntry[]> = {
  joao_ride: [
    { by: 'leo', minute: 0, kind: 'start' },
    { by: 'leo', minute: 2, kind: 'note', body: 'He checks the brakes before he says hello.' },
    { by: 'leo', minute: 9, kind: 'mark', mark: 'workaround' },
    { by: 'leo', minute: 21, kind: 'mark', mark: 'surprise' },
    { by: 'leo', minute: 22, kind: 'note', body: 'The address in the bag is not the one in the app.' },
    { by: 'leo', minute: 47, kind: 'mark', mark: 'pain' },
    { by: 'leo', minute: 180, kind: 'end' },
  ],
  ruth_home: [
    { by: 'anouk', minute: 0, kind: 'start' },
    {
      by: 'anouk',
      minute: 4,
      kind: 'seen',
      body: 'Two menus in the drawer with the candles, both with the telephone number underlined.',
      place: 'Hall',
    },
    {
      by: 'anouk',
      minute: 11,
      kind: 'seen',
      body: 'A two-pound coin lies ready by the door.',
      place: 'Hall table',
    },
    {
      by: 'anouk',
      minute: 19,
      kind: 'mark',
      mark: 'unspoken',
      body: 'She looks at the clock when it gets dark.',
    },
    { by: 'anouk', minute: 40, kind: 'end' },
  ],
}

/** What we know or believe of somebody's life, by the key of the person. */
export const backgrounds: {
  person: string
  aspect: BackgroundAspect
  words: string
  basis: 'heard' | 'assumed'
}[] = [
  { person: 'joao', aspect: 'pressure', words: 'Sends money home every month', basis: 'assumed' },
  {
    person: 'joao',
    aspect: 'circumstance',
    words: 'Rides his own bike and repairs it himself',
    basis: 'heard',
  },
  { person: 'joao', aspect: 'circumstance', words: 'Too young to think of a pension', basis: 'assumed' },
]

/** The next conversation, and what it is to ask. */
export const planned = {
  with: 'joao',
  members: ['leo', 'anouk'],
  study: 'leaving',
  inDays: 2,
  time: '16:30',
  title: 'João Peixoto, before his shift',
  guide: {
    title: 'The week somebody goes',
    budgetMinutes: 40,
    sections: [
      {
        title: 'Hello',
        note: 'Say who we are, what the notes are for, and that they may stop at any time.',
        minutes: 5,
        prompts: [
          { kind: 'say' as const, ask: 'We write notes, for us alone. Is that all right?' },
          { ask: 'How was your last shift?', followUps: ['What happened then?', 'Who was with you?'] },
        ],
      },
      {
        title: 'The last time it went wrong',
        note: '',
        minutes: 25,
        prompts: [
          {
            ask: 'Tell me about the last time something broke on the road.',
            purpose: 'Whom they turn to',
            followUps: ['Whom did you call?', 'What did it cost you?'],
          },
          { ask: 'When did you last think of stopping? What was that day like?' },
        ],
      },
      {
        title: 'The end',
        note: '',
        minutes: 5,
        prompts: [{ ask: 'What should I have asked you?' }, { ask: 'Who else rides like you do?' }],
      },
    ],
  },
}
