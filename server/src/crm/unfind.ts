import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { removeEntries } from '../platform/search/entries.ts'

/** Rows about a person that are found by their words, and as what they are found. */
const found = { know_how: 'know_how', entry: 'pipeline_entries' } as const

/** What of a person is found by its words is found no more, before its rows go. */
export async function unfindOf(ctx: Context, person: string): Promise<void> {
  for (const [kind, table] of Object.entries(found)) {
    const { rows } = await sql<{ id: string }>`SELECT id FROM ${sql.table(table)}
      WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person}`.execute(ctx.db)
    await removeEntries(
      ctx,
      kind,
      rows.map((row) => row.id),
    )
  }
}
