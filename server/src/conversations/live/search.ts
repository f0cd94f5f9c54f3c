import { sql } from 'kysely'
import { hiddenBesideEach } from '../../evidence/redaction/beside.ts'
import type { Context, HiddenWhere } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import type { SearchKind, SearchNarrowing, SearchPlace } from '../../platform/domain.ts'
import { indexEntries, removeEntries } from '../../platform/search/entries.ts'
import { byDays, fitsAll } from '../../platform/search/narrowed.ts'
import { conversationFits } from '../search.ts'
import { noteShown } from './read.ts'

const kind = 'live_note'

/**
 * Notes made while a conversation goes on are found under it, each by a number of its own: the end of its id. From when
 * they are lines of a text, they are found there.
 */
const partOf = sql`(('x' || right(e.id::text, 8))::bit(32)::bigint & 2147483647)::int`

/** Makes these new notes findable, as they may be read. */
export async function indexNotes(ctx: Context, conversation: string, ids: string[]): Promise<void> {
  const { rows } = await sql<SearchPlace>`
    SELECT e.conversation_id AS id, ${partOf} AS part FROM live_entries e
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.id = ANY(${ids}::uuid[])`.execute(ctx.db)
  await indexRead(
    ctx,
    conversation,
    await readNotes(ctx, sql`(e.conversation_id, ${partOf}) IN (${asked(rows)})`),
  )
}

/** Who hides words meanwhile waits, and then writes over what was read before; or has hidden them before it is read. */
export async function holdNotes(ctx: Context, conversations: string[]): Promise<void> {
  await ctx.db
    .selectFrom('conversations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', anyOf(conversations))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** The same for all of these conversations, and for nothing that was taken back, erased, or is in a text by now. */
export async function indexNotesOf(ctx: Context, conversations: string[]): Promise<void> {
  await holdNotes(ctx, conversations)
  await removeEntries(ctx, kind, conversations)
  for (const id of conversations)
    await indexRead(ctx, id, await readNotes(ctx, sql`e.conversation_id = ${id}`))
}

/** Notes beside texts in which words are hidden, or shown again, and those of conversations with a person. */
export async function indexNotesBeside(ctx: Context, { texts, person }: HiddenWhere): Promise<void> {
  const { workspaceId } = ctx
  const beside = await sql<{ id: string }>`
    SELECT t.source_id AS id FROM texts t WHERE t.workspace_id = ${workspaceId} AND t.id = ANY(${texts}::uuid[])
    UNION SELECT p.conversation_id FROM conversation_people p
      WHERE p.workspace_id = ${workspaceId} AND p.person_id = ${person ?? null}::uuid`.execute(ctx.db)
  // Held before one looks whether there are notes: the first may be on its way.
  await holdNotes(
    ctx,
    beside.rows.map(({ id }) => id),
  )
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT e.conversation_id AS id FROM live_entries e
    WHERE e.workspace_id = ${workspaceId} AND e.text_id IS NULL AND e.body <> ''
      AND e.conversation_id = ANY(${beside.rows.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  await indexNotesOf(
    ctx,
    rows.map((row) => row.id),
  )
}

export const liveNoteSearchKind: SearchKind = {
  kind,
  async present(ctx, ids) {
    const { rows } = await sql<{ id: string; title: string; conversationKind: string }>`
      SELECT x.id, x.title, x.kind AS "conversationKind" FROM conversations x
      WHERE x.workspace_id = ${ctx.workspaceId} AND x.id = ANY(${ids}::uuid[]) AND x.archived_at IS NULL
        AND EXISTS (SELECT FROM live_entries e
          WHERE e.workspace_id = ${ctx.workspaceId} AND e.conversation_id = x.id AND ${stands(ctx)})`.execute(
      ctx.db,
    )
    return rows.map(({ id, title, conversationKind }) => ({ id, title, detail: detailOf(conversationKind) }))
  },
  results: [
    {
      kind,
      narrowedBy: [...conversationFits.filters, 'days'],
      read: (ctx, places, narrowing) =>
        readFound(ctx, sql`(e.conversation_id, ${partOf}) IN (${asked(places)})`, narrowing),
    },
  ],
}

type Note = SearchPlace & {
  title: string
  conversationKind: string
  body: string
  place: string
  at: string
  member: string
  people: string[]
}

async function readFound(ctx: Context, which: ReturnType<typeof sql>, narrowing: SearchNarrowing) {
  const notes = await readNotes(ctx, sql`${which} AND x.archived_at IS NULL`, narrowing)
  return notes.map(({ id, part, title, conversationKind, body, place, at, member }) => {
    const detail = detailOf(conversationKind)
    return { id, part, title, detail, words: body, beside: place, at, speaker: member }
  })
}

function detailOf(conversationKind: string): string {
  return conversationKind.replaceAll('_', ' ')
}

/** That an entry `e` is a note, was not taken back, and is in no text yet. */
function stands({ workspaceId }: Context) {
  return sql`e.text_id IS NULL AND e.body <> '' AND e.kind IN ('note', 'quote', 'seen', 'mark')
    AND NOT EXISTS (SELECT FROM live_entries b WHERE b.workspace_id = ${workspaceId}
      AND b.conversation_id = e.conversation_id AND b.kind = 'taken_back' AND b.of_id = e.id AND b.member_id = e.member_id)`
}

/** Notes that stand, without what is hidden in the texts of their conversation. */
async function readNotes(
  ctx: Context,
  which: ReturnType<typeof sql>,
  narrowing: SearchNarrowing = {},
): Promise<Note[]> {
  const { workspaceId } = ctx
  const { rows } = await sql<Note>`
    SELECT e.conversation_id AS id, ${partOf} AS part, x.title, x.kind AS "conversationKind", e.body, e.place, e.at,
      m.name AS member, ARRAY(SELECT p.person_id FROM conversation_people p
        WHERE p.workspace_id = ${workspaceId} AND p.conversation_id = x.id) AS people
    FROM live_entries e
    JOIN conversations x ON x.workspace_id = ${workspaceId} AND x.id = e.conversation_id
    JOIN members m ON m.workspace_id = ${workspaceId} AND m.id = e.member_id
    WHERE e.workspace_id = ${workspaceId} AND ${which} AND ${stands(ctx)}
      AND ${fitsAll(ctx, narrowing, { ...conversationFits.by, ...byDays('e.at') })}
    ORDER BY e.at, e.id`.execute(ctx.db)
  const peopleOf = new Map(rows.map(({ id, people }) => [id, people]))
  const places = [...peopleOf].map(([source, people]) => ({ source, people }))
  const hides = await hiddenBesideEach(ctx, places)
  const hideIn = new Map(places.map(({ source }, at) => [source, hides[at]!]))
  return rows.map((note) => {
    const hide = hideIn.get(note.id)!
    return { ...note, ...noteShown(note, hide) }
  })
}

/** Two notes whose ids end alike are found by the words of both. */
async function indexRead(ctx: Context, id: string, notes: Note[]): Promise<void> {
  const entries = [...Map.groupBy(notes, ({ part }) => part)].map(([part, alike]) => ({
    kind,
    id,
    part,
    text: alike.map(({ body, place }) => `${body} ${place}`).join('\n'),
  }))
  await indexEntries(ctx, entries)
}

function asked(places: SearchPlace[]) {
  return sql`SELECT * FROM unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ part }) => part)}::int[])`
}
