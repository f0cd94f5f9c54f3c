import { type LineStart, readLineStart, timeInLabel } from '../line-label.ts'
import type { Block } from '../markdown.ts'
import { shapeOf, tidyLabel } from '../speaker-label.ts'
import { readWholeClock } from '../clock.ts'
import type { TranscriptWarning } from '../transcript.ts'
import { type DocumentLine, type DocumentParagraph, type DocumentPart, lengthOf } from './document.ts'
import { rolesOf, speechOf } from './table-speech.ts'

type Paragraph = Extract<Block, { kind: 'paragraph' }>

/** A document as the readers of typed text take it: headings and paragraphs, with what bold print and tables tell of speakers. */
export function blocksOf(parts: DocumentPart[], warnings: TranscriptWarning[]): Block[] {
  const names = namesAlone(parts)
  const blocks: Block[] = []
  let at = 0
  while (at < parts.length) {
    const part = parts[at]!
    if (part.kind === 'paragraph') {
      blocks.push(...blockOf(part.paragraph, names))
      at += 1
      continue
    }
    const rows: DocumentParagraph[][][] = []
    for (; at < parts.length; at += 1) {
      const row = parts[at]!
      if (row.kind !== 'row' || row.table !== part.table) break
      rows.push(row.cells)
    }
    blocks.push(...tableBlocks(rows, names, warnings))
  }
  return joinNames(blocks)
}

/** The lines of a document, for what is told by lines alone. */
export function plainTextOf(blocks: Block[]): string {
  return blocks.map((block) => (block.kind === 'heading' ? block.text : block.lines.join('\n'))).join('\n\n')
}

function blockOf({ heading, isList, lines }: DocumentParagraph, names: Set<string>): Block[] {
  const full = lines
    .map(({ text, bold }) => ({ text: text.normalize('NFC'), bold: bold.normalize('NFC') }))
    .filter(({ text }) => text.trim() !== '')
  if (full.length === 0) return []
  const title = full.map(({ text }) => text.trim()).join(' ')
  // Times and names that stand alone are set as headings by some recorders (Google Meet) and typists.
  if (heading !== null && readWholeClock(title) === null && !names.has(nameOf(title)))
    return [{ kind: 'heading', level: Math.min(6, heading), text: title }]
  return [paragraphOf(full, isList, names)]
}

function paragraphOf(lines: DocumentLine[], isList: boolean, names: Set<string>): Paragraph {
  return {
    kind: 'paragraph',
    isList,
    lines: lines.map(({ text }) => text.trim()),
    starts: lines.map((line) => startOf(line, names)),
  }
}

function startOf({ text, bold }: DocumentLine, names: Set<string>): LineStart {
  const line = text.trim()
  const name = bold.trim()
  const isAlone = names.has(nameOf(line))
  const label = isAlone ? line : name.length <= 80 && line.startsWith(name) ? name : ''
  const after = line.slice(label.length)
  const hasColon = /[:：]$/.test(label) || /^\s?[:：]/.test(after)
  const bare = tidyLabel(label.replace(/[:：]$/, ''))
  const timed = timeInLabel(bare)
  const shape = shapeOf(timed?.label ?? bare)
  if (label === '' || shape === null || !(hasColon || isAlone)) return readLineStart(line, false)
  return {
    label: timed?.label ?? bare,
    shape,
    isBold: true,
    startsMs: timed?.ms ?? null,
    rest: after.replace(/^\s?[:：]/, '').trim(),
  }
}

/** Names without a colon, in bold or as headings on a line of their own, that come back: typists write dialogues so. */
function namesAlone(parts: DocumentPart[]): Set<string> {
  const counts = new Map<string, number>()
  for (const part of parts) {
    if (part.kind !== 'paragraph') continue
    const { heading, lines } = part.paragraph
    for (const { text, bold } of lines) {
      const line = text.trim()
      if (line === '' || line.length > 70 || (heading === null && bold.trim() !== line)) continue
      const name = nameOf(line)
      if (shapeOf(name) === 'strong') counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const recurring = [...counts].filter(([, count]) => count >= 3)
  return recurring.length >= 2 ? new Set(recurring.map(([name]) => name)) : new Set()
}

function nameOf(line: string): string {
  const bare = tidyLabel(line.replace(/[:：]$/, ''))
  return timeInLabel(bare)?.label ?? bare
}

/** A name on a line of its own says who speaks in the paragraph below it. */
function joinNames(blocks: Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const waits =
      last?.kind === 'paragraph' &&
      last.starts?.length === 1 &&
      last.starts[0]?.isBold &&
      last.starts[0].rest === ''
    if (!waits || block.kind !== 'paragraph' || block.starts?.[0]?.isBold) {
      joined.push(block)
      continue
    }
    last.lines = [...last.lines, ...block.lines]
    last.starts = [...(last.starts ?? []), ...(block.starts ?? [])]
  }
  return joined
}

function tableBlocks(
  rows: DocumentParagraph[][][],
  names: Set<string>,
  warnings: TranscriptWarning[],
): Block[] {
  const roles = rolesOf(rows)
  if (!roles) return rows.flat(2).flatMap((paragraph) => blockOf(paragraph, names))
  if (roles.hasHeader)
    warnings.push({
      code: 'left_out',
      message: 'The first row of the table names its columns and was left out.',
    })
  return rows.slice(roles.hasHeader ? 1 : 0).flatMap((row): Block[] => {
    const { label, startsMs, said } = speechOf(row, roles)
    const lines = said.flatMap((paragraph) => paragraph.lines.filter(({ text }) => text.trim() !== ''))
    if (said.every((paragraph) => lengthOf(paragraph) === 0)) return []
    const texts = lines.map(({ text }) => text.trim().normalize('NFC'))
    const starts = texts.map((rest, index): LineStart => {
      const isFirst = index === 0
      return {
        label: isFirst ? label : null,
        shape: isFirst && label !== null ? (shapeOf(label) ?? 'strong') : 'weak',
        isBold: isFirst && label !== null,
        startsMs: isFirst ? startsMs : null,
        rest,
      }
    })
    return [{ kind: 'paragraph', isList: false, lines: texts, starts }]
  })
}
