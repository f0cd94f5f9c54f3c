import { failCommon } from '@firsthand/contract/core/failure'
import { line } from '@firsthand/contract/core/shapes'
import * as contract from '@firsthand/contract/platform/records'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { handle } from '../handle.ts'
import type { PlainRoute } from '../http/routes.ts'
import { pageOf, readCursor } from '../keyset.ts'

export const fileHandlers = [
  handle(contract.listFiles, async (ctx, { limit, after }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await ctx.db
      .selectFrom('files')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .$if(at !== undefined, (query) =>
        query.where((row) => row(row.refTuple('createdAt', 'id'), '<', row.tuple(String(at), String(id)))),
      )
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, {
      item: ({ id, name, mediaType, size, createdAt }) => ({ id, name, mediaType, size, createdAt }),
      cursor: (row) => [row.createdAt, row.id],
    })
  }),
]

const UploadQuery = z.object({ name: line(255) })

/** Uploads are streams and downloads are not JSON, so both are plain routes. */
export const fileRoutes: PlainRoute[] = [
  {
    method: 'POST',
    path: '/api/v1/workspaces/{workspace}/files',
    allows: 'member',
    summary: 'Upload a file: its bytes as the body, its name in the query (`?name=people.csv`).',
    query: UploadQuery,
    answers: contract.FileView,
    async run({ request, response, url, params, account, services, transactor }) {
      const workspaceId = params.workspace!
      const name = UploadQuery.shape.name.safeParse(url.searchParams.get('name') ?? '')
      if (!name.success)
        failCommon('input_invalid', {
          problems: [
            { path: 'name', message: 'Give the name of the file in the query, such as ?name=people.csv.' },
          ],
        })
      const content = await services.files.put(workspaceId, request, contract.largestFile)
      const file = await transactor.inWorkspace({ workspaceId, as: account! }, (ctx) =>
        recordFile(ctx, {
          name: name.data!,
          mediaType: plainMediaType(request.headers['content-type']),
          ...content,
        }),
      )
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      })
      response.end(JSON.stringify(file))
    },
  },
  {
    method: 'GET',
    path: '/api/v1/workspaces/{workspace}/files/{file}',
    allows: 'viewer',
    summary: 'Download a file, always as an attachment.',
    async run({ response, params, account, services, transactor }) {
      const workspaceId = params.workspace!
      const file = await transactor.inWorkspace({ workspaceId, as: account! }, (ctx) =>
        findFile(ctx, params.file!),
      )
      response.writeHead(200, {
        // Never as a page of ours, whatever somebody uploaded.
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeForHeader(file.name)}`,
        'content-length': file.size,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      })
      services.files
        .stream(workspaceId, file.sha256)
        .on('error', () => response.destroy())
        .pipe(response)
    },
  },
]

/** Notes that stored content belongs to the workspace, under a name. */
export async function recordFile(
  ctx: Context,
  file: { name: string; mediaType: string; sha256: string; size: number },
): Promise<contract.FileView> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('files')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      ...file,
      createdAt: ctx.instant,
      createdBy: ctx.member?.id ?? null,
    })
    .execute()
  ctx.record('file.added', { kind: 'file', id }, { after: { name: file.name, size: file.size } })
  return { id, name: file.name, mediaType: file.mediaType, size: file.size, createdAt: ctx.instant }
}

/** A file of the open workspace, with what its content is kept under. */
export async function findFile(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('files')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

function plainMediaType(given: string | undefined): string {
  return /^[\w.+-]+\/[\w.+-]+/.exec(given ?? '')?.[0] ?? 'application/octet-stream'
}

/** As RFC 8187 wants a name in a header: encodeURIComponent leaves a few characters that end it. */
function encodeForHeader(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
