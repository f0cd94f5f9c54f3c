import { readLineStart } from '../../line-label.ts'
import type { DocumentLine, DocumentParagraph } from '../document.ts'
import type { Placed } from './pdf-content.ts'

type Line = {
  text: string
  bold: string
  isBoldSoFar: boolean
  x: number
  endX: number
  y: number
  size: number
}

/** The runs of a page as lines: what stands at one height, with a space where there is room for one. */
export function linesOf(runs: Placed[]): Line[] {
  const lines: Line[] = []
  for (const { text, isBold, x, endX, y, size } of runs) {
    if (![x, endX, y, size].every(Number.isFinite)) continue
    let line = lines.at(-1)
    if (!line || Math.abs(line.y - y) > 0.5 * Math.max(line.size, size)) {
      if (text.trim() === '') continue
      line = { text: '', bold: '', isBoldSoFar: true, x, endX: x, y, size }
      lines.push(line)
    }
    const gap = x - line.endX
    const isApart = gap > 0.18 * size || gap < -2 * size
    const space = isApart && line.text !== '' && !/\s$/.test(line.text) && !/^\s/.test(text) ? ' ' : ''
    line.text += space + text
    if (line.isBoldSoFar && (isBold || text.trim() === '')) line.bold += space + text
    else line.isBoldSoFar = false
    line.endX = endX
    line.size = Math.max(line.size, size)
  }
  return withoutPageNumber(lines.filter(({ text }) => text.trim() !== ''))
}

/** Lines as paragraphs. What only the width of the page broke goes together again; a short line ends on purpose. */
export function paragraphsOf(pages: Line[][]): DocumentParagraph[] {
  const paragraphs: DocumentParagraph[] = []
  for (const lines of pages) {
    const right = Math.max(...lines.map(({ endX }) => endX))
    const left = Math.min(...lines.map(({ x }) => x))
    const step = usualStep(lines)
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1]
      const said: DocumentLine = { text: tidy(line.text), bold: tidy(line.bold) }
      const isNew = before === undefined || before.y - line.y > step * 1.35 || line.y > before.y
      const open = paragraphs.at(-1)?.lines
      if (isNew || !open) paragraphs.push({ heading: null, isList: false, lines: [said] })
      else if (isWrapped(before, line, { left, right })) append(open.at(-1)!, said.text)
      else open.push(said)
    }
  }
  return paragraphs
}

function isWrapped(before: Line, line: Line, { left, right }: { left: number; right: number }): boolean {
  const start = readLineStart(tidy(line.text), false)
  const begins =
    start.startsMs !== null || (start.label !== null && start.shape !== 'weak') || /[:：]\s*$/.test(line.bold)
  // The next word would not have fitted: a line with more room than that ended on purpose.
  const next = (tidy(line.text).split(' ')[0] ?? '').length * line.size * 0.55
  return !begins && before.endX + next > right - 0.12 * (right - left)
}

function append(line: DocumentLine, text: string): void {
  const isCut = /\p{L}[\u00ad\u2010-]$/u.test(line.text) && /^\p{Ll}/u.test(text)
  line.text = isCut ? line.text.replace(/\u00ad$/, '') + text : `${line.text} ${text}`
}

function usualStep(lines: Line[]): number {
  const steps = lines
    .slice(1)
    .map((line, index) => lines[index]!.y - line.y)
    .filter((step) => step > 0)
    .toSorted((one, other) => one - other)
  return steps[Math.floor(steps.length / 4)] ?? 0
}

function withoutPageNumber(lines: Line[]): Line[] {
  const isNumber = (line: Line | undefined) =>
    /^(?:(?:page|seite|página) )?\d{1,4}(?: ?(?:of|von|de|\/) ?\d{1,4})?$/i.test(line?.text.trim() ?? '')
  return lines.length > 1
    ? lines.slice(isNumber(lines[0]) ? 1 : 0, isNumber(lines.at(-1)) ? -1 : undefined)
    : lines
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
