import { TextDecoder } from 'node:util'
import type { TextRange } from '@firsthand/contract/evidence/ranges'
import { textOfRange } from '@firsthand/contract/evidence/ranges'
import type { ParsedTurn } from '../transcripts/transcript.ts'
import { type Layout, bodiesOf } from './layout.ts'
import type { LeftList } from './left.ts'
import { type Counting, countingOf, createPlacer, isStandard, linesOf, standard, unitsOf } from './offsets.ts'
import type { ProjectSelection, ProjectText } from './project.ts'

export type PlacedSelection = { selection: ProjectSelection; range: TextRange; words: string }

export type PreparedText = {
  title: string
  turns: ParsedTurn[]
  speakers: string[]
  placed: PlacedSelection[]
  counting: Counting
}

const wholeAtMost = 20_000

/** Turns the words of a source into turns, and its selections into ranges of them. */
export function prepareText(
  source: ProjectText,
  { text: read, hasMark }: { text: string; hasMark: boolean },
  { layout, left }: { layout: Layout | undefined; left: LeftList },
): PreparedText {
  // NUL is the one character that the database cannot hold; as long as it was, so that positions stay.
  const text = read.toWellFormed().replaceAll('\u0000', '\ufffd')
  const title = source.name || 'Text without a name'
  const own = layout && bodiesOf(text, layout)
  const pieces = own ?? linesOf(text)
  const turns: ParsedTurn[] = pieces.map(({ from, to }, index) => {
    const [speaker, , , startsMs, endsMs] = (own && layout?.turns[index]) || [-1, 0, 0, null, null]
    return {
      speaker: own && speaker >= 0 ? (layout!.speakers[speaker]?.label ?? null) : null,
      startsMs,
      endsMs,
      body: text.slice(from, to),
    }
  })
  const counting = own ? standard : countingOf(text, hasMark, source.selections)
  if (!isStandard(counting)) left.add('other_counting', title)
  const units = unitsOf(text, counting)
  const place = createPlacer(text, pieces)
  const placed: PlacedSelection[] = []
  for (const selection of [...source.selections, ...whole()]) {
    const from = units.startOf(selection.start)
    const to = units.startOf(selection.end)
    const range = from !== undefined && to !== undefined && to > from ? place(from, to) : undefined
    if (range) placed.push({ selection, range, words: textOfRange(turns, range) })
    else left.add('outside_text', `${title}: ${selection.start}–${selection.end}`)
  }
  const speakers = [...new Set(turns.flatMap((turn) => (turn.speaker === null ? [] : [turn.speaker])))]
  return { title, turns, speakers, placed, counting }

  function whole(): ProjectSelection[] {
    if (source.codings.length === 0) return []
    const is = text.length <= wholeAtMost
    left.add(is ? 'whole_text' : 'whole_text_too_long', title, source.codings.length)
    if (!is) return []
    const { codings } = source
    const end = units.count - 1
    return [{ guid: '', name: '', start: 0, end, memo: '', notes: [], codings, user: null, at: null }]
  }
}

/** Bytes of a text as they are, but for the mark at the beginning; undefined where they are no text. */
export function decodeBytes(bytes: Buffer): { text: string; hasMark: boolean } | undefined {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  if (wide) return { text: new TextDecoder(wide).decode(bytes), hasMark: true }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), hasMark }
  } catch {
    // Bytes of a picture hold zeros; an old text holds none.
    if (bytes.includes(0)) return undefined
    return { text: new TextDecoder('windows-1252').decode(bytes), hasMark: false }
  }
}
