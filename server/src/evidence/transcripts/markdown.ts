import { decodeEntities } from './entities.ts'
import type { LineStart } from './line-label.ts'
import type { TranscriptWarning } from './transcript.ts'

export type Block =
  | { kind: 'heading'; level: number; text: string }
  /** `starts`: how its lines begin, where a document's bold print or table tells more than the characters. */
  | { kind: 'paragraph'; lines: string[]; isList: boolean; starts?: LineStart[] }

/** Cuts a text into headings and paragraphs (lines between empty lines). Only Markdown has headings. */
export function readBlocks(text: string, isMarkdown: boolean): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', lines, isList: isListItem(lines[0] ?? '') })
    lines = []
  }
  for (const line of text.split('\n')) {
    const heading = isMarkdown ? /^(#{1,6})[ \t]+(?=\S)/.exec(line) : null
    const isRule = isMarkdown && /^ {0,3}(?:-{3,}|\*{3,}|_{3,}|\\)\s{0,9}$/.test(line)
    if (heading || isRule || line.trim() === '') flush()
    if (heading) {
      const title = cleanInline(line.slice(heading[0].length)).replace(/#+$/, '').trim()
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: title })
    } else if (!isRule && line.trim() !== '') lines.push(line)
  }
  flush()
  return blocks
}

export function looksLikeMarkdown(text: string, extension: string): boolean {
  if (extension === 'md' || extension === 'markdown') return true
  if (extension === 'txt') return false
  return /^#{1,6} \S/m.test(text) || /^\*\*[^*\n]{1,60}\*\*/m.test(text)
}

/** The settings block that static-site tools put above a page (`---`, keys, `---`). */
export function dropFrontMatter(text: string, warnings: TranscriptWarning[]): string {
  if (!text.startsWith('---\n')) return text
  const end = text.indexOf('\n---', 3)
  if (end === -1 || end > 20_000) return text
  const after = text.indexOf('\n', end + 4)
  warnings.push({
    code: 'left_out',
    message: 'The page settings above the text (between “---” lines) were left out.',
  })
  return after === -1 ? '' : text.slice(after + 1)
}

// What tools write about a talk beside the talk itself.
const aboutTheTalk =
  /^(?:(?:ai |auto(?:matic)? |meeting |video |executive )?(?:summary|description|abstract|overview|highlights|key takeaways|takeaways|chapters|show notes|action items)|metadata|links|resources)$/i
const rawLayer =
  /^(?:raw|automatic|auto-generated|unedited|original)\b.{0,40}\b(?:transcript|captions?|subtitles?|text)\b/i

/**
 * A published transcript may hold the talk several times over: a summary, a cleaned dialogue and the raw captions.
 * Only the dialogue is taken; what was left out is told. Where nothing else is there, the raw layer is the talk.
 */
export function keepDialogue(
  blocks: Block[],
  warnings: TranscriptWarning[],
): { blocks: Block[]; isLayered: boolean } {
  const kept: Block[] = []
  const raw: Block[] = []
  const leftOut: string[] = []
  let dropped: { level: number; into: Block[] | null } | null = null

  for (const block of blocks) {
    if (block.kind === 'heading') {
      if (dropped && block.level <= dropped.level) dropped = null
      const isRaw = rawLayer.test(block.text)
      if (!dropped && (isRaw || aboutTheTalk.test(block.text))) {
        if (leftOut.length === 0) dropPreamble(kept, leftOut)
        leftOut.push(`“${block.text}”`)
        dropped = { level: block.level, into: isRaw ? raw : null }
        continue
      }
    }
    if (!dropped) kept.push(block)
    else dropped.into?.push(block)
  }
  if (leftOut.length === 0) return { blocks, isLayered: false }

  const hasTalk = kept.some(({ kind }) => kind === 'paragraph')
  if (!hasTalk && raw.length === 0) return { blocks, isLayered: false }
  const told = hasTalk ? leftOut : leftOut.filter((title) => !rawLayer.test(title.slice(1)))
  warnings.push({
    code: 'layers_left_out',
    message: `This file holds more than the conversation. Left out: ${told.join(', ')}. Check that the rest is what was said.`,
  })
  return { blocks: hasTalk ? kept : raw, isLayered: true }
}

/** The title, date and address above the first section are no speech either. */
function dropPreamble(kept: Block[], leftOut: string[]): void {
  const paragraphs = kept.filter((block) => block.kind === 'paragraph')
  const length = paragraphs.reduce((sum, { lines }) => sum + lines.join(' ').length, 0)
  if (paragraphs.length > 3 || length > 500) return
  const [title] = kept
  if (title)
    leftOut.push(title.kind === 'heading' ? `the title “${title.text}” and its date` : 'the lines above')
  kept.length = 0
}

/** Markdown and HTML marks within a line, taken away; the words stay. Every pattern is bounded, so time is linear. */
export function cleanInline(line: string): string {
  if (!/[*_`[\]\\<&~]/.test(line)) return line
  const bare = line
    .replace(
      /<\/?(?:h[1-6]|p|br|b|i|em|strong|span|div|a|u|sup|sub|mark|hr|small)(?:\s[^<>]{0,300})?\/?>/gi,
      '',
    )
    .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]{1,2000})\1/g, '$2')
    .replace(/(^|[^\w*\\])[*_](?=[^\s*_])([^*_]{1,500})[*_](?![\w*])/g, '$1$2')
    .replace(/`([^`]{1,300})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!~>-])/g, '$1')
  return decodeEntities(bare)
}

function isListItem(line: string): boolean {
  return /^\s{0,9}(?:[-*+•]|\d{1,3}[.)])\s/.test(line)
}
