import { sql } from 'kysely'
import { hiddenBeside } from '../../evidence/redaction/beside.ts'
import type { Context, HiddenWhere } from '../../platform/context.ts'
import type { SearchKind, SearchNarrowing, SearchPlace } from '../../platform/domain.ts'
import { indexEntries, removeEntries } from '../../platform/search/entries.ts'
import { byDays, fitsAll } from '../../platform/search/narrowed.ts'
import { conversationFits } from '../search.ts'

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

/** The same for all of these conversations, and for nothing that was taken back, erased, or is in a text by now. */
export async function indexNotesOf(ctx: Context, conversations: string[]): Promise<void> {
  await removeEntries(ctx, kind, conversations)
  for (const id of conversations)
    await indexRead(ctx, id, await readNotes(ctx, sql`e.conversation_id = ${id}`))
}

/** Notes beside texts in which words are hidden, or shown again, and those of conversations with a person. */
export async function indexNotesBeside(ctx: Context, { texts, person }: HiddenWhere): Promise<void> {
  const { workspaceId } = ctx
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT e.conversation_id AS id FROM live_entries e
    WHERE e.workspace_id = ${workspaceId} AND e.text_id IS NULL AND e.body <> '' AND e.conversation_id IN (
      SELECT t.source_id FROM texts t WHERE t.workspace_id = ${workspaceId} AND t.id = ANY(${texts}::uuid[])
      UNION SELECT p.conversation_id FROM conversation_people p
        WHERE p.workspace_id = ${workspaceId} AND p.person_id = ${person ?? null}::uuid)`.execute(ctx.db)
  await indexNotesOf(
    ctx,
    rows.map((row) => row.id),
  )
}

export const liveNoteSearchKind: SearchKind = {
  kind,
  async present(ctx, ids) {
    const notes = await readFound(ctx, sql`e.conversation_id = ANY(${ids}::uuid[])`, {})
    return [...new Map(notes.map(({ id, title, detail }) => [id, { id, title, detail }])).values()]
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
    const detail = conversationKind.replaceAll('_', ' ')
    return { id, part, title, detail, words: body, beside: place, at, speaker: member }
  })
}

/** Notes that stand, and are in no text yet, without what is hidden in the texts of their conversation. */
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
    WHERE e.workspace_id = ${workspaceId} AND ${which} AND e.text_id IS NULL AND e.body <> ''
      AND e.kind IN ('note', 'quote', 'seen', 'mark')
      AND NOT EXISTS (SELECT FROM live_entries b WHERE b.workspace_id = ${workspaceId}
        AND b.conversation_id = e.conversation_id AND b.kind = 'taken_back' AND b.of_id = e.id AND b.member_id = e.member_id)
      AND ${fitsAll(ctx, narrowing, { ...conversationFits.by, ...byDays('e.at') })}
    ORDER BY e.at, e.id`.execute(ctx.db)
  const read: Note[] = []
  for (const [conversation, notes] of Map.groupBy(rows, ({ id }) => id)) {
    const hide = await hiddenBeside(ctx, conversation, notes[0]!.people)
    read.push(...notes.map((note) => ({ ...note, body: hide(note.body), place: hide(note.place) })))
  }
  return read
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
