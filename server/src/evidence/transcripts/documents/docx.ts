import type { Archive } from '../../../platform/archive/read-archive.ts'
import { readPart } from '../../../platform/xml/read-part.ts'
import { type XmlListener, attribute } from '../../../platform/xml/xml-reader.ts'
import { type OpenedDocument, refuseDamaged } from './document.ts'
import { type DocxStyle, readDocxStyles } from './docx-styles.ts'
import { createParagraphWriter } from './paragraph-writer.ts'

// What a reader of the document does not see: deleted and moved words, what programs without a feature show instead,
// and the formatting that stood before a change (ECMA-376 part 1, 17.13.5; part 3, 7.6).
const unseen = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'rPrChange',
  'pPrChange',
  'instrText',
  'delText',
  'fldData',
])

/** Reads a Word document as somebody sees it who has accepted its changes; foot-notes and comments are other parts. */
export async function readDocx(archive: Archive): Promise<OpenedDocument> {
  const main = await findMain(archive)
  const styles = await readDocxStyles(archive, `${main.slice(0, main.lastIndexOf('/') + 1)}styles.xml`)
  const writer = createParagraphWriter()
  const listener = createListener(writer, styles)
  await readPart(archive, main, listener)
  writer.end()
  return { kind: 'docx', parts: writer.parts, leftOut: listener.leftOut() }
}

async function findMain(archive: Archive): Promise<string> {
  let main = 'word/document.xml'
  if (archive.has('_rels/.rels'))
    await readPart(archive, '_rels/.rels', {
      open(name, attributes) {
        if (name !== 'Relationship' || !attribute(attributes, 'Type')?.endsWith('/officeDocument')) return
        main = (attribute(attributes, 'Target') ?? main).replace(/^\.?\//, '')
      },
      close() {},
      text() {},
    })
  return archive.has(main) ? main : refuseDamaged()
}

type Writer = ReturnType<typeof createParagraphWriter>

function createListener(
  writer: Writer,
  styles: Map<string, DocxStyle>,
): XmlListener & { leftOut(): string[] } {
  let hidden = 0
  let deleted = 0
  let notes = 0
  let runs = 0
  let isText = false
  let isParagraphProperties = false
  let isBold = false
  let isHidden = false
  let paragraphIsBold = false

  function open(name: string, attributes: string): void {
    if (name === 'del' && isParagraphProperties) {
      const paragraph = writer.current()
      if (paragraph) paragraph.joinsNext = true
    }
    if (hidden > 0 || unseen.has(name)) {
      if (name === 'del') deleted += isParagraphProperties ? 0 : 1
      hidden += 1
      return
    }
    switch (name) {
      case 'p':
        paragraphIsBold = false
        return writer.openParagraph()
      case 'pPr':
        isParagraphProperties = true
        return
      case 'pStyle':
        return style(attributes)
      case 'outlineLvl': {
        const paragraph = writer.current()
        const level = Number(attribute(attributes, 'val') ?? 9)
        if (paragraph && level < 9) paragraph.heading = level + 1
        return
      }
      case 'numPr': {
        const paragraph = writer.current()
        if (paragraph) paragraph.isList = true
        return
      }
      case 'r':
        runs += 1
        isBold = paragraphIsBold
        isHidden = false
        return
      case 'rStyle':
        isBold ||= !isParagraphProperties && (styles.get(attribute(attributes, 'val') ?? '')?.isBold ?? false)
        return
      case 'b':
        if (!isParagraphProperties) isBold = isOn(attributes)
        return
      case 'vanish':
        if (!isParagraphProperties) isHidden = isOn(attributes)
        return
      case 't':
        isText = true
        return
      case 'tab':
      case 'ptab':
        return runs > 0 ? writer.text('\t', isBold) : undefined
      case 'br':
      case 'cr':
        return runs > 0 ? writer.endLine() : undefined
      case 'noBreakHyphen':
        return writer.text('\u2011', isBold)
      case 'footnoteReference':
      case 'endnoteReference':
      case 'commentReference':
        notes += 1
        return
      case 'tbl':
        return writer.openTable()
      case 'tr':
        return writer.openRow()
      case 'tc':
        return writer.openCell()
    }
  }

  function close(name: string): void {
    if (hidden > 0) {
      hidden -= 1
      return
    }
    if (name === 'p') writer.closeParagraph()
    else if (name === 'pPr') isParagraphProperties = false
    else if (name === 'r') runs = Math.max(0, runs - 1)
    else if (name === 't') isText = false
    else if (name === 'tc') writer.closeCell()
    else if (name === 'tr') writer.closeRow()
    else if (name === 'tbl') writer.closeTable()
  }

  function style(attributes: string): void {
    const found = styles.get(attribute(attributes, 'val') ?? '')
    const paragraph = writer.current()
    if (!found || !paragraph) return
    paragraph.heading = found.heading ?? paragraph.heading
    paragraphIsBold = found.isBold
  }

  return {
    open,
    close,
    text(text) {
      if (isText && hidden === 0 && !isHidden) writer.text(text, isBold)
    },
    leftOut: () => [...(deleted > 0 ? ['deleted_words'] : []), ...(notes > 0 ? ['notes_and_comments'] : [])],
  }
}

function isOn(attributes: string): boolean {
  return !/^(?:0|false|off|none)$/.test(attribute(attributes, 'val') ?? '')
}
