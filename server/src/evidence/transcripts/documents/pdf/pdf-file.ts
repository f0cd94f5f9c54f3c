import { inflateSync, constants } from 'node:zlib'
import { refuseEncrypted, refuseTooMuch } from '../document.ts'
import {
  type PdfDictionary,
  type PdfValue,
  createPdfLexer,
  isDictionary,
  isName,
  isReference,
} from './pdf-values.ts'

export type PdfFile = {
  root: PdfValue | undefined
  /** The value itself, or what it points to. */
  resolve(value: PdfValue | undefined): PdfValue | undefined
  get(dictionary: PdfValue | undefined, key: string): PdfValue | undefined
  /** The bytes of a stream, unpacked, as Latin-1. */
  stream(value: PdfValue | undefined): string
}

type Held = { value: PdfValue | undefined; dataAt: number | null }

const objectsAtMost = 500_000
const unpackedAtMost = 128 * 1024 * 1024

/**
 * Opens a PDF by looking for its objects from the beginning to the end, as readers do with damaged ones: its table of
 * offsets is needed for speed alone (ISO 32000-1, 7.5).
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const offsets = findObjects(text)
  const held = new Map<number, Held>()
  // A letterhead is drawn on every page, and unpacked once.
  const streams = new Map<number, string>()
  let unpacked = 0

  function read(number: number): Held {
    const known = held.get(number)
    if (known) return known
    const at = offsets.get(number)
    if (at === undefined) return { value: undefined, dataAt: null }
    const lexer = createPdfLexer(text, at)
    const value = lexer.next()
    const begins = /^\s*stream(?:\r\n|\n|\r)/.exec(text.slice(lexer.at(), lexer.at() + 20))
    const object = { value, dataAt: begins ? lexer.at() + begins[0].length : null }
    held.set(number, object)
    return object
  }
  function resolve(value: PdfValue | undefined): PdfValue | undefined {
    let found = value
    for (let steps = 0; isReference(found) && steps < 20; steps += 1) found = read(found.reference).value
    return isReference(found) ? undefined : found
  }
  function get(dictionary: PdfValue | undefined, key: string): PdfValue | undefined {
    const found = resolve(dictionary)
    return isDictionary(found) ? resolve(found.dictionary.get(key)) : undefined
  }
  function stream(value: PdfValue | undefined): string {
    if (!isReference(value)) return ''
    const known = streams.get(value.reference)
    if (known !== undefined) return known
    const { value: dictionary, dataAt } = read(value.reference)
    if (dataAt === null || !isDictionary(dictionary)) return ''
    const length = get(dictionary, 'Length')
    const told =
      typeof length === 'number' && /^\s*endstream/.test(text.slice(dataAt + length, dataAt + length + 20))
    const end = told ? dataAt + length : text.indexOf('endstream', dataAt)
    const data = Buffer.from(text.slice(dataAt, end === -1 ? text.length : end), 'latin1')
    const out = unpack(data, filtersOf(dictionary, resolve), unpackedAtMost - unpacked)
    unpacked += out.length
    if (unpacked > unpackedAtMost) refuseTooMuch()
    const content = out.toString('latin1')
    streams.set(value.reference, content)
    return content
  }

  if (/\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(text)) refuseEncrypted()
  readPackedObjects()
  return { root: rootOf(), resolve, get, stream }

  /** Objects without a stream may stand packed together in one (7.5.7). */
  function readPackedObjects(): void {
    for (const [number, at] of offsets) {
      if (!text.slice(at, at + 500).includes('/ObjStm')) continue
      const { value } = read(number)
      const [count, first] = [get(value, 'N'), get(value, 'First')]
      if (typeof count !== 'number' || typeof first !== 'number') continue
      const content = stream({ reference: number })
      const lexer = createPdfLexer(content, 0, Math.min(first, content.length))
      for (let index = 0; index < Math.min(count, objectsAtMost); index += 1) {
        const [inner, offset] = [lexer.next(), lexer.next()]
        if (typeof inner !== 'number' || typeof offset !== 'number') break
        if (offsets.has(inner) || held.has(inner)) continue
        held.set(inner, { value: createPdfLexer(content, first + offset).next(), dataAt: null })
      }
    }
  }

  function rootOf(): PdfValue | undefined {
    const named = [...text.matchAll(/\/Root\s+(\d{1,8})\s+\d{1,5}\s+R/g)].at(-1)
    const root = named && resolve({ reference: Number(named[1]) })
    if (isDictionary(root)) return root
    for (const number of offsets.keys()) {
      const { value } = read(number)
      const type = get(value, 'Type')
      if (isName(type) && type.name === 'Catalog') return value
    }
    return undefined
  }
}

