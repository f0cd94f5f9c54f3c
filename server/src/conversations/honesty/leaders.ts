import type { showLeadersMet } from '@firsthand/contract/conversations/honesty'
import type { Output } from '@firsthand/contract/core/operation'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

const metShown = 12

/** Conversations that leaders took part in themselves; what was told to them by others is none. */
export async function leadersMet(ctx: Context, months: number): Promise<Output<typeof showLeadersMet>> {
  const names = lastMonths(ctx.now, months)
  const from = `${names[0]!}-01T00:00:00.000Z`
  const leaders = await ctx.db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('leaderSince', 'is not', null)
    .where('leftAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(100)
    .execute()
  const { rows } = await sql<{ member: string; conversation: string; heldAt: string; people: string[] }>`
    SELECT m.member_id AS member, c.id AS conversation, c.held_at AS "heldAt", ARRAY(
      SELECT p.person_id FROM conversation_people p WHERE p.workspace_id = c.workspace_id AND p.conversation_id = c.id
      ORDER BY p.person_id) AS people
    FROM conversation_members m
    JOIN conversations c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
    WHERE m.workspace_id = ${ctx.workspaceId} AND m.member_id = ANY(${leaders.map(({ id }) => id)}::uuid[])
      AND c.held_at >= ${from}::timestamptz AND c.archived_at IS NULL
    ORDER BY c.held_at DESC, c.id LIMIT 5000`.execute(ctx.db)
  const latest = (of: string) =>
    [...new Set(rows.filter(({ member }) => member === of).flatMap(({ people }) => people))].slice(
      0,
      metShown,
    )
  const known = await namesOf(
    ctx,
    leaders.flatMap(({ id }) => latest(id)),
  )
  return {
    months: names,
    items: leaders.map((leader) => {
      const own = rows.filter(({ member }) => member === leader.id)
      return {
        member: leader,
        lastHeldAt: own[0]?.heldAt ?? null,
        months: names.map((month) => {
          const then = own.filter(({ heldAt }) => heldAt.startsWith(month))
          return {
            conversations: then.length,
            people: new Set(then.flatMap(({ people }) => people)).size,
          }
        }),
        met: latest(leader.id).flatMap((id) => (known.has(id) ? [{ id, name: known.get(id)! }] : [])),
      }
    }),
  }
}

/** `2026-05`, the running month last. */
export function lastMonths(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (count - 1 - index), 1))
      .toISOString()
      .slice(0, 7),
  )
}

async function namesOf(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
