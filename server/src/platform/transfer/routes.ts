import { fail, failCommon } from '@firsthand/contract/core/failure'
import { largestArchive, showImport } from '@firsthand/contract/platform/transfer'
import { refuseTooManyWorkspaces } from '../accounts/workspaces-at-most.ts'
import { newId } from '../db/ids.ts'
import type { PlainRoute } from '../http/routes.ts'
import { isUuid } from '../perform.ts'
import { type ImportInput, importKind, openStored } from './import-job.ts'
import { readManifest } from './manifest.ts'
import { findExport } from './transfer.ts'

/** Archives are streams in both directions. */
export const transferRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/workspaces/{workspace}/workspace-exports/{export}',
    allows: 'admin',
    summary: 'Download an archive of the workspace.',
    async run({ response, params, account, services, transactor }) {
      const workspaceId = params.workspace!
      const found = await transactor.inWorkspace({ workspaceId, as: account! }, async (ctx) => {
        const archive = await findExport(ctx, isUuid(params.export) ? params.export : newId())
        const { name } = await ctx.db
          .selectFrom('workspaces')
          .select('name')
          .where('id', '=', workspaceId)
          .executeTakeFirstOrThrow()
        ctx.record('workspace.export_downloaded', { kind: 'workspace', id: workspaceId })
        return { ...archive, name }
      })
      const fileName = `${found.name} ${found.createdAt.slice(0, 10)}.firsthand.zip`
      response.writeHead(200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'content-length': found.size,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      })
      services.files
        .stream(workspaceId, found.sha256)
        .on('error', () => response.destroy())
        .pipe(response)
    },
  },
  {
    method: 'POST',
    path: '/api/v1/workspace-imports',
    allows: 'account',
    summary:
      'Make a new workspace from an archive: its bytes as the body. Answers the new workspace’s id; GET /workspace-imports/{importing} says how far it is.',
    async run({ request, response, account, services, transactor }) {
      if (account!.key) failCommon('only_in_person')
      await refuseTooManyWorkspaces(services.app, account!.id, (limit) =>
        fail(showImport, 'too_many', { limit }),
      )
      const workspaceId = newId()
      const stored = await services.files.put(workspaceId, request, largestArchive)
      try {
        // What can be seen at once is said at once; the job reads the rest.
        const archive = await openStored(services.files, workspaceId, stored)
        await readManifest(archive).finally(() => archive.close())
      } catch (error) {
        await services.files.removeAll(workspaceId)
        throw error
      }
      const { id, name, email } = account!
      const input: ImportInput = { ...stored, account: { id, name, email } }
      const job = await transactor.inWorkspace({ workspaceId, as: 'system' }, (ctx) =>
        ctx.ask(importKind, input),
      )
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      })
      response.end(JSON.stringify({ importing: workspaceId, job }))
    },
  },
]
