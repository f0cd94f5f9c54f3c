import type { PdfFile } from './pdf-file.ts'
import { glyphText } from './glyph-names.ts'
import { type PdfValue, createPdfLexer, isBytes, isName, isOperator } from './pdf-values.ts'

export type PdfFont = {
  isBold: boolean
  /** The letters of a string with their widths in thousandths; `null` is a letter that nobody can name. */
  decode(bytes: string): { text: string | null; width: number; isSpace: boolean }[]
}

const usualWidth = 500

/** How a font turns bytes into letters (ISO 32000-1, 9.6-9.10): by its own table first, else by its encoding. */
export function readFont(file: PdfFile, font: PdfValue | undefined): PdfFont {
  const subtype = file.get(font, 'Subtype')
  const isComposite = isName(subtype) && subtype.name === 'Type0'
  const reference = dictionaryOf(file, font)?.get('ToUnicode')
  const table = readToUnicode(file.stream(reference))
  const base = file.get(font, 'BaseFont')
  const isBold = isName(base) && /bold|black|heavy|semibold/i.test(base.name)
  const length = table.codeLength ?? (isComposite ? 2 : 1)
  const encoding = isComposite ? undefined : readEncoding(file, file.get(font, 'Encoding'))
  const widthOf = isComposite ? compositeWidths(file, font) : simpleWidths(file, font)

  return {
    isBold,
    decode(bytes) {
      const letters = []
      for (let at = 0; at + length <= bytes.length; at += length) {
        let code = 0
        for (let index = 0; index < length; index += 1) code = code * 256 + bytes.charCodeAt(at + index)
        const text = table.letters.get(code) ?? encoding?.(code) ?? null
        letters.push({ text, width: widthOf(code), isSpace: length === 1 && code === 32 })
      }
      return letters
    },
  }
}

const mappingsAtMost = 100_000

function readToUnicode(source: string): { letters: Map<number, string>; codeLength: number | undefined } {
  const letters = new Map<number, string>()
  let codeLength: number | undefined
  const lexer = createPdfLexer(source)
  let values: PdfValue[] = []
  for (let value = lexer.next(); value !== undefined; value = lexer.next()) {
    if (!isOperator(value)) {
      if (values.length < mappingsAtMost) values.push(value)
      continue
    }
    if (value.operator === 'endcodespacerange' && isBytes(values[0]))
      codeLength = values[0].bytes.length || undefined
    if (value.operator === 'endbfchar')
      for (let at = 0; at + 1 < values.length; at += 2) {
        const [code, text] = [values[at], values[at + 1]]
        if (isBytes(code) && isBytes(text)) letters.set(numberOf(code.bytes), utf16(text.bytes))
      }
    if (value.operator === 'endbfrange') addRanges(values, letters)
    values = []
  }
  return { letters, codeLength: codeLength === 1 || codeLength === 2 ? codeLength : undefined }
}

function addRanges(values: PdfValue[], letters: Map<number, string>): void {
  for (let at = 0; at + 2 < values.length; at += 3) {
    const [from, to, first] = [values[at], values[at + 1], values[at + 2]]
    if (!isBytes(from) || !isBytes(to)) continue
    const start = numberOf(from.bytes)
    const count = Math.min(numberOf(to.bytes) - start + 1, 65_536)
    for (let index = 0; index < count && letters.size < mappingsAtMost; index += 1) {
      if (Array.isArray(first)) {
        const text = first[index]
        if (isBytes(text)) letters.set(start + index, utf16(text.bytes))
      } else if (isBytes(first) && first.bytes.length > 0) {
        const last = first.bytes.charCodeAt(first.bytes.length - 1) + index
        const high = first.bytes.charCodeAt(first.bytes.length - 2) + (last >> 8)
        const tail =
          first.bytes.length > 1
            ? String.fromCharCode(high & 0xff, last & 0xff)
            : String.fromCharCode(0, last & 0xff)
        letters.set(start + index, utf16(first.bytes.slice(0, -2) + tail))
      }
    }
  }
}

function readEncoding(file: PdfFile, encoding: PdfValue | undefined): (code: number) => string | undefined {
  const named = isName(encoding) ? encoding : file.get(encoding, 'BaseEncoding')
  const label = isName(named) && named.name === 'MacRomanEncoding' ? 'macintosh' : 'windows-1252'
  const plain = new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, code) => code))
  const changed = new Map<number, string | undefined>()
  const differences = file.get(encoding, 'Differences')
  let code = 0
  for (const each of Array.isArray(differences) ? differences : []) {
    if (typeof each === 'number') code = each
    else if (isName(each)) changed.set(code++, glyphText(each.name))
  }
  return (asked) => (changed.has(asked) ? changed.get(asked) : asked >= 32 ? plain[asked] : undefined)
}

function simpleWidths(file: PdfFile, font: PdfValue | undefined): (code: number) => number {
  const first = file.get(font, 'FirstChar')
  const widths = file.get(font, 'Widths')
  const from = typeof first === 'number' ? first : 0
  return (code) => {
    const width = Array.isArray(widths) ? file.resolve(widths[code - from]) : undefined
    return typeof width === 'number' ? width : usualWidth
  }
}

function compositeWidths(file: PdfFile, font: PdfValue | undefined): (code: number) => number {
  const descendants = file.get(font, 'DescendantFonts')
  const inner = Array.isArray(descendants) ? descendants[0] : undefined
  const usual = file.get(inner, 'DW')
  const listed = file.get(inner, 'W')
  const widths = new Map<number, number>()
  const values = (Array.isArray(listed) ? listed : [])
    .slice(0, mappingsAtMost)
    .map((each) => file.resolve(each))
  for (let at = 0; at < values.length;) {
    const [first, second, third] = [values[at], values[at + 1], values[at + 2]]
    if (typeof first === 'number' && Array.isArray(second)) {
      for (const [index, width] of second.entries())
        if (typeof width === 'number') widths.set(first + index, width)
      at += 2
    } else if (typeof first === 'number' && typeof second === 'number' && typeof third === 'number') {
      for (let code = first; code <= Math.min(second, first + 65_535); code += 1) widths.set(code, third)
      at += 3
    } else at += 1
  }
  return (code) => widths.get(code) ?? (typeof usual === 'number' ? usual : 1000)
}

function dictionaryOf(file: PdfFile, value: PdfValue | undefined): Map<string, PdfValue> | undefined {
  const found = file.resolve(value)
  return typeof found === 'object' && found !== null && 'dictionary' in found ? found.dictionary : undefined
}

function numberOf(bytes: string): number {
  let value = 0
  for (const character of bytes.slice(0, 4)) value = value * 256 + character.charCodeAt(0)
  return value
}

function utf16(bytes: string): string {
  const even = Buffer.from(bytes.length === 1 ? `\0${bytes}` : bytes.slice(0, bytes.length & ~1), 'latin1')
  return Buffer.from(even).swap16().toString('utf16le')
}
