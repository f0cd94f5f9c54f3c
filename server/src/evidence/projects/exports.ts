import { failCommon } from '@firsthand/contract/core/failure'
import type { ProjectExportView } from '@firsthand/contract/evidence/projects'
import type { Context } from '../../platform/context.ts'
import type { PlainRoute } from '../../platform/http/routes.ts'
import { isUuid } from '../../platform/perform.ts'
import { newId } from '../../platform/db/ids.ts'

/** Projects that can be downloaded, newest first. */
export async function listExports(ctx: Context): Promise<{ items: ProjectExportView[] }> {
  const rows = await ctx.db
    .selectFrom('projectExports as e')
    .leftJoin('members as m', (on) =>
      on.onRef('m.workspaceId', '=', 'e.workspaceId').onRef('m.id', '=', 'e.createdBy'),
    )
    .select(['e.id', 'e.jobId', 'e.name', 'e.size', 'e.leftOut', 'e.createdAt', 'e.expiresAt'])
    .select('m.name as createdBy')
    .where('e.workspaceId', '=', ctx.workspaceId)
    .where('e.expiresAt', '>', ctx.instant)
    .orderBy('e.createdAt', 'desc')
    .orderBy('e.id', 'desc')
    .limit(100)
    .execute()
  return {
    items: rows.map(({ jobId, leftOut, ...row }) => ({
      ...row,
      job: jobId,
      left: leftOut as ProjectExportView['left'],
    })),
  }
}

export async function removeExport(ctx: Context, id: string): Promise<void> {
  const { sha256 } = await findExport(ctx, id)
  await ctx.db
    .deleteFrom('projectExports')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  ctx.record('project.export_deleted', { kind: 'workspace', id: ctx.workspaceId }, { before: { export: id } })
  ctx.afterCommit(() => void ctx.services.files.remove(ctx.workspaceId, sha256).catch(() => undefined))
}

/** Deletes the projects whose time has run out; answers how many. */
export async function forgetExpiredExports(ctx: Context): Promise<number> {
  const rows = await ctx.db
    .deleteFrom('projectExports')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('expiresAt', '<=', ctx.instant)
    .returning('sha256')
    .execute()
  for (const { sha256 } of rows)
    ctx.afterCommit(() => void ctx.services.files.remove(ctx.workspaceId, sha256).catch(() => undefined))
  return rows.length
}

async function findExport(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('projectExports')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('expiresAt', '>', ctx.instant)
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

export const projectRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/workspaces/{workspace}/project-exports/{export}',
    allows: 'member',
    summary: 'Download an exported REFI-QDA project.',
    async run({ request, response, params, account, services, transactor }) {
      const workspaceId = params.workspace!
      const found = await transactor.inWorkspace({ workspaceId, as: account! }, async (ctx) => {
        const row = await findExport(ctx, isUuid(params.export) ? params.export : newId())
        ctx.record(
          'project.export_downloaded',
          { kind: 'workspace', id: workspaceId },
          { after: { export: row.id } },
        )
        return row
      })
      const name = `${found.name.replace(/[/\\]/g, ' ')} ${found.createdAt.slice(0, 10)}.qdpx`
      response.writeHead(200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
        'content-length': found.size,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      })
      if (request.method === 'HEAD') return void response.end()
      services.files
        .stream(workspaceId, found.sha256)
        .on('error', () => response.destroy())
        .pipe(response)
    },
  },
]
