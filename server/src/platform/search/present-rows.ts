import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { SearchFinding, SearchHit, SearchKind, SearchNarrowing, SearchResults } from '../domain.ts'

/** Things that are read alike with filters and without; by themselves they are shown as among results. */
export function readAlike(
  { kind, ...filters }: Pick<SearchResults, 'kind' | 'narrowedBy' | 'among'>,
  read: (ctx: Context, ids: string[], narrowing: SearchNarrowing) => Promise<SearchFinding[]>,
): SearchKind {
  return {
    kind,
    present: (ctx, ids) => read(ctx, ids, {}),
    results: [
      {
        kind,
        ...filters,
        read: (ctx, places, narrowing) =>
          read(
            ctx,
            places.map(({ id }) => id),
            narrowing,
          ),
      },
    ],
  }
}

/** Shows found things that have one row each: `columns` of a row `x` of its table, of those that are still there. */
export function presentRows<Row extends { id: string }>(
  {
    table,
    columns,
    isThere = sql`true`,
  }: { table: string; columns: RawBuilder<unknown>; isThere?: RawBuilder<unknown> },
  show: (row: Row) => Omit<SearchHit, 'id'>,
): SearchKind['present'] {
  return async (ctx, ids) => {
    const { rows } = await sql<Row>`
      SELECT x.id, ${columns} FROM ${sql.table(table)} x
      WHERE x.workspace_id = ${ctx.workspaceId} AND x.id = ANY(${ids}::uuid[]) AND ${isThere}`.execute(ctx.db)
    return rows.map((row) => ({ id: row.id, ...show(row) }))
  }
}

/** The same for what has a title, a kind and a day, and may be put away. */
export function presentDated(table: string): SearchKind['present'] {
  const columns = sql`x.title, x.kind, x.happened_at AS at`
  return presentRows<{ id: string; title: string; kind: string; at: string }>(
    { table, columns, isThere: sql`x.archived_at IS NULL` },
    ({ title, kind, at }) => ({ title, detail: `${kind.replaceAll('_', ' ')} · ${at.slice(0, 10)}` }),
  )
}
