import type { Archive } from '../archive/read-archive.ts'
import { readPart } from '../xml/read-part.ts'
import { attribute } from '../xml/xml-reader.ts'
import { type NumberFormat, numberFormat } from './number-format.ts'
import { WorkbookRefused } from './workbook-refused.ts'

/** The format of each style that cells name by its number. */
export type Styles = NumberFormat[]

const textAtMost = 96 * 1024 * 1024

export async function readStyles(archive: Archive, path: string | undefined): Promise<Styles> {
  const codes = new Map<number, string>()
  const styles: Styles = []
  if (path === undefined || !archive.has(path)) return styles
  let isCellFormats = false
  await readPart(archive, path, {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') isCellFormats = true
      if (name !== 'xf' || !isCellFormats) return
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      styles.push(numberFormat(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false
    },
    text() {},
  })
  return styles
}

/** Texts that cells name by their number. They stand in a part of their own and are kept in memory. */
export async function readSharedStrings(archive: Archive, path: string | undefined): Promise<string[]> {
  const strings: string[] = []
  if (path === undefined || !archive.has(path)) return strings
  let length = 0
  const item = createRunReader()
  await readPart(archive, path, {
    open: (name) => item.open(name),
    text: (text) => item.text(text),
    close(name) {
      item.close(name)
      if (name !== 'si') return
      const text = item.take()
      length += text.length
      if (length > textAtMost) throw new WorkbookRefused('too_much_text')
      strings.push(text)
    },
  })
  return strings
}

/** Puts the runs of a text together; how it is pronounced (rPh) is left out. */
export function createRunReader() {
  let text = ''
  let isText = false
  let isPhonetic = false
  return {
    open(name: string): void {
      if (name === 't') isText = true
      if (name === 'rPh') isPhonetic = true
    },
    text(part: string): void {
      if (isText && !isPhonetic) text += part
    },
    close(name: string): void {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
    },
    take(): string {
      const taken = unescapeCell(text)
      text = ''
      return taken
    },
  }
}

/** Characters that XML cannot hold stand as `_x000D_` (ECMA-376 part 1, 22.4.2.4, ST_Xstring). */
export function unescapeCell(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text
}
