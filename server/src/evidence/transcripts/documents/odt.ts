import type { Archive } from '../../../platform/archive/read-archive.ts'
import { readPart } from '../../../platform/xml/read-part.ts'
import { type XmlListener, attribute } from '../../../platform/xml/xml-reader.ts'
import { type OpenedDocument, refuseDamaged, refuseEncrypted } from './document.ts'
import { createParagraphWriter } from './paragraph-writer.ts'

// Deleted words, comments and foot-notes stand where they belong in the text, and are no part of it (ODF 1.3 part 3, 5.5, 6.3, 14.1).
const unseen = new Set([
  'tracked-changes',
  'annotation',
  'note',
  'sequence-decls',
  'ruby-text',
  'table-of-content',
  'forms',
])

const manifest = 'META-INF/manifest.xml'

/** Reads an OpenDocument text as somebody sees it who has accepted its changes. */
export async function readOdt(archive: Archive): Promise<OpenedDocument> {
  if (archive.has(manifest)) await refuseLocked(archive)
  if (!archive.has('content.xml')) return refuseDamaged()
  const bold = new Map<string, boolean>()
  const styles = createStyleListener(bold)
  if (archive.has('styles.xml')) await readPart(archive, 'styles.xml', styles)
  const writer = createParagraphWriter()
  const body = createBodyListener(writer, bold)
  let isBody = false
  await readPart(archive, 'content.xml', {
    open(name, attributes) {
      if (name === 'body') isBody = true
      else if (isBody) body.open(name, attributes)
      else styles.open(name, attributes)
    },
    close(name) {
      if (name === 'body') isBody = false
      else if (isBody) body.close(name)
      else styles.close(name)
    },
    text(text) {
      if (isBody) body.text(text)
    },
  })
  writer.end()
  return { kind: 'odt', parts: writer.parts, leftOut: body.leftOut() }
}

async function refuseLocked(archive: Archive): Promise<void> {
  await readPart(archive, manifest, {
    open(name) {
      if (name === 'encryption-data') refuseEncrypted()
    },
    close() {},
    text() {},
  })
}

function createStyleListener(bold: Map<string, boolean>): XmlListener {
  let style: string | undefined
  return {
    open(name, attributes) {
      if (name === 'style') {
        style = attribute(attributes, 'name')
        const parent = attribute(attributes, 'parent-style-name')
        if (style !== undefined) bold.set(style, bold.get(parent ?? '') ?? false)
      }
      const weight = name === 'text-properties' ? attribute(attributes, 'font-weight') : undefined
      if (style !== undefined && weight !== undefined) bold.set(style, /^(?:bold|[6-9]00)$/.test(weight))
    },
    close(name) {
      if (name === 'style') style = undefined
    },
    text() {},
  }
}

type Writer = ReturnType<typeof createParagraphWriter>

function createBodyListener(
  writer: Writer,
  bold: Map<string, boolean>,
): XmlListener & { leftOut(): string[] } {
  let hidden = 0
  let lists = 0
  let deleted = false
  let notes = false
  // Of the paragraph and of each span in it.
  const weights: boolean[] = []
  const isBold = () => weights.at(-1) ?? false

  return {
    open(name, attributes) {
      if (hidden > 0 || unseen.has(name)) {
        if (name === 'deletion') deleted = true
        if (name === 'note' || name === 'annotation') notes = true
        hidden += 1
        return
      }
      if (name === 'p' || name === 'h') {
        writer.openParagraph()
        const paragraph = writer.current()
        if (paragraph) paragraph.isList = lists > 0
        if (paragraph && name === 'h')
          paragraph.heading = Number(attribute(attributes, 'outline-level') ?? 1) || 1
        weights.push(bold.get(attribute(attributes, 'style-name') ?? '') ?? false)
      } else if (name === 'span') {
        weights.push(isBold() || (bold.get(attribute(attributes, 'style-name') ?? '') ?? false))
      } else if (name === 's') {
        writer.text(' '.repeat(Math.min(100, Number(attribute(attributes, 'c') ?? 1) || 1)), isBold())
      } else if (name === 'tab') writer.text('\t', isBold())
      else if (name === 'line-break') writer.endLine()
      else if (name === 'list') lists += 1
      else if (name === 'table') writer.openTable()
      else if (name === 'table-row') writer.openRow()
      else if (name === 'table-cell') writer.openCell()
    },
    close(name) {
      if (hidden > 0) {
        hidden -= 1
        return
      }
      if (name === 'p' || name === 'h') {
        writer.closeParagraph()
        weights.pop()
      } else if (name === 'span') weights.pop()
      else if (name === 'list') lists = Math.max(0, lists - 1)
      else if (name === 'table') writer.closeTable()
      else if (name === 'table-row') writer.closeRow()
      else if (name === 'table-cell') writer.closeCell()
    },
    text(text) {
      // White space is one space in OpenDocument (ODF 1.3 part 3, 6.1.2).
      if (hidden === 0) writer.text(text.replace(/\s+/g, ' '), isBold())
    },
    leftOut: () => [...(deleted ? ['deleted_words'] : []), ...(notes ? ['notes_and_comments'] : [])],
  }
}
