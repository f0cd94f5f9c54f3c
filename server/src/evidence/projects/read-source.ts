import type { LeftList } from './left.ts'
import { readLayout } from './layout.ts'
import { type PreparedText, decodeBytes, prepareText } from './prepare-text.ts'
import { type ProjectArchive, inOurWords, readEntry } from './project-archive.ts'
import { type ProjectSource, type ProjectText, sourceOf } from './project.ts'
import { type QdeItem, readItems } from './qde-items.ts'

export type ReadText = PreparedText & { source: ProjectText; layout: Awaited<ReturnType<typeof readLayout>> }
export type ReadSource = {
  source: ProjectSource
  texts: ReadText[]
  files: { entry: string; name: string }[]
}

/** Reads the sources of a project one after the other, with their words and where their selections lie in them. */
export async function readSources(
  project: ProjectArchive,
  left: LeftList,
  hear: (source: ReadSource) => Promise<void>,
): Promise<void> {
  await inOurWords(() =>
    readItems(project.archive, project.project, async (item: QdeItem, section) => {
      const source = section === 'Sources' ? sourceOf(item) : undefined
      if (source) await hear(await readSource(project, left, source))
    }),
  )
}

async function readSource(
  project: ProjectArchive,
  left: LeftList,
  source: ProjectSource,
): Promise<ReadSource> {
  const texts: ReadText[] = []
  const files: ReadSource['files'] = []
  const keep = (path: string | null, name: string) => {
    const entry = path ? project.find(path) : undefined
    if (entry) files.push({ entry, name: name || entry.slice(entry.lastIndexOf('/') + 1) })
    else if (path) left.add('missing_file', `${name || path} (${path})`)
  }
  if (source.kind !== 'text') keep(source.path, source.name)
  for (const text of source.texts) {
    const words = await wordsOf(project, left, text)
    if (!words) {
      if (text.richPath) keep(text.richPath, text.name)
      continue
    }
    if (text.richPath && project.find(text.richPath)) keep(text.richPath, text.name)
    const layout = await readLayout(project.archive, text.guid)
    const prepared = prepareText(text, words, { layout, left })
    if (prepared.turns.length > 0) texts.push({ ...prepared, source: text, layout })
  }
  return { source, texts, files }
}

async function wordsOf({ archive, find }: ProjectArchive, left: LeftList, text: ProjectText) {
  if (text.content !== null) return { text: text.content, hasMark: false }
  if (!text.plainPath) {
    left.add(text.richPath ? 'rich_only' : 'missing_file', text.name)
    return undefined
  }
  const entry = find(text.plainPath)
  if (!entry) {
    left.add('missing_file', `${text.name} (${text.plainPath})`)
    return undefined
  }
  const bytes = await readEntry(archive, entry)
  const words = bytes && decodeBytes(bytes)
  if (!words) left.add('unreadable_text', text.name)
  return words
}
