import type { Context } from '../../platform/context.ts'

export type Progress = { held: number; planned: number; lastConversationAt: string | null }

/** How many conversations each study has had, and when the last was; read from the tables of the domain above. */
export async function progressOf(ctx: Context, studyIds: string[]): Promise<Map<string, Progress>> {
  if (studyIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('conversations')
    .select('studyId')
    .select((row) => [
      row.fn.count<number>('heldAt').as('held'),
      row.fn.countAll<number>().as('all'),
      row.fn.max('heldAt').as('lastConversationAt'),
    ])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', 'in', studyIds)
    .where('archivedAt', 'is', null)
    .groupBy('studyId')
    .execute()
  return new Map(
    rows.map(({ studyId, held, all, lastConversationAt }) => [
      studyId!,
      { held, planned: all - held, lastConversationAt },
    ]),
  )
}

/** How many people a study has heard, and how much evidence came of it. */
export async function yieldOf(
  ctx: Context,
  studyId: string,
): Promise<{ peopleCount: number; evidenceCount: number }> {
  const { workspaceId, db } = ctx
  const people = await db
    .selectFrom('conversationPeople')
    .innerJoin('conversations', (on) =>
      on
        .onRef('conversations.workspaceId', '=', 'conversationPeople.workspaceId')
        .onRef('conversations.id', '=', 'conversationPeople.conversationId'),
    )
    .select((row) => row.fn.count<number>('conversationPeople.personId').distinct().as('count'))
    .where('conversationPeople.workspaceId', '=', workspaceId)
    .where('conversations.studyId', '=', studyId)
    .where('conversations.heldAt', 'is not', null)
    .executeTakeFirstOrThrow()
  const evidence = await db
    .selectFrom('evidence')
    .innerJoin('conversations', (on) =>
      on
        .onRef('conversations.workspaceId', '=', 'evidence.workspaceId')
        .onRef('conversations.id', '=', 'evidence.sourceId'),
    )
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('evidence.workspaceId', '=', workspaceId)
    .where('conversations.studyId', '=', studyId)
    .where('evidence.withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { peopleCount: people.count, evidenceCount: evidence.count }
}
