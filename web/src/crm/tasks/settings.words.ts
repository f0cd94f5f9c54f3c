import { formatNumber } from '../../kit/format.ts'

/** The words of the settings around follow-ups. */
export const words = {
  title: 'Digest and rhythm',
  question: 'When and how do we get back to people?',
  followUps: 'Follow-ups',
  // digest
  digest: 'Your digest',
  digestText: 'One mail with whom you get back to and why, and links to put each off.',
  noMail: 'No mail server is set, so nothing is sent. Whoever runs Firsthand sets SMTP_URL.',
  every: 'How often',
  rhythms: { never: 'never', day: 'every day', workday: 'Monday to Friday', week: 'once a week' } as Record<
    string,
    string
  >,
  hour: 'At',
  hourOf: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
  weekday: 'On',
  weekdays: {
    '1': 'Monday',
    '2': 'Tuesday',
    '3': 'Wednesday',
    '4': 'Thursday',
    '5': 'Friday',
    '6': 'Saturday',
    '7': 'Sunday',
  } as Record<string, string>,
  timeZone: 'Your time zone',
  useHere: (zone: string) => `Use ${zone}, where you are`,
  to: (address: string) => `It goes to ${address}.`,
  next: (when: string) => `The next one leaves ${when}.`,
  nothingPlanned: 'None is planned.',
  saved: 'Saved.',
  preview: 'Show what it would say now',
  last: 'The last ones',
  day: 'Day',
  state: 'What became of it',
  about: 'Lines',
  states: {
    sending: 'leaving now',
    sent: 'sent',
    empty: 'nobody was waiting, so nothing was sent',
    failed: 'not sent',
    unknown: 'unknown: it may have arrived, and is not sent again',
  } as Record<string, string>,
  // rhythm
  cadences: 'How often we talk to whom',
  cadencesText:
    'New people follow the shortest of what they are to us. Whoever has a rhythm of their own keeps it.',
  onlyAdmins: 'An administrator can change these.',
  cadenceOf: (type: string) => `Days between touches: ${type}`,
  noCadence: 'no rhythm',
  days: (days: number) => `${formatNumber(days)} days`,
  // channels
  channels: 'Ways to reach people',
  channelsText: 'Beside the usual ones. What was noted with a way that is put away keeps it.',
  newChannel: 'Another way',
  newChannelPlaceholder: 'Trade fair',
  add: 'Add',
  putAway: 'Put away',
  putAwayNamed: (name: string) => `Put away: ${name}`,
  wasPutAway: (name: string) => `${name} is put away.`,
  noChannels: 'None of your own yet.',
} as const
