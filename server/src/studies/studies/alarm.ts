import type { StudyAlarm } from '@firsthand/contract/studies/study-plans'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { DueItem, DueSource } from '../../platform/domain.ts'
import { readRules } from '../recruiting/settings.ts'
import { type Quiet, alarmOf, alarmSentence } from './alarm.rules.ts'

/** Open studies looked at: nobody has more than these under way. */
const lookedAt = 200

/** The open studies for which it is time to talk to somebody, longest quiet first. */
export async function quietStudies(ctx: Context): Promise<StudyAlarm[]> {
  const rules = await readRules(ctx)
  const studies = await readQuiet(ctx, sql`s.closed_at IS NULL`)
  return studies
    .flatMap((study) => alarmOf(study, rules, ctx.now) ?? [])
    .toSorted((a, b) => b.days - a.days || b.guideVersions - a.guideVersions)
}

export async function alarmOfStudy(ctx: Context, id: string): Promise<StudyAlarm | null> {
  const [study] = await readQuiet(ctx, sql`s.id = ${id} AND s.closed_at IS NULL`)
  return study ? alarmOf(study, await readRules(ctx), ctx.now) : null
}

/** On the list of the day of whoever began the study or was in its conversations, and of every leader. */
export const quietStudiesDue: DueSource = {
  kind: 'quiet_study',
  async read(ctx, { memberId, limit }) {
    const alarms = await quietStudies(ctx)
    if (alarms.length === 0) return []
    const ids = alarms.map((alarm) => alarm.study.id)
    const { rows } = await sql<{ id: string }>`
      SELECT s.id FROM studies s
      WHERE s.workspace_id = ${ctx.workspaceId} AND s.id = ANY(${ids}::uuid[])
        AND (s.created_by = ${memberId}
          OR EXISTS (SELECT FROM members m WHERE m.workspace_id = s.workspace_id AND m.id = ${memberId}
            AND m.leader_since IS NOT NULL)
          OR EXISTS (SELECT FROM conversations v
            JOIN conversation_members c ON c.workspace_id = v.workspace_id AND c.conversation_id = v.id
            WHERE v.workspace_id = s.workspace_id AND v.study_id = s.id AND c.member_id = ${memberId}))`.execute(
      ctx.db,
    )
    const own = new Set(rows.map((row) => row.id))
    return alarms
      .filter((alarm) => own.has(alarm.study.id))
      .slice(0, limit)
      .map((alarm): DueItem => ({
        id: alarm.study.id,
        personId: null,
        why: alarmSentence(alarm),
        dueAt: alarm.since,
        isLate: true,
      }))
  },
}

async function readQuiet(ctx: Context, which: ReturnType<typeof sql>): Promise<Quiet[]> {
  const { rows } = await sql<Quiet>`
    SELECT s.id, s.title, s.stage, s.created_at AS "createdAt", s.wanted_conversations AS wanted,
      v.held, v.last_at AS "lastAt", v.next_at AS "nextAt", d.until AS "putOffUntil",
      (SELECT count(*)::int FROM guide_versions gv
        JOIN guides g ON g.workspace_id = gv.workspace_id AND g.id = gv.guide_id
        WHERE gv.workspace_id = s.workspace_id AND g.study_id = s.id AND g.archived_at IS NULL
          AND gv.saved_at > COALESCE(v.last_at, '-infinity')) AS "guideVersions"
    FROM studies s
    CROSS JOIN LATERAL (
      SELECT count(c.held_at)::int AS held, max(c.held_at) AS last_at,
        min(c.planned_for) FILTER (WHERE c.held_at IS NULL AND c.planned_for >= ${ctx.instant}) AS next_at
      FROM conversations c
      WHERE c.workspace_id = s.workspace_id AND c.study_id = s.id AND c.archived_at IS NULL) v
    LEFT JOIN LATERAL (
      SELECT until FROM study_delays d WHERE d.workspace_id = s.workspace_id AND d.study_id = s.id
      ORDER BY put_off_at DESC, id DESC LIMIT 1) d ON true
    WHERE s.workspace_id = ${ctx.workspaceId} AND ${which}
    ORDER BY s.created_at DESC, s.id DESC LIMIT ${lookedAt}`.execute(ctx.db)
  return rows
}
