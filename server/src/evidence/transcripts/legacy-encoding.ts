import chardet from 'chardet'
import iconv from 'iconv-lite'
import type { TranscriptWarning } from './transcript.ts'

// Names as chardet spells them; Latin scripts are told apart by our own scoring, which knows Mac Roman too.
const nonLatin = new Map([
  ['Shift_JIS', 10],
  ['EUC-JP', 10],
  ['EUC-KR', 10],
  ['Big5', 10],
  ['GB18030', 10],
  ['windows-1251', 40],
  ['KOI8-R', 40],
  ['ISO-8859-5', 40],
  ['ISO-8859-7', 40],
  ['windows-1253', 40],
  ['ISO-8859-8', 40],
  ['windows-1255', 40],
  ['windows-1256', 40],
])

/** Decodes bytes that are neither UTF-8 nor UTF-16 with the likeliest older encoding, and says that it guessed. */
export function decodeLegacy(
  bytes: Uint8Array,
  warnings: TranscriptWarning[],
): { text: string; encoding: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sample = buffer.subarray(0, 64 * 1024)
  const [likeliest] = chardet.analyse(sample)
  const least = likeliest && nonLatin.get(likeliest.name)
  const encoding =
    likeliest && least !== undefined && likeliest.confidence >= least && mostlyForeign(sample)
      ? likeliest.name.toLowerCase()
      : likelierLatin(sample)
  warnings.push({
    code: 'guessed_encoding',
    message: `The file does not say how its letters are written; it was read as ${encoding}. Check names with accents.`,
  })
  return { text: iconv.decode(buffer, encoding), encoding }
}

function mostlyForeign(sample: Uint8Array): boolean {
  let high = 0
  for (const byte of sample) if (byte > 0x7f) high++
  return high > sample.length * 0.15
}

function likelierLatin(sample: Buffer): 'windows-1252' | 'macintosh' {
  const windows = plausibility(iconv.decode(sample, 'windows-1252'))
  const macintosh = plausibility(iconv.decode(sample, 'macintosh'))
  return macintosh > windows ? 'macintosh' : 'windows-1252'
}

/** Accented small letters inside words and typographic quotes are likely; lone symbols and capitals inside words are not. */
function plausibility(text: string): number {
  let score = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    const letter = text.charAt(index)
    const before = /[a-z]/.test(text.charAt(index - 1))
    const after = /[a-z]/.test(text.charAt(index + 1))
    if (unit < 0xa0 || unit === 0xfffd) score -= 4
    else if (/\p{Ll}/u.test(letter)) score += before || after ? 2 : 0
    else if (/\p{Lu}/u.test(letter)) score += before ? -2 : after ? 1 : 0
    else if ('‘’“”–—…«»€£°· '.includes(letter)) score += letter === '’' && before && after ? 3 : 1
    else score -= 2
  }
  return score
}
