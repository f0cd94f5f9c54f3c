import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { SearchNarrowing } from '../../platform/domain.ts'
import { isOfType, isWithin } from './evidence-fits.ts'

/** More texts than these, with all their turns, are not listed before a search. */
const fewEnough = 300

/** The texts that a narrowing leaves, where they are few. Within them their turns are narrowed once more. */
export async function fewTexts(ctx: Context, narrowing: SearchNarrowing): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM texts t WHERE t.workspace_id = ${ctx.workspaceId} AND t.archived_at IS NULL
      AND ${textFits(ctx, narrowing)} LIMIT ${fewEnough + 1}`.execute(ctx.db)
  return rows.length > fewEnough ? undefined : rows.map((row) => row.id)
}

/** That somebody speaks in a text `t` to whom a narrowing fits, and that the text fits. */
export function textFits(ctx: Context, narrowing: SearchNarrowing): RawBuilder<boolean> {
  const { workspaceId } = ctx
  const { person, contactType, study, codes, days } = narrowing
  const conditions: RawBuilder<boolean>[] = [sql`true`]
  if (person || contactType)
    conditions.push(sql`t.id IN (SELECT s.text_id FROM speakers s WHERE s.workspace_id = ${workspaceId}
      ${person ? sql`AND s.person_id = ${person}` : sql``}
      ${contactType ? sql`AND ${isOfType(ctx, contactType, sql`s.person_id`)}` : sql``})`)
  if (study) conditions.push(sql`t.source_id = ANY(${study.talks}::uuid[])`)
  if (days) conditions.push(isWithin(days, sql`t.happened_at`))
  if (codes)
    conditions.push(sql`t.current_version_id IN (SELECT h.version_id FROM highlights h
      JOIN codings k ON k.workspace_id = ${workspaceId} AND k.evidence_id = h.evidence_id
      WHERE h.workspace_id = ${workspaceId} AND k.code_id = ANY(${codes}::uuid[]))`)
  return sql`(${sql.join(conditions, sql` AND `)})`
}
