import { sql } from 'kysely'
import { z } from 'zod'
import { job } from '../../platform/domain.ts'
import { inSteps } from '../../platform/jobs/in-steps.ts'
import { indexMemos } from '../codes/memos.ts'
import { indexWhys } from '../whys/search.ts'

const atOnce = 100

/** Makes all memos of codes and all ladders of whys findable anew, as they may be read. */
export const findEvidenceAgainJob = job({
  kind: 'evidence.find_again',
  cancelledBy: 'nobody',
  input: z.object({}),
  run: (run) =>
    inSteps(run, async (ctx, last) => {
      const after = last ?? null
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM (
          SELECT evidence_id AS id FROM codings WHERE workspace_id = ${ctx.workspaceId} AND memo <> ''
          UNION SELECT id FROM whys WHERE workspace_id = ${ctx.workspaceId}
        ) AS found WHERE ${after}::uuid IS NULL OR id > ${after}::uuid ORDER BY id LIMIT ${atOnce}`.execute(
        ctx.db,
      )
      const ids = rows.map((row) => row.id)
      await indexMemos(ctx, ids)
      await indexWhys(ctx, ids)
      return ids.length < atOnce ? undefined : ids.at(-1)
    }),
})
