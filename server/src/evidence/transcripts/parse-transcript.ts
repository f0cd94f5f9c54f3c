import { labelKey } from './accepted-labels.ts'
import { readCaptions } from './captions.ts'
import { type DecodedText, decodeText } from './decode-text.ts'
import { detectFormat, extensionOf, extensionWarning } from './detect-format.ts'
import { blocksOf, plainTextOf } from './documents/document-blocks.ts'
import type { DocumentKind, OpenedDocument } from './documents/document.ts'
import { openDocument } from './documents/open-document.ts'
import { refuseForeignText } from './foreign-file.ts'
import { readLabelled } from './labelled-text.ts'
import { type Block, dropFrontMatter, keepDialogue, looksLikeMarkdown, readBlocks } from './markdown.ts'
import { readNotes } from './notes.ts'
import { dropRecorderNotes } from './recorder-notes.ts'
import { readSpeakerHeaders } from './speaker-headers.ts'
import { similarSpeakers, summariseSpeakers } from './speaker-summary.ts'
import { type ReadingWish, unwantedLabels } from './speaker-sureness.ts'
import { readTabSeparated } from './tab-separated.ts'
import { teamsCuesAsWebvtt } from './teams-cues.ts'
import {
  type ParsedTranscript,
  type ParsedTurn,
  type Reading,
  type TranscriptFormat,
  transcriptFormats,
  TranscriptRefused,
  type TranscriptWarning,
} from './transcript.ts'

type Input = { bytes: Uint8Array; fileName?: string; format?: TranscriptFormat; wish?: ReadingWish }

/** What a file holds, before anybody asked who speaks in it. */
type Held = Pick<DecodedText, 'text' | 'encoding' | 'lineEnding' | 'warnings'> & {
  file: 'text' | DocumentKind
  /** Of a document, where bold print and tables tell more than its lines do. */
  blocks?: Block[]
}

/**
 * Reads a recorder's transcript, captions or typed notes into turns. The format is sniffed from the content, and
 * a given `format` wins over it. Whatever the bytes are, it returns at least one turn or throws TranscriptRefused.
 */
export function parseTranscript(input: Input): ParsedTranscript {
  refuseUnknownFormat(input.format)
  const held = decodeText(input.bytes)
  refuseForeignText(held.text)
  return parse({ ...held, file: 'text' }, input)
}

/** The same for any file that people have a conversation in: Word and OpenDocument texts and PDFs too. */
export async function parseUpload(input: Input): Promise<ParsedTranscript> {
  refuseUnknownFormat(input.format)
  const document = await openDocument(input.bytes)
  if (!document) return parseTranscript(input)
  const warnings = aboutDocument(document)
  const blocks = blocksOf(document.parts, warnings)
  const text = plainTextOf(blocks)
  return parse({ file: document.kind, blocks, text, warnings, encoding: 'utf-8', lineEnding: 'none' }, input)
}

function refuseUnknownFormat(format: TranscriptFormat | undefined): void {
  if (format === undefined || transcriptFormats.includes(format)) return
  throw new TranscriptRefused(
    'transcripts.unknown_format',
    `There is no transcript format of that name. Use one of ${transcriptFormats.join(', ')}.`,
  )
}

function parse(held: Held, { fileName, format, wish }: Input): ParsedTranscript {
  const cues = format === undefined || format === 'webvtt' ? teamsCuesAsWebvtt(held.text) : null
  const text = cues ?? held.text
  const extension = held.file === 'text' ? extensionOf(fileName) : ''
  const chosen = format ?? (wish?.separator ? 'labelled' : undefined)
  const detected = chosen ? { format: chosen, confidence: 1 } : detectFormat(text)
  const { used, reading } = read({ ...held, text }, detected.format, {
    extension,
    isForced: format !== undefined,
    wish,
  })
  refuseWithoutTurns(reading, used, extension, format)

  const turns = withoutSpeakers(reading.turns, unwantedLabels(wish))
  const speakers = summariseSpeakers(turns, reading.marks)
  return {
    file: held.file,
    format: used,
    confidence: Math.round(detected.confidence * reading.fit * 100) / 100,
    language: undefined,
    turns,
    speakers,
    warnings: [
      ...held.warnings,
      ...extensionWarning(extension, used),
      ...reading.warnings,
      ...aboutSpeakers(speakers, used),
    ],
    lineEnding: held.lineEnding,
    encoding: held.encoding,
  }
}

