import { fold, wordsOf } from './fold.ts'

/** A word that is searched for: by its beginning, or as it stands. */
export type Wanted = { word: string; isBeginning: boolean }
export type Marked = { words: string; isHit: boolean }

/** How much of a long text is shown, in letters, and how much of it before the first hit. */
const shown = 240
const lead = 60

/** As much of a text as is found by. */
const searched = 40_000

/** The words of a search that is asked for in these parts of a tsquery. */
export function wantedIn(asked: string[]): Wanted[] {
  return asked.flatMap((part) =>
    [...part.matchAll(/'([^']+)'(:\*)?/g)].map(([, word, beginning]) => ({
      word: word!,
      isBeginning: beginning !== undefined,
    })),
  )
}

/** The stretch of a text in which most of the words stand, with these marked. */
export function snippetOf(text: string, wanted: Wanted[]): Marked[] {
  const line = text.slice(0, searched).replace(/\s+/gu, ' ').trim()
  const hits = hitsIn(line, wanted)
  const { from, to } = stretchOf(line, hits)
  const within = hits.filter((hit) => hit.start >= from && hit.end <= to)
  const parts: Marked[] = []
  let at = from
  for (const { start, end } of within) {
    parts.push({ words: line.slice(at, start), isHit: false }, { words: line.slice(start, end), isHit: true })
    at = end
  }
  parts.push({ words: line.slice(at, to), isHit: false })
  if (from > 0) parts.unshift({ words: '… ', isHit: false })
  if (to < line.length) parts.push({ words: ' …', isHit: false })
  return joined(parts)
}

type Hit = { start: number; end: number; wanted: number }

function hitsIn(line: string, wanted: Wanted[]): Hit[] {
  return [...line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) => {
    const words = wordsOf(fold(match[0]))
    const which = wanted.findIndex(({ word, isBeginning }) =>
      words.some((each) => (isBeginning ? each.startsWith(word) : each === word)),
    )
    return which < 0 ? [] : [{ start: match.index, end: match.index + match[0].length, wanted: which }]
  })
}

function stretchOf(line: string, hits: Hit[]): { from: number; to: number } {
  if (line.length <= shown * 1.25) return { from: 0, to: line.length }
  let [best, most] = [0, 0]
  for (const { start } of hits) {
    const near = hits.filter((hit) => hit.start >= start && hit.end <= start + shown - lead)
    const kinds = new Set(near.map((hit) => hit.wanted)).size
    if (kinds > most) [best, most] = [start, kinds]
  }
  const from = wordStart(line, Math.max(0, Math.min(best - lead, line.length - shown)), best)
  const hit = hits.find(({ start }) => start === best)
  return {
    from,
    to: wordEnd(line, Math.min(line.length, from + shown), Math.min(hit?.end ?? from, from + shown)),
  }
}

/** The beginning of the next word; where there are no spaces, of the next letter. */
function wordStart(line: string, at: number, atMost: number): number {
  if (at === 0) return 0
  const space = line.indexOf(' ', at)
  return space >= 0 && space < atMost ? space + 1 : letterAt(line, Math.min(at, atMost))
}

function wordEnd(line: string, at: number, atLeast: number): number {
  if (at >= line.length) return line.length
  const space = line.lastIndexOf(' ', at)
  return space >= atLeast ? space : letterAt(line, Math.max(at, atLeast))
}

/** Never between the halves of one letter, nor before its accents. */
function letterAt(line: string, at: number): number {
  let place = at
  while (place > 0 && /^[\udc00-\udfff\p{M}]/u.test(line.slice(place, place + 2))) place -= 1
  return place
}

function joined(parts: Marked[]): Marked[] {
  const all: Marked[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (part.words === '') continue
    if (last && !last.isHit && !part.isHit) last.words += part.words
    else all.push({ ...part })
  }
  return all
}
