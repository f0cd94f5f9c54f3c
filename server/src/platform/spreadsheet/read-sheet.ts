import { StringDecoder } from 'node:string_decoder'
import type { Archive } from '../archive/read-archive.ts'
import { type Merges, columnOf, readMerges } from './merges.ts'
import { type NumberFormat, formatNumber } from './number-format.ts'
import { type Styles, createRunReader, unescapeCell } from './read-parts.ts'
import { WorkbookRefused } from './workbook-refused.ts'
import { attribute, createXmlReader } from '../xml/xml-reader.ts'

export type WorkbookRow = {
  /** The number of the row in its sheet, from 1. */
  line: number
  cells: string[]
  isHidden: boolean
}

type Reading = { styles: Styles; strings: string[]; is1904: boolean }

// More than any table about people has; beyond them a cell is told as one too many.
const columnsAtMost = 1_000
const cellAtMost = 1_000_000
const bytesAtMost = 8 * 1024 ** 3

/** Rows of one sheet as they come in: cached values of formulas, shared and inline texts, dates by their formats. */
export async function* readSheet(
  archive: Archive,
  path: string,
  reading: Reading,
): AsyncGenerator<WorkbookRow> {
  if (/\.bin$/i.test(path)) throw new WorkbookRefused('binary')
  const merges = await readMerges(archive, path)
  let rows: WorkbookRow[] = []
  const reader = createXmlReader(createRowListener(reading, (row) => rows.push(withMerged(row, merges))))
  const decoder = new StringDecoder('utf8')
  let bytes = 0
  for await (const part of await archive.stream(path)) {
    bytes += part.length
    if (bytes > bytesAtMost) throw new WorkbookRefused('unsafe')
    reader.push(decoder.write(part))
    yield* rows
    rows = []
  }
  reader.push(decoder.end())
  reader.end()
  yield* rows
}

function createRowListener({ styles, strings, is1904 }: Reading, hear: (row: WorkbookRow) => void) {
  let row: WorkbookRow | undefined
  let line = 0
  let column = -1
  let type = 'n'
  let style: NumberFormat | undefined
  let value = ''
  let isValue = false
  const inline = createRunReader()

  function finishCell(): void {
    const text = type === 'inlineStr' ? inline.take() : readValue()
    value = ''
    if (!row || text === '' || column >= columnsAtMost) return
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = text
  }

  function readValue(): string {
    if (value === '') return ''
    if (type === 's') return strings[Number(value)] ?? ''
    if (type === 'str' || type === 'e') return unescapeCell(value)
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (type === 'd') return value.replace('T', ' ').replace(/\.\d+Z?$|Z$/, '')
    const number = Number(value)
    return Number.isFinite(number) ? formatNumber(number, style ?? plain, is1904) : value
  }

  return {
    open(name: string, attributes: string) {
      if (name === 'row') {
        const said = Number(attribute(attributes, 'r'))
        line = said > line ? said : line + 1
        column = -1
        row = { line, cells: [], isHidden: /^(1|true)$/.test(attribute(attributes, 'hidden') ?? '') }
      } else if (name === 'c' && row) {
        column = columnOf(attribute(attributes, 'r')) ?? column + 1
        type = attribute(attributes, 't') ?? 'n'
        style = styles[Number(attribute(attributes, 's') ?? -1)]
      } else if (name === 'v') isValue = true
      else if (type === 'inlineStr') inline.open(name)
    },
    text(part: string) {
      if (isValue) {
        value += part
        if (value.length > cellAtMost) throw new WorkbookRefused('unsafe')
      } else if (type === 'inlineStr') inline.text(part)
    },
    close(name: string) {
      if (name === 'v') isValue = false
      else if (name === 'c') finishCell()
      else if (name === 'row' && row) {
        hear(row)
        row = undefined
      } else if (type === 'inlineStr') inline.close(name)
    },
  }
}

const plain: NumberFormat = { kind: 'number', digits: 0 }

/** A cell merged downwards says of each of its rows what it says of the first. */
function withMerged(row: WorkbookRow, merges: Merges): WorkbookRow {
  for (const merge of merges.starting.get(row.line) ?? [])
    merges.open.push({ ...merge, value: row.cells[merge.column] ?? '' })
  if (merges.open.length === 0) return row
  merges.open = merges.open.filter((merge) => merge.lastLine >= row.line)
  for (const { column, value } of merges.open) {
    if (value === '' || row.cells[column]) continue
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = value
  }
  return row
}
