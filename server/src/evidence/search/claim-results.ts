import { rungs } from '@firsthand/contract/evidence/kinds'
import { sql } from 'kysely'
import type { SearchResults } from '../../platform/domain.ts'
import { evidenceFits } from './evidence-fits.ts'

/** A claim by its sentence; narrowed by the evidence that it stands on, or by the study that it came from. */
export const claimResults: SearchResults = {
  kind: 'claim',
  narrowedBy: ['person', 'contactType', 'study', 'codes', 'days'],
  async read(ctx, places, narrowing) {
    const isNarrowed = Object.keys(narrowing).length > 0
    const isOnlyOfStudy = Object.keys(narrowing).every((name) => name === 'study')
    const { rows } = await sql<{ id: string; sentence: string; rung: number }>`
      SELECT c.id, c.sentence, c.rung FROM claims c
      WHERE c.workspace_id = ${ctx.workspaceId} AND c.id = ANY(${places.map(({ id }) => id)}::uuid[]) AND c.archived_at IS NULL
        AND (${!isNarrowed}::boolean
          OR ${narrowing.study && isOnlyOfStudy ? sql`c.source_id = ${narrowing.study.id}` : sql`false`}
          OR EXISTS (SELECT FROM citations n
            JOIN evidence e ON e.workspace_id = ${ctx.workspaceId} AND e.id = n.evidence_id
            WHERE n.workspace_id = ${ctx.workspaceId} AND n.claim_id = c.id AND ${evidenceFits(ctx, narrowing, 'e')}))`.execute(
      ctx.db,
    )
    return rows.map(({ id, sentence, rung }) => ({
      id,
      part: 0,
      title: sentence,
      detail: rungs[rung - 1]!,
      words: sentence,
    }))
  },
}
