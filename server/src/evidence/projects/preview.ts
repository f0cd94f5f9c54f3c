import type { Output } from '@firsthand/contract/core/operation'
import { type previewProject as operation, projectLimits } from '@firsthand/contract/evidence/projects'
import { type Context, asker } from '../../platform/context.ts'
import { bringCodes } from '../codes/files/import.ts'
import { countSurvey } from './counts.ts'
import { codesInOurWords } from './import-job.ts'
import { matchCases, matchUsers } from './match.ts'
import { type ProjectArchive, contentOf, openProject } from './project-archive.ts'
import { findContent } from './find-content.ts'
import { readSources } from './read-source.ts'
import { refuseBlindCodings } from './refuse-blind.ts'
import { type Survey, surveyProject } from './survey.ts'

type File = { sha256: string; size: number }

const shown = 500

/** Reads all of a project and keeps nothing: what is in it, who is who, and what has no place. */
export async function previewProject(ctx: Context, file: File): Promise<Output<typeof operation>> {
  return inProject(ctx, file, async (project, survey) => {
    const users = await matchUsers(ctx, survey.users)
    const coderOf = (user: string | null) => {
      const isKnown = survey.users.some(({ guid }) => guid === user)
      return isKnown ? users.get(user!) : asker(ctx).id
    }
    await readSources(project, survey.left, async ({ texts }) => {
      for (const text of texts) await refuseBlindCodings(ctx, text, coderOf)
    })
    const { paths, cut } = await codesInOurWords(() => bringCodes(ctx, survey.codes, { preview: true }))
    survey.left.add('cut', '', cut)
    const people = await matchCases(ctx, survey.cases)
    const content = await contentOf(project)
    const before = await findContent(ctx, content)
    return {
      name: survey.name,
      origin: survey.origin,
      counts: countSurvey(survey),
      users: survey.users.slice(0, projectLimits.users).map(({ guid, name, id }) => ({
        user: guid,
        name: name || id,
        member: users.get(guid) ?? null,
      })),
      cases: survey.cases
        .slice(0, shown)
        .map(({ guid, name }) => ({ case: guid, name, person: people.get(guid) ?? null })),
      sources: survey.sources.slice(0, shown),
      codes: paths.slice(0, projectLimits.shown),
      left: survey.left.list(),
      alreadyIn: before ? { import: before.id, at: before.createdAt } : null,
    }
  })
}

/** What is said at once of a project that is to be brought in; refuses one that cannot be. */
export async function summariseProject(ctx: Context, file: File) {
  return inProject(ctx, file, async (project, { name, origin }) => ({
    content: await contentOf(project),
    name: name.slice(0, 200),
    origin: origin.slice(0, 200),
  }))
}

async function inProject<Result>(
  ctx: Context,
  file: File,
  run: (project: ProjectArchive, survey: Survey) => Promise<Result>,
): Promise<Result> {
  const project = await openProject(ctx.services.files, ctx.workspaceId, file)
  try {
    return await run(project, await surveyProject(project))
  } finally {
    project.archive.close()
  }
}
