import type { Output } from '@firsthand/contract/core/operation'
import type { previewProjectExport } from '@firsthand/contract/evidence/projects'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { codeRows } from '../codes/read.ts'
import { type Wanted, readScope } from './scope.ts'

/** What a project of these texts would hold, and what would be left out. */
export async function previewExport(
  ctx: Context,
  wanted: Wanted,
): Promise<Output<typeof previewProjectExport>> {
  const { units, people, closed, left } = await readScope(ctx, wanted)
  const versions = units.flatMap((unit) => ('versionId' in unit ? unit.versionId : []))
  const loose = units.flatMap((unit) => ('evidence' in unit ? unit.evidence : []))
  const { rows } = await sql<{ selections: number; codings: number; users: number }>`
    WITH here AS (
      SELECT e.id, e.created_by FROM evidence e
      WHERE e.workspace_id = ${ctx.workspaceId} AND e.withdrawn_at IS NULL
        AND (e.suggested_by IS NULL OR e.accepted_at IS NOT NULL) AND NOT e.id = ANY(${[...closed]}::uuid[])
        AND (e.id = ANY(${loose}::uuid[]) OR EXISTS (SELECT FROM highlights h
          WHERE h.workspace_id = e.workspace_id AND h.evidence_id = e.id AND h.version_id = ANY(${versions}::uuid[]))))
    SELECT (SELECT count(*) FROM here) AS selections, count(c.id) AS codings, count(DISTINCT c.coded_by) AS users
    FROM here JOIN codings c ON c.workspace_id = ${ctx.workspaceId} AND c.evidence_id = here.id
    JOIN codes k ON k.workspace_id = c.workspace_id AND k.id = c.code_id AND k.archived_at IS NULL`.execute(
    ctx.db,
  )
  const { selections, codings, users } = rows[0]!
  return {
    counts: {
      codes: (await codeRows(ctx)).length,
      texts: versions.length,
      selections: Number(selections),
      codings: Number(codings),
      cases: people.size,
      users: Number(users),
    },
    left: left.list(),
  }
}
