import { createHash, randomUUID } from 'node:crypto'
import {
  type FileHandle,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'

/**
 * Content that arrives in parts and may be gone on with after a lost connection. It lies beside the finished content under
 * a name made of its key; nobody reads it before it is whole.
 */
export type BegunContent = {
  /** How many of its bytes are here. */
  size(workspaceId: string, key: string): Promise<number>
  /**
   * Writes bytes at their place, and answers what `then` makes of all that is here now; nothing is written where the bytes
   * before them are missing. What arrived before a connection broke stays.
   */
  write<Result>(
    part: { workspaceId: string; key: string; at: number; content: AsyncIterable<Uint8Array> },
    then: (here: Here) => Promise<Result>,
  ): Promise<Result | undefined>
  /** Notes what it became, for whoever sends the same last part again, and removes its bytes. */
  end(workspaceId: string, key: string, became: Became): Promise<void>
  /** What it became, when it ended not long ago. */
  ended(workspaceId: string, key: string): Promise<Became | undefined>
  /** Removes what nobody has gone on with since a moment; answers how many. */
  removeBefore(workspaceId: string, before: Date): Promise<number>
}

export type Here = { size: number; read(bytes: number): Readable }
export type Became = { sha256: string; size: number }

const prefix = '.begun-'
const endedSuffix = '.ended'

export function createBegunContent(folderOf: (workspaceId: string) => string): BegunContent {
  const path = (workspaceId: string, key: string) =>
    join(folderOf(workspaceId), prefix + createHash('sha256').update(key).digest('hex'))
  return {
    size: (workspaceId, key) =>
      stat(path(workspaceId, key)).then(
        (found) => found.size,
        () => 0,
      ),
    async write({ workspaceId, key, at, content }, then) {
      await mkdir(folderOf(workspaceId), { recursive: true, mode: 0o700 })
      const place = path(workspaceId, key)
      const file = await (at === 0 ? begin(place) : goOn(place))
      if (!file) return undefined
      try {
        if ((await file.stat()).size < at) return undefined
        await writeAt(file, at, content)
        const { size } = await file.stat()
        // By what was written to, not by its name: another request may end the same upload at this moment.
        return await then({
          size,
          read: (bytes) => Readable.from(bytesOf(file, bytes), { objectMode: false }),
        })
      } finally {
        await file.close()
      }
    },
    async end(workspaceId, key, became) {
      const place = path(workspaceId, key)
      const waiting = `${place}.${randomUUID()}`
      await writeFile(waiting, JSON.stringify(became), { mode: 0o600 })
      await rename(waiting, place + endedSuffix)
      await rm(place, { force: true })
    },
    async ended(workspaceId, key) {
      const noted = await readFile(path(workspaceId, key) + endedSuffix, 'utf8').catch(() => undefined)
      return noted === undefined ? undefined : (JSON.parse(noted) as Became)
    },
    async removeBefore(workspaceId, before) {
      const folder = folderOf(workspaceId)
      const names = await readdir(folder).catch(() => [])
      let removed = 0
      for (const name of names.filter((each) => each.startsWith(prefix))) {
        const found = await stat(join(folder, name)).catch(() => undefined)
        if (!found || found.mtime >= before) continue
        await rm(join(folder, name), { force: true })
        removed += 1
      }
      return removed
    },
  }
}

/** In place of what was begun under this name before, not in it: whoever still writes there keeps all of theirs. */
async function begin(place: string): Promise<FileHandle> {
  const fresh = `${place}.${randomUUID()}`
  const file = await open(fresh, 'wx+', 0o600)
  try {
    await rename(fresh, place)
    await rm(place + endedSuffix, { force: true })
    return file
  } catch (error) {
    await file.close()
    await rm(fresh, { force: true })
    throw error
  }
}

function goOn(place: string): Promise<FileHandle | undefined> {
  return open(place, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

// Two requests may write the same bytes at the same place, when the first of them is only found lost later.
async function writeAt(file: FileHandle, at: number, content: AsyncIterable<Uint8Array>): Promise<void> {
  let position = at
  for await (const part of content) {
    // A write may take fewer bytes than it is given; the next would leave a hole before it.
    for (let done = 0; done < part.length;) {
      const { bytesWritten } = await file.write(part, done, part.length - done, position)
      done += bytesWritten
      position += bytesWritten
    }
  }
}

const readAtOnce = 256 * 1024

async function* bytesOf(file: FileHandle, bytes: number): AsyncGenerator<Buffer> {
  for (let position = 0; position < bytes;) {
    const part = Buffer.allocUnsafe(Math.min(readAtOnce, bytes - position))
    const { bytesRead } = await file.read(part, 0, part.length, position)
    if (bytesRead === 0) throw new Error('Content that was begun is shorter than it was a moment before.')
    position += bytesRead
    yield part.subarray(0, bytesRead)
  }
}
