import type { PersonRows } from '../platform/person-rows.ts'

/** Where this domain points at people. */
export const evidencePersonRows: PersonRows[] = [
  { table: 'speakers', column: 'person_id', whenErased: { set: { label: 'Erased person' } } },
  { table: 'evidence', column: 'person_id', whenErased: { set: { words: 'Withdrawn', note: '' } } },
]
