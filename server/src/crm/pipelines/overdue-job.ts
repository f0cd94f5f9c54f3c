import type { Updateable } from 'kysely'
import { z } from 'zod'
import type { MailOutcome } from '@firsthand/contract/platform/members'
import type { SalesRole } from '@firsthand/contract/crm/pipelines-entries'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { job } from '../../platform/domain.ts'
import { type Mail, outcomeOf } from '../../platform/mail/mailer.ts'
import { type HandoffRecord, findHandoff } from './handoff-read.ts'
import { membersInRole } from './sales-roles.ts'

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

/**
 * Notes that an offer is overdue and, where mail is set, reminds whoever should answer. That it is being sent is written
 * down before it leaves: when we are stopped in between, nobody can know whether it left, so that is said on the offer
 * and it is not sent again.
 */
export const overdueJob = job({
  kind,
  cancelledBy: 'nobody',
  input: z.object({ handoff: z.string() }),
  async run({ input, services, step, finish }) {
    const mails = await step((ctx) => prepare(ctx, input.handoff))
    const outcomes = await Promise.all(mails.map((mail) => outcomeOf(services.mailer, mail)))
    await finish(async (ctx) => {
      const reminded = outcomes.filter(({ state }) => state === 'sent').length
      if (outcomes.length > 0) {
        const { state, problem } = together(outcomes)
        await changeHandoff(ctx, input.handoff, {
          reminderState: state,
          reminderProblem: problem,
          reminderSent: reminded,
        }).execute()
      }
      return { reminded }
    })
  },
})

/** The mails to send, noted as being sent. */
async function prepare(ctx: Context, handoff: string): Promise<Mail[]> {
  const problem = 'Firsthand stopped while this mail left. It may have arrived; it is not sent again.'
  await changeHandoff(ctx, handoff, { reminderState: 'unknown', reminderProblem: problem })
    .where('reminderState', '=', 'sending')
    .execute()
  const noted = await changeHandoff(ctx, handoff, { overdueAt: ctx.instant })
    .where('answer', 'is', null)
    .where('overdueAt', 'is', null)
    .executeTakeFirst()
  if (noted.numUpdatedRows === 0n) return []
  const row = await findHandoff(ctx, handoff)
  ctx.record('handoff.overdue', { kind: 'entry', id: row.entryId }, { after: { handoff } })
  const members = ctx.services.mailer.isSet ? await whoShouldAnswer(ctx, row) : []
  if (members.length > 0)
    await changeHandoff(ctx, handoff, { reminderState: 'sending', reminderOf: members.length }).execute()
  const link = `${ctx.services.settings.publicUrl}/w/${ctx.workspaceId}/handoffs/${row.id}`
  return members.map(({ id, email }) => ({
    // A mail of its own for each, which a mailbox that two of them share keeps apart.
    id: `${row.id}.${id}`,
    to: email,
    subject: `${row.fromName} waits for your answer to a hand-off`,
    text: `${row.fromName} offered you an entry of ${row.pipelineName}, and the time to answer is over.\nAccept or refuse it here: ${link}\n`,
  }))
}

/** Whoever it was offered to, alone or by role. */
async function whoShouldAnswer(ctx: Context, row: HandoffRecord): Promise<{ id: string; email: string }[]> {
  const ids = row.toMemberId
    ? [row.toMemberId]
    : (await membersInRole(ctx, row.toRole as SalesRole)).filter((id) => id !== row.fromMemberId)
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('members')
    .select(['id', 'email'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .where('leftAt', 'is', null)
    .execute()
}

/** What is said of several mails, beside how many left: the worst that became of one. */
function together(outcomes: MailOutcome[]): MailOutcome {
  const worst = (['unknown', 'failed'] as const)
    .map((state) => outcomes.find((outcome) => outcome.state === state))
    .find((outcome) => outcome !== undefined)
  return worst ?? { state: 'sent', problem: null }
}

function changeHandoff(ctx: Context, handoff: string, change: Updateable<DB['handoffs']>) {
  return ctx.db
    .updateTable('handoffs')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', handoff)
}
