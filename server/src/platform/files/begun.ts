import { createHash } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Content that arrives in parts and may be gone on with after a lost connection. It lies beside the finished content under
 * a name made of its key; nobody reads it before it is whole.
 */
export type BegunContent = {
  /** How many of its bytes are here. */
  size(workspaceId: string, key: string): Promise<number>
  /** Writes bytes at their place; what arrived before a connection broke stays. Answers how many are here now. */
  write(workspaceId: string, key: string, at: number, content: AsyncIterable<Uint8Array>): Promise<number>
  /** Where it lies, to be kept as finished content. */
  path(workspaceId: string, key: string): string
  remove(workspaceId: string, key: string): Promise<void>
  /** Removes what nobody has gone on with since a moment; answers how many. */
  removeBefore(workspaceId: string, before: Date): Promise<number>
}

const prefix = '.begun-'

export function createBegunContent(folderOf: (workspaceId: string) => string): BegunContent {
  const path = (workspaceId: string, key: string) =>
    join(folderOf(workspaceId), prefix + createHash('sha256').update(key).digest('hex'))
  const size = (workspaceId: string, key: string) =>
    stat(path(workspaceId, key)).then(
      (found) => found.size,
      () => 0,
    )
  return {
    path,
    size,
    async write(workspaceId, key, at, content) {
      await mkdir(folderOf(workspaceId), { recursive: true, mode: 0o700 })
      // Two requests may write the same bytes at the same place, when the first of them is only found lost later.
      const file = await open(path(workspaceId, key), at === 0 ? 'w' : 'r+', 0o600)
      try {
        let position = at
        for await (const part of content) {
          // A write may take fewer bytes than it is given; the next would leave a hole before it.
          for (let done = 0; done < part.length;) {
            const { bytesWritten } = await file.write(part, done, part.length - done, position)
            done += bytesWritten
            position += bytesWritten
          }
        }
      } finally {
        await file.close()
      }
      return size(workspaceId, key)
    },
    remove: (workspaceId, key) => rm(path(workspaceId, key), { force: true }),
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
