import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

const pairsAtOnce = 1_000

/**
 * Takes back suggestions that a search no longer finds, some at a time; false when none is left. They are chosen once, into
 * an array: as a subquery they would be chosen again for each pair where the planner does not know yet how many there are.
 */
export async function forgetUnfound({ db, workspaceId }: Context, scanId: string): Promise<boolean> {
  const gone = await sql`
    DELETE FROM duplicate_pairs WHERE workspace_id = ${workspaceId} AND id = ANY(ARRAY(
      SELECT id FROM duplicate_pairs WHERE workspace_id = ${workspaceId} AND not_same_at IS NULL
      AND scan_id IS DISTINCT FROM ${scanId}::uuid AND found_at < (SELECT created_at FROM jobs WHERE workspace_id = ${workspaceId} AND id = ${scanId})
      LIMIT ${pairsAtOnce}))`.execute(db)
  return Number(gone.numAffectedRows ?? 0) > 0
}

/** Pairs that a search found, each once, however many things they share. */
export async function countFound({ db, workspaceId }: Context, scanId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM duplicate_pairs
    WHERE workspace_id = ${workspaceId} AND scan_id = ${scanId} AND not_same_at IS NULL`.execute(db)
  return rows[0]!.count
}
