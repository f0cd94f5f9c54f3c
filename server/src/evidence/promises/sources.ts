import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type {
  BriefLine,
  DueItem,
  DueSource,
  PersonBrief,
  TimelineItem,
  TimelineQuestion,
  TimelineSource,
} from '../../platform/domain.ts'
import { withPersonSearchKind } from '../with-person-search.ts'

const shown = 8

/** What a member promised and has not done: from the day when it is due. */
export const promisesDue: DueSource = {
  kind: 'promise',
  async read(ctx, { memberId, before, limit }) {
    const rows = await ctx.db
      .selectFrom('promises')
      .select(['id', 'personId', 'words', 'dueAt'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('memberId', '=', memberId)
      .where('state', '=', 'open')
      .where('dueAt', 'is not', null)
      // The day ends where the member is; a promise for today is due today.
      .where('dueAt', '<=', before)
      .orderBy('dueAt')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(({ id, personId, words, dueAt }): DueItem => ({
      id,
      personId,
      why: `You promised: ${words}`,
      dueAt: dueAt!,
      isLate: dueAt! <= ctx.instant,
    }))
  },
}

/** A promise stands on the timeline when it was made, and when it was kept or broken. */
export const promiseTimeline: TimelineSource = { kind: 'promise', read: promisesOf }

export const promiseBrief: PersonBrief = {
  kind: 'promises',
  title: 'What we promised them',
  order: 35,
  gather: gatherPromises,
}

export const promiseSearchKind = withPersonSearchKind('promise', {
  table: 'promises',
  title: sql`left(x.words, 200)`,
  at: 'x.made_at',
})

type Row = {
  id: string
  at: string
  step: string
  words: string
  settledWords: string
  dueOn: string | null
  memberId: string | null
  memberName: string | null
}

async function promisesOf(
  ctx: Context,
  { person, member, below, limit }: TimelineQuestion,
): Promise<TimelineItem[]> {
  // A place is a moment and an id, so that the two moments of one promise are two places.
  const { rows } = await sql<Row>`
    SELECT x.*, m.id AS "memberId", m.name AS "memberName" FROM (
      SELECT p.id, p.made_at AS at, 'made' AS step, p.words, '' AS "settledWords", p.due_on AS "dueOn", p.member_id AS who
      FROM promises p WHERE p.workspace_id = ${ctx.workspaceId} AND p.person_id = ${person}
        AND p.settled_at IS DISTINCT FROM p.made_at
      UNION ALL
      SELECT p.id, p.settled_at, p.state, p.words, p.settled_words, p.due_on, p.settled_by
      FROM promises p WHERE p.workspace_id = ${ctx.workspaceId} AND p.person_id = ${person} AND p.settled_at IS NOT NULL
    ) x LEFT JOIN members m ON m.workspace_id = ${ctx.workspaceId} AND m.id = x.who
    WHERE true ${member === undefined ? sql`` : sql`AND x.who = ${member}`}
      ${below ? sql`AND (x.at, x.id) < (${below.at}::timestamptz, ${below.id}::uuid)` : sql``}
    ORDER BY x.at DESC, x.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map((row) => ({
    kind: 'promise',
    id: row.id,
    at: row.at,
    title: titles[row.step as keyof typeof titles](row.words),
    detail: row.step === 'made' ? (row.dueOn ? `By ${inWords(row.dueOn)}` : '') : row.settledWords,
    member: row.memberId ? { id: row.memberId, name: row.memberName! } : null,
    link: { kind: 'promise', id: row.id },
  }))
}

const titles = {
  made: (words: string) => `Promised: ${words}`,
  kept: (words: string) => `Promise kept: ${words}`,
  broken: (words: string) => `Promise broken: ${words}`,
  released: (words: string) => `They let us off: ${words}`,
}

async function gatherPromises(ctx: Context, person: string) {
  const { rows } = await sql<{
    id: string
    words: string
    state: string
    dueOn: string | null
    dueAt: string | null
    at: string
    name: string
    all: number
  }>`
    SELECT p.id, p.words, p.state, p.due_on AS "dueOn", p.due_at AS "dueAt", p.made_at AS at, m.name,
      count(*) OVER ()::int AS "all"
    FROM promises p JOIN members m ON m.workspace_id = p.workspace_id AND m.id = p.member_id
    WHERE p.workspace_id = ${ctx.workspaceId} AND p.person_id = ${person} AND p.state IN ('open', 'broken')
    ORDER BY p.state DESC, p.due_at NULLS LAST, p.made_at DESC, p.id LIMIT ${shown}`.execute(ctx.db)
  const lines = rows.map(({ id, words, state, dueOn, dueAt, at, name }): BriefLine => ({
    words,
    detail:
      state === 'broken'
        ? 'broken'
        : [dueOn ? `by ${dueOn}` : 'no day was said', dueAt !== null && dueAt <= ctx.instant ? 'late' : '']
            .filter(Boolean)
            .join(' · '),
    at,
    members: [name],
    link: { kind: 'promise', id },
  }))
  return { lines, more: (rows[0]?.all ?? 0) - lines.length }
}

/** A day as it is said: 14 May 2026. */
function inWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))
}
