import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { SearchKind, SearchNarrowing, SearchPlace, SearchResults } from '../domain.ts'

/** For each filter that says something about a thing, the condition on its row `x`. */
export type Filters = {
  [Filter in keyof SearchNarrowing]?: (
    value: NonNullable<SearchNarrowing[Filter]>,
    ctx: Context,
  ) => RawBuilder<unknown>
}

type Narrowed = {
  table: string
  by: Filters
  /** More of each row, such as when it was: columns of `x`. */
  words?: RawBuilder<unknown>
  beside?: RawBuilder<unknown>
  at?: RawBuilder<unknown>
  person?: RawBuilder<unknown>
}

/** Things that have one row each: shown among results as they are presented, narrowed by what stands in the row. */
export function narrowed(shown: SearchKind, { table, by, words, beside, at, person }: Narrowed): SearchKind {
  const { kind, present } = shown
  const results: SearchResults = {
    kind,
    narrowedBy: Object.keys(by) as (keyof SearchNarrowing)[],
    async read(ctx: Context, places: SearchPlace[], narrowing: SearchNarrowing) {
      const { rows } = await sql<{
        id: string
        words: string | null
        beside: string | null
        at: string | null
        personId: string | null
        name: string | null
      }>`
        SELECT x.id, ${words ?? sql`NULL`} AS words, ${beside ?? sql`NULL`} AS beside, ${at ?? sql`NULL`} AS at, p.id AS "personId", p.name
        FROM ${sql.table(table)} x
        LEFT JOIN people p ON p.workspace_id = ${ctx.workspaceId} AND p.id = ${person ?? sql`NULL::uuid`}
        WHERE x.workspace_id = ${ctx.workspaceId} AND x.id = ANY(${places.map(({ id }) => id)}::uuid[])
          AND ${fitsAll(ctx, narrowing, by)}`.execute(ctx.db)
      const read = new Map(rows.map((row) => [row.id, row]))
      const hits = rows.length === 0 ? [] : await present(ctx, [...read.keys()])
      return hits.map((hit) => {
        const { words: found, beside: more, at: moment, personId, name } = read.get(hit.id)!
        return {
          part: 0,
          ...hit,
          words: found ?? hit.title,
          beside: more ?? '',
          at: moment,
          person: personId ? { id: personId, name: name ?? '' } : null,
        }
      })
    },
  }
  return { ...shown, results: [results] }
}

/** Whether a row fits all that a search is narrowed to. */
export function fitsAll(ctx: Context, narrowing: SearchNarrowing, by: Filters): RawBuilder<unknown> {
  const conditions = (Object.keys(narrowing) as (keyof SearchNarrowing)[]).map((name) =>
    condition(ctx, { by, narrowing, name }),
  )
  return sql.join([sql`true`, ...conditions], sql` AND `)
}

function condition<Filter extends keyof SearchNarrowing>(
  ctx: Context,
  { by, narrowing, name }: { by: Filters; narrowing: SearchNarrowing; name: Filter },
): RawBuilder<unknown> {
  const value = narrowing[name]
  return value === undefined ? sql`true` : by[name]!(value, ctx)
}

/** A row's person, by its column: one of them, or what they are or were to us. */
export function byPerson(column: string) {
  return {
    person: (person: string) => sql`${sql.ref(column)} = ${person}`,
    contactType: (type: string, ctx: Context) =>
      sql`${sql.ref(column)} IN (SELECT c.person_id FROM contact_types c WHERE c.workspace_id = ${ctx.workspaceId} AND c.type = ${type})`,
  }
}

/** A row's moment, by its column. */
export function byDays(column: string) {
  return {
    days: ({ from, before }: NonNullable<SearchNarrowing['days']>) =>
      sql`(${from ? sql`${sql.ref(column)} >= ${from}::timestamptz` : sql`true`}
        AND ${before ? sql`${sql.ref(column)} < ${before}::timestamptz` : sql`true`})`,
  }
}
