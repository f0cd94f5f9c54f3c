import type { SalesRole } from '@firsthand/contract/crm/pipelines-entries'
import type { Context } from '../../platform/context.ts'

type Ownership = { entry: string; role: SalesRole; member: string; handoff?: string }

/** From now on a member owns an entry in a role, and whoever did before does no more. */
export async function own(ctx: Context, { entry, role, member, handoff }: Ownership): Promise<void> {
  await disown(ctx, { entry, role })
  await ctx.db
    .insertInto('entryOwners')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      entryId: entry,
      role,
      memberId: member,
      since: ctx.instant,
      handoffId: handoff ?? null,
    })
    .execute()
}

export async function disown(
  ctx: Context,
  { entry, role }: { entry: string; role: SalesRole },
): Promise<void> {
  await ctx.db
    .updateTable('entryOwners')
    .set({ until: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('entryId', '=', entry)
    .where('role', '=', role)
    .where('until', 'is', null)
    .execute()
}

/** Whose turn it is on an entry, or null. */
export async function memberInTurn(
  ctx: Context,
  { id, turn }: { id: string; turn: string | null },
): Promise<string | null> {
  if (turn === null) return null
  const row = await ctx.db
    .selectFrom('entryOwners')
    .select('memberId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('entryId', '=', id)
    .where('role', '=', turn)
    .where('until', 'is', null)
    .executeTakeFirst()
  return row?.memberId ?? null
}

export async function setTurn(ctx: Context, entry: string, turn: SalesRole | null): Promise<void> {
  await ctx.db
    .updateTable('pipelineEntries')
    .set((row) => ({ turn, version: row('version', '+', 1) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', entry)
    .execute()
}
