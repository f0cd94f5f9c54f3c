import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { describeDoomed } from '../../platform/retention/doomed.ts'
import type { Retained } from '../../platform/retention/kind.ts'
import { erasePerson } from './erasure/erase-person.ts'

/** An erasure goes through everything, so a step takes few. */
const erasedAtOnce = 10

export function rightsRetention(domains: () => Domain[]): Retained[] {
  return [
    {
      kind: 'quiet_people',
      preview: (ctx, before) => describePeople(ctx, quiet(ctx, domains(), before, 'archived_at IS NULL')),
      async remove(ctx, before, limit) {
        const { rows } = await sql<{ id: string }>`
          UPDATE people SET archived_at = ${ctx.instant}, updated_at = ${ctx.instant}, version = version + 1
          WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(ARRAY(
            SELECT p.id ${quiet(ctx, domains(), before, 'archived_at IS NULL')} ORDER BY p.id LIMIT ${limit}))
          RETURNING id`.execute(ctx.db)
        for (const { id } of rows) ctx.record('person.archived', { kind: 'person', id })
        return rows.length
      },
    },
    {
      kind: 'quiet_people_erased',
      preview: (ctx, before) => describePeople(ctx, quiet(ctx, domains(), before, 'erased_at IS NULL')),
      async remove(ctx, before, limit) {
        const { rows } = await sql<{ id: string }>`
          SELECT p.id ${quiet(ctx, domains(), before, 'erased_at IS NULL')} ORDER BY p.id
          LIMIT ${Math.min(limit, erasedAtOnce)}`.execute(ctx.db)
        for (const { id } of rows) await erasePerson(ctx, domains(), id)
        return rows.length
      },
    },
    {
      kind: 'consents_of_erased',
      preview: (ctx, before) =>
        describeDoomed(
          ctx,
          sql`SELECT to_char(c.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ' ' || c.purpose AS label, NULL::bigint AS bytes
            ${tombstones(ctx, before)} ORDER BY c.answered_at, c.id`,
        ),
      async remove(ctx, before, limit) {
        const { numAffectedRows } = await sql`
          DELETE FROM consents WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(ARRAY(
            SELECT c.id ${tombstones(ctx, before)} LIMIT ${limit}))`.execute(ctx.db)
        return Number(numAffectedRows ?? 0)
      },
    },
    {
      kind: 'accesses',
      preview: (ctx, before) =>
        describeDoomed(
          ctx,
          sql`SELECT a.day::text || ' ' || a.what AS label, NULL::bigint AS bytes ${looks(ctx, before)} ORDER BY a.day`,
        ),
      async remove(ctx, before, limit) {
        const { numAffectedRows } = await sql`
          DELETE FROM person_accesses WHERE workspace_id = ${ctx.workspaceId}
            AND (person_id, day, member_id, what, reader) IN (
              SELECT a.person_id, a.day, a.member_id, a.what, a.reader ${looks(ctx, before)} LIMIT ${limit})`.execute(
          ctx.db,
        )
        return Number(numAffectedRows ?? 0)
      },
    },
  ]
}

/** Nobody talked with them since, and nothing is open or planned: never touched counts from when they came in. */
function quiet(
  ctx: Context,
  domains: Domain[],
  before: string,
  more: 'archived_at IS NULL' | 'erased_at IS NULL',
) {
  return sql`FROM people p WHERE p.workspace_id = ${ctx.workspaceId} AND p.erased_at IS NULL AND ${sql.raw(`p.${more}`)}
    AND coalesce(p.last_touch_at, p.created_at) < ${before} AND p.created_at < ${before}
    AND (p.next_touch_at IS NULL OR p.next_touch_at < ${ctx.instant})
    AND NOT EXISTS (SELECT FROM (${sql.join(keptBy(ctx, domains, before), sql` UNION ALL `)}) AS kept
      WHERE kept.person_id = p.id)`
}

/** Every domain says for whom it has something to do. */
function keptBy(ctx: Context, domains: Domain[], since: string) {
  return domains.flatMap(({ personHooks }) => personHooks?.keeps?.(ctx, since) ?? [])
}

function tombstones(ctx: Context, before: string) {
  return sql`FROM consents c JOIN people p ON p.workspace_id = c.workspace_id AND p.id = c.person_id
    WHERE c.workspace_id = ${ctx.workspaceId} AND p.erased_at < ${before}`
}

function looks(ctx: Context, before: string) {
  return sql`FROM person_accesses a WHERE a.workspace_id = ${ctx.workspaceId} AND a.day < ${before}::timestamptz::date`
}

function describePeople(ctx: Context, found: ReturnType<typeof quiet>) {
  return describeDoomed(
    ctx,
    sql`SELECT p.name AS label, NULL::bigint AS bytes ${found} ORDER BY coalesce(p.last_touch_at, p.created_at), p.id`,
  )
}
