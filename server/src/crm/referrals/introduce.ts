import type { Context } from '../../platform/context.ts'
import { followReferral } from './follow.ts'

export type Stage = 'asked' | 'made' | 'met' | 'thanked'

const stages: Stage[] = ['asked', 'made', 'met', 'thanked']
const columns = { asked: 'askedAt', made: 'madeAt', met: 'metAt', thanked: 'thankedAt' } as const

/** Says who introduced a person. Answers why not, when that cannot be. `at` dates what is reached only now. */
export async function introduce(
  ctx: Context,
  {
    personId,
    introducerId,
    stage,
    at = ctx.instant,
  }: { personId: string; introducerId: string; stage: Stage; at?: string },
): Promise<'done' | 'introducer_missing' | 'introducer_circle'> {
  const { workspaceId, db, instant } = ctx
  // Both are locked, in one order, so that two introductions at the same moment neither collide nor close a circle.
  const both = await db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', [personId, introducerId])
    .orderBy('id')
    .forUpdate()
    .execute()
  if (!both.some((each) => each.id === introducerId)) return 'introducer_missing'
  if (await comesThrough(ctx, { personId: introducerId, introducerId: personId })) return 'introducer_circle'

  const before = await db
    .selectFrom('referrals')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  const isSame = before?.introducerId === introducerId
  const reached = stages.slice(0, stages.indexOf(stage) + 1)
  const dates = Object.fromEntries(
    stages.map((each) => [
      columns[each],
      reached.includes(each) ? (isSame && before[columns[each]]) || at : null,
    ]),
  )
  if (before)
    await db
      .updateTable('referrals')
      // What an import said of it is no longer all that is known.
      .set({ introducerId, ...dates, importId: null })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', before.id)
      .execute()
  else
    await db
      .insertInto('referrals')
      .values({ workspaceId, id: ctx.newId(), personId, introducerId, ...dates, createdAt: instant })
      .execute()
  await followReferral(ctx, { personId, introducerId, stage, at })
  ctx.record(
    'referral.set',
    { kind: 'person', id: personId },
    { before: before && toldOf(before), after: { introducerId, stage } },
  )
  return 'done'
}

/** Forgets who introduced a person; false when nobody had. */
export async function forgetIntroduction(ctx: Context, personId: string): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom('referrals')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', personId)
    .returning(['introducerId', ...stages.map((stage) => columns[stage])])
    .executeTakeFirst()
  if (gone) ctx.record('referral.removed', { kind: 'person', id: personId }, { before: toldOf(gone) })
  return gone !== undefined
}

type Introduced = { introducerId: string } & Record<(typeof columns)[Stage], string | null>

/** An introduction as the history tells it: by whom, and how far it had come. */
function toldOf(row: Introduced): { introducerId: string; stage: Stage | undefined } {
  return { introducerId: row.introducerId, stage: stages.findLast((stage) => row[columns[stage]] !== null) }
}

/** Whether a person came through another, directly or along a chain. */
async function comesThrough(
  ctx: Context,
  { personId, introducerId }: { personId: string; introducerId: string },
): Promise<boolean> {
  const seen = new Set<string>()
  for (let at: string | undefined = personId; at !== undefined && !seen.has(at);) {
    if (at === introducerId) return true
    seen.add(at)
    const row: { introducerId: string } | undefined = await ctx.db
      .selectFrom('referrals')
      .select('introducerId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('personId', '=', at)
      .executeTakeFirst()
    at = row?.introducerId
  }
  return false
}
