import { TranscriptRefused } from '../../transcript.ts'
import { type OpenedDocument, refuseDamaged, refuseTooMuch } from '../document.ts'
import { createContentReader, type PdfCounts, type Placed } from './pdf-content.ts'
import { type PdfFile, openPdf } from './pdf-file.ts'
import { linesOf, paragraphsOf } from './pdf-paragraphs.ts'
import { type PdfValue, isReference } from './pdf-values.ts'

const pagesAtMost = 5_000

type Page = { page: PdfValue; resources: PdfValue | undefined }

/** Reads the text of a PDF; one of scanned pages, or whose letters have no names, is refused with what to do. */
export function readPdf(bytes: Uint8Array): OpenedDocument {
  const file = openPdf(bytes)
  const counts: PdfCounts = { letters: 0, unknown: 0, pictures: 0 }
  const read = createContentReader(file, counts)
  let empty = 0
  const pages = pagesOf(file).map(({ page, resources }) => {
    const runs: Placed[] = []
    read(contentOf(file, page), resources, runs)
    if (runs.every(({ text }) => text.trim() === '')) empty += 1
    return linesOf(runs)
  })
  if (pages.length === 0) return refuseDamaged()
  refuseWordless(counts)
  return {
    kind: 'pdf',
    parts: paragraphsOf(pages.filter((lines) => lines.length > 0)).map((paragraph) => ({
      kind: 'paragraph',
      paragraph,
    })),
    leftOut: empty > 0 && counts.pictures > 0 ? ['pages_without_text'] : [],
  }
}

function refuseWordless({ letters, unknown, pictures }: PdfCounts): void {
  if (letters === 0) {
    throw new TranscriptRefused(
      'transcripts.no_text',
      pictures > 0
        ? 'The pages of this PDF are pictures without text, as a scanner makes them. Have their text recognised (OCR) first, or paste it.'
        : 'There is no text in this PDF. Check that it is the right one.',
    )
  }
  if (unknown * 4 > letters) {
    throw new TranscriptRefused(
      'transcripts.no_text',
      'The letters of this PDF cannot be told from each other outside of it. Save the document as Word or text where it was made, or paste its text.',
    )
  }
}

function pagesOf(file: PdfFile): Page[] {
  const pages: Page[] = []
  const seen = new Set<number>()
  const waiting: Page[] = []
  const top = file.get(file.root, 'Pages')
  if (top !== undefined) waiting.push({ page: top, resources: undefined })
  while (waiting.length > 0) {
    const { page, resources } = waiting.pop()!
    const own = file.get(page, 'Resources') ?? resources
    const kids = file.get(page, 'Kids')
    if (!Array.isArray(kids)) {
      pages.push({ page, resources: own })
      if (pages.length > pagesAtMost) refuseTooMuch()
      continue
    }
    for (const kid of kids.toReversed()) {
      if (!isReference(kid) || seen.has(kid.reference)) continue
      seen.add(kid.reference)
      waiting.push({ page: kid, resources: own })
    }
  }
  return pages
}

function contentOf(file: PdfFile, page: PdfValue): string {
  const found = file.resolve(page)
  const contents =
    typeof found === 'object' && found !== null && 'dictionary' in found
      ? found.dictionary.get('Contents')
      : undefined
  const listed = file.resolve(contents)
  const parts = Array.isArray(listed) ? listed : contents === undefined ? [] : [contents]
  return parts.map((part) => file.stream(part)).join('\n')
}
