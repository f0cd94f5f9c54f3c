import { utf16ToCodePoint } from '@firsthand/contract/evidence/ranges'

/** A place where the searched words stand, in code points of its turn. */
export type Found = { turn: number; from: number; to: number }

/** More than anybody will step through; a search for "e" ends here. */
const foundAtMost = 5_000

export function findWords(query: string, turns: Iterable<[number, string]>): Found[] {
  const wanted = query.trim()
  if (wanted === '') return []
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+'), 'giu')
  const found: Found[] = []
  for (const [turn, body] of turns) {
    for (const match of body.matchAll(pattern)) {
      const from = utf16ToCodePoint(body, match.index)
      found.push({ turn, from, to: from + utf16ToCodePoint(match[0], match[0].length) })
      if (found.length === foundAtMost) return found
    }
  }
  return found
}
