import { readCaptions } from './captions.ts'
import { decodeText } from './decode-text.ts'
import { detectFormat, extensionOf, extensionWarning } from './detect-format.ts'
import { refuseForeignText } from './foreign-file.ts'
import { readLabelled } from './labelled-text.ts'
import { type Block, dropFrontMatter, keepDialogue, looksLikeMarkdown, readBlocks } from './markdown.ts'
import { readNotes } from './notes.ts'
import { readSpeakerHeaders } from './speaker-headers.ts'
import { similarSpeakers, summariseSpeakers } from './speaker-summary.ts'
import { readTabSeparated } from './tab-separated.ts'
import {
  type ParsedTranscript,
  type Reading,
  type TranscriptFormat,
  transcriptFormats,
  TranscriptRefused,
  type TranscriptWarning,
} from './transcript.ts'

type Input = { bytes: Uint8Array; fileName?: string; format?: TranscriptFormat }

/**
 * Reads a recorder's transcript, captions or typed notes into turns. The format is sniffed from the content, and
 * a given `format` wins over it. Whatever the bytes are, it returns at least one turn or throws TranscriptRefused.
 */
export function parseTranscript({ bytes, fileName, format }: Input): ParsedTranscript {
  if (format !== undefined && !transcriptFormats.includes(format)) {
    throw new TranscriptRefused(
      'transcripts.unknown_format',
      `There is no transcript format of that name. Use one of ${transcriptFormats.join(', ')}.`,
    )
  }
  const { text, encoding, lineEnding, warnings } = decodeText(bytes)
  refuseForeignText(text)

  const extension = extensionOf(fileName)
  const detected = format ? { format, confidence: 1 } : detectFormat(text)
  const { used, reading } = read(text, detected.format, extension, format !== undefined)
  refuseWithoutTurns(reading, used, extension, format)

  const speakers = summariseSpeakers(reading.turns)
  return {
    format: used,
    confidence: Math.round(detected.confidence * reading.fit * 100) / 100,
    language: undefined,
    turns: reading.turns,
    speakers,
    warnings: [
      ...warnings,
      ...extensionWarning(extension, used),
      ...reading.warnings,
      ...aboutSpeakers(speakers, used),
    ],
    lineEnding,
    encoding,
  }
}

function read(text: string, format: TranscriptFormat, extension: string, isForced: boolean) {
  if (format === 'webvtt' || format === 'srt') return { used: format, reading: readCaptions(text, 'arrow') }
  if (format === 'sbv') return { used: format, reading: readCaptions(text, 'comma') }
  if (format === 'saved_captions') return { used: format, reading: readSpeakerHeaders(text, true) }
  if (format === 'speaker_headers') return { used: format, reading: readSpeakerHeaders(text, false) }
  if (format === 'tab_separated') return { used: format, reading: readTabSeparated(text) }
  return readTyped(text, format, extension, isForced)
}

function readTyped(text: string, format: 'labelled' | 'notes', extension: string, isForced: boolean) {
  const warnings: TranscriptWarning[] = []
  const isMarkdown = looksLikeMarkdown(text, extension)
  const body = isMarkdown ? dropFrontMatter(text, warnings) : text
  const whole = readBlocks(body, isMarkdown)
  const { blocks, isLayered } = keepDialogue(whole, warnings)

  const labelled = isForced && format === 'notes' ? null : readLabelled(blocks, isMarkdown)
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
