import type { MovedRows } from './move-rows.ts'

/** One, and several. */
const plain: Record<string, [one: string, several: string]> = {
  person_emails: ['e-mail address', 'e-mail addresses'],
  person_phones: ['phone number', 'phone numbers'],
  contact_types: ['contact type', 'contact types'],
  touchpoints: ['touchpoint', 'touchpoints'],
  referrals: ['introduction', 'introductions'],
  introduction_requests: ['request for an introduction', 'requests for an introduction'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  speakers: ['voice in a transcript', 'voices in transcripts'],
  conversation_people: ['conversation', 'conversations'],
  person_merges: ['earlier merge', 'earlier merges'],
  field_values: ['custom field', 'custom fields'],
  consents: ['consent', 'consents'],
  tasks: ['task', 'tasks'],
  notes: ['note', 'notes'],
  know_how: ['thing they know', 'things they know'],
  prospects: ['place among prospects', 'places among prospects'],
  pipeline_entries: ['way through a pipeline', 'ways through a pipeline'],
  entry_moves: ['move in a pipeline', 'moves in a pipeline'],
  handoffs: ['hand-off', 'hand-offs'],
  promises: ['promise to them', 'promises to them'],
  complaints: ['complaint', 'complaints'],
  loop_told: ['word of what we did', 'words of what we did'],
}

/** Nobody asks after these. */
const silent = new Set([
  'duplicate_pairs',
  'duplicate_keys',
  'person_aliases',
  'import_introductions',
  'person_accesses',
  'complaint_steps',
])

/** What moved, in plain words: one line a kind of thing. */
export function inWords(counts: { table: string; count: number }[]): { what: string; count: number }[] {
  const sums = new Map<string, number>()
  for (const { table, count } of counts)
    if (count > 0 && !silent.has(table)) sums.set(table, (sums.get(table) ?? 0) + count)
  return [...sums].map(([table, count]) => {
    const [one, several] = plain[table] ?? [table.replaceAll('_', ' '), table.replaceAll('_', ' ')]
    return { what: count === 1 ? one : several, count }
  })
}

export function movedIn(rows: MovedRows[]): { what: string; count: number }[] {
  return inWords(rows.map(({ table, moved }) => ({ table, count: moved.length })))
}

export function setAsideIn(rows: MovedRows[]): { what: string; count: number }[] {
  return inWords(rows.flatMap(({ setAside }) => setAside.map(({ table }) => ({ table, count: 1 }))))
}
