import { comparisons } from './kinds.ts'
import type { LinkageField, PreparedRecord } from './prepare.ts'

/**
 * Pairs that share something, each once, as places in the list. What more than `largest` records share tells nobody
 * apart by itself: there, pairs share a second thing too, or are left out. So the work grows with the records and not
 * with their square.
 */
export function findCandidates(
  fields: LinkageField[],
  records: PreparedRecord[],
  largest = 100,
): [number, number][] {
  const keys = records.map((record) => [...blocksOf(fields, record)])
  const seen = new Set<number>()
  const pairs: [number, number][] = []

  function pairUp(block: number[]): void {
    for (const [index, one] of block.entries()) {
      for (const other of block.slice(index + 1)) {
        const code = one * records.length + other
        if (seen.has(code)) continue
        seen.add(code)
        pairs.push([one, other])
      }
    }
  }

  for (const [key, block] of gather(records.keys(), keys)) {
    if (block.length <= largest) pairUp(block)
    else
      for (const [second, part] of gather(block, keys))
        if (second !== key && part.length <= largest) pairUp(part)
  }
  return pairs
}

/** Who shares each key, where it is more than one. */
function gather(places: Iterable<number>, keys: string[][]): Map<string, number[]> {
  const blocks = new Map<string, number[]>()
  for (const at of places) {
    for (const key of keys[at]!) {
      const block = blocks.get(key)
      if (block) block.push(at)
      else blocks.set(key, [at])
    }
  }
  for (const [key, block] of blocks) if (block.length < 2) blocks.delete(key)
  return blocks
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
