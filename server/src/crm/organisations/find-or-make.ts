import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { indexEntries } from '../../platform/search/entries.ts'

/** The key by which two spellings of an organisation are one: without case, accents and repeated spaces. */
export function organisationKey(name: string): string {
  return fold(name)
}

/** The organisations of these names, made where they are missing. Answers their ids by key. */
export async function findOrMakeOrganisations(
  ctx: Context,
  names: string[],
  importId: string | null = null,
): Promise<Map<string, string>> {
  // Of several spellings the first is taken.
  const wanted = new Map(names.toReversed().map((name) => [organisationKey(name), name]))
  if (wanted.size === 0) return new Map()
  const found = await byKeys(ctx, [...wanted.keys()])
  const missing = [...wanted].filter(([key]) => !found.has(key))
  if (missing.length === 0) return found

  const rows = missing.map(([nameKey, name]) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    name,
    nameKey,
    importId,
    createdAt: ctx.instant,
    updatedAt: ctx.instant,
  }))
  // Somebody else may make the same one at this moment; then theirs is taken.
  const made = await ctx.db
    .insertInto('organisations')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'nameKey']).doNothing())
    .returning(['id', 'name'])
    .execute()
  await indexEntries(
    ctx,
    made.map(({ id, name }) => ({ kind: 'organisation', id, text: name, weight: 1.2 })),
  )
  for (const { id, name } of made)
    ctx.record('organisation.created', { kind: 'organisation', id }, { after: { name } })
  return byKeys(ctx, [...wanted.keys()])
}

async function byKeys(ctx: Context, keys: string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('organisations')
    .select(['id', 'nameKey'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('nameKey', '=', sql<string>`ANY(${keys}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.nameKey, row.id]))
}
