import { Readable } from 'node:stream'
import { createHash } from 'node:crypto'
import { Failure } from '@firsthand/contract/core/failure'
import { projectLimits } from '@firsthand/contract/evidence/projects'
import { type Archive, openArchive } from '../../platform/archive/read-archive.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { refuseProject } from './refusals.ts'

export type ProjectArchive = {
  archive: Archive
  /** The entry that is the project. */
  project: string
  /** The entry that a path of the project means; undefined where it is not in the file. */
  find(path: string): string | undefined
}

/** Opens a project that lies in the store of the workspace. */
export async function openProject(
  files: FileStore,
  workspaceId: string,
  { sha256, size }: { sha256: string; size: number },
): Promise<ProjectArchive> {
  const stream = (start: number, end: number): Readable =>
    files.stream(workspaceId, sha256, { start, end: end - 1 })
  const archive = await inOurWords(() =>
    openArchive({ size, stream }, (name) => name.length < 1_000, { isStrict: false }),
  )
  const names = new Map(archive.names.map((name) => [keyOf(name), name]))
  // Some programs put all of it into a folder.
  const project = archive.names
    .filter((name) => /(^|\/)[^/]*\.qde$/i.test(name) && !name.startsWith('__MACOSX'))
    .toSorted((one, other) => one.length - other.length)[0]
  if (!project) {
    archive.close()
    refuseProject('no_project_in_it')
  }
  const folder = project.slice(0, project.lastIndexOf('/') + 1)
  return {
    archive,
    project,
    find(path) {
      const inside = path
        .replace(/^(internal|relative|absolute):(\/\/)?/i, '')
        .replace(/^file:\/+/i, '')
        .replaceAll('\\', '/')
      const name = inside.slice(inside.lastIndexOf('/') + 1)
      for (const candidate of [
        `${folder}sources/${inside}`,
        `${folder}${inside}`,
        `${folder}sources/${name}`,
      ]) {
        const found = names.get(keyOf(candidate))
        if (found) return found
      }
      return undefined
    },
  }
}

/** A small enough entry as bytes; undefined where it is too large. */
export async function readEntry(archive: Archive, name: string, atMost = projectLimits.text) {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of await archive.stream(name)) {
    if ((size += part.length) > atMost) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The SHA-256 of the project file alone: zipped again, it is still the same project. */
export async function contentOf({ archive, project }: ProjectArchive): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of await archive.stream(project)) hash.update(part)
  return hash.digest('hex')
}

/** Says what is wrong with the ZIP file in words about projects. */
export async function inOurWords<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const entry = String(error.params.entry ?? 'a part of it')
    if (error.code === 'workspaces.archive_unsafe') refuseProject('unsafe', { entry })
    if (error.code === 'workspaces.archive_damaged')
      refuseProject('unreadable', { reason: `“${entry}” in it is damaged` })
    if (error.code === 'workspaces.archive_unreadable')
      refuseProject('unreadable', { reason: 'it is no ZIP file, or it was cut short' })
    throw error
  }
}

/** Names are compared as old disks did: the standard asks for small letters and not everybody writes them. */
function keyOf(name: string): string {
  return decoded(name).normalize('NFC').toLowerCase()
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
