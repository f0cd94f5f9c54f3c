import type { Context } from '../platform/context.ts'
import type { TimelineItem, TimelineQuestion, TimelineSource } from '../platform/domain.ts'

/** Evidence stands on a person's timeline at the moment when it was said or done. */
export const evidenceTimeline: TimelineSource[] = [{ kind: 'evidence', read: evidenceOf }]

async function evidenceOf(
  ctx: Context,
  { person, member, below, limit }: TimelineQuestion,
): Promise<TimelineItem[]> {
  const rows = await ctx.db
    .selectFrom('evidence')
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'evidence.workspaceId')
        .onRef('members.id', '=', 'evidence.createdBy'),
    )
    .select(['evidence.id', 'evidence.happenedAt', 'evidence.words', 'evidence.kind', 'evidence.createdBy'])
    .select('members.name')
    .where('evidence.workspaceId', '=', ctx.workspaceId)
    .where('evidence.personId', '=', person)
    .where('evidence.withdrawnAt', 'is', null)
    // Suggestions count for nothing until somebody accepts them.
    .where((row) =>
      row.or([row('evidence.suggestedBy', 'is', null), row('evidence.acceptedAt', 'is not', null)]),
    )
    .$if(member !== undefined, (query) => query.where('evidence.createdBy', '=', member!))
    .$if(below !== undefined, (query) =>
      query.where((row) =>
        row(row.refTuple('evidence.happenedAt', 'evidence.id'), '<', row.tuple(below!.at, below!.id)),
      ),
    )
    .orderBy('evidence.happenedAt', 'desc')
    .orderBy('evidence.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, happenedAt, words, kind, createdBy, name }) => ({
    kind: 'evidence',
    id,
    at: happenedAt,
    title: words,
    detail: kind,
    member: createdBy && name !== null ? { id: createdBy, name } : null,
    link: { kind: 'evidence', id },
  }))
}
