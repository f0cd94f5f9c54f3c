import { createHash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

export type EntryDigest = { bytes: number; sha256: string }

export type ArchiveWriter = {
  /** The ZIP file as it comes to be. */
  output: Readable
  /** Writes one entry, after those before it; answers when its last byte is taken. */
  add(name: string, content: AsyncIterable<string | Uint8Array>, isPacked?: boolean): Promise<EntryDigest>
  end(): void
  fail(error: unknown): void
}

/** Writes a ZIP file as a stream: nothing is held in memory but the names of its entries. */
export function createArchiveWriter(now: Date): ArchiveWriter {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  // Whoever takes the output may stop taking it (a full disk): then nobody asks for the next part any more.
  const broken = new Promise<never>((_, reject) => {
    output.once('error', reject)
    output.once('close', () => reject(new Error('The archive was not taken to its end.')))
  })
  broken.catch(() => undefined)
  zip.on('error', (error: Error) => output.destroy(error))

  return {
    output,
    async add(name, content, isPacked = false) {
      // The ZIP keeps the stream of every entry until its end, and a stream made of the content would keep that as well.
      const passing = new PassThrough()
      zip.addReadStream(passing, name, { mtime: now, compress: !isPacked })
      const written = new Promise<EntryDigest>((resolve, reject) => {
        pipeline(measured(content, resolve), passing).catch(reject)
      })
      return Promise.race([written, broken])
    },
    end: () => zip.end(),
    fail: (error) => void output.destroy(error instanceof Error ? error : new Error(String(error))),
  }
}

async function* measured(
  content: AsyncIterable<string | Uint8Array>,
  done: (digest: EntryDigest) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of content) {
    const chunk = typeof part === 'string' ? Buffer.from(part) : part
    bytes += chunk.length
    hash.update(chunk)
    yield chunk
  }
  done({ bytes, sha256: hash.digest('hex') })
}
