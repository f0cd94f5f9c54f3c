import { refuseArchive } from '../archive/read-archive.ts'

const longestLine = 64 * 1024 * 1024

/** The lines of an entry, one at a time. A line that has no end in sight is refused before it fills the memory. */
export async function* readLines(parts: AsyncIterable<Buffer>, entry: string): AsyncGenerator<string> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const part of parts) {
    let from = 0
    for (let end = part.indexOf(10); end !== -1; end = part.indexOf(10, from)) {
      waiting.push(part.subarray(from, end))
      yield text(waiting, entry)
      waiting = []
      length = 0
      from = end + 1
    }
    if (from < part.length) waiting.push(part.subarray(from))
    length += part.length - from
    if (length > longestLine) refuseArchive('archive_unsafe', { entry })
  }
  if (waiting.length > 0) yield text(waiting, entry)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function text(parts: Buffer[], entry: string): string {
  try {
    return utf8.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts))
  } catch {
    return refuseArchive('archive_damaged', { entry })
  }
}
