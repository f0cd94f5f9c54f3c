import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Move, MovedRows } from './move-rows.ts'
import { type WholeRow, insertWhole, readWhole, takeAway, valuesOf } from './whole-rows.ts'

/** Referrals first: that between the two has nothing to say, of two introductions the earlier holds, and no circle closes. */
export async function settleReferrals(ctx: Context, { from, into }: Move): Promise<MovedRows> {
  const both = sql`(${from}, ${into})`
  const setAside = await takeAway(
    ctx,
    await readWhole(ctx, 'referrals', sql`t.person_id IN ${both} AND t.introducer_id IN ${both}`),
  )
  const introductions = await readWhole(ctx, 'referrals', sql`t.person_id IN ${both}`)
  const later = introductions.toSorted((one, other) => madeAt(one).localeCompare(madeAt(other))).slice(1)
  setAside.push(...(await takeAway(ctx, later)))
  const [held] = introductions.filter((each) => !later.includes(each))
  if (held && (await comesThrough(ctx, introducerOf(held), [from, into])))
    setAside.push(...(await takeAway(ctx, [held])))
  return { table: 'referrals', column: 'person_id', moved: [], setAside }
}

/** Of a custom field that both have, the value that was picked; without a word that of the one who stays. */
export async function settleFields(
  ctx: Context,
  { from, into }: Move,
  picks: Record<string, 'kept' | 'other'> = {},
): Promise<MovedRows> {
  const keys = Object.entries(picks).flatMap(([key, pick]) => (pick === 'other' ? [key] : []))
  const overruled = sql`t.person_id = ${into} AND EXISTS (
    SELECT FROM field_values o JOIN fields f ON f.workspace_id = o.workspace_id AND f.id = o.field_id
    WHERE o.workspace_id = ${ctx.workspaceId} AND o.person_id = ${from} AND o.field_id = t.field_id AND f.key = ANY(${keys}::text[]))`
  const setAside =
    keys.length === 0 ? [] : await takeAway(ctx, await readWhole(ctx, 'field_values', overruled))
  return { table: 'field_values', column: 'person_id', moved: [], setAside }
}

/** One number, written twice. */
export async function settlePhones(ctx: Context, { from, into }: Move): Promise<MovedRows> {
  const twice = sql`t.person_id = ${from} AND EXISTS (
    SELECT FROM person_phones o WHERE o.workspace_id = ${ctx.workspaceId} AND o.person_id = ${into}
    AND coalesce(o.phone_key, o.phone) = coalesce(t.phone_key, t.phone))`
  const setAside = await takeAway(ctx, await readWhole(ctx, 'person_phones', twice))
  return { table: 'person_phones', column: 'person_id', moved: [], setAside }
}

/** Both were in one conversation: it touched one person once. */
export async function settleTouches(ctx: Context, { from, into }: Move): Promise<MovedRows> {
  const twice = sql`t.person_id = ${from} AND t.source_id IS NOT NULL AND EXISTS (
    SELECT FROM touchpoints o WHERE o.workspace_id = ${ctx.workspaceId} AND o.person_id = ${into} AND o.source_id = t.source_id)`
  const setAside = await takeAway(ctx, await readWhole(ctx, 'touchpoints', twice))
  return { table: 'touchpoints', column: 'person_id', moved: [], setAside }
}

/**
 * Pairs of the one who goes are looked for anew once there is one person; what somebody told apart stays apart, now from
 * the one who stays.
 */
export async function settlePairs(ctx: Context, { from, into }: Move): Promise<MovedRows> {
  const pairs = await readWhole(ctx, 'duplicate_pairs', sql`(t.one_id = ${from} OR t.other_id = ${from})`)
  const setAside = await takeAway(ctx, pairs)
  for (const { row } of pairs) {
    const pair = JSON.parse(row) as {
      id: string
      one_id: string
      other_id: string
      not_same_at: string | null
    }
    const third = pair.one_id === from ? pair.other_id : pair.one_id
    if (pair.not_same_at === null || third === into) continue
    const [one, other] = third < into ? [third, into] : [into, third]
    const standing = await readWhole(ctx, 'duplicate_pairs', sql`t.one_id = ${one} AND t.other_id = ${other}`)
    if (standing.some((each) => (JSON.parse(each.row) as typeof pair).not_same_at !== null)) continue
    setAside.push(...(await takeAway(ctx, standing)))
    const values = await valuesOf(ctx, { table: 'duplicate_pairs', row })
    values.set('one_id', sql`${one}::uuid`).set('other_id', sql`${other}::uuid`)
    await insertWhole(ctx, 'duplicate_pairs', values)
  }
  return { table: 'duplicate_pairs', column: 'one_id', moved: [], setAside }
}

function madeAt({ row }: WholeRow): string {
  const referral = JSON.parse(row) as { made_at: string | null; asked_at: string | null; created_at: string }
  return referral.made_at ?? referral.asked_at ?? referral.created_at
}

function introducerOf({ row }: WholeRow): string {
  return (JSON.parse(row) as { introducer_id: string }).introducer_id
}

/** Whether somebody came through one of these, directly or along a chain. */
async function comesThrough(ctx: Context, person: string, through: string[]): Promise<boolean> {
  const seen = new Set<string>()
  for (let at: string | undefined = person; at !== undefined && !seen.has(at);) {
    if (through.includes(at)) return true
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
