import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/projects'
import { knownPeople } from '../../crm/people/refs.ts'
import { type Context, asker } from '../../platform/context.ts'
import { findFile } from '../../platform/files/files.ts'
import { handle } from '../../platform/handle.ts'
import type { IsThere } from '../../platform/search/present.ts'
import type { TalksOf } from '../talks.ts'
import { findContent } from './find-content.ts'
import { previewExport } from './preview-export.ts'
import { previewProject, summariseProject } from './preview.ts'
import { listExports, removeExport } from './exports.ts'
import { listImports, readImports } from './imports.ts'

type Asked = { isThere: IsThere; talksOf: TalksOf }

/** REFI-QDA projects in and out. Which sources a study has, the domain above says. */
export function projectHandlers({ isThere, talksOf }: Asked) {
  return [
    handle(contract.previewProject, async (ctx, { file }) => previewProject(ctx, await findFile(ctx, file))),
    handle(contract.importProject, importProject),
    handle(contract.listProjectImports, listImports),
    handle(contract.showProjectImport, async (ctx, { import: id }) => {
      return (await readImports(ctx, [id]))[0] ?? failCommon('not_found')
    }),
    handle(contract.undoProjectImport, undoImport),
    handle(contract.previewProjectExport, async (ctx, { study, texts }) =>
      previewExport(ctx, { texts, sources: await sourcesOf(ctx, { isThere, talksOf }, study) }),
    ),
    handle(contract.exportProject, async (ctx, { study, texts, name, withNames }) => {
      const sources = await sourcesOf(ctx, { isThere, talksOf }, study)
      const job = await ctx.ask('evidence.project_export', {
        name,
        withNames,
        ...(texts && { texts }),
        ...(sources && { sources }),
      })
      ctx.record(
        'project.export_asked',
        { kind: 'workspace', id: ctx.workspaceId },
        { after: { study, withNames } },
      )
      return { job }
    }),
    handle(contract.listProjectExports, listExports),
    handle(contract.deleteProjectExport, async (ctx, { export: id }) => {
      await removeExport(ctx, id)
      return {}
    }),
  ]
}

async function importProject(
  ctx: Context,
  input: Input<typeof contract.importProject>,
): Promise<Output<typeof contract.importProject>> {
  const { file: fileId, again, cases, otherCases, users } = input
  const file = await findFile(ctx, fileId)
  const people = cases.flatMap(({ person }) => person ?? [])
  if ((await knownPeople(ctx, people)).size < new Set(people).size)
    fail(contract.importProject, 'person_missing')
  await refuseUnknownMembers(ctx, [...new Set(users.map(({ member }) => member))])
  const { content, name, origin } = await summariseProject(ctx, file)
  if (!again && (await findContent(ctx, content))) fail(contract.importProject, 'already_in')
  const id = ctx.newId()
  const { sha256, size } = file
  const job = await ctx.ask('evidence.project_import', { import: id, sha256, size, cases, otherCases, users })
  await ctx.db
    .insertInto('projectImports')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      jobId: job,
      fileId,
      content,
      name,
      origin,
      createdBy: asker(ctx).id,
      createdAt: ctx.instant,
    })
    .execute()
  ctx.record(
    'project.import_asked',
    { kind: 'workspace', id: ctx.workspaceId },
    { after: { import: id, name } },
  )
  return { import: id, job }
}

async function undoImport(ctx: Context, { import: id }: Input<typeof contract.undoProjectImport>) {
  const row = await ctx.db
    .selectFrom('projectImports')
    .select(['doneAt', 'undoneAt', 'undoJobId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return failCommon('not_found')
  if (row.undoneAt || row.undoJobId) fail(contract.undoProjectImport, 'undone')
  if (!row.doneAt) fail(contract.undoProjectImport, 'not_done')
  const job = await ctx.ask('evidence.project_undo', { import: id })
  await ctx.db
    .updateTable('projectImports')
    .set({ undoJobId: job })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  return { job }
}

async function refuseUnknownMembers(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await ctx.db
    .selectFrom('members')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  if (rows.length < ids.length) fail(contract.importProject, 'member_missing')
}

async function sourcesOf(ctx: Context, { isThere, talksOf }: Asked, study: string | undefined) {
  if (!study) return undefined
  if (!(await isThere(ctx, { kind: 'study', id: study }))) failCommon('not_found')
  return (await talksOf(ctx, { study })).map(({ id }) => id)
}
