/** What the team wrote down to do, for whom and when. */
export type BrambleTask = {
  title: string
  member: string
  person: string | null
  dueInDays: number | null
  time?: string
  doneDaysAgo?: number
  note?: string
}

export const tasks: BrambleTask[] = [
  {
    title: 'Send Ottilie a photograph with a rider in it',
    member: 'mara',
    person: 'ottilie',
    dueInDays: -2,
    note: 'The lamps are up on the canal path; ask whoever rides there on Thursday.',
  },
  { title: 'Ask Ines whether Mirela would talk to us', member: 'mara', person: 'ines', dueInDays: 0 },
  { title: 'Ring Kojo, after two', member: 'leo', person: 'kojo', dueInDays: 1, time: '14:15' },
  { title: 'Bring the stopwatch to Dorota', member: 'callum', person: 'dorota', dueInDays: 2, time: '18:00' },
  { title: 'Pay Abena for the diary', member: 'anouk', person: 'abena', dueInDays: 4 },
  { title: 'Buy a wheel for the hut', member: 'mara', person: null, dueInDays: null },
  {
    title: 'Write down who asked for what at the hut',
    member: 'mara',
    person: 'nele',
    dueInDays: -9,
    doneDaysAgo: 8,
  },
  {
    title: 'Thank Sam for the introductions',
    member: 'mara',
    person: 'sam',
    dueInDays: -21,
    doneDaysAgo: 21,
  },
]