/** Where a recorder named somebody who is nobody, the name goes back to the words. */
function withoutSpeakers(turns: ParsedTurn[], unwanted: Set<string>): ParsedTurn[] {
  if (unwanted.size === 0) return turns
  return turns.map((turn) =>
    turn.speaker !== null && unwanted.has(labelKey(turn.speaker))
      ? { ...turn, speaker: null, body: `${turn.speaker}: ${turn.body}` }
      : turn,
  )
}

function aboutDocument({ leftOut }: OpenedDocument): TranscriptWarning[] {
  const said: Record<string, string> = {
    deleted_words: 'Words that were deleted with changes tracked were left out; inserted ones are in.',
    notes_and_comments: 'Foot-notes and comments are nobody’s speech and were left out.',
    pages_without_text: 'Some pages hold pictures without text, and nothing was read from them.',
  }
  return leftOut.map((code) => ({ code, message: said[code] ?? '' }))
}

type How = { extension: string; isForced: boolean; wish: ReadingWish | undefined }

function read(held: Held, format: TranscriptFormat, how: How): { used: TranscriptFormat; reading: Reading } {
  const { text } = held
  const { wish } = how
  if (format === 'webvtt' || format === 'srt')
    return { used: format, reading: readCaptions(text, 'arrow', wish) }
  if (format === 'sbv') return { used: format, reading: readCaptions(text, 'comma', wish) }
  if (format === 'saved_captions') return { used: format, reading: readSpeakerHeaders(text, true) }
  if (format === 'speaker_headers') return { used: format, reading: readSpeakerHeaders(text, false) }
  if (format === 'tab_separated') return { used: format, reading: readTabSeparated(text) }
  return readTyped(held, format, how)
}

function readTyped(held: Held, format: 'labelled' | 'notes', { extension, isForced, wish }: How) {
  const warnings: TranscriptWarning[] = []
  const isMarkdown = held.blocks === undefined && looksLikeMarkdown(held.text, extension)
  const body = isMarkdown ? dropFrontMatter(held.text, warnings) : held.text
  const whole = dropRecorderNotes(held.blocks ?? readBlocks(body, isMarkdown), warnings)
  const { blocks, isLayered } = keepDialogue(whole, warnings)

  const labelled = isForced && format === 'notes' ? null : readLabelled(blocks, isMarkdown, wish)
  const used: TranscriptFormat = labelled ? 'labelled' : 'notes'
  const reading = labelled ?? readNotes(blocks, isMarkdown, !isLayered && hasParagraph(blocks))
  return { used, reading: { ...reading, warnings: [...warnings, ...reading.warnings] } }
}

function hasParagraph(blocks: Block[]): boolean {
  return blocks.some(({ kind }) => kind === 'paragraph')
}

function refuseWithoutTurns(
  reading: Reading,
  used: TranscriptFormat,
  extension: string,
  format: TranscriptFormat | undefined,
): void {
  const isCaptionFile = ['vtt', 'srt', 'sbv'].includes(extension)
  if (isCaptionFile && used === 'notes' && format === undefined) {
    throw new TranscriptRefused(
      'transcripts.no_turns',
      `This file is named .${extension}, but it has no cue with a time. Export it again, or choose “notes” to import it as plain text.`,
    )
  }
  if (reading.turns.length > 0) return
  throw new TranscriptRefused(
    'transcripts.no_turns',
    used === 'notes'
      ? 'There are no words in this file to import. Check that it is the right one.'
      : 'No spoken words were found in this file: it has no cue with text. Check the export, or choose another format.',
  )
}

function aboutSpeakers(speakers: { label: string }[], used: TranscriptFormat): TranscriptWarning[] {
  const similar = similarSpeakers(speakers.map(({ label }) => label))
  if (speakers.length > 0 || used === 'notes') return similar
  return [
    {
      code: 'no_speakers',
      message:
        'This file does not say who speaks. If your recorder also exports WebVTT with speakers, import that one.',
    },
  ]
}