function findObjects(text: string): Map<number, number> {
  const offsets = new Map<number, number>()
  for (const match of text.matchAll(/(?<![0-9])(\d{1,8})\s{1,3}\d{1,5}\s{1,3}obj(?![a-z])/g)) {
    offsets.set(Number(match[1]), match.index + match[0].length)
    if (offsets.size > objectsAtMost) refuseTooMuch()
  }
  return offsets
}

type Filter = { name: string; options: PdfDictionary | undefined }

function filtersOf(dictionary: PdfDictionary, resolve: PdfFile['resolve']): Filter[] {
  const listOf = (key: string) => {
    const value = resolve(dictionary.dictionary.get(key))
    return Array.isArray(value) ? value.map(resolve) : [value]
  }
  const options = listOf('DecodeParms')
  return listOf('Filter').flatMap((filter, index) => {
    const given = options[index]
    return isName(filter) ? [{ name: filter.name, options: isDictionary(given) ? given : undefined }] : []
  })
}

function unpack(data: Buffer, filters: Filter[], atMost: number): Buffer {
  let bytes = data
  for (const { name, options } of filters) {
    if (name === 'FlateDecode' || name === 'Fl') bytes = unpredict(inflate(bytes, atMost), options)
    else if (name === 'ASCIIHexDecode')
      bytes = Buffer.from(bytes.toString('latin1').replace(/[^0-9a-f]/gi, ''), 'hex')
    else if (name === 'ASCII85Decode') bytes = fromAscii85(bytes)
    // Pictures, and packings that no writer has used for text in twenty years.
    else return Buffer.alloc(0)
  }
  return bytes
}

function inflate(bytes: Buffer, atMost: number): Buffer {
  try {
    // What is there of a stream that was cut off is still text.
    return inflateSync(bytes, { maxOutputLength: Math.max(1, atMost), finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return refuseTooMuch()
    return Buffer.alloc(0)
  }
}

/** PNG predictors (7.4.4.4), as packed objects have them. */
function unpredict(bytes: Buffer, options: PdfDictionary | undefined): Buffer {
  const number = (key: string, otherwise: number) => {
    const value = options?.dictionary.get(key)
    return typeof value === 'number' ? value : otherwise
  }
  if (number('Predictor', 1) < 10) return bytes
  const step = Math.max(1, (number('Colors', 1) * number('BitsPerComponent', 8)) >> 3)
  const columns = Math.min(1_000_000, Math.max(1, number('Columns', 1) * step))
  const rows = Math.floor(bytes.length / (columns + 1))
  const out = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const filter = bytes[row * (columns + 1)]!
    for (let column = 0; column < columns; column += 1) {
      const raw = bytes[row * (columns + 1) + 1 + column]!
      const left = column >= step ? out[row * columns + column - step]! : 0
      const up = row > 0 ? out[(row - 1) * columns + column]! : 0
      const corner = row > 0 && column >= step ? out[(row - 1) * columns + column - step]! : 0
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      out[row * columns + column] = (raw + added) & 0xff
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function fromAscii85(bytes: Buffer): Buffer {
  const out: number[] = []
  let group: number[] = []
  const flush = (count: number) => {
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    for (let index = 0; index < count; index += 1) out.push(Math.floor(value / 256 ** (3 - index)) & 0xff)
    group = []
  }
  for (const code of bytes) {
    if (code === 126) break
    if (code === 122 && group.length === 0) out.push(0, 0, 0, 0)
    if (code < 33 || code > 117) continue
    group.push(code - 33)
    if (group.length === 5) flush(4)
  }
  if (group.length > 1) {
    const count = group.length - 1
    while (group.length < 5) group.push(84)
    flush(count)
  }
  return Buffer.from(out)
}
