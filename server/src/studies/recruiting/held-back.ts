import type { RecruitingRules } from '@firsthand/contract/studies/recruiting-settings'
import { sql } from 'kysely'
import { whoMayBe } from '../../crm/consents/may-be.ts'
import type { Context } from '../../platform/context.ts'
import { type Counts, answerDays, heldBackOf } from './held-back.rules.ts'
import { readRules } from './settings.ts'

type Held = ReturnType<typeof heldBackOf>

/** Why each of these people is not to be asked now. Asked at the moment of use, every time; nobody missing is held back. */
export async function heldBack(ctx: Context, people: string[]): Promise<Map<string, Held>> {
  const rules = await readRules(ctx)
  const counts = await contactCounts(ctx, people, rules)
  return new Map([...counts].map(([person, each]) => [person, heldBackOf(rules, each)]))
}

/** The counts of many people in one statement. */
export async function contactCounts(
  ctx: Context,
  people: string[],
  rules: RecruitingRules,
): Promise<Map<string, Counts>> {
  const ids = [...new Set(people)]
  if (ids.length === 0) return new Map()
  const may = await whoMayBe(ctx, ids, 'contact')
  const { workspaceId, instant } = ctx
  const since = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000).toISOString()
  const { rows } = await sql<Omit<Counts, 'mayContact'> & { id: string }>`
    SELECT p.id, c.count AS contacts, c.free AS "contactsFree", u.count AS unanswered,
      h.count AS participations, h.free AS "participationsFree", n.count AS "noShows", n.free AS "noShowsFree"
    FROM unnest(${ids}::uuid[]) AS p(id)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, (array_agg(t.at ORDER BY t.at DESC))[${rules.contacts.count}] AS free
      FROM touchpoints t
      WHERE t.workspace_id = ${workspaceId} AND t.person_id = p.id AND t.direction = 'ours'
        AND t.at > ${since(rules.contacts.days)} AND t.at <= ${instant}) c
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM touchpoints t
      WHERE t.workspace_id = ${workspaceId} AND t.person_id = p.id AND t.direction = 'ours'
        AND (t.outcome = 'no_answer'
          OR (t.outcome IS NULL AND t.source_kind = 'recruit' AND t.at <= ${since(answerDays)}))
        AND t.at > GREATEST(
          COALESCE((SELECT max(s.at) FROM touchpoints s
            WHERE s.workspace_id = ${workspaceId} AND s.person_id = p.id
              AND (s.direction <> 'ours' OR s.outcome IN ('reached', 'declined', 'yes'))), '-infinity'),
          COALESCE((SELECT max(GREATEST(r.agreed_at, r.declined_at)) FROM recruits r
            WHERE r.workspace_id = ${workspaceId} AND r.person_id = p.id), '-infinity'))) u
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, (array_agg(v.held_at ORDER BY v.held_at DESC))[${rules.participations.count}] AS free
      FROM conversation_people cp
      JOIN conversations v ON v.workspace_id = cp.workspace_id AND v.id = cp.conversation_id
      WHERE cp.workspace_id = ${workspaceId} AND cp.person_id = p.id AND v.archived_at IS NULL
        AND v.held_at > ${since(rules.participations.days)} AND v.held_at <= ${instant}) h
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, (array_agg(s.at ORDER BY s.at DESC))[${rules.noShows.count}] AS free
      FROM recruits r
      JOIN recruit_steps s ON s.workspace_id = ${workspaceId} AND s.recruit_id = r.id AND s.step = 'no_show'
      WHERE r.workspace_id = ${workspaceId} AND r.person_id = p.id
        AND s.at > ${since(rules.noShows.days)} AND s.at <= ${instant}) n`.execute(ctx.db)
  return new Map(rows.map(({ id, ...counts }) => [id, { ...counts, mayContact: may.has(id) }]))
}
