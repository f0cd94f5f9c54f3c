import { failCommon } from '@firsthand/contract/core/failure'
import type { Context } from '../../src/platform/context.ts'
import type { PlainRoute, RouteCall } from '../../src/platform/http/routes.ts'
import { isUuid } from '../../src/platform/perform.ts'

let leaking = ''

/** Says whose things the leaky routes give out. */
export function plant(workspaceId: string): void {
  leaking = workspaceId
}

const path = '/api/v1/workspaces/{workspace}/planted'

/** Routes with the mistakes that an attack must find. */
export const leakyRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: `${path}/existence/{person}`,
    allows: 'viewer',
    summary: 'says of a foreign id that it is not allowed, and of an unknown one that it is not there',
    run: ({ params, transactor }) =>
      transactor.inWorkspace({ workspaceId: leaking, as: 'system' }, async (ctx) =>
        failCommon((await find(ctx, params.person!)) ? 'not_allowed' : 'not_found'),
      ),
  },
  {
    method: 'GET',
    path: `${path}/doors`,
    allows: 'account',
    summary: 'says whether a workspace is there',
    run: async ({ params }) => failCommon(params.workspace === leaking ? 'not_allowed' : 'not_found'),
  },
  {
    method: 'GET',
    path: `${path}/size/{person}`,
    allows: 'viewer',
    summary: 'tells by the name of an empty file',
    async run(call) {
      const found = await inLeaking(call, (ctx) => find(ctx, call.params.person!))
      call.response.setHeader('content-disposition', `attachment; filename=${found ? 'person' : 'nobody'}`)
      call.response.end()
    },
  },
  {
    method: 'GET',
    path: `${path}/names`,
    allows: 'viewer',
    summary: 'gives out names, whatever is asked',
    async run(call) {
      const names = await inLeaking(call, (ctx) =>
        ctx.db
          .selectFrom('claims')
          .select('sentence')
          .where('workspaceId', '=', ctx.workspaceId)
          .limit(3)
          .execute(),
      )
      call.response.end(JSON.stringify(names))
    },
  },
]

/** How many people another workspace has; it names nobody, so it is found by looking before and after. */
export const leakyCount: PlainRoute = {
  method: 'GET',
  path: `${path}/count`,
  allows: 'viewer',
  summary: 'counts everybody’s people',
  async run(call) {
    const people = await inLeaking(call, (ctx) =>
      ctx.db.selectFrom('people').select('id').where('workspaceId', '=', ctx.workspaceId).execute(),
    )
    call.response.end(JSON.stringify({ people: people.length }))
  },
}

function inLeaking<Result>({ transactor }: RouteCall, run: (ctx: Context) => Promise<Result>) {
  return transactor.inWorkspace({ workspaceId: leaking, as: 'system' }, run)
}

async function find(ctx: Context, id: string): Promise<boolean> {
  if (!isUuid(id)) return false
  const row = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
