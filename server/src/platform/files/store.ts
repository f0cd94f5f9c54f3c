import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { failCommon } from '@firsthand/contract/core/failure'
import { type BegunContent, createBegunContent } from './begun.ts'

export type StoredContent = { sha256: string; size: number }

/** Content by its hash, per workspace: the same bytes are kept once in a workspace and never shared between two. */
export type FileStore = {
  put(workspaceId: string, content: Readable | Uint8Array, limit: number): Promise<StoredContent>
  read(workspaceId: string, sha256: string): Promise<Buffer>
  stream(workspaceId: string, sha256: string, range?: { start: number; end: number }): Readable
  remove(workspaceId: string, sha256: string): Promise<void>
  /** What arrives in parts. */
  begun: BegunContent
  /** Removes all content of a workspace. */
  removeAll(workspaceId: string): Promise<void>
}

/** Keeps content on the disk. */
export function createDiskStore(directory: string): FileStore {
  const place = (workspaceId: string, sha256: string) => {
    // Both become parts of a path. They come from the database, and rows of that come from archives too.
    if (!/^[0-9a-f]{64}$/.test(sha256) || !/^[0-9a-f-]{36}$/.test(workspaceId))
      throw new Error(
        'Content is kept under the SHA-256 of its bytes in the folder of a workspace, nothing else.',
      )
    return join(directory, workspaceId, sha256.slice(0, 2), sha256)
  }

  return {
    begun: createBegunContent((workspaceId) => folderOf(directory, workspaceId)),
    async put(workspaceId, content, limit) {
      const folder = join(directory, workspaceId)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const waiting = join(folder, `.${randomUUID()}`)
      try {
        const stored = await write(content, waiting, limit)
        const path = place(workspaceId, stored.sha256)
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rename(waiting, path)
        await flushFolder(dirname(path))
        return stored
      } finally {
        await rm(waiting, { force: true })
      }
    },
    read: (workspaceId, sha256) => readFile(place(workspaceId, sha256)),
    stream: (workspaceId, sha256, range) => createReadStream(place(workspaceId, sha256), range),
    async remove(workspaceId, sha256) {
      const path = place(workspaceId, sha256)
      await access(path).then(
        () => rm(path),
        () => undefined,
      )
    },
    async removeAll(workspaceId) {
      await rm(join(directory, workspaceId), { recursive: true, force: true })
    },
  }
}

function folderOf(directory: string, workspaceId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(workspaceId)) throw new Error('The folder of a workspace is named by its id.')
  return join(directory, workspaceId)
}

async function write(content: Readable | Uint8Array, path: string, limit: number): Promise<StoredContent> {
  const hash = createHash('sha256')
  let size = 0
  async function* measured() {
    for await (const part of partsOf(content)) {
      size += part.length
      if (size > limit)
        failCommon('too_large', { params: { limit: `${Math.floor(limit / 1024 / 1024)} MB` } })
      hash.update(part)
      yield part
    }
  }
  await pipeline(measured, createWriteStream(path, { flush: true }))
  return { sha256: hash.digest('hex'), size }
}

function partsOf(content: Readable | Uint8Array): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (content instanceof Uint8Array) return [content]
  // Left without destroying the request, so that what is wrong still reaches the caller.
  return content instanceof IncomingMessage ? content.iterator({ destroyOnReturn: false }) : content
}

/** Without this a power cut may forget the name of a file whose content is safe. Windows has no such call. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
