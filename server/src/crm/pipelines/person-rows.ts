import type { PersonRows } from '../../platform/person-rows.ts'

/** What was won and lost stays for the forecasts, without a word about anybody. */
export const pipelinePersonRows: PersonRows[] = [
  { table: 'prospects', column: 'person_id', alongside: ['pipeline_id'], whenErased: 'delete' },
  {
    table: 'pipeline_entries',
    column: 'person_id',
    whenErased: { set: { title: '', organisation_id: null } },
  },
  { table: 'entry_moves', column: 'person_id', whenErased: { set: { why: '', over_quota_why: null } } },
  {
    table: 'handoffs',
    column: 'person_id',
    whenErased: { set: { note: null, open_questions: null, packet: null, answer_reason: null } },
  },
]
