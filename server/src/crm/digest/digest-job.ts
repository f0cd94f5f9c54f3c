import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { type Domain, job } from '../../platform/domain.ts'
import { type Mail, outcomeOf } from '../../platform/mail/mailer.ts'
import { dayAt } from '../tasks/days.ts'
import { followUps } from '../tasks/follow-ups.ts'
import { digestKind, isDigestDay, planDigest } from './schedule.ts'
import { readSettings } from './settings.ts'
import { digestItemsAtMost, writeDigest } from './write-digest.ts'

type Prepared = { id: string; mail: Mail }

/**
 * Mails one digest and plans the next. That it is being sent is written down before it leaves: when we are stopped in
 * between, nobody can know whether it left, so it is marked unknown and not sent again.
 */
export function digestJob(domains: () => Domain[]) {
  return job({
    kind: digestKind,
    cancelledBy: 'nobody',
    input: z.object({ member: z.string() }),
    async run(run) {
      const { member } = run.input
      const prepared = await run.step((ctx) => prepare(ctx, domains(), member))
      const outcome = prepared && (await outcomeOf(run.services.mailer, prepared.mail))
      await run.finish(async (ctx) => {
        if (prepared && outcome) await note(ctx, prepared.id, outcome)
        await planNext(ctx, member)
        return outcome ?? null
      })
    },
    // Without this a day on which it failed would be the last.
    takeBack: (ctx, { member }) => planNext(ctx, member),
  })
}

/** The mail of the day, noted as being sent; undefined when there is nothing to send. */
async function prepare(ctx: Context, domains: Domain[], memberId: string): Promise<Prepared | undefined> {
  const { workspaceId, db, instant } = ctx
  const settings = await readSettings(ctx, memberId)
  const { timeZone } = settings
  const day = dayAt(ctx.now, timeZone)
  const member = await db
    .selectFrom('members')
    .select(['name', 'email'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', memberId)
    .where('leftAt', 'is', null)
    .where('accountId', 'is not', null)
    .executeTakeFirst()
  // Late by a day, for example after the server was off: the digest of that day is no use any more.
  if (!member || !ctx.services.mailer.isSet || !isDigestDay(day, settings)) return undefined

  const before = await db
    .selectFrom('digests')
    .select(['id', 'state'])
    .where('workspaceId', '=', workspaceId)
    .where('memberId', '=', memberId)
    .where('day', '=', day)
    .executeTakeFirst()
  if (before) {
    const problem = 'Firsthand stopped while this mail left. It may have arrived; it is not sent again.'
    if (before.state === 'sending') await note(ctx, before.id, { state: 'unknown', problem })
    return undefined
  }
  const items = await followUps(ctx, domains, { memberId, timeZone, limit: digestItemsAtMost + 1 })
  const id = ctx.newId()
  const isEmpty = items.length === 0
  await db
    .insertInto('digests')
    .values({
      workspaceId,
      id,
      memberId,
      day,
      state: isEmpty ? 'empty' : 'sending',
      items: Math.min(items.length, digestItemsAtMost),
      createdAt: instant,
    })
    .execute()
  if (isEmpty) return undefined
  const { subject, text, html, stop } = writeDigest(ctx, {
    name: member.name,
    memberId,
    items,
    timeZone,
    day,
  })
  // RFC 2369 and RFC 8058: mail programs show a button that sends one POST to this address.
  const headers = { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
  return { id, mail: { id, to: member.email, subject, text, html, headers } }
}

async function note(
  ctx: Context,
  id: string,
  { state, problem }: { state: string; problem: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('digests')
    .set({ state, problem, sentAt: state === 'sent' ? ctx.instant : null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}

/** A member who left gets no more. */
async function planNext(ctx: Context, memberId: string): Promise<void> {
  const isHere = await ctx.db
    .selectFrom('members')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', memberId)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  if (isHere) await planDigest(ctx, memberId, { ...(await readSettings(ctx, memberId)), jobId: null })
}
