import { takeTime } from './line-label.ts'
import { type Block, cleanInline } from './markdown.ts'
import { isSoundOnly } from './speaker-label.ts'
import { splitLongBody } from './split-long-body.ts'
import type { ParsedTurn, Reading } from './transcript.ts'

/** Reads notes nobody speaks in: a turn for each paragraph; headings are kept, for they are the writer's own. */
export function readNotes(blocks: Block[], isMarkdown: boolean, keepsHeadings: boolean): Reading {
  const turns = blocks.flatMap((block): ParsedTurn[] => {
    if (block.kind === 'heading') {
      return keepsHeadings ? [{ speaker: null, startsMs: null, endsMs: null, body: block.text }] : []
    }
    const [first = '', ...others] = block.lines
    const { ms, rest } = takeTime(first.trim())
    const lines = [rest, ...others].map((line) => (isMarkdown ? cleanInline(line) : line).trimEnd())
    const body = lines.join('\n').trim()
    return isSoundOnly(body) ? [] : [{ speaker: null, startsMs: ms, endsMs: null, body }]
  })
  const whole = turns
    .map((turn) => ({ ...turn, body: turn.body.normalize('NFC') }))
    .filter(({ body }) => body !== '')
  return { turns: whole.flatMap(splitLongBody), warnings: [], fit: 0.6 }
}
