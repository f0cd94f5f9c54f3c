import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { job } from '../../platform/domain.ts'
import { type HandoffRecord, findHandoff } from './handoff-read.ts'
import { membersInRole } from './sales-roles.ts'
import type { SalesRole } from '@firsthand/contract/crm/pipelines-entries'

const kind = 'handoff.remind'

/** Sees to it that an offer without an answer is remembered when its time is over. */
export async function scheduleReminder(
  ctx: Context,
  { handoff, dueAt }: { handoff: string; dueAt: string },
): Promise<void> {
  const { workspaceId, instant: createdAt } = ctx
  const id = ctx.newId()
  await ctx.db
    .insertInto('jobs')
    .values({ workspaceId, id, kind, input: JSON.stringify({ handoff }), state: 'waiting', createdAt })
    .execute()
  await ctx.db.insertInto('wakeups').values({ workspaceId, id, kind: 'job', dueAt }).execute()
}

/** Notes that an offer is overdue and, where mail is set, reminds whoever should answer. */
export const overdueJob = job({
  kind,
  cancelledBy: 'nobody',
  input: z.object({ handoff: z.string() }),
  run: ({ input, finish }) =>
    finish(async (ctx) => {
      const noted = await ctx.db
        .updateTable('handoffs')
        .set({ overdueAt: ctx.instant })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', input.handoff)
        .where('answer', 'is', null)
        .where('overdueAt', 'is', null)
        .executeTakeFirst()
      if (noted.numUpdatedRows === 0n) return { reminded: 0 }
      const row = await findHandoff(ctx, input.handoff)
      ctx.record('handoff.overdue', { kind: 'entry', id: row.entryId }, { after: { handoff: row.id } })
      return { reminded: await remind(ctx, row) }
    }),
})

/** After the commit and at most once: a reminder that is lost is better than one that comes twice. */
async function remind(ctx: Context, row: HandoffRecord): Promise<number> {
  const { mailer, settings, log } = ctx.services
  if (!mailer.isSet) return 0
  const ids = row.toMemberId
    ? [row.toMemberId]
    : (await membersInRole(ctx, row.toRole as SalesRole)).filter((id) => id !== row.fromMemberId)
  if (ids.length === 0) return 0
  const members = await ctx.db
    .selectFrom('members')
    .select('email')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .where('leftAt', 'is', null)
    .execute()
  const link = `${settings.publicUrl}/w/${ctx.workspaceId}/handoffs/${row.id}`
  for (const { email } of members)
    ctx.afterCommit(() => {
      mailer
        .send({
          to: email,
          subject: `${row.fromName} waits for your answer to a hand-off`,
          text: `${row.fromName} offered you an entry of ${row.pipelineName}, and the time to answer is over.\nAccept or refuse it here: ${link}\n`,
        })
        .catch((error: unknown) => log.warn({ err: error }, 'A reminder could not be sent.'))
    })
  return members.length
}
