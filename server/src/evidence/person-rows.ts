import type { PersonRows } from '../platform/person-rows.ts'

/** Where this domain points at people. */
export const evidencePersonRows: PersonRows[] = [
  { table: 'speakers', column: 'person_id', whenErased: { set: { label: 'Erased person' } } },
  // Whether the words stay depends on what they agreed to: see `erase-words.ts`.
  { table: 'evidence', column: 'person_id', whenErased: 'keep' },
  // Whether we kept our word, and how fast we answered, stays for the counts, without a word of anybody.
  { table: 'promises', column: 'person_id', whenErased: { set: { words: '[erased]', settled_words: '' } } },
  {
    table: 'complaints',
    column: 'person_id',
    whenErased: { set: { words: '[erased]', about: '[erased]', done: '', closing_words: '' } },
  },
  { table: 'complaint_steps', column: 'person_id', whenErased: { set: { words: '' } } },
  { table: 'loop_told', column: 'person_id', alongside: ['loop_id'], whenErased: 'delete' },
  { table: 'redactions', column: 'person_id', whenErased: 'delete' },
  { table: 'pseudonyms', column: 'person_id', alongside: [], whenErased: 'delete' },
]
