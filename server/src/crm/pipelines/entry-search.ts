import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { SearchKind } from '../../platform/domain.ts'
import { byPerson, narrowed } from '../../platform/search/narrowed.ts'
import { type WordHits, hitsByWord } from '../../platform/search/by-word.ts'
import { indexEntries, removeEntries } from '../../platform/search/entries.ts'
import { asAlike, asWritten } from '../../platform/search/find.ts'
import { presentEntries } from './entry-read.ts'

type Test = RawBuilder<SqlBool>

const wordsAtMost = 8

/** What an entry is found by, and where its row says which. */
const parts = {
  person: sql.ref('entry.person_id'),
  organisation: sql.ref('entry.organisation_id'),
  entry: sql.ref('entry.id'),
}
const kinds = Object.keys(parts) as (keyof typeof parts)[]

/**
 * Says of an `entry` that each word of a search stands in its person, their organisation or what it is about. Where none
 * of the entries that are wanted has the words as they are written, those nearest to them.
 */
export async function entryTests(
  ctx: Context,
  q: string | undefined,
  isAny: (tests: Test[]) => Promise<boolean>,
): Promise<Test[]> {
  const written = asWritten(q ?? '').slice(0, wordsAtMost)
  if (written.length === 0) return []
  const exact = await testsOf(ctx, written)
  if (exact && (await isAny(exact))) return exact
  const alike = await asAlike(ctx, q!)
  return (alike && (await testsOf(ctx, alike.slice(0, wordsAtMost)))) ?? [sql<SqlBool>`false`]
}

/** Nothing where a word stands nowhere. */
async function testsOf(ctx: Context, asked: string[]): Promise<Test[] | undefined> {
  const words = await hitsByWord(ctx, asked, kinds)
  if (words.some(({ ids }) => ids?.size === 0)) return undefined
  return words.map((word) => (word.ids ? isOneOf(ctx, word.ids) : says(ctx, word)))
}

/** As a set of ids each of which is found along its own index; a bare OR would make the planner try every entry. */
function isOneOf({ workspaceId }: Context, ids: Map<string, string[]>): Test {
  const column = { person: 'person_id', organisation: 'organisation_id', entry: 'id' }
  const sets = kinds
    .filter((kind) => ids.has(kind))
    .map(
      (kind) => sql`SELECT few.id FROM pipeline_entries few
        WHERE few.workspace_id = ${workspaceId} AND ${sql.ref(`few.${column[kind]}`)} = ANY(${ids.get(kind)!}::uuid[])`,
    )
  return sql<SqlBool>`entry.id IN (${sql.join(sets, sql` UNION ALL `)})`
}

/** Looked up for each entry on the way: of what stands in very many, a page is full soon. */
function says({ workspaceId }: Context, { tsquery }: WordHits): Test {
  const looked = kinds.map(
    (kind) => sql`coalesce((SELECT s.words @@ ${tsquery}::tsquery FROM search_entries s
      WHERE s.workspace_id = ${workspaceId} AND s.kind = ${kind} AND s.subject_id = ${parts[kind]} AND s.part = 0), false)`,
  )
  return sql<SqlBool>`(${sql.join(looked, sql` OR `)})`
}

/** Makes an entry findable by what it is about. */
export async function indexEntry(ctx: Context, id: string, title: string): Promise<void> {
  if (title === '') await removeEntries(ctx, 'entry', [id])
  else await indexEntries(ctx, [{ kind: 'entry', id, text: title }])
}

/** How found entries of pipelines are shown. */
export const entrySearchKinds: SearchKind[] = [
  narrowed(
    {
      kind: 'entry',
      async present(ctx, ids) {
        const rows = await ctx.db
          .selectFrom('pipelineEntries')
          .selectAll()
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', 'in', ids)
          .where('archivedAt', 'is', null)
          .execute()
        return (await presentEntries(ctx, rows)).map(({ id, title, person, pipeline, stage }) => ({
          id,
          title: title || person.name,
          detail: [person.name, pipeline.name, stage.name].join(' · '),
        }))
      },
    },
    { table: 'pipeline_entries', by: byPerson('x.person_id') },
  ),
]
