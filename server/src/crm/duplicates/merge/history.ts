import type { DuplicateReason } from '@firsthand/contract/crm/duplicates'
import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/merges'
import type { Context } from '../../../platform/context.ts'
import { pageOf, readCursor } from '../../../platform/keyset.ts'
import { personRefs } from '../../people/refs.ts'

/** Past merges, newest first. After an undo the other person is there again, under their name of today. */
export async function listMerges(
  ctx: Context,
  { person, limit, after }: Input<typeof contract.listMerges>,
): Promise<Output<typeof contract.listMerges>> {
  const [at, id] = after ? readCursor(after, 2) : []
  const rows = await ctx.db
    .selectFrom('personMerges')
    .leftJoin('members as merger', (on) =>
      on
        .onRef('merger.workspaceId', '=', 'personMerges.workspaceId')
        .onRef('merger.id', '=', 'personMerges.mergedBy'),
    )
    .leftJoin('members as undoer', (on) =>
      on
        .onRef('undoer.workspaceId', '=', 'personMerges.workspaceId')
        .onRef('undoer.id', '=', 'personMerges.undoneBy'),
    )
    .select(['personMerges.id', 'personMerges.personId', 'personMerges.otherId', 'personMerges.otherName'])
    .select(['personMerges.reasons', 'personMerges.mergedAt', 'personMerges.undoneAt'])
    .select(['merger.name as mergedBy', 'undoer.name as undoneBy'])
    .where('personMerges.workspaceId', '=', ctx.workspaceId)
    .$if(person !== undefined, (query) => query.where('personMerges.personId', '=', person!))
    .$if(at !== undefined, (query) =>
      query.where((row) =>
        row(row.refTuple('personMerges.mergedAt', 'personMerges.id'), '<', row.tuple(String(at), String(id))),
      ),
    )
    .orderBy('personMerges.mergedAt', 'desc')
    .orderBy('personMerges.id', 'desc')
    .limit(limit + 1)
    .execute()
  const refs = await personRefs(
    ctx,
    rows.flatMap((row) => [row.personId, row.otherId]),
  )
  return pageOf(rows, limit, {
    item: ({ personId, otherId, otherName, reasons, ...rest }) => ({
      ...rest,
      person: refs.get(personId) ?? null,
      other: { id: otherId, name: refs.get(otherId)?.name ?? otherName },
      reasons: reasons as DuplicateReason[],
    }),
    cursor: (row) => [row.mergedAt, row.id],
  })
}
