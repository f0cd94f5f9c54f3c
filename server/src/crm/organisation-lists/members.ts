import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'

/** Puts organisations on a fixed list; answers those that were not on it. */
export async function putOnList(ctx: Context, listId: string, organisations: string[]): Promise<string[]> {
  const added: string[] = []
  const rows = organisations.map((organisationId) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    listId,
    organisationId,
    addedBy: ctx.member?.id ?? null,
    addedAt: ctx.instant,
  }))
  for (const some of chunks(rows, 500)) {
    const made = await ctx.db
      .insertInto('organisationListOrganisations')
      .values(some)
      .onConflict((conflict) => conflict.columns(['workspaceId', 'listId', 'organisationId']).doNothing())
      .returning('organisationId')
      .execute()
    added.push(...made.map((row) => row.organisationId))
  }
  return added
}

/** Takes organisations off a fixed list; answers those that were on it. */
export async function takeOffList(ctx: Context, listId: string, organisations: string[]): Promise<string[]> {
  const gone = await ctx.db
    .deleteFrom('organisationListOrganisations')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('listId', '=', listId)
    .where('organisationId', 'in', organisations)
    .returning('organisationId')
    .execute()
  return gone.map((row) => row.organisationId)
}
