import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { SearchKind, SearchNarrowing, SearchPlace } from '../../platform/domain.ts'
import { type SearchEntry, indexEntries, removeEntries } from '../../platform/search/entries.ts'
import { byDays, fitsAll } from '../../platform/search/narrowed.ts'
import { findCard } from './cards.ts'

const kind = 'practice'

/** What a practice talk is about stands before its first turn: the role as everybody knows it, and the goal. */
const aboutPart = -1

/**
 * A practice talk is found by its role, its goal and what was said, and only as what it is: nothing of it is a text, so
 * that no search takes it for a customer's voice. The secret of a role is found by nobody.
 */
export async function indexPractice(
  ctx: Context,
  id: string,
  { turns }: { turns?: { body: string }[] } = {},
): Promise<void> {
  const entries: SearchEntry[] = (turns ?? []).map(({ body }, part) => ({ kind, id, part, text: body }))
  if (turns) await removeEntries(ctx, kind, [id])
  const [about] = await readAbout(ctx, [id])
  if (about) entries.push({ kind, id, part: aboutPart, text: `${about.title} ${about.words}` })
  await indexEntries(ctx, entries)
}

export const practiceSearchKind: SearchKind = {
  kind,
  async present(ctx, ids) {
    return (await readAbout(ctx, ids)).map(({ id, title, detail }) => ({ id, title, detail }))
  },
  results: [
    {
      kind,
      narrowedBy: ['days'],
      async read(ctx, places, narrowing) {
        const about = places.filter(({ part }) => part === aboutPart).map(({ id }) => id)
        const turns = places.filter(({ part }) => part !== aboutPart)
        return [...(await readAbout(ctx, about, narrowing)), ...(await readTurns(ctx, turns, narrowing))]
      },
    },
  ],
}

type Session = {
  id: string
  card: string
  goal: string
  at: string
  interviewer: string
  customer: string
}

async function readAbout(ctx: Context, ids: string[], narrowing: SearchNarrowing = {}) {
  if (ids.length === 0) return []
  const { rows } = await sql<Session>`
    SELECT ${sessionColumns} FROM ${sessions(ctx)}
    WHERE x.workspace_id = ${ctx.workspaceId} AND x.id = ANY(${ids}::uuid[]) AND ${stands(ctx, narrowing)}`.execute(
    ctx.db,
  )
  return rows.map((row) => ({
    ...shown(row),
    part: aboutPart,
    words: [findCard(row.card)?.who ?? '', row.goal].filter(Boolean).join(' · '),
  }))
}

async function readTurns(ctx: Context, places: SearchPlace[], narrowing: SearchNarrowing) {
  if (places.length === 0) return []
  const { workspaceId } = ctx
  const { rows } = await sql<
    Session & { part: number; body: string; speaker: string; startsMs: number | null }
  >`
    SELECT ${sessionColumns}, t.position AS part, t.body, t.speaker, t.starts_ms AS "startsMs"
    FROM unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ part }) => part)}::int[]) AS place (id, part)
    JOIN practice_turns t ON t.workspace_id = ${workspaceId} AND t.session_id = place.id AND t.position = place.part
    JOIN ${sessions(ctx)} ON x.workspace_id = ${workspaceId} AND x.id = t.session_id
    WHERE ${stands(ctx, narrowing)}`.execute(ctx.db)
  return rows.map((row) => {
    const { part, body, startsMs, interviewer, customer } = row
    const speaker = row.speaker === 'interviewer' ? interviewer : row.speaker === 'customer' ? customer : null
    return { ...shown(row), part, words: body, speaker, startsMs }
  })
}

function shown({ id, card, at, interviewer, customer }: Session) {
  const title = findCard(card)?.title ?? card
  return { id, title, detail: `${interviewer} asks, ${customer} plays the customer`, at }
}

const sessionColumns = sql`x.id, x.card, x.goal, x.created_at AS at, i.name AS interviewer, c.name AS customer`

function sessions({ workspaceId }: Context) {
  return sql`(practice_sessions x
    JOIN members i ON i.workspace_id = ${workspaceId} AND i.id = x.interviewer_id
    JOIN members c ON c.workspace_id = ${workspaceId} AND c.id = x.customer_id)`
}

function stands(ctx: Context, narrowing: SearchNarrowing) {
  return sql`x.archived_at IS NULL AND ${fitsAll(ctx, narrowing, byDays('x.created_at'))}`
}
