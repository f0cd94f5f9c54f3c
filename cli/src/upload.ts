import { createReadStream, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { Readable } from 'node:stream'
import type { Api } from './api.ts'
import { createBar } from './bar.ts'
import { refuseUse } from './exit.ts'
import type { Terminal } from './terminal.ts'

const mediaTypes: Record<string, string> = {
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.txt': 'text/plain',
  '.vtt': 'text/vtt',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Uploads a file as a stream, with a bar. Answers what the list of files shows of it. */
export async function uploadFile(api: Api, path: string, terminal: Terminal): Promise<{ id: string }> {
  const size = sizeOf(path)
  const bar = createBar(terminal, `Uploading ${basename(path)}`)
  let sent = 0
  const counted = Readable.from(count(path, (bytes) => bar.at((sent += bytes), size)))
  try {
    const type = mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream'
    return await api.upload(basename(path), Readable.toWeb(counted) as ReadableStream<Uint8Array>, type)
  } finally {
    bar.end()
  }
}

async function* count(path: string, seen: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    seen(part.length)
    yield part
  }
}

function sizeOf(path: string): number {
  try {
    const found = statSync(path)
    if (found.isFile()) return found.size
  } catch {
    // Said below.
  }
  return refuseUse('file', `There is no file ${path}, or it cannot be read. Check its name.`)
}
