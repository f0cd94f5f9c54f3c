import type { KnowHowKind } from '@firsthand/contract/crm/know-how'

type KnowHow = {
  whose: string
  kind: KnowHowKind
  what: string
  since?: number
  until?: number
  note?: string
}

// Where the team was before, and what a few of the people know: most ways in begin here.
export const memberKnowHow: KnowHow[] = [
  {
    whose: 'mara',
    kind: 'industry',
    what: 'Forestry',
    since: 2009,
    until: 2014,
    note: 'Felling plans, then a sawmill.',
  },
  { whose: 'mara', kind: 'topic', what: 'Shift work' },
  {
    whose: 'leo',
    kind: 'worked_at',
    what: 'Gannet Parcels',
    since: 2016,
    until: 2021,
    note: 'Dispatch, nights.',
  },
  { whose: 'leo', kind: 'role', what: 'Dispatcher' },
  { whose: 'anouk', kind: 'knows_people_at', what: "St Orrin's Hospital", note: 'Two friends on the wards.' },
  { whose: 'callum', kind: 'industry', what: 'Restaurants', since: 2012 },
]

export const personKnowHow: KnowHow[] = [
  { whose: 'sam', kind: 'worked_at', what: 'Gannet Parcels', until: 2022 },
  { whose: 'ottilie', kind: 'topic', what: 'Grants for cycling' },
  { whose: 'helena', kind: 'topic', what: 'Shift work', note: 'Has studied it for years.' },
]

type Wish = {
  wanted?: string
  person?: string
  organisation?: string
  introducer?: string
  by: string
  askedDaysAgo?: number
  wording?: string
  ended?: 'declined'
}

// One that waits for an answer, one that is only a wish, one that was refused.
export const wishes: Wish[] = [
  {
    person: 'mirela',
    introducer: 'ines',
    by: 'mara',
    askedDaysAgo: 9,
    wording:
      'Would you ask Mirela whether she would tell me why she left, too? Half an hour, wherever she likes.',
  },
  { wanted: 'Whoever signs for night deliveries', organisation: "St Orrin's Hospital", by: 'anouk' },
  {
    wanted: 'A planner at Gannet who has left',
    organisation: 'Gannet Parcels',
    introducer: 'sam',
    by: 'leo',
    askedDaysAgo: 30,
    ended: 'declined',
  },
]
