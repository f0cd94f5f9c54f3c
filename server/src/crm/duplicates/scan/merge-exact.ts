import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Domain } from '../../../platform/domain.ts'
import { merge } from '../merge/merge.ts'

/**
 * Merges one exact pair, if the workspace wishes it; false when none is left. Whoever is known for longer stays. A pair
 * that somebody parted again is left to people.
 */
export async function mergeNextExact(ctx: Context, domains: Domain[]): Promise<boolean> {
  const { workspaceId, db } = ctx
  const { rows } = await sql<{ into: string; from: string }>`
    SELECT CASE WHEN a.created_at <= b.created_at THEN a.id ELSE b.id END AS "into",
      CASE WHEN a.created_at <= b.created_at THEN b.id ELSE a.id END AS "from"
    FROM duplicate_pairs d
    JOIN people a ON a.workspace_id = d.workspace_id AND a.id = d.one_id AND a.archived_at IS NULL
    JOIN people b ON b.workspace_id = d.workspace_id AND b.id = d.other_id AND b.archived_at IS NULL
    WHERE d.workspace_id = ${workspaceId} AND d.exact_since IS NOT NULL AND d.not_same_at IS NULL
    AND EXISTS (SELECT FROM duplicate_models m WHERE m.workspace_id = ${workspaceId} AND m.exact_merged_since IS NOT NULL)
    AND NOT EXISTS (SELECT FROM person_merges p WHERE p.workspace_id = ${workspaceId} AND p.undone_at IS NOT NULL
      AND ((p.person_id = d.one_id AND p.other_id = d.other_id) OR (p.person_id = d.other_id AND p.other_id = d.one_id)))
    ORDER BY d.id LIMIT 1`.execute(db)
  const pair = rows[0]
  if (!pair) return false
  await merge(ctx, domains, { ...pair, picks: {} })
  return true
}
