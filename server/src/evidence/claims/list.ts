import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/evidence/claims'
import { rungs } from '@firsthand/contract/evidence/kinds'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findEntries } from '../../platform/search/find.ts'
import { readClaimRows } from './read.ts'

const foundAtMost = 200

/** A page of claims. The riskiest first: the lowest rung with the highest stakes. */
export async function listClaims(
  ctx: Context,
  input: Input<typeof contract.listClaims>,
): Promise<Output<typeof contract.listClaims>> {
  const { limit, after, q, sort } = input
  const found = q?.trim()
    ? (await findEntries(ctx, { text: q, kinds: ['claim'], limit: foundAtMost })).map((each) => each.id)
    : undefined
  if (found?.length === 0) return { items: [], next: null }
  const cursor = after ? readCursor(after, 3) : undefined
  const rows = await filtered(ctx, input, found)
    .select(['id', 'rung', 'stakes', 'createdAt'])
    .$if(sort === 'risk', (query) =>
      query
        .orderBy('rung')
        .orderBy('stakes', 'desc')
        .orderBy('id')
        .$if(cursor !== undefined, (each) =>
          each.where((row) => {
            const [rung, stakes, id] = cursor as [number, number, string]
            return row.or([
              row('rung', '>', rung),
              row.and([row('rung', '=', rung), row('stakes', '<', stakes)]),
              row.and([row('rung', '=', rung), row('stakes', '=', stakes), row('id', '>', id)]),
            ])
          }),
        ),
    )
    .$if(sort === 'newest', (query) =>
      query
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .$if(cursor !== undefined, (each) =>
          each.where((row) =>
            row(row.refTuple('createdAt', 'id'), '<', row.tuple(String(cursor![0]), String(cursor![2]))),
          ),
        ),
    )
    .$if(sort === 'rung', (query) =>
      query
        .orderBy('rung', 'desc')
        .orderBy('id', 'desc')
        .$if(cursor !== undefined, (each) =>
          each.where((row) =>
            row(row.refTuple('rung', 'id'), '<', row.tuple(Number(cursor![0]), String(cursor![2]))),
          ),
        ),
    )
    .limit(limit + 1)
    .execute()
  const complete = new Map(
    (
      await readClaimRows(
        ctx,
        rows.map((row) => row.id),
      )
    ).map((row) => [row.id, row]),
  )
  return pageOf(rows, limit, {
    item: (row) => complete.get(row.id)!,
    cursor: (row) => [sort === 'newest' ? row.createdAt : row.rung, row.stakes, row.id],
  })
}

function filtered(
  ctx: Context,
  { rung, kind, study, archived }: Input<typeof contract.listClaims>,
  found: string[] | undefined,
) {
  return ctx.db
    .selectFrom('claims')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', archived ? 'is not' : 'is', null)
    .$if(found !== undefined, (query) => query.where('id', 'in', found!))
    .$if(rung !== undefined, (query) => query.where('rung', '=', rungs.indexOf(rung!) + 1))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(study !== undefined, (query) => query.where('sourceId', '=', study!))
}
