import type { Archive } from '../archive/read-archive.ts'

type Merge = { column: number; lastLine: number }
export type Merges = { starting: Map<number, Merge[]>; open: (Merge & { value: string })[] }

const marker = Buffer.from('sheetData>')
const tailAtMost = 16 * 1024 * 1024

/** Cells that are merged over several rows. They stand behind the rows, so the sheet is passed through once for them. */
export async function readMerges(archive: Archive, path: string): Promise<Merges> {
  const starting = new Map<number, Merge[]>()
  const tail = (await readBehindRows(archive, path)).toString('latin1')
  for (const [, first, firstLine, last, lastLine] of tail.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g,
  )) {
    const column = columnOf(first)
    // One that only spans columns is a title.
    if (column === undefined || last === undefined || firstLine === lastLine) continue
    const line = Number(firstLine)
    starting.set(line, [...(starting.get(line) ?? []), { column, lastLine: Number(lastLine) }])
  }
  return { starting, open: [] }
}

/** `BC12` is column 54, counted from 0. */
export function columnOf(address: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/.exec(address ?? '')?.[1]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

async function readBehindRows(archive: Archive, path: string): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  let before = Buffer.alloc(0)
  for await (const part of await archive.stream(path)) {
    if (size > 0) {
      if ((size += part.length) > tailAtMost) break
      parts.push(part)
      continue
    }
    const seen = Buffer.concat([before, part])
    const at = seen.lastIndexOf(marker)
    const tag = seen.subarray(Math.max(0, at - 40), Math.max(0, at))
    // The opening tag ends alike.
    const isEnd = at !== -1 && tag.lastIndexOf('/') > tag.lastIndexOf('<')
    if (isEnd) {
      parts.push(seen.subarray(at))
      size = seen.length - at
    }
    before = seen.subarray(-64)
  }
  return Buffer.concat(parts)
}
