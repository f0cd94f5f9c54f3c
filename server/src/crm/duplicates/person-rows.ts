import type { PersonRows } from '../../platform/person-rows.ts'

/** Where duplicates and merges point at people. A merge deals with pairs itself; see `merge/settle-pairs.ts`. */
export const duplicatePersonRows: PersonRows[] = [
  {
    table: 'duplicate_keys',
    column: 'person_id',
    alongside: ['key'],
    whenErased: 'delete',
    notTold: ['key'],
  },
  { table: 'duplicate_pairs', column: 'one_id', alongside: ['other_id'], whenErased: 'delete' },
  { table: 'duplicate_pairs', column: 'other_id', alongside: ['one_id'], whenErased: 'delete' },
  { table: 'person_merges', column: 'person_id', whenErased: 'delete' },
  { table: 'person_aliases', column: 'person_id', whenErased: 'delete' },
]
