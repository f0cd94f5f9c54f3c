import { refuseForeignFile } from './foreign-file.ts'
import { decodeLegacy } from './legacy-encoding.ts'
import { type LineEnding, TranscriptRefused, type TranscriptWarning } from './transcript.ts'

export type DecodedText = {
  text: string
  encoding: string
  lineEnding: LineEnding
  warnings: TranscriptWarning[]
}

export const largestTranscript = 20 * 1024 * 1024
export const mostLines = 1_000_000

/** Bytes of a text file as NFC text with LF line ends; anything that is not text is refused. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > largestTranscript) {
    throw new TranscriptRefused(
      'transcripts.too_large',
      'This file is larger than 20 MB, about two hundred hours of talk. Split it and import the parts.',
    )
  }
  refuseForeignFile(bytes)

  const warnings: TranscriptWarning[] = []
  const { text, encoding } = decode(bytes, warnings)
  refuseUnstorable(text)

  const { lineEnding, lines } = countLineEnds(text)
  if (lines > mostLines) {
    throw new TranscriptRefused(
      'transcripts.too_large',
      'This file has more than a million lines, which no conversation has. Split it and import the parts.',
    )
  }
  return { text: normalise(text), encoding, lineEnding, warnings }
}

function decode(bytes: Uint8Array, warnings: TranscriptWarning[]): { text: string; encoding: string } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { text: decodeUtf8(bytes.subarray(3), warnings, true) ?? '', encoding: 'utf-8-bom' }
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), 'utf-16le', warnings)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), 'utf-16be', warnings)

  const wide = guessUtf16(bytes)
  if (wide) return decodeUtf16(bytes, wide, warnings)

  const utf8 = decodeUtf8(bytes, warnings)
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  return decodeLegacy(bytes, warnings)
}

/** `null` where the bytes are not UTF-8 at all; a few broken characters in real UTF-8 are kept as � and told. */
function decodeUtf8(bytes: Uint8Array, warnings: TranscriptWarning[], declared = false): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const { broken, whole } = countCharacters(text)
    if (holdsEncodedSurrogate(bytes) && broken <= whole + 6) refuseLoneSurrogate()
    if (!declared && broken * 4 > whole) return null
    warnings.push({
      code: 'damaged_characters',
      message: `${broken} characters could not be read and are shown as �. Export the file as UTF-8 to keep them.`,
    })
    return text
  }
}

function countCharacters(text: string): { broken: number; whole: number } {
  let broken = 0
  let whole = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 0xfffd) broken++
    else if (unit > 0x7f) whole++
  }
  return { broken, whole }
}

// U+D800–U+DFFF written as three bytes: what some exporters make of half an emoji.
function holdsEncodedSurrogate(bytes: Uint8Array): boolean {
  for (let index = bytes.indexOf(0xed); index !== -1; index = bytes.indexOf(0xed, index + 1)) {
    const second = bytes[index + 1] ?? 0
    if (second >= 0xa0 && second <= 0xbf) return true
  }
  return false
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', warnings: TranscriptWarning[]) {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2))
  if (even.length < bytes.length) {
    warnings.push({ code: 'cut_short', message: 'The file ends in the middle of a character.' })
  }
  const buffer = Buffer.from(even)
  if (encoding === 'utf-16be') buffer.swap16()
  return { text: buffer.toString('utf16le'), encoding }
}

/** Text in a Latin script leaves every second byte of UTF-16 zero. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096)
  if (length < 4) return null
  const zeros = [0, 0]
  for (let index = 0; index < length; index++) {
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  if (odd > length * 0.2 && even < length * 0.02) return 'utf-16le'
  if (even > length * 0.2 && odd < length * 0.02) return 'utf-16be'
  return null
}

function refuseUnstorable(text: string): void {
  if (text.includes('\0')) {
    throw new TranscriptRefused(
      'transcripts.nul_character',
      'This file holds NUL characters, which no text has. Open it in an editor, save it as plain UTF-8 text and import that.',
    )
  }
  if (!text.isWellFormed()) refuseLoneSurrogate()
  if (text.trim() === '') {
    throw new TranscriptRefused(
      'transcripts.empty',
      'This file has no text in it. Check that the recorder finished writing it and export it again.',
    )
  }
  if (controlCharacters(text) * 50 > text.length) {
    throw new TranscriptRefused(
      'transcripts.not_text',
      'This does not look like a text file. Export the transcript as WebVTT, SRT or plain text and import that.',
    )
  }
}

function refuseLoneSurrogate(): never {
  throw new TranscriptRefused(
    'transcripts.lone_surrogate',
    'This file holds half of a character (a lone surrogate). Export it again as UTF-8 and import that.',
  )
}

function controlCharacters(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x20 ? unit !== 9 && unit !== 10 && unit !== 13 && unit !== 12 : unit === 0x7f) count++
  }
  return count
}

function normalise(text: string): string {
  const lined = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text
  const bare = lined.charCodeAt(0) === 0xfeff ? lined.slice(1) : lined
  return bare.normalize('NFC')
}

function countLineEnds(text: string): { lineEnding: LineEnding; lines: number } {
  let crlf = 0
  let cr = 0
  let lf = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 10) lf++
    else if (unit === 13 && text.charCodeAt(index + 1) === 10) {
      crlf++
      index++
    } else if (unit === 13) cr++
  }
  const found: LineEnding[] = []
  if (lf > 0) found.push('lf')
  if (crlf > 0) found.push('crlf')
  if (cr > 0) found.push('cr')
  const [only = 'none'] = found
  return { lineEnding: found.length > 1 ? 'mixed' : only, lines: crlf + cr + lf + 1 }
}
