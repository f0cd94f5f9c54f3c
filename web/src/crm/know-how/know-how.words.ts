import type { KnowHowKind, KnowHowView } from '@firsthand/contract/crm/know-how'
import { menu } from '../network/menu.words.ts'

export const words = {
  ...menu.knowHow,
  question: 'What do we know ourselves?',
  lead: 'Where you worked, what you know and whom you know. It is found beside people: who types “forestry” finds the colleague who was there.',
  yours: 'Yours',
  colleagues: 'Colleagues',
  people: 'People we know',
  none: 'Nothing yet',
  noneText: 'Start with the last place where you worked. One line is enough.',
  nobody: 'No colleague has written anything down yet.',
  exampleEntry: 'worked at Nordholz Forestry, 2014–2018',
  add: 'Add',
  addTitle: 'What do you know?',
  addFor: 'Add what they know',
  knowsAbout: 'Knows about',
  kind: 'How',
  what: 'What',
  whatHints: {
    worked_at: 'The organisation, such as Nordholz Forestry',
    knows_people_at: 'The organisation, such as Nordholz Forestry',
    industry: 'The industry, such as forestry',
    role: 'The role, such as dispatcher',
    topic: 'The topic, such as cold chains',
  } satisfies Record<KnowHowKind, string>,
  since: 'From',
  until: 'To',
  note: 'In a few words (optional)',
  save: 'Save',
  remove: (what: string) => `Remove ${what}`,
  edit: (what: string) => `Change ${what}`,
  removed: (what: string) => `${what} is removed.`,
  added: (what: string) => `${what} is written down.`,
  kinds: {
    worked_at: 'worked at',
    knows_people_at: 'knows people at',
    industry: 'knows the industry',
    role: 'knows the role',
    topic: 'knows about',
  } satisfies Record<KnowHowKind, string>,
  waysIn: 'Ways in',
} as const

/** "worked at Nordholz Forestry, 2014–2018" */
export function entrySays({
  kind,
  what,
  sinceYear,
  untilYear,
}: Pick<KnowHowView, 'kind' | 'what' | 'sinceYear' | 'untilYear'>): string {
  const said = `${words.kinds[kind]} ${what}`
  if (sinceYear !== null && untilYear !== null)
    return sinceYear === untilYear ? `${said}, ${sinceYear}` : `${said}, ${sinceYear}–${untilYear}`
  if (sinceYear !== null) return `${said}, since ${sinceYear}`
  return untilYear === null ? said : `${said}, until ${untilYear}`
}
