import type { Context } from '../platform/context.ts'
import type { Talk, TalkQuestion } from '../platform/domain.ts'

const atMost = 2_000

/** Conversations for domains below this one: those held, of a study or all, the newest of very many; or these, held or not. */
export async function conversationTalks(ctx: Context, { study, person, ids }: TalkQuestion): Promise<Talk[]> {
  const rows = await ctx.db
    .selectFrom('conversations')
    .select(['id', 'title', 'kind', 'happenedAt', 'minutes', 'place', 'channel', 'studyId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .$if(ids === undefined, (query) => query.where('heldAt', 'is not', null))
    .$if(study !== undefined, (query) => query.where('studyId', '=', study!))
    .$if(ids !== undefined, (query) => query.where((row) => row('id', '=', row.fn.any(row.val(ids!)))))
    .$if(person !== undefined, (query) =>
      query.where('id', 'in', (inner) =>
        inner
          .selectFrom('conversationPeople')
          .select('conversationId')
          .where('workspaceId', '=', ctx.workspaceId)
          .where('personId', '=', person!),
      ),
    )
    .orderBy('happenedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(atMost)
    .execute()
  if (rows.length === 0) return []
  const people = await ctx.db
    .selectFrom('conversationPeople')
    .select(['conversationId', 'personId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(
      'conversationId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('personId')
    .execute()
  const members = await ctx.db
    .selectFrom('conversationMembers')
    .select(['conversationId', 'memberId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(
      'conversationId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('memberId')
    .execute()
  const peopleOf = Map.groupBy(people, ({ conversationId }) => conversationId)
  const membersOf = Map.groupBy(members, ({ conversationId }) => conversationId)
  return rows.map((row) => ({
    ...row,
    people: (peopleOf.get(row.id) ?? []).map(({ personId }) => personId),
    members: (membersOf.get(row.id) ?? []).map(({ memberId }) => memberId),
  }))
}
