import type { DocumentKind } from './documents/document.ts'
import type { Marked, SpeakerSureness } from './speaker-sureness.ts'

export const transcriptFormats = [
  'webvtt',
  'srt',
  'sbv',
  'saved_captions',
  'tab_separated',
  'speaker_headers',
  'labelled',
  'notes',
] as const

export type TranscriptFormat = (typeof transcriptFormats)[number]

export type ParsedTurn = {
  speaker: string | null
  startsMs: number | null
  endsMs: number | null
  body: string
}

export type SpeakerSummary = {
  label: string
  turns: number
  words: number
  samples: string[]
  /** Unknown for words without a name. */
  sureness: SpeakerSureness | null
}

export type TranscriptWarning = { code: string; message: string }

export type ParsedTranscript = {
  /** What kind of file the words stood in. */
  file?: 'text' | DocumentKind
  format: TranscriptFormat
  /** 0..1: how sure the format is right; the preview offers the others where it is low. */
  confidence: number
  language: undefined
  turns: ParsedTurn[]
  speakers: SpeakerSummary[]
  warnings: TranscriptWarning[]
  lineEnding: LineEnding
  encoding: string
}

export type LineEnding = 'lf' | 'crlf' | 'cr' | 'mixed' | 'none'

/** What one format's reader hands over, before turns are merged and counted. */
export type Reading = {
  turns: ParsedTurn[]
  warnings: TranscriptWarning[]
  /** How each speaker was told; where it is missing the recorder named them. */
  marks?: Map<string, Marked>
  /** 0..1: the share of the file that looked as this format should. */
  fit: number
}

export type RefusalCode =
  | 'transcripts.empty'
  | 'transcripts.too_large'
  | 'transcripts.not_text'
  | 'transcripts.document'
  | 'transcripts.damaged'
  | 'transcripts.encrypted'
  | 'transcripts.no_text'
  | 'transcripts.media'
  | 'transcripts.web_page'
  | 'transcripts.structured_data'
  | 'transcripts.nul_character'
  | 'transcripts.lone_surrogate'
  | 'transcripts.unknown_format'
  | 'transcripts.no_turns'

/** The one way a file is turned down: a stable code and a sentence that says what to do. */
export class TranscriptRefused extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.name = 'TranscriptRefused'
    this.code = code
  }
}
