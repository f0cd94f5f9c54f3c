import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { SearchNarrowing } from '../../platform/domain.ts'

/** More things than these are not listed before a search. */
const fewEnough = 2_000

export const everyFilter = ['person', 'contactType', 'study', 'codes', 'days'] as const

/** The conditions that a piece of evidence fulfils, by the name that the table goes by. */
export function evidenceFits(
  ctx: Context,
  narrowing: SearchNarrowing,
  evidence: string,
): RawBuilder<boolean> {
  const { workspaceId } = ctx
  const { person, contactType, study, codes, days, evidenceKind } = narrowing
  const column = (name: string) => sql.ref(`${evidence}.${name}`)
  const conditions = [
    sql<boolean>`${column('withdrawn_at')} IS NULL`,
    person && sql<boolean>`${column('person_id')} = ${person}`,
    contactType && isOfType(ctx, contactType, column('person_id')),
    study && sql<boolean>`${column('source_id')} = ANY(${study.talks}::uuid[])`,
    codes &&
      sql<boolean>`EXISTS (SELECT FROM codings k WHERE k.workspace_id = ${workspaceId}
        AND k.evidence_id = ${column('id')} AND k.code_id = ANY(${codes}::uuid[]))`,
    days && isWithin(days, column('happened_at')),
    evidenceKind && sql<boolean>`${column('kind')} = ${evidenceKind}`,
  ]
  return sql`(${sql.join(
    conditions.filter((condition) => condition !== undefined && condition !== ''),
    sql` AND `,
  )})`
}

/** All evidence that a narrowing leaves, where this is little. */
export async function fewEvidence(ctx: Context, narrowing: SearchNarrowing): Promise<string[] | undefined> {
  // Of nearly every year and kind there is much: these alone narrow along the way.
  if (Object.keys(narrowing).every((name) => name === 'days' || name === 'evidenceKind')) return undefined
  const { rows } = await sql<{ id: string }>`
    SELECT e.id FROM evidence e WHERE e.workspace_id = ${ctx.workspaceId} AND ${evidenceFits(ctx, narrowing, 'e')}
    LIMIT ${fewEnough + 1}`.execute(ctx.db)
  return rows.length > fewEnough ? undefined : rows.map((row) => row.id)
}

/** That a person is, or was, this to us. */
export function isOfType(ctx: Context, type: string, person: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${person} IN (SELECT c.person_id FROM contact_types c
    WHERE c.workspace_id = ${ctx.workspaceId} AND c.type = ${type})`
}

export function isWithin(
  { from, before }: NonNullable<SearchNarrowing['days']>,
  moment: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`(${from ? sql`${moment} >= ${from}::timestamptz` : sql`true`}
    AND ${before ? sql`${moment} < ${before}::timestamptz` : sql`true`})`
}
