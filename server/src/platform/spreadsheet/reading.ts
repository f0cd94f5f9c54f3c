import { unpack } from '../archive/reading.ts'

/** Reads a workbook back by its XML, as far as ours uses it; for tests. Dates come as their serial numbers. */
export async function readXlsx(workbook: Buffer): Promise<(string | number | boolean | null)[][][]> {
  const entries = await unpack(workbook)
  const sheets: (string | number | boolean | null)[][][] = []
  for (let number = 1; entries.has(`xl/worksheets/sheet${number}.xml`); number += 1) {
    const xml = entries.get(`xl/worksheets/sheet${number}.xml`)!.toString('utf8')
    sheets.push([...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map((row) => cellsOf(row[1]!)))
  }
  return sheets
}

function cellsOf(row: string) {
  return [...row.matchAll(/<c(?: t="(\w+)")?(?: s="\d+")?(?:\/>|>(.*?)<\/c>)/gs)].map(([, type, inside]) => {
    if (inside === undefined) return null
    const value = /<(?:v|t)[^>]*>(.*?)<\/(?:v|t)>/s.exec(inside)?.[1] ?? ''
    if (type === 'inlineStr') return unescapeXml(value)
    return type === 'b' ? value === '1' : Number(value)
  })
}

export function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}
