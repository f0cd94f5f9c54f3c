// One property of a vCard: its name, its parameters and its values, decoded.

import iconv from 'iconv-lite'

export type CardProperty = {
  /** Ties properties together: “item1” of “item1.ADR” and “item1.X-ABLabel”. */
  group: string
  name: string
  /** Types and other parameters, in lower case: `home`, `pref`, `fax`. */
  types: string[]
  /** An address as it is written on a letter, beside its parts. */
  label: string
  /** Components that ";" separates, each without its escapes. */
  parts: string[]
}

/** undefined where the line is no property. */
export function parseProperty(raw: string, version: string): CardProperty | undefined {
  const colon = findOutsideQuotes(raw, ':')
  if (colon === -1) return undefined
  const [full = '', ...parameters] = splitOutsideQuotes(raw.slice(0, colon), ';')
  const name = full.replace(/^[\w-]+\./, '').toUpperCase()
  if (!/^[A-Z][A-Z0-9-]*$/.test(name)) return undefined

  const named = parameters.map((parameter): [string, string] => {
    const equals = parameter.indexOf('=')
    return equals === -1
      ? ['', parameter]
      : [parameter.slice(0, equals).toUpperCase(), parameter.slice(equals + 1).replace(/^"|"$/g, '')]
  })
  const charset = named.find(([key]) => key === 'CHARSET')?.[1]
  const isQuoted = named.some(
    ([key, value]) => (key === '' || key === 'ENCODING') && /^quoted-printable$/i.test(value),
  )
  const bytes = isQuoted ? decodeQuotedPrintable(raw.slice(colon + 1)) : raw.slice(colon + 1)
  const text = decodeBytes(bytes, charset)
  return {
    group: /^([\w-]+)\./.exec(full)?.[1]?.toLowerCase() ?? '',
    name,
    types: named
      .filter(([key]) => key === '' || key === 'TYPE' || key === 'PREF')
      .flatMap(([key, value]) => (key === 'PREF' ? ['pref'] : value.toLowerCase().split(','))),
    label: letterOf(decodeBytes(named.find(([key]) => key === 'LABEL')?.[1] ?? '', charset)),
    parts: structured.has(name)
      ? splitEscaped(text).map((part) => unescapeValue(part, version))
      : [unescapeValue(text, version)],
  }
}

/** RFC 6350, 6.3.1, with the marks of RFC 6868: a line ends at `\n` or `^n`. */
function letterOf(text: string): string {
  return text
    .replace(/\\([\\;,"nN])|\^([n^'])/g, (_, escaped?: string, marked?: string) => {
      if (escaped !== undefined) return /n/i.test(escaped) ? '\n' : escaped
      return marked === 'n' ? '\n' : marked === "'" ? '"' : '^'
    })
    .replace(/\r\n?/g, '\n')
    .trim()
}

const structured = new Set(['N', 'ORG', 'ADR', 'GENDER'])

/** RFC 2045, 6.7: what is no escape stays as it is. */
function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/=$/, '')
}

function decodeBytes(bytes: string, charset: string | undefined): string {
  // oxlint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(bytes)) return bytes
  const buffer = Buffer.from(bytes, 'latin1')
  if (charset && iconv.encodingExists(charset) && !/^utf-?8$/i.test(charset))
    return iconv.decode(buffer, charset)
  const text = buffer.toString('utf8')
  return text.includes('\ufffd') ? iconv.decode(buffer, 'windows-1252') : text
}

/** 2.1 escapes the semicolon alone, but most writers of 2.1 escape as 3.0 does. */
function unescapeValue(text: string, version: string): string {
  return text
    .replace(/\\([\\;,:"nN])/g, (whole, character: string) => {
      if (character === 'n' || character === 'N') return version === '2.1' ? whole : '\n'
      return character
    })
    .replace(/\r\n?/g, '\n')
    .trim()
}

function splitEscaped(text: string): string[] {
  return [...text.matchAll(/((?:\\.|[^\\;])*)(?:;|$)/gsu)].map((found) => found[1]!).slice(0, 20)
}

function findOutsideQuotes(text: string, character: string): number {
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted
    else if (text[at] === character && !isQuoted) return at
  }
  // A quote that never closes hides nothing.
  return isQuoted ? text.indexOf(character) : -1
}

function splitOutsideQuotes(text: string, character: string): string[] {
  const parts = ['']
  let isQuoted = false
  for (const each of text) {
    if (each === '"') isQuoted = !isQuoted
    if (each === character && !isQuoted) parts.push('')
    else parts[parts.length - 1] += each
  }
  return parts
}
