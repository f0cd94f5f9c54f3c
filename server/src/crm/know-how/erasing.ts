import type { Context } from '../../platform/context.ts'
import { removeEntries } from '../../platform/search/entries.ts'

/** What is found by what a person knows goes before their entries do. */
export async function unfindKnowHow(ctx: Context, person: string): Promise<void> {
  const rows = await ctx.db
    .selectFrom('knowHow')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', person)
    .execute()
  await removeEntries(
    ctx,
    'know_how',
    rows.map((row) => row.id),
  )
}
