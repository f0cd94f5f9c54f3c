import type { MovedRows } from './move-rows.ts'

const plain: Record<string, string> = {
  person_emails: 'e-mail addresses',
  person_phones: 'phone numbers',
  contact_types: 'contact types',
  touchpoints: 'touchpoints',
  referrals: 'introductions',
  evidence: 'evidence',
  speakers: 'voices in transcripts',
  conversation_people: 'conversations',
  person_aliases: 'earlier merges',
  person_merges: 'earlier merges',
  field_values: 'own fields',
  consents: 'consents',
  tasks: 'tasks',
  pipeline_entries: 'ways through a pipeline',
}

/** Nobody asks after these. */
const silent = new Set(['duplicate_pairs', 'duplicate_keys', 'person_aliases', 'import_introductions'])

/** What moved, in plain words: one line a kind of thing. */
export function inWords(counts: { table: string; count: number }[]): { what: string; count: number }[] {
  const sums = new Map<string, number>()
  for (const { table, count } of counts) {
    if (count === 0 || silent.has(table)) continue
    const what = plain[table] ?? table.replaceAll('_', ' ')
    sums.set(what, (sums.get(what) ?? 0) + count)
  }
  return [...sums].map(([what, count]) => ({ what, count }))
}

export function movedIn(rows: MovedRows[]): { what: string; count: number }[] {
  return inWords(rows.map(({ table, moved }) => ({ table, count: moved.length })))
}

export function setAsideIn(rows: MovedRows[]): { what: string; count: number }[] {
  return inWords(rows.flatMap(({ setAside }) => setAside.map(({ table }) => ({ table, count: 1 }))))
}
