import { TranscriptRefused } from '../transcript.ts'

/** A line of a document, and the words in bold that it begins with. */
export type DocumentLine = { text: string; bold: string }

export type DocumentParagraph = { heading: number | null; isList: boolean; lines: DocumentLine[] }

/** What stands in a document, in its order: paragraphs, and rows of tables with the paragraphs of each cell. */
export type DocumentPart =
  | { kind: 'paragraph'; paragraph: DocumentParagraph }
  | { kind: 'row'; table: number; cells: DocumentParagraph[][] }

export type DocumentKind = 'docx' | 'odt' | 'pdf'

export type OpenedDocument = { kind: DocumentKind; parts: DocumentPart[]; leftOut: string[] }

// As much text as a text file may hold, and as many paragraphs as it may have lines.
const charactersAtMost = 20 * 1024 * 1024
const partsAtMost = 300_000
const stepsAtMost = 20_000_000

/** Counts what is read, so that a document that unpacks to far too much is refused before it costs memory. */
export function createBudget() {
  let characters = 0
  let parts = 0
  let steps = 0
  return {
    text(length: number): void {
      characters += length
      if (characters > charactersAtMost) refuseTooMuch()
    },
    part(): void {
      parts += 1
      if (parts > partsAtMost) refuseTooMuch()
    },
    /** One operator of a page: they draw, too, and loops of forms could draw without end. */
    step(): void {
      steps += 1
      if (steps > stepsAtMost) refuseTooMuch()
    },
  }
}

export function refuseTooMuch(): never {
  throw new TranscriptRefused(
    'transcripts.too_large',
    'This document unpacks to more text than any conversation holds. Split it, or paste the conversation alone.',
  )
}

export function refuseDamaged(): never {
  throw new TranscriptRefused(
    'transcripts.damaged',
    'This document is damaged or was cut off. Open it in the program it came from, save it again and import that.',
  )
}

export function refuseEncrypted(): never {
  throw new TranscriptRefused(
    'transcripts.encrypted',
    'This document is protected with a password. Save a copy without the password, or paste its text.',
  )
}

export function lengthOf(paragraph: DocumentParagraph): number {
  return paragraph.lines.reduce((sum, { text }) => sum + text.trim().length, 0)
}
