import type { PersonRows } from '../platform/person-rows.ts'

/** Where this domain points at people. */
export const evidencePersonRows: PersonRows[] = [
  { table: 'speakers', column: 'person_id', whenErased: { set: { label: 'Erased person' } } },
  // Whether the words stay depends on what they agreed to: see `erase-words.ts`.
  { table: 'evidence', column: 'person_id', whenErased: 'keep' },
]
