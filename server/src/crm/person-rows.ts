import type { PersonRows } from '../platform/person-rows.ts'

/** Where this domain points at people. */
export const crmPersonRows: PersonRows[] = [
  { table: 'person_emails', column: 'person_id', whenErased: 'delete', notTold: ['email_key'] },
  { table: 'person_phones', column: 'person_id', whenErased: 'delete', notTold: ['phone_key'] },
  {
    table: 'contact_types',
    column: 'person_id',
    alongside: ['type', 'since', 'until'],
    whenErased: 'delete',
  },
  {
    table: 'field_values',
    column: 'person_id',
    alongside: ['field_id'],
    whenErased: 'delete',
    notTold: ['text_key'],
  },
  // A value that names them says something about somebody else: it goes with their name.
  { table: 'field_values', column: 'referred_id', whenErased: 'delete', notTold: ['text_key'] },
  { table: 'links', column: 'person_id', whenErased: 'delete' },
  { table: 'addresses', column: 'person_id', whenErased: 'delete' },
  { table: 'notes', column: 'person_id', whenErased: 'delete' },
  { table: 'attachments', column: 'person_id', whenErased: 'delete' },
  // Who came through whom decides how many voices are heard: the line stays, between people without a name.
  { table: 'referrals', column: 'person_id', alongside: [], whenErased: 'keep' },
  { table: 'referrals', column: 'introducer_id', whenErased: 'keep' },
  { table: 'introduction_requests', column: 'person_id', whenErased: 'delete' },
  { table: 'introduction_requests', column: 'introducer_id', whenErased: 'delete' },
  {
    table: 'know_how',
    column: 'person_id',
    alongside: ['kind', 'what_key'],
    whenErased: 'delete',
    notTold: ['what_key'],
  },
  { table: 'touchpoints', column: 'person_id', whenErased: 'delete' },
  { table: 'tasks', column: 'person_id', whenErased: 'delete' },
  { table: 'import_introductions', column: 'person_id', whenErased: 'delete' },
  { table: 'person_external_ids', column: 'person_id', whenErased: 'delete' },
  // How somebody was before an import changed them is theirs too.
  { table: 'import_updates', column: 'person_id', whenErased: 'delete', notTold: ['version'] },
  { table: 'import_spared', column: 'person_id', whenErased: 'delete' },
  // What somebody agreed to and when stays as a record without a name; the proof, which may name them, goes.
  { table: 'consents', column: 'person_id', whenErased: { set: { proof: '', proof_file_id: null } } },
  { table: 'consent_links', column: 'person_id', whenErased: 'delete', notTold: ['hash'] },
  { table: 'erasures', column: 'person_id', whenErased: 'keep', notTold: ['traces'] },
  {
    table: 'person_accesses',
    column: 'person_id',
    alongside: ['day', 'member_id', 'what', 'reader'],
    whenErased: 'delete',
  },
  { table: 'person_copies', column: 'person_id', whenErased: 'delete' },
  { table: 'person_list_people', column: 'person_id', alongside: ['list_id'], whenErased: 'delete' },
  { table: 'bulk_edit_people', column: 'person_id', alongside: ['bulk_edit_id'], whenErased: 'delete' },
]
