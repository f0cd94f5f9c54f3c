import { comparisons } from './kinds.ts'
import type { LinkageField, PreparedRecord } from './prepare.ts'

/**
 * Pairs that share something, each once, as places in the list. What more than `largest` records share tells nobody
 * apart and is left out, so that the work grows with the records and not with their square.
 */
export function findCandidates(
  fields: LinkageField[],
  records: PreparedRecord[],
  largest = 100,
): [number, number][] {
  const blocks = new Map<string, number[]>()
  for (const [at, record] of records.entries()) {
    for (const key of blocksOf(fields, record)) {
      const block = blocks.get(key)
      if (block) block.push(at)
      else blocks.set(key, [at])
    }
  }
  const seen = new Set<number>()
  const pairs: [number, number][] = []
  for (const block of blocks.values()) {
    if (block.length > largest) continue
    for (const [index, one] of block.entries()) {
      for (const other of block.slice(index + 1)) {
        const code = one * records.length + other
        if (seen.has(code)) continue
        seen.add(code)
        pairs.push([one, other])
      }
    }
  }
  return pairs
}

/** Names that change places share one shelf of blocks. */
function blocksOf(fields: LinkageField[], record: PreparedRecord): Set<string> {
  const keys = new Set<string>()
  for (const [index, { name, kind, changesPlacesWith }] of fields.entries()) {
    const shelf = changesPlacesWith ? [name, changesPlacesWith].toSorted().join('|') : name
    for (const value of record.values[index]!)
      for (const block of comparisons[kind].blocks(value)) keys.add(`${shelf}:${block}`)
  }
  return keys
}
