import { CompiledQuery } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { fold } from '../../platform/search/fold.ts'
import type { Draft } from './draft.rules.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'

/** Brings people up to date in one statement. Whom the same import made keep the first version: nobody has changed them. */
export async function updatePeople(
  ctx: Context,
  drafts: Draft[],
  organisationOf: (draft: Draft) => string | null,
): Promise<void> {
  if (drafts.length === 0) return
  const column = (of: (draft: Draft) => unknown) => drafts.map(of)
  await ctx.db.executeQuery(
    CompiledQuery.raw(update, [
      ctx.workspaceId,
      ctx.instant,
      column((draft) => draft.id),
      column((draft) => draft.name),
      column((draft) => fold(draft.name)),
      column((draft) => draft.roleTitle),
      column((draft) => draft.timeZone),
      column((draft) => draft.language),
      column((draft) => draft.note),
      column(organisationOf),
      column((draft) => draft.version),
      column((draft) => draft.before.isArchived === true),
      column((draft) => draft.cadenceDays),
      column((draft) => draft.pronouns),
    ]),
  )
  for (const { id, before } of drafts)
    if (before.isArchived) ctx.record('person.restored', { kind: 'person', id })
}

const update = `UPDATE people p SET name = u.name, sort_key = u.sort_key, pronouns = u.pronouns, role_title = u.role_title,
  time_zone = u.time_zone,
  time_zone_source = CASE WHEN u.time_zone IS DISTINCT FROM p.time_zone THEN 'import' ELSE p.time_zone_source END,
  time_zone_since = CASE WHEN u.time_zone IS DISTINCT FROM p.time_zone THEN $2::timestamptz ELSE p.time_zone_since END,
  cadence_days = u.cadence_days,
  next_touch_at = CASE WHEN u.cadence_days IS NOT DISTINCT FROM p.cadence_days THEN p.next_touch_at
    WHEN p.snoozed_at IS NOT NULL AND (p.last_touch_at IS NULL OR p.last_touch_at <= p.snoozed_at) THEN p.snoozed_until
    ELSE p.last_touch_at + make_interval(secs => u.cadence_days * 86400.0) END,
  language = u.language, note = u.note,
  organisation_id = coalesce(u.organisation_id, p.organisation_id), version = u.version, updated_at = $2::timestamptz,
  archived_at = CASE WHEN u.is_back THEN NULL ELSE p.archived_at END
FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::int4[], $12::bool[], $13::int4[], $14::text[])
  AS u(id, name, sort_key, role_title, time_zone, language, note, organisation_id, version, is_back, cadence_days, pronouns)
WHERE p.workspace_id = $1::uuid AND p.id = u.id`

/** Keeps where a change of somebody we knew came from, and how they were: for their page, and to take it back. */
export async function keepUpdates(ctx: Context, importId: string, drafts: Draft[]): Promise<void> {
  await insertRows(ctx, 'importUpdates', {
    shared: { importId },
    types: { id: 'uuid', personId: 'uuid', line: 'int4', before: 'jsonb', version: 'int4' },
    rows: drafts
      .filter((draft) => !draft.isOfThisImport)
      .map((draft) => ({
        id: ctx.newId(),
        personId: draft.id,
        line: draft.line,
        before: json(draft.before),
        version: draft.version,
      })),
  })
}
