import { copyDays } from '@firsthand/contract/crm/rights'
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { job } from '../../../platform/domain.ts'
import { removeIfLoose } from '../../../platform/files/loose.ts'

const kind = 'person.forget_copies'
const keptMs = copyDays * 86_400_000

/** Copies that were handed over go by themselves. Each asks for this when it is made, for when it is old. */
export const forgetCopiesJob = job({
  kind,
  cancelledBy: 'nobody',
  input: z.object({}),
  run: (run) =>
    run.finish(async (ctx) => {
      const rows = await ctx.db
        .deleteFrom('personCopies')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('createdAt', '<=', new Date(ctx.now.getTime() - keptMs).toISOString())
        .returning('fileId')
        .execute()
      await removeIfLoose(
        ctx,
        rows.map((row) => row.fileId),
      )
      return { copies: rows.length }
    }),
})

export async function scheduleForgetting(ctx: Context): Promise<void> {
  const { workspaceId, instant } = ctx
  const id = ctx.newId()
  await ctx.db
    .insertInto('jobs')
    .values({ workspaceId, id, kind, input: '{}', state: 'waiting', createdAt: instant })
    .execute()
  const dueAt = new Date(ctx.now.getTime() + keptMs + 60_000).toISOString()
  await ctx.db.insertInto('wakeups').values({ workspaceId, id, kind: 'job', dueAt }).execute()
}
