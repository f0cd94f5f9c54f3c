import { countTimings } from './cues.ts'
import { readHeader } from './speaker-headers.ts'
import { tabSeparatedShare } from './tab-separated.ts'
import type { TranscriptFormat, TranscriptWarning } from './transcript.ts'

const linesLookedAt = 2_000

/** What a text is by its content; `notes` covers typed text with and without speakers, told apart when it is read. */
export function detectFormat(text: string): { format: TranscriptFormat; confidence: number } {
  const lines = firstLines(text)
  if (/^WEBVTT(?:$|[ \t\n])/.test(text.slice(0, 8))) return { format: 'webvtt', confidence: 0.99 }

  const full = Math.max(1, lines.filter((line) => line.trim() !== '').length)
  const arrows = countTimings(lines, 'arrow')
  if (arrows > 0 && arrows * 12 >= full) {
    const isSubRip = /\d:\d\d:\d\d,\d/.test(lines.find((line) => line.includes('-->')) ?? '')
    return { format: isSubRip ? 'srt' : 'webvtt', confidence: 0.95 }
  }
  const commas = countTimings(lines, 'comma')
  if (commas > 0 && commas * 12 >= full) return { format: 'sbv', confidence: 0.95 }

  if (tabSeparatedShare(lines) >= 0.6) return { format: 'tab_separated', confidence: 0.9 }

  const headers = lines.map(readHeader).filter((header) => header !== null)
  if (headers.length > 0 && headers.length * 20 >= full) {
    const bracketed = headers.filter(({ isBracketed }) => isBracketed).length
    return { format: bracketed * 2 > headers.length ? 'saved_captions' : 'speaker_headers', confidence: 0.95 }
  }
  return { format: 'notes', confidence: 1 }
}

export function extensionOf(fileName: string | undefined): string {
  const dot = fileName?.lastIndexOf('.') ?? -1
  return fileName === undefined || dot === -1 ? '' : fileName.slice(dot + 1).toLowerCase()
}

const formatOfExtension = new Map<string, TranscriptFormat>([
  ['vtt', 'webvtt'],
  ['srt', 'srt'],
  ['sbv', 'sbv'],
])

export function extensionWarning(extension: string, used: TranscriptFormat): TranscriptWarning[] {
  const expected = formatOfExtension.get(extension)
  if (expected === undefined || expected === used) return []
  return [
    {
      code: 'other_format',
      message: `The file is named .${extension}, but its content is of another format; it was read as ${formatNames[used]}.`,
    },
  ]
}

const formatNames: Record<TranscriptFormat, string> = {
  webvtt: 'WebVTT',
  srt: 'SRT',
  sbv: 'SBV',
  saved_captions: 'saved Zoom captions',
  tab_separated: 'lines with tabs',
  speaker_headers: 'speakers with times',
  labelled: 'text with speakers',
  notes: 'notes',
}

function firstLines(text: string): string[] {
  const lines: string[] = []
  let at = 0
  while (at <= text.length && lines.length < linesLookedAt) {
    const end = text.indexOf('\n', at)
    lines.push(text.slice(at, end === -1 ? text.length : end))
    if (end === -1) break
    at = end + 1
  }
  return lines
}
