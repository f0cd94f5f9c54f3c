import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { BriefLine, PersonBrief } from '../platform/domain.ts'

const shown = 6

/** What somebody said, did and gave, for a member who meets them from now on. */
export const evidenceBriefs: PersonBrief[] = [
  {
    kind: 'heard',
    title: 'What was heard',
    order: 20,
    gather: (ctx, person) => gather(ctx, person, sql`kind <> 'committed'`),
  },
  {
    kind: 'commitments',
    title: 'What they committed',
    order: 30,
    gather: (ctx, person) => gather(ctx, person, sql`kind = 'committed'`),
  },
]

type Row = {
  id: string
  words: string
  kind: string
  at: string
  cited: number
  hearers: string[]
  all: number
}

/** Half of them the most cited, the rest the newest. Suggested and withdrawn evidence counts for nothing here either. */
async function gather(ctx: Context, person: string, kinds: ReturnType<typeof sql>) {
  const { rows } = await sql<Row>`
    WITH theirs AS (
      SELECT id, words, kind, happened_at,
        (SELECT count(*) FROM citations c WHERE c.workspace_id = evidence.workspace_id AND c.evidence_id = evidence.id)::int AS cited
      FROM evidence
      WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person} AND withdrawn_at IS NULL
        AND (suggested_by IS NULL OR accepted_at IS NOT NULL) AND ${kinds}
      ORDER BY happened_at DESC LIMIT 1000
    ), placed AS (
      SELECT *, row_number() OVER (ORDER BY cited DESC, happened_at DESC, id) AS by_citation,
        row_number() OVER (ORDER BY happened_at DESC, id) AS by_age, count(*) OVER ()::int AS "all"
      FROM theirs
    )
    SELECT id, words, kind, happened_at AS at, cited, "all", ARRAY(
      SELECT m.name FROM evidence_hearers h JOIN members m ON m.workspace_id = h.workspace_id AND m.id = h.member_id
      WHERE h.workspace_id = ${ctx.workspaceId} AND h.evidence_id = placed.id ORDER BY m.name
    ) AS hearers
    FROM placed WHERE (by_citation <= ${shown / 2} AND cited > 0) OR by_age <= ${shown / 2}
    ORDER BY cited DESC, happened_at DESC, id`.execute(ctx.db)
  const lines = rows.map(({ id, words, kind, at, cited, hearers }): BriefLine => ({
    words,
    detail: [
      kind.replace('_', ', '),
      cited > 0 ? `cited ${cited === 1 ? 'once' : `${cited} times`}` : '',
      hearers.length === 0 ? 'relayed: nobody of us was there' : '',
    ]
      .filter(Boolean)
      .join(' · '),
    at: new Date(at).toISOString(),
    members: hearers,
    link: { kind: 'evidence', id },
  }))
  return { lines, more: (rows[0]?.all ?? 0) - lines.length }
}
