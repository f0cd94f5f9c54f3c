import type { Comparable, ShareOf } from './comparison.ts'
import { type FieldKind, comparisons } from './kinds.ts'

/** A field of a record. Names that people write in either order name each other: `changesPlacesWith`. */
export type LinkageField = { name: string; kind: FieldKind; changesPlacesWith?: string }

/** Any record: each field holds no value, one, or several. */
export type LinkageRecord = { id: string; values: Record<string, readonly string[]> }

/** A record made ready once, to be compared often: one list of comparable values a field, in the order of the fields. */
export type PreparedRecord = { id: string; values: Comparable[][] }

export type Frequencies = {
  records: number
  /** For each field, in how many records a value stands, and a word of one. */
  fields: { values: Map<string, number>; words: Map<string, number> }[]
  /** How often a value stands that was too rare to be kept; 1 where all are kept. */
  unkept?: number
}

export function prepareRecord(fields: LinkageField[], record: LinkageRecord): PreparedRecord {
  return {
    id: record.id,
    values: fields.map(({ name, kind }) =>
      (record.values[name] ?? []).flatMap((text) => comparisons[kind].prepare(text) ?? []),
    ),
  }
}

export function countTerms(fields: LinkageField[], records: PreparedRecord[]): Frequencies {
  const counted = fields.map(() => ({ values: new Map<string, number>(), words: new Map<string, number>() }))
  for (const record of records) {
    for (const [index, values] of record.values.entries()) {
      const { values: keys, words } = counted[index]!
      for (const key of new Set(values.map((value) => value.key))) keys.set(key, (keys.get(key) ?? 0) + 1)
      for (const word of new Set(values.flatMap((value) => value.words)))
        words.set(word, (words.get(word) ?? 0) + 1)
    }
  }
  return { records: records.length, fields: counted }
}

/** Shares of words in a field; a word never seen counts as seen once. */
export function wordShare(frequencies: Frequencies, field: number): ShareOf {
  const { words } = frequencies.fields[field]!
  return (word) => (words.get(word) ?? frequencies.unkept ?? 1) / Math.max(1, frequencies.records)
}
