import { words as boardWords } from '../board/board.words.ts'
import { words as shared } from '../crm.words.ts'
import { menu as duplicates } from '../duplicates/menu.words.ts'
import { words as listWords } from '../lists/lists.words.ts'
import { menu } from '../network/menu.words.ts'
import { words as asking } from '../resilience/resilience.words.ts'
import { words as followUps } from '../tasks/tasks.words.ts'

/** A page that belongs to people and has no place in the main menu. */
export type PeoplePlace = { label: string; path: string; counts?: 'duplicates' }

/** The menu in the header of the page of people, in its order. Append yours; its words come from your own catalogue. */
export const peoplePlaces: PeoplePlace[] = [
  { label: listWords.title, path: '/people/lists' },
  { label: boardWords.title, path: '/people/board' },
  { label: followUps.followUps, path: '/follow-ups' },
  { label: asking.title, path: '/people/resilience' },
  { label: shared.organisations, path: '/organisations' },
  { label: menu.referrals.title, path: '/people/referrals' },
  { label: menu.waysIn.title, path: '/people/ways-in' },
  { label: menu.knowHow.title, path: '/people/know-how' },
  { label: shared.imports, path: '/imports' },
  { label: duplicates.title, path: '/people/duplicates', counts: 'duplicates' },
  { label: shared.contactMix, path: '/people/mix' },
]
