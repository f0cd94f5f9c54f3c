import { safeText } from './safe-text.ts'
import type { Terminal } from './terminal.ts'

export type Format = 'table' | 'json' | 'jsonl'

type Row = Record<string, unknown>

/** Writes what an operation answered. */
export function show(terminal: Terminal, answer: unknown, format: Format): void {
  const items = itemsOf(answer)
  if (format === 'json') terminal.write(`${JSON.stringify(answer, null, 2)}\n`)
  else if (format === 'jsonl')
    for (const each of items ?? [answer]) terminal.write(`${JSON.stringify(each)}\n`)
  else if (items) terminal.write(table(items, terminal.columns))
  else terminal.write(lines(answer as Row))
}

/** The rows of a list, or undefined where an answer is none. */
export function itemsOf(answer: unknown): Row[] | undefined {
  const { items } = (answer ?? {}) as { items?: unknown }
  return Array.isArray(items) ? (items as Row[]) : undefined
}

/** Rows below the names of their columns, cut to the width where there is one. Ids stay whole: they are copied. */
export function table(rows: Row[], columns?: number): string {
  if (rows.length === 0) return 'Nothing yet.\n'
  const cells = rows.map((row) => mapValues(row, cellOf))
  const names = [...new Set(cells.flatMap(Object.keys))].filter((name) => cells.some((row) => row[name]))
  const shown = fit(names, cells, columns)
  const line = (texts: string[]) =>
    texts
      .map((text, index) => pad(cut(text, shown[index]!.width), shown[index]!.width))
      .join('  ')
      .trimEnd()
  return [shown.map(({ name }) => name), ...cells.map((row) => shown.map(({ name }) => row[name] ?? ''))]
    .map((texts) => `${line(texts)}\n`)
    .join('')
}

type Column = { name: string; width: number }

const widest = 60

/** As many columns as fit, in their order; the rest is for --json. */
function fit(names: string[], cells: Record<string, string>[], columns = Infinity): Column[] {
  const shown: Column[] = []
  let used = 0
  for (const name of names) {
    const longest = Math.max(name.length, ...cells.map((row) => widthOf(row[name] ?? '')))
    const width = columns === Infinity ? longest : Math.min(widest, longest)
    if (shown.length > 0 && used + 2 + width > columns) continue
    shown.push({ name, width })
    used += width + (shown.length > 1 ? 2 : 0)
  }
  return shown
}

function lines(answer: Row): string {
  const entries = Object.entries(answer ?? {}).filter(([, value]) => value !== null && value !== undefined)
  if (entries.length === 0) return 'Done.\n'
  const width = Math.max(...entries.map(([name]) => name.length))
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${cellOf(value)}\n`).join('')
}

/** A value in one line: things by their name, lists by their entries. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cellOf).filter(Boolean).join(', ')
  if (typeof value === 'string') return safeText(value)
  if (typeof value !== 'object') return JSON.stringify(value)
  const named = value as { name?: unknown; title?: unknown }
  const name = named.name ?? named.title
  return typeof name === 'string' ? safeText(name) : safeText(JSON.stringify(value))
}

function mapValues(row: Row, map: (value: unknown) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, map(value)]))
}

/** Letters of East Asia are two columns wide, marks none. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text)
    width += /\p{M}/u.test(letter)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(
            letter,
          )
        ? 2
        : 1
  return width
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const letter of text) {
    if (widthOf(kept + letter) > width - 1) break
    kept += letter
  }
  return `${kept}…`
}
