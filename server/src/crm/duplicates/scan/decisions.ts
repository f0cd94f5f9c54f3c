import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Decision } from '../model/learn-people.ts'
import { levelsOf } from '../model/person-model.ts'

const decisionsAtMost = 2_000

type Reason = { field: string; level: number }

/** What members decided of pairs that were suggested to them, the newest first. What a rule did teaches nothing. */
export async function readDecisions({ db, workspaceId }: Context): Promise<Decision[]> {
  const { rows } = await sql<{ reasons: Reason[]; areSame: boolean }>`
    (SELECT reasons, true AS "areSame" FROM person_merges
      WHERE workspace_id = ${workspaceId} AND undone_at IS NULL AND merged_by IS NOT NULL AND jsonb_array_length(reasons) > 0
      ORDER BY merged_at DESC LIMIT ${decisionsAtMost})
    UNION ALL
    (SELECT reasons, false FROM duplicate_pairs
      WHERE workspace_id = ${workspaceId} AND not_same_at IS NOT NULL AND jsonb_array_length(reasons) > 0
      ORDER BY not_same_at DESC LIMIT ${decisionsAtMost})`.execute(db)
  return rows.map(({ reasons, areSame }) => ({ levels: levelsOf(reasons), areSame }))
}
