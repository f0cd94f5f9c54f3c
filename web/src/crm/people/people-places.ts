import { words as shared } from '../crm.words.ts'

/** A page that belongs to people and has no place in the main menu. */
export type PeoplePlace = { label: string; path: string }

/** The menu in the header of the page of people, in its order. Append yours; its words come from your own catalogue. */
export const peoplePlaces: PeoplePlace[] = [
  { label: shared.organisations, path: '/organisations' },
  { label: shared.imports, path: '/imports' },
]
