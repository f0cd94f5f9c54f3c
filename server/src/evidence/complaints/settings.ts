import * as contract from '@firsthand/contract/evidence/complaint-numbers'
import { sql } from 'kysely'
import { asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { answerHours } from './write.ts'

export const settingsHandlers = [
  handle(contract.showComplaintSettings, async (ctx) => ({ answerHours: await answerHours(ctx) })),

  handle(contract.updateComplaintSettings, async (ctx, { answerHours: hours }) => {
    const { workspaceId, instant } = ctx
    const before = await answerHours(ctx)
    const row = { answerHours: hours, updatedAt: instant, updatedBy: asker(ctx).id }
    await ctx.db
      .insertInto('complaintSettings')
      .values({ workspaceId, id: workspaceId, ...row })
      .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doUpdateSet(row))
      .execute()
    // What waits follows the new time; what was answered is measured by the time that held then.
    await sql`
      UPDATE complaints SET due_at = clock_since + make_interval(hours => ${hours}::int),
        first_due_at = CASE WHEN answered_at IS NULL THEN received_at + make_interval(hours => ${hours}::int) ELSE first_due_at END
      WHERE workspace_id = ${workspaceId} AND state = 'waiting'`.execute(ctx.db)
    ctx.record(
      'complaint_settings.updated',
      { kind: 'workspace', id: workspaceId },
      { before: { answerHours: before }, after: { answerHours: hours } },
    )
    return { answerHours: hours }
  }),
]
