import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { type ContactKey, emailMarks, suppressedKeys } from './suppressions.ts'

/** Those of these people who have an address, or an id elsewhere, of somebody who was erased and asked not to be contacted. */
export async function erasedBefore(ctx: Context, people: string[]): Promise<Set<string>> {
  if (people.length === 0 || !(await hasSuppressed(ctx))) return new Set()
  const { rows } = await sql<{ id: string; kind: 'email' | 'external'; key: string; name: string }>`
    SELECT p.id, 'email' AS kind, e.email_key AS key, p.name FROM person_emails e
    JOIN people p ON p.workspace_id = e.workspace_id AND p.id = e.person_id
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.person_id = ANY(${people}::uuid[])
    UNION ALL
    SELECT x.person_id, 'external', x.external_id, '' FROM person_external_ids x
    WHERE x.workspace_id = ${ctx.workspaceId} AND x.person_id = ANY(${people}::uuid[])`.execute(ctx.db)
  const keys = rows.flatMap(({ id, kind, key, name }) =>
    (kind === 'email' ? emailMarks(key, name) : [{ kind, key } satisfies ContactKey]).map((each) => ({
      ...each,
      id,
    })),
  )
  const found = await suppressedKeys(ctx, keys)
  return new Set(keys.flatMap(({ id, key }) => (found.has(key) ? id : [])))
}

/** Marks cost time to compute, and most workspaces have none. */
export async function hasSuppressed(ctx: Context): Promise<boolean> {
  const some = await ctx.db
    .selectFrom('suppressions')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .limit(1)
    .execute()
  return some.length > 0
}
