// Which characters the bytes of a spreadsheet file stand for. A byte order mark says it; else valid UTF-8 is
// UTF-8; else it is a guess, and the guess is said so that a person can look at the names and choose again.

import chardet from 'chardet'
import iconv from 'iconv-lite'

export type EncodingGuess = { encoding: string; confidence: number }

/** Offered where the guess is wrong. Names as iconv-lite knows them. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'macintosh',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const

export function detectEncoding(sample: Uint8Array): EncodingGuess {
  const marked = byteOrderMark(sample)
  if (marked) return { encoding: marked, confidence: 1 }
  const wide = utf16WithoutMark(sample)
  if (wide) return { encoding: wide, confidence: 0.9 }
  if (isUtf8(sample)) return { encoding: 'utf-8', confidence: 1 }
  const telling = fromFirstForeignByte(sample)
  return eastAsianOrCyrillic(telling) ?? latin(telling)
}

export function decode(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
}

/** Characters cut in two by a chunk are put together again. */
export async function* decodeStream(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding)
  for await (const chunk of source) {
    yield decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
  }
  yield decoder.end() ?? ''
}

function byteOrderMark(sample: Uint8Array): string | undefined {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  return undefined
}

// Delimiters, line ends and digits are below U+0100 in every language, so one half of their bytes is zero.
function utf16WithoutMark(sample: Uint8Array): string | undefined {
  const zeros = [0, 0]
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) zeros[at % 2]! += 1
  const pairs = sample.length / 2
  const [high, low] = zeros as [number, number]
  if (low > pairs * 0.3 && high < pairs * 0.05) return 'utf-16le'
  if (high > pairs * 0.3 && low < pairs * 0.05) return 'utf-16be'
  return undefined
}

// `stream` accepts a sample that ends in the middle of a character.
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}

const notLatin = /^(big5|gb18030|shift_jis|euc-jp|euc-kr|windows-1251|koi8-r|iso-8859-5)$/i

// Guessing is slow, and says the same of a megabyte as of its first telling part.
function fromFirstForeignByte(sample: Uint8Array): Uint8Array {
  const first = sample.findIndex((byte) => byte > 0x7f)
  return sample.subarray(Math.max(0, first - 1), first + 65_536)
}

function eastAsianOrCyrillic(sample: Uint8Array): EncodingGuess | undefined {
  const best = chardet.analyse(sample)[0]
  if (!best || best.confidence < 60 || !notLatin.test(best.name)) return undefined
  return { encoding: best.name.toLowerCase(), confidence: best.confidence / 120 }
}

// chardet knows no Mac-Roman, which Excel for Mac still writes, so the two Western ones are tried on the text.
function latin(sample: Uint8Array): EncodingGuess {
  const windows = plausibility(decode(sample, 'windows-1252'))
  const macintosh = plausibility(decode(sample, 'macintosh'))
  return macintosh > windows
    ? { encoding: 'macintosh', confidence: 0.6 }
    : { encoding: 'windows-1252', confidence: windows === macintosh ? 0.5 : 0.7 }
}

function plausibility(text: string): number {
  let score = 0
  for (const { 0: around } of text.matchAll(/.?[^\0-\x7f]+.?/gsu)) score += plausibilityOf(around)
  return score
}

function plausibilityOf(around: string): number {
  if (/[\x80-\x9f\ufffd]/.test(around)) return -10
  if (/\p{Ll}\p{Lu}[\p{Ll}\s]|\p{L}[¡-»¿†‡ˆ˜¸˝ﬁﬂ◊√∞∫∂∑∏≠≤≥]\p{L}|\p{Ll}\p{Lu}$/u.test(around)) return -3
  // One capital on its own is a word in few languages; in Mac-Roman these bytes are spaces and dashes.
  if (/^\P{L}[Á-ÖØ-Þ]\P{L}$/u.test(around)) return -2
  if (/\p{Ll}[ß-öø-ÿœ]\p{Ll}|\p{L}’\p{Ll}/u.test(around)) return 3
  if (/\p{L}\p{Ll}|[À-ÖØ-Þ]\p{L}/u.test(around)) return 2
  return /[\s"(]?[“”‘’–—…\u00a0€£©®™]/u.test(around) ? 1 : -1
}
