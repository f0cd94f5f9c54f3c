import { introductionPatienceDays } from '@firsthand/contract/crm/introductions'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { datesAfter } from '../referrals/introduction.rules.ts'

type Taken = { personId: string; introducerId: string; madeAt: string }

/**
 * Takes back the next introductions that an import told of people who were there before it; those of its own people go
 * and stay with them. One that was only asked for before is asked for again. False when none is left.
 */
export async function takeBackIntroductions(
  ctx: Context,
  importId: string,
  atMost: number,
): Promise<boolean> {
  const { rows: found } = await sql<Taken & { id: string; wasAsked: boolean }>`
    SELECT r.id, r.person_id, r.introducer_id, r.made_at, r.asked_at < r.made_at AS was_asked FROM referrals r
    JOIN people p ON p.workspace_id = r.workspace_id AND p.id = r.person_id
    WHERE r.workspace_id = ${ctx.workspaceId} AND r.import_id = ${importId}
      AND p.import_id IS DISTINCT FROM ${importId}::uuid
    ORDER BY r.id LIMIT ${atMost} FOR UPDATE OF r`.execute(ctx.db)
  if (found.length === 0) return false
  const asked = found.filter((row) => row.wasAsked).map((row) => row.id)
  const gone = found.filter((row) => !row.wasAsked).map((row) => row.id)
  await sql`UPDATE referrals SET made_at = NULL, import_id = NULL
    WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${asked}::uuid[])`.execute(ctx.db)
  await sql`DELETE FROM referrals WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${gone}::uuid[])`.execute(
    ctx.db,
  )
  await bringBackWishes(ctx, found)
  for (const { personId, introducerId } of found)
    ctx.record(
      'referral.removed',
      { kind: 'person', id: personId },
      { before: { introducerId, stage: 'made', importId } },
    )
  await ctx.db
    .updateTable('imports')
    .set((row) => ({ introductionsRemoved: row('introductionsRemoved', '+', found.length) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
  return true
}

/** Wishes that had moved on with these introductions are wished or asked for again. */
async function bringBackWishes(ctx: Context, taken: Taken[]): Promise<void> {
  const madeBy = new Map(taken.map((each) => [each.personId, each]))
  const wishes = await ctx.db
    .selectFrom('introductionRequests')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', sql<string>`ANY(${[...madeBy.keys()]}::uuid[])`)
    .where('state', '=', 'made')
    .forUpdate()
    .execute()
  for (const wish of wishes) {
    const referral = madeBy.get(wish.personId!)!
    if (wish.introducerId !== referral.introducerId || wish.madeAt !== referral.madeAt) continue
    const state = wish.askedAt === null ? ('wished' as const) : ('asked' as const)
    await ctx.db
      .updateTable('introductionRequests')
      .set({
        ...datesAfter(wish, { to: state, at: ctx.instant, patienceDays: introductionPatienceDays }),
        state,
        version: wish.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', wish.id)
      .execute()
    ctx.record(
      'introduction.moved',
      { kind: 'introduction', id: wish.id },
      { before: { state: 'made' }, after: { state } },
    )
  }
}
