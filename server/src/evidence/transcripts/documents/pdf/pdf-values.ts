/** A value of PDF (ISO 32000-1, 7.3). Names keep their slash off, strings are bytes as Latin-1, operators are bare words. */
export type PdfValue =
  | number
  | boolean
  | null
  | { name: string }
  | { bytes: string }
  | { operator: string }
  | { reference: number }
  | PdfValue[]
  | PdfDictionary
export type PdfDictionary = { dictionary: Map<string, PdfValue> }

const deepest = 60
const endOfArray = { operator: ']' }
const endOfDictionary = { operator: '>>' }

/** Reads one value after the other from Latin-1 text; undefined at its end. Whatever stands there, it goes on. */
export function createPdfLexer(text: string, start = 0, end = text.length) {
  let at = start

  function next(depth = 0): PdfValue | undefined {
    skipSpace()
    if (at >= end) return undefined
    const character = text[at]!
    if (character === '/') return { name: readName() }
    if (character === '(') return { bytes: readString() }
    if (character === '<') return text[at + 1] === '<' ? readDictionary(depth) : { bytes: readHexadecimal() }
    if (character === '[') return readArray(depth)
    if (character === ']') return take(endOfArray, 1)
    if (character === '>') return take(endOfDictionary, text[at + 1] === '>' ? 2 : 1)
    if (character === ')' || character === '{' || character === '}') return take({ operator: character }, 1)
    return readWord()
  }

  function take<Value>(value: Value, length: number): Value {
    at += length
    return value
  }

  function skipSpace(): void {
    while (at < end) {
      const code = text.charCodeAt(at)
      if (code === 37) while (at < end && text[at] !== '\n' && text[at] !== '\r') at += 1
      else if (code === 32 || (code >= 9 && code <= 13) || code === 0) at += 1
      else return
    }
  }

  function readRegular(): string {
    const from = at
    while (at < end && !isDelimiter(text.charCodeAt(at))) at += 1
    return text.slice(from, at)
  }

  function readName(): string {
    at += 1
    return readRegular().replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    )
  }

  function readWord(): PdfValue {
    const word = readRegular()
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) {
      // `12 0 R` points to an object; the two numbers are only known as such by what follows.
      const reference = /^\s+\d{1,5}\s+R(?![A-Za-z0-9])/.exec(text.slice(at, at + 20))
      if (reference && /^\d+$/.test(word) && at + reference[0].length <= end) {
        at += reference[0].length
        return { reference: Number(word) }
      }
      return Number(word)
    }
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    // Some writers leave `--5` or `5-3` behind; a number is what it begins like.
    const almost = /^[+-]*(\d+\.?\d*|\.\d+)/.exec(word)
    return almost ? Number(almost[1]) * (word.startsWith('-') ? -1 : 1) : { operator: word }
  }

  function readArray(depth: number): PdfValue[] {
    at += 1
    const values: PdfValue[] = []
    while (depth < deepest) {
      const value = next(depth + 1)
      if (value === undefined || value === endOfArray || value === endOfDictionary) break
      values.push(value)
    }
    return values
  }

  function readDictionary(depth: number): PdfDictionary {
    at += 2
    const dictionary = new Map<string, PdfValue>()
    while (depth < deepest) {
      const key = next(depth + 1)
      if (key === undefined || key === endOfDictionary) break
      if (!isName(key)) continue
      const value = next(depth + 1)
      if (value === undefined || value === endOfDictionary) break
      dictionary.set(key.name, value)
    }
    return { dictionary }
  }

  function readHexadecimal(): string {
    const close = text.indexOf('>', at)
    const stop = close === -1 || close > end ? end : close
    const digits = text.slice(at + 1, stop).replace(/[^0-9a-f]/gi, '')
    at = stop + 1
    return Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex').toString('latin1')
  }

  function readString(): string {
    let depth = 1
    let from = at + 1
    const parts: string[] = []
    for (at += 1; at < end && depth > 0; at += 1) {
      const character = text[at]
      if (character === '(') depth += 1
      else if (character === ')') depth -= 1
      else if (character === '\\') {
        parts.push(text.slice(from, at), readEscape())
        from = at + 1
      }
    }
    parts.push(text.slice(from, Math.max(from, depth === 0 ? at - 1 : at)))
    return parts.join('')
  }

  /** Leaves `at` on the last character of the escape. */
  function readEscape(): string {
    at += 1
    const octal = /^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0]
    if (octal) {
      at += octal.length - 1
      return String.fromCharCode(parseInt(octal, 8) & 0xff)
    }
    const character = text[at] ?? ''
    if (character === '\r' && text[at + 1] === '\n') at += 1
    if (character === '\r' || character === '\n') return ''
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[character] ?? character
  }

  return {
    next: () => next(),
    at: () => at,
    /** Goes on from somewhere else: behind the data of a picture. */
    jump: (to: number) => void (at = to),
  }
}

export function isName(value: PdfValue | undefined): value is { name: string } {
  return isObject(value) && 'name' in value
}
export function isBytes(value: PdfValue | undefined): value is { bytes: string } {
  return isObject(value) && 'bytes' in value
}
export function isOperator(value: PdfValue | undefined): value is { operator: string } {
  return isObject(value) && 'operator' in value
}
export function isReference(value: PdfValue | undefined): value is { reference: number } {
  return isObject(value) && 'reference' in value
}
export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return isObject(value) && 'dictionary' in value
}

function isObject(
  value: PdfValue | undefined,
): value is Exclude<PdfValue, number | boolean | null | PdfValue[]> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isDelimiter(code: number): boolean {
  return (
    code <= 32 ||
    code === 40 ||
    code === 41 ||
    code === 60 ||
    code === 62 ||
    code === 91 ||
    code === 93 ||
    code === 123 ||
    code === 125 ||
    code === 47 ||
    code === 37
  )
}
