import { type RefusalCode, TranscriptRefused } from './transcript.ts'

type Signature = { at: number; bytes: string; code: RefusalCode; is: string }

// First bytes of files people drop here by mistake. Sources: each format's own specification.
const signatures: Signature[] = [
  { at: 0, bytes: 'PK\x03\x04', code: 'transcripts.document', is: 'a Word, OpenDocument or ZIP file' },
  { at: 0, bytes: 'PK\x05\x06', code: 'transcripts.document', is: 'an empty ZIP file' },
  { at: 0, bytes: '%PDF-', code: 'transcripts.document', is: 'a PDF' },
  { at: 0, bytes: '\xd0\xcf\x11\xe0', code: 'transcripts.document', is: 'an old Office document' },
  { at: 0, bytes: '{\\rtf', code: 'transcripts.document', is: 'a rich-text document' },
  { at: 0, bytes: '\x1f\x8b', code: 'transcripts.document', is: 'a compressed file' },
  { at: 0, bytes: 'RIFF', code: 'transcripts.media', is: 'a sound or video file' },
  { at: 0, bytes: 'ID3', code: 'transcripts.media', is: 'a sound file' },
  { at: 0, bytes: 'OggS', code: 'transcripts.media', is: 'a sound file' },
  { at: 0, bytes: 'fLaC', code: 'transcripts.media', is: 'a sound file' },
  { at: 0, bytes: '\x1aE\xdf\xa3', code: 'transcripts.media', is: 'a video file' },
  { at: 4, bytes: 'ftyp', code: 'transcripts.media', is: 'a sound or video file' },
  { at: 0, bytes: '\x89PNG', code: 'transcripts.media', is: 'a picture' },
  { at: 0, bytes: '\xff\xd8\xff', code: 'transcripts.media', is: 'a picture' },
]

export function refuseForeignFile(bytes: Uint8Array): void {
  const found = signatures.find((signature) => startsWith(bytes, signature.at, signature.bytes))
  if (!found) return
  throw new TranscriptRefused(
    found.code,
    `This is ${found.is}, not a transcript in text. ${adviceFor(found)}`,
  )
}

function adviceFor({ code, is }: Signature): string {
  if (code === 'transcripts.media' && !is.includes('picture'))
    return 'Add the words first, exported by the recorder or pasted; the recording is then put beside them.'
  if (is.includes('document'))
    return 'Save it as a Word document (.docx) or as plain text, or paste its text.'
  return 'Export the transcript as a Word document, WebVTT, SRT or plain text, or paste its text.'
}

/** Text that is no talk: a saved web page, or data for a program. */
export function refuseForeignText(text: string): void {
  const head = text.slice(0, 200).trimStart().toLowerCase()
  if (head.startsWith('<!doctype html') || head.startsWith('<html') || head.startsWith('<?xml')) {
    throw new TranscriptRefused(
      'transcripts.web_page',
      'This is a web page or XML, not a transcript. Open it, copy the conversation and paste it, or export it as text.',
    )
  }
  if ((head.startsWith('{') || head.startsWith('[')) && isJson(text)) {
    throw new TranscriptRefused(
      'transcripts.structured_data',
      'This is JSON, data for a program. Export the transcript as WebVTT, SRT or plain text and import that.',
    )
  }
}

function startsWith(bytes: Uint8Array, at: number, wanted: string): boolean {
  for (let index = 0; index < wanted.length; index++) {
    if (bytes[at + index] !== wanted.charCodeAt(index)) return false
  }
  return true
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object'
  } catch {
    return false
  }
}
