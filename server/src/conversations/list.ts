import type * as contract from '@firsthand/contract/conversations/conversations'
import type { Input, Output } from '@firsthand/contract/core/operation'
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { pageOf, readCursor } from '../platform/keyset.ts'
import { findEntries } from '../platform/search/find.ts'
import { completeRows } from './read.ts'

const foundAtMost = 200
const countedTo = 10_000

type Filters = Input<typeof contract.listConversations>

/** A page of conversations, newest first. A search answers the best matches as one page. */
export async function listConversations(
  ctx: Context,
  input: Filters,
): Promise<Output<typeof contract.listConversations>> {
  const { limit, after, q } = input
  const found = q?.trim()
    ? (await findEntries(ctx, { text: q, kinds: ['conversation'], limit: foundAtMost })).map(
        (each) => each.id,
      )
    : undefined
  if (found?.length === 0) return { items: [], next: null, total: { count: 0, exact: true } }

  const [at, id] = after ? readCursor(after, 2) : []
  const rows = await filtered(ctx, input, found)
    .selectAll('conversations')
    .$if(at !== undefined, (query) =>
      query.where((row) =>
        row(
          row.refTuple('conversations.happenedAt', 'conversations.id'),
          '<',
          row.tuple(String(at), String(id)),
        ),
      ),
    )
    .orderBy('conversations.happenedAt', 'desc')
    .orderBy('conversations.id', 'desc')
    .limit(limit + 1)
    .execute()
  const complete = new Map((await completeRows(ctx, rows.slice(0, limit))).map((row) => [row.id, row]))
  const page = pageOf(rows, limit, {
    item: (row) => complete.get(row.id)!,
    cursor: (row) => [row.happenedAt, row.id],
  })
  return after ? page : { ...page, total: await total(ctx, input, found) }
}

function filtered(
  ctx: Context,
  { kind, study, person, member, state, codesAll = [] }: Filters,
  found: string[] | undefined,
) {
  const { workspaceId } = ctx
  return ctx.db
    .selectFrom('conversations')
    .where('conversations.workspaceId', '=', workspaceId)
    .where('conversations.archivedAt', 'is', null)
    .$if(found !== undefined, (query) => query.where('conversations.id', 'in', found!))
    .$if(kind !== undefined, (query) => query.where('conversations.kind', '=', kind!))
    .$if(study !== undefined, (query) => query.where('conversations.studyId', '=', study!))
    .$if(state !== undefined, (query) =>
      query.where('conversations.heldAt', state === 'planned' ? 'is' : 'is not', null),
    )
    .$if(person !== undefined, (query) =>
      query.where('conversations.id', 'in', (of) =>
        of
          .selectFrom('conversationPeople')
          .select('conversationId')
          .where('workspaceId', '=', workspaceId)
          .where('personId', '=', person!),
      ),
    )
    .$if(member !== undefined, (query) =>
      query.where('conversations.id', 'in', (of) =>
        of
          .selectFrom('conversationMembers')
          .select('conversationId')
          .where('workspaceId', '=', workspaceId)
          .where('memberId', '=', member!),
      ),
    )
    .$if(codesAll.length > 0, (query) =>
      query.where((row) =>
        row.and(
          codesAll.map(
            (code) => sql<boolean>`EXISTS (SELECT FROM evidence e
              JOIN codings k ON k.workspace_id = e.workspace_id AND k.evidence_id = e.id AND k.code_id = ${code}
              WHERE e.workspace_id = ${workspaceId} AND e.source_id = conversations.id AND e.source_kind = 'conversation'
                AND e.withdrawn_at IS NULL)`,
          ),
        ),
      ),
    )
    .$if(state === 'without_evidence', (query) =>
      query.where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('evidence')
              .select('evidence.id')
              .where('evidence.workspaceId', '=', workspaceId)
              .whereRef('evidence.sourceId', '=', 'conversations.id')
              .where('evidence.withdrawnAt', 'is', null),
          ),
        ),
      ),
    )
}

/** Exact up to a bound, so that counting never takes longer than the page itself. */
async function total(ctx: Context, input: Filters, found: string[] | undefined) {
  const { count } = await ctx.db
    .selectFrom(
      filtered(ctx, input, found)
        .select(sql`1`.as('one'))
        .limit(countedTo + 1)
        .as('some'),
    )
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { count: Math.min(count, countedTo), exact: count <= countedTo }
}
