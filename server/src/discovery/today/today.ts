import { showToday } from '@firsthand/contract/discovery/today'
import { completeRows } from '../../conversations/read.ts'
import { readClaimRows } from '../../evidence/claims/read.ts'
import { reassessDue } from '../../evidence/claims/reassess.ts'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { type Attendance, attendance, daysSinceTeam, firstHandShare, goodNewsShare } from './numbers.ts'
import { countFollowUps, talkToNext } from './talk-to-next.ts'
import { daysBetween, headline } from './today.rules.ts'

const shown = 5
const riskyClaimsShown = 4

export const todayHandlers = [
  handle(showToday, async (ctx) => {
    await reassessDue(ctx)
    const members = await attendance(ctx)
    const you = members.find((member) => member.memberId === asker(ctx).id)
    const withoutEvidence = await conversationsWithoutEvidence(ctx)
    const planned = await plannedConversations(ctx)
    const { goal } = await ctx.db
      .selectFrom('members')
      .select('weeklyConversationsGoal as goal')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', asker(ctx).id)
      .executeTakeFirstOrThrow()
    return {
      isEmpty: await isEmpty(ctx),
      headline: headline({
        daysSinceTeam: daysSinceTeam(ctx, members),
        followUpsDue: await countFollowUps(ctx),
        planned: planned.length,
        withoutEvidence: withoutEvidence.length,
        riskyHunches: await countRiskyHunches(ctx),
      }),
      you: {
        conversationsThisWeek: you?.thisWeek ?? 0,
        goal,
        weeksWithoutCustomer: you?.lastAt ? Math.floor(daysBetween(you.lastAt, ctx.now) / 7) : null,
        lastConversationAt: you?.lastAt ?? null,
      },
      leadersWithout: members
        .filter((member) => member.isLeader && member.thisWeek === 0)
        .map((member) => leaderWithout(ctx, member)),
      firstHand: await firstHandShare(ctx),
      goodNews: await goodNewsShare(ctx),
      talkToNext: await talkToNext(ctx),
      riskyClaims: await readClaimRows(ctx, await riskiest(ctx)),
      withoutEvidence,
      planned,
    }
  }),
]

function leaderWithout(ctx: Context, { memberId: id, name, lastAt }: Attendance) {
  return { id, name, days: lastAt === null ? null : daysBetween(lastAt, ctx.now) }
}

/** Nothing was written down yet: the first steps are shown instead of an empty day. */
async function isEmpty(ctx: Context): Promise<boolean> {
  for (const table of ['claims', 'people', 'conversations'] as const) {
    if (
      await ctx.db
        .selectFrom(table)
        .select('id')
        .where('workspaceId', '=', ctx.workspaceId)
        .limit(1)
        .executeTakeFirst()
    )
      return false
  }
  return true
}

async function riskiest(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('claims')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('rung', '<', 4)
    .orderBy('rung')
    .orderBy('stakes', 'desc')
    .orderBy('id')
    .limit(riskyClaimsShown)
    .execute()
  return rows.map((row) => row.id)
}

async function countRiskyHunches(ctx: Context): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('claims')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('rung', '=', 1)
    .where('stakes', '=', 3)
    .executeTakeFirstOrThrow()
  return count
}

async function conversationsWithoutEvidence(ctx: Context) {
  const rows = await ctx.db
    .selectFrom('conversations')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('heldAt', 'is not', null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('evidence')
            .select('evidence.id')
            .where('evidence.workspaceId', '=', ctx.workspaceId)
            .where('evidence.withdrawnAt', 'is', null)
            .whereRef('evidence.sourceId', '=', 'conversations.id'),
        ),
      ),
    )
    .orderBy('happenedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(shown)
    .execute()
  return completeRows(ctx, rows)
}

async function plannedConversations(ctx: Context) {
  const rows = await ctx.db
    .selectFrom('conversations')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('heldAt', 'is', null)
    .orderBy('happenedAt')
    .orderBy('id')
    .limit(shown)
    .execute()
  return completeRows(ctx, rows)
}
