import { type ProjectArchive, inOurWords } from './project-archive.ts'
import { sourceOf } from './project.ts'
import { readItems } from './qde-items.ts'

/**
 * Which of these ids are of selections or codings. By a reading of its own, since few projects tie notes to them by links,
 * and the ids of all would weigh as much as the project.
 */
export async function marksAmong(project: ProjectArchive, ids: Map<string, unknown>): Promise<string[]> {
  const found: string[] = []
  await inOurWords(() =>
    readItems(project.archive, project.project, (item, section) => {
      const source = section === 'Sources' ? sourceOf(item) : undefined
      for (const { selections, codings } of source?.texts ?? [])
        for (const { guid } of [...selections, ...codings, ...selections.flatMap((each) => each.codings)])
          if (guid && ids.has(guid)) found.push(guid)
    }),
  )
  return found
}
