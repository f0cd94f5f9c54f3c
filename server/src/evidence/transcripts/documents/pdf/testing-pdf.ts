import { deflateSync } from 'node:zlib'

type Options = { isPacked?: boolean; trailer?: string; font?: string; objects?: string[]; resources?: string }

/** A PDF with these contents of pages, for tests. */
export function pdf(
  pages: string[],
  { isPacked = false, trailer = '', font, objects = [], resources = '' }: Options = {},
): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const add = (number: number, body: string | Buffer) =>
    parts.push(
      Buffer.from(`${number} 0 obj\n`),
      typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
      Buffer.from('\nendobj\n'),
    )
  const first = 10
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')
  add(1, '<< /Type /Catalog /Pages 2 0 R >>')
  add(
    2,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /Resources << /Font << /F1 3 0 R /F2 4 0 R >> ${resources} >> >>`,
  )
  add(3, font ?? '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  add(4, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>')
  for (const [index, content] of pages.entries()) {
    add(first + index * 2, `<< /Type /Page /Parent 2 0 R /Contents ${first + 1 + index * 2} 0 R >>`)
    add(first + 1 + index * 2, stream(content, isPacked))
  }
  for (const [index, body] of objects.entries()) add(1000 + index, body)
  parts.push(Buffer.from(`trailer << /Root 1 0 R ${trailer} >>\n%%EOF\n`))
  return Buffer.concat(parts)
}

export function stream(content: string, isPacked: boolean): Buffer {
  const bytes = Buffer.from(content, 'latin1')
  const data = isPacked ? deflateSync(bytes) : bytes
  const head = `<< /Length ${data.length} ${isPacked ? '/Filter /FlateDecode' : ''} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream')])
}

/** Lines of a page, each with words in bold before the rest; letters of Helvetica are taken as half as wide as high. */
export function page(lines: [bold: string, rest: string][], { top = 780, step = 14 } = {}): string {
  const quoted = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')})`
  return lines
    .map(
      ([bold, rest], index) =>
        `BT /F2 12 Tf 1 0 0 1 72 ${top - index * step} Tm ${quoted(bold)} Tj /F1 12 Tf ${quoted(rest)} Tj ET`,
    )
    .join('\n')
}
