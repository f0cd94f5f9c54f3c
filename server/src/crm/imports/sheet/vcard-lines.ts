// Cards out of the bytes of a vCard file (2.1, RFC 2426, RFC 6350), with folded lines put together again. Bytes stay
// one character each until a property is read, because 2.1 names the encoding of each property by itself and 3.0
// folds between the bytes of a character.

import { decodeStream } from './encoding.ts'

export type RawCard = {
  /** The line on which the card begins, from 1. */
  line: number
  /** Properties as they stand, without those that hold pictures, sounds and keys. */
  properties: string[]
  problem?: 'card_unclosed' | 'row_too_long'
}

const cardAtMost = 200_000
const binary = /^([\w-]+\.)?(PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-WAB-GENDER)\b/i
const isBase64 = /;(ENCODING=)?(B|BASE64)(;|$)/i
const isQuotedPrintable = /;(ENCODING=)?"?QUOTED-PRINTABLE/i

export async function* readCards(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<RawCard> {
  const reader = createCardReader()
  let rest = ''
  for await (const text of asBytes(source, encoding)) {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop()!
    // A line that never ends is no line of a card.
    if (rest.length > 4 * cardAtMost) rest = rest.slice(0, cardAtMost)
    for (const line of lines) yield* reader.push(line)
  }
  yield* reader.push(rest.replace(/\r$/, ''))
  yield* reader.end()
}

/** Wide encodings are made UTF-8 first; everything else is looked at byte by byte. */
async function* asBytes(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  if (/^utf-?16/i.test(encoding)) {
    for await (const text of decodeStream(source, encoding)) yield Buffer.from(text).toString('latin1')
    return
  }
  for await (const chunk of source)
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
}

function createCardReader() {
  let line = 0
  let card: RawCard | undefined
  let depth = 0
  let length = 0
  let property = ''
  let isSkipped = false
  let isSoftBroken = false

  function* push(text: string): Generator<RawCard> {
    line += 1
    const isEnd = /^\s*END:VCARD\s*$/i.test(text)
    if (isSoftBroken && !isEnd) return append(text, text)
    if (/^[ \t]/.test(text) && card && property !== '' && !isEnd) return append(text, text.slice(1))
    // Base64 of 2.1 ends with an empty line, and some writers do not indent it.
    if (isSkipped && !text.includes(':') && text !== '') return
    flush()
    const begins = /^(?:\xef\xbb\xbf)?\s*BEGIN:VCARD\s*$/i.test(text)
    if (begins && card && /^([\w-]+\.)?AGENT/i.test(card.properties.at(-1) ?? '')) depth += 1
    else if (begins) {
      if (card) yield { ...card, problem: 'card_unclosed' }
      card = { line, properties: [] }
      depth = 1
      length = 0
    } else if (isEnd) {
      depth -= 1
      if (depth === 0 && card) yield card
      if (depth <= 0) card = undefined
    } else if (card && depth === 1 && text.trim() !== '') start(text)
  }

  function start(text: string): void {
    const head = text.slice(0, text.indexOf(':') === -1 ? undefined : text.indexOf(':'))
    isSkipped = binary.test(head) || isBase64.test(head)
    property = isSkipped ? head : text
    isSoftBroken = !isSkipped && isQuotedPrintable.test(head) && text.endsWith('=')
  }

  function append(whole: string, continued: string): void {
    if (isSkipped) return
    if (isSoftBroken) property = property.slice(0, -1) + whole
    else
      property += /^VERSION:\s*2/i.test(card?.properties.find(isVersion) ?? '') ? ` ${continued}` : continued
    isSoftBroken = isSoftBroken && whole.endsWith('=')
    if (property.length > cardAtMost) property = property.slice(0, cardAtMost)
  }

  function flush(): void {
    if (card && property !== '' && !isSkipped) {
      length += property.length
      if (length > cardAtMost) card.problem = 'row_too_long'
      else card.properties.push(property)
    }
    property = ''
    isSkipped = false
    isSoftBroken = false
  }

  return {
    push,
    *end(): Generator<RawCard> {
      flush()
      if (card) yield { ...card, problem: 'card_unclosed' }
    },
  }
}

function isVersion(property: string): boolean {
  return /^VERSION:/i.test(property)
}
