import type { PersonRows } from '../../../platform/person-rows.ts'

/** What rows of a table are, for people. A table that is not named here is called by its own name. */
const words: Record<string, string> = {
  person_emails: 'E-mail addresses',
  person_phones: 'Phone numbers',
  contact_types: 'What they are to us',
  touchpoints: 'Calls, mails, coffees and other touches',
  import_introductions: 'What an import said about who introduced them',
  consent_links: 'Links to the page about their data',
  consents: 'Proofs of what they agreed to (that they did, and when, stays without a name)',
  person_accesses: 'Who looked at their data',
  person_copies: 'Copies of their data that were made for them',
  duplicate_keys: 'Marks by which duplicates are found',
  duplicate_pairs: 'Guesses about who may be the same person',
  person_merges: 'What was merged into them',
  person_aliases: 'Old addresses of their page',
  field_values: 'Fields of your own',
  tasks: 'Tasks about them',
  handoffs: 'Hand-offs about them',
  pipeline_entries: 'Places in pipelines',
  entry_moves: 'Moves in pipelines',
  introduction_requests: 'Introductions that were asked for',
  promises: 'What we promised them (that we did, and whether it was kept, stays without words)',
  complaints: 'Their complaints (how fast they were answered stays, without words)',
  complaint_steps: 'Answers to their complaints',
  loop_told: 'That they were told what we did',
  prospects: 'People they could lead us to',
  know_how: 'What they know',
  speakers: 'Their name as a speaker, and what they said in texts',
  conversation_people: 'That they took part in conversations (the conversation stays, without their name)',
  referrals: 'Who introduced whom, between people without a name',
  erasures: 'Earlier erasures',
  links: 'Links to pages of theirs',
  addresses: 'Postal addresses',
  notes: 'Notes about them',
  attachments: 'Files about them',
  person_external_ids: 'Numbers that other systems know them by',
  import_updates: 'What imports changed about them',
  import_spared: 'What the undoing of imports left alone',
  person_list_people: 'Places in lists',
  backgrounds: 'What was noted about them before conversations',
  pseudonyms: 'The name that stood for theirs',
  recruits: 'Places in studies (that somebody was asked stays, without words)',
  redactions: 'Words of theirs that were hidden (they stay hidden)',
  screener_answers: 'Their answers to screeners',
  bulk_edit_people: 'Changes to many in which they were',
}

export function wordsOfTable({ table }: PersonRows, quotesStay: boolean): string {
  if (table === 'evidence')
    return quotesStay ? 'Quotes, without a name' : 'Words in evidence (marked as withdrawn)'
  return words[table] ?? `Rows of “${table.replaceAll('_', ' ')}”`
}
