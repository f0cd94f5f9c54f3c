import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'

/** Puts people on a fixed list; answers those who were not on it. */
export async function putOnList(ctx: Context, listId: string, people: string[]): Promise<string[]> {
  const added: string[] = []
  const rows = people.map((personId) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    listId,
    personId,
    addedBy: ctx.member?.id ?? null,
    addedAt: ctx.instant,
  }))
  for (const some of chunks(rows, 500)) {
    const made = await ctx.db
      .insertInto('personListPeople')
      .values(some)
      .onConflict((conflict) => conflict.columns(['workspaceId', 'listId', 'personId']).doNothing())
      .returning('personId')
      .execute()
    added.push(...made.map((row) => row.personId))
  }
  return added
}

/** Takes people off a fixed list; answers those who were on it. */
export async function takeOffList(ctx: Context, listId: string, people: string[]): Promise<string[]> {
  if (people.length === 0) return []
  const gone = await ctx.db
    .deleteFrom('personListPeople')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('listId', '=', listId)
    .where('personId', 'in', people)
    .returning('personId')
    .execute()
  return gone.map((row) => row.personId)
}
