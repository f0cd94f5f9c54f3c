import { createArchiveWriter } from '../../../platform/archive/write-archive.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A Word document with this body, for tests. */
export function docx(body: string, more: Record<string, string> = {}): Promise<Buffer> {
  return packed({
    '[Content_Types].xml':
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
    ...more,
  })
}

/** A paragraph of Word; `**` around words makes them bold, a line end a soft break. */
export function paragraph(text: string, properties = ''): string {
  const runs = text.split('**').map((part, index) => {
    const lines = part.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    return part === ''
      ? ''
      : `<w:r>${index % 2 === 1 ? '<w:rPr><w:b/></w:rPr>' : ''}${lines.join('<w:br/>')}</w:r>`
  })
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs.join('')}</w:p>`
}

export function table(rows: string[][]): string {
  const cells = (row: string[]) => row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
}

/** An OpenDocument text with this body, for tests. */
export function odt(body: string, styles = '', more: Record<string, string> = {}): Promise<Buffer> {
  return packed({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content xmlns:office="o"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...more,
  })
}

export async function packed(entries: Record<string, string>): Promise<Buffer> {
  const writer = createArchiveWriter(new Date(0))
  const parts: Buffer[] = []
  const all = (async () => {
    for await (const part of writer.output) parts.push(part as Buffer)
  })()
  for (const [name, content] of Object.entries(entries)) await writer.add(name, only(content))
  writer.end()
  await all
  return Buffer.concat(parts)
}

async function* only(content: string) {
  yield content
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
