import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { job } from '../platform/domain.ts'
import { inSteps } from '../platform/jobs/in-steps.ts'
import { indexNotesOf } from './live/search.ts'
import { indexConversation } from './write.ts'

const kind = 'conversations.find_again'

/** So many at once where somebody waits for it, and in a step of the job that does the rest. */
const atOnce = { waitedFor: 500, step: 50 }

/** After two people became one, or two again: their conversations and notes are found by the names they have now. */
export async function findByNewNames(ctx: Context, people: string[]): Promise<void> {
  const last = await findSomeAgain(ctx, { people, limit: atOnce.waitedFor })
  if (last !== undefined) await ctx.ask(kind, { people, after: last })
}

/** Makes the conversations of people findable anew; without people, all in which something was noted. */
export const findConversationsAgainJob = job({
  kind,
  cancelledBy: 'nobody',
  input: z.object({ people: z.array(z.string()).optional(), after: z.string().optional() }),
  run: ({ input: { people, after: first }, ...run }) =>
    inSteps(run, (ctx, after) => findSomeAgain(ctx, { people, after, limit: atOnce.step }), { after: first }),
})

type Some = { people?: string[] | undefined; after?: string | undefined; limit: number }

/** In the order of their ids. Answers the last one, where there may be more. */
async function findSomeAgain(ctx: Context, { people, after, limit }: Some): Promise<string | undefined> {
  const { workspaceId } = ctx
  const { rows } = await sql<{ id: string }>`
    SELECT x.id FROM conversations x
    WHERE x.workspace_id = ${workspaceId} AND (${after ?? null}::uuid IS NULL OR x.id > ${after ?? null}::uuid)
      AND ${
        people
          ? sql`EXISTS (SELECT FROM conversation_people p
              WHERE p.workspace_id = ${workspaceId} AND p.conversation_id = x.id AND p.person_id = ANY(${people}::uuid[]))`
          : sql`EXISTS (SELECT FROM live_entries e
              WHERE e.workspace_id = ${workspaceId} AND e.conversation_id = x.id)`
      }
    ORDER BY x.id LIMIT ${limit}`.execute(ctx.db)
  const ids = rows.map((row) => row.id)
  for (const id of ids) await indexConversation(ctx, id)
  await indexNotesOf(ctx, ids)
  return ids.length < limit ? undefined : ids.at(-1)
}
