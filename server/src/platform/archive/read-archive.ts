import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Failure } from '@firsthand/contract/core/failure'
import { archiveErrors } from '@firsthand/contract/platform/transfer'
import yauzl from 'yauzl'

/** Where the bytes of an archive are. `end` is exclusive. */
export type ArchiveSource = { size: number; stream(start: number, end: number): Readable }

export type Archive = {
  names: string[]
  has(name: string): boolean
  /** The bytes of an entry; ends with a failure when they are not what the archive says. */
  stream(name: string): Promise<AsyncIterable<Buffer>>
  /** A small entry as text. */
  text(name: string, limit: number): Promise<string>
  digest(name: string): Promise<{ bytes: number; sha256: string }>
  close(): void
}

// Deflate makes text at most 1,032 times smaller; real archives of ours are 3 to 30 times smaller than what is in them.
const ratioAtMost = 200
const smallEnough = 64 * 1024 * 1024
const entriesAtMost = 2_000_000

/** Opens a ZIP file that came from outside: only names that are expected, no two alike, and nothing that unpacks to a bomb. */
export async function openArchive(
  source: ArchiveSource,
  isExpected: (name: string) => boolean,
  { isStrict = true }: { isStrict?: boolean } = {},
): Promise<Archive> {
  const zip = await openZip(source, isStrict)
  try {
    const entries = await readEntries(zip, source.size, isExpected)
    return present(zip, entries)
  } catch (error) {
    zip.close()
    throw asArchiveFailure(error)
  }
}

/** Ends with one of the failures that an archive can have. */
export function refuseArchive(
  code: keyof typeof archiveErrors,
  params: Record<string, string | number> = {},
): never {
  throw new Failure({ code: `workspaces.${code}`, ...archiveErrors[code], params })
}

/** Where it is not strict, names with backslashes are read as if they had slashes: old programs write them so. */
async function openZip(source: ArchiveSource, isStrict: boolean): Promise<yauzl.ZipFile> {
  class Reader extends yauzl.RandomAccessReader {
    override _readStreamForRange(start: number, end: number): Readable {
      return start >= end ? Readable.from([]) : source.stream(start, end)
    }
  }
  try {
    return await yauzl.fromRandomAccessReaderPromise(new Reader(), source.size, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: isStrict,
      validateEntrySizes: true,
    })
  } catch (error) {
    throw asArchiveFailure(error)
  }
}

async function readEntries(zip: yauzl.ZipFile, size: number, isExpected: (name: string) => boolean) {
  if (zip.entryCount > entriesAtMost) refuseArchive('archive_unsafe', { entry: `${zip.entryCount} entries` })
  const entries = new Map<string, yauzl.Entry>()
  let packed = 0
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName
    if (!isExpected(name) || entries.has(name) || !isPlain(entry))
      refuseArchive('archive_unsafe', { entry: shown(name) })
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    // Entries that share their bytes add up to more than the whole file.
    if (packed > size || unpacked > Math.max(smallEnough, size * ratioAtMost))
      refuseArchive('archive_unsafe', { entry: shown(name) })
    entries.set(name, entry)
  }
  return entries
}

function isPlain(entry: yauzl.Entry): boolean {
  return !entry.isEncrypted() && (entry.compressionMethod === 0 || entry.compressionMethod === 8)
}

function present(zip: yauzl.ZipFile, entries: Map<string, yauzl.Entry>): Archive {
  const find = (name: string) => entries.get(name) ?? refuseArchive('archive_damaged', { entry: name })
  async function stream(name: string): Promise<AsyncIterable<Buffer>> {
    const entry = find(name)
    try {
      return guarded(await zip.openReadStreamPromise(entry), name)
    } catch (error) {
      throw asArchiveFailure(error, name)
    }
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    stream,
    async text(name, limit) {
      if (find(name).uncompressedSize > limit) refuseArchive('archive_unsafe', { entry: name })
      const parts: Buffer[] = []
      for await (const part of await stream(name)) parts.push(part)
      return Buffer.concat(parts).toString('utf8')
    },
    async digest(name) {
      const hash = createHash('sha256')
      let bytes = 0
      for await (const part of await stream(name)) {
        bytes += part.length
        hash.update(part)
      }
      return { bytes, sha256: hash.digest('hex') }
    },
    close: () => zip.close(),
  }
}

async function* guarded(content: Readable, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const part of content as AsyncIterable<Buffer>) yield part
  } catch (error) {
    throw asArchiveFailure(error, name)
  }
}

/** What yauzl and zlib say in words of their own; everything that is not theirs stays as it is. */
function asArchiveFailure(error: unknown, entry?: string): unknown {
  if (error instanceof Failure) return error
  const { code, syscall } = error as { code?: string; syscall?: string }
  if (syscall || (code && !code.startsWith('Z_'))) return error
  const params: Record<string, string> = entry ? { entry } : {}
  const kind = entry ? 'archive_damaged' : 'archive_unreadable'
  return new Failure({ code: `workspaces.${kind}`, ...archiveErrors[kind], params })
}

function shown(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name
}
