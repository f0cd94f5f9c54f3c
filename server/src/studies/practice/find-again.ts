import { z } from 'zod'
import { job } from '../../platform/domain.ts'
import { inSteps } from '../../platform/jobs/in-steps.ts'
import { indexPractice } from './search.ts'

const atOnce = 100

/** Makes all practice talks findable anew by their role and goal, and by what was said. */
export const findPracticeAgainJob = job({
  kind: 'practice.find_again',
  cancelledBy: 'nobody',
  input: z.object({}),
  run: (run) =>
    inSteps(run, async (ctx, after) => {
      const { workspaceId, db } = ctx
      const rows = await db
        .selectFrom('practiceSessions')
        .select('id')
        .where('workspaceId', '=', workspaceId)
        .$if(after !== undefined, (query) => query.where('id', '>', after!))
        .orderBy('id')
        .limit(atOnce)
        .forUpdate()
        .execute()
      for (const { id } of rows) {
        const turns = await db
          .selectFrom('practiceTurns')
          .select('body')
          .where('workspaceId', '=', workspaceId)
          .where('sessionId', '=', id)
          .orderBy('position')
          .execute()
        await indexPractice(ctx, id, { turns })
      }
      return rows.length < atOnce ? undefined : rows.at(-1)?.id
    }),
})
