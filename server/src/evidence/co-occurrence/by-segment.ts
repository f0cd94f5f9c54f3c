import { fail } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/co-occurrence'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { codeRows } from '../codes/read.ts'
import { orderTree } from '../codes/tree.rules.ts'
import { kindsWith } from '../kinds-of-people.ts'
import type { KindsOf, TalksOf } from '../talks.ts'
import { groupIntoVoices } from '../claims/voices.ts'
import { mostUsed } from './most-used.ts'
import { type Heard, segmentTable } from './segment-table.rules.ts'

const { tableLimits } = contract

export const bySegmentHandlers = (talksOf: TalksOf, kindsOf: KindsOf) => [
  handle(contract.showCodesBySegment, async (ctx, { study, by, field }) => {
    if (by === 'segment' && study === undefined) fail(contract.showCodesBySegment, 'study_missing')
    const talks = study === undefined ? undefined : (await talksOf(ctx, { study })).map(({ id }) => id)
    const codes = orderTree(await codeRows(ctx))
    const heard = await heardFrom(ctx, talks)
    const people = [...new Set(heard.map(({ person }) => person))]
    const introducedBy = await introducersOf(ctx, people)
    const kinds =
      (await kindsWith(ctx, { by, field, study, people }, kindsOf)) ??
      fail(contract.showCodesBySegment, 'field_missing')
    const all = kinds
      .filter((kind) => kind.people.length > 0)
      .toSorted((one, other) => other.people.length - one.people.length)
    const everybody = all.flatMap((kind) => kind.people)
    const columns = all.slice(0, tableLimits.columns)
    const use = new Map<string, number>()
    for (const { code } of heard) use.set(code, (use.get(code) ?? 0) + 1)
    const shown = mostUsed(use, tableLimits.codes)
    const places = new Map(codes.map((code) => [code.id, code]))
    const listed = codes.filter(({ id }) => shown.has(id)).map(({ id }) => id)
    const { totals, rows } = segmentTable({ columns, heard, introducedBy }, listed)
    return {
      by,
      voices: groupIntoVoices(people, introducedBy).length,
      isCut: all.length > columns.length || use.size > shown.size,
      overlaps: everybody.length > new Set(everybody).size,
      columns: columns.map(({ key, label }, at) => ({ key, label, voices: totals[at]! })),
      rows: rows.map(({ code, ...row }) => ({
        id: code,
        name: places.get(code)!.name,
        path: places.get(code)!.path,
        ...row,
      })),
    }
  }),
]

/** Who was heard with which code: first-hand evidence that counts. A code holds what those below it hold. */
async function heardFrom(ctx: Context, talks: string[] | undefined): Promise<Heard[]> {
  const { rows } = await sql<Heard>`
    WITH RECURSIVE above AS (
      SELECT id AS code_id, id, parent_id FROM codes WHERE workspace_id = ${ctx.workspaceId} AND archived_at IS NULL
      UNION ALL
      SELECT above.code_id, c.id, c.parent_id FROM above
      JOIN codes c ON c.workspace_id = ${ctx.workspaceId} AND c.id = above.parent_id AND c.archived_at IS NULL
    )
    SELECT above.id AS code, e.person_id AS person, count(DISTINCT e.id)::int AS evidence
    FROM evidence e JOIN codings k ON k.workspace_id = e.workspace_id AND k.evidence_id = e.id
    JOIN above ON above.code_id = k.code_id
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.withdrawn_at IS NULL AND e.person_id IS NOT NULL
      AND (e.suggested_by IS NULL OR e.accepted_at IS NOT NULL)
      AND EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = e.workspace_id AND h.evidence_id = e.id)
      ${talks ? sql`AND e.source_id = ANY(${talks}::uuid[])` : sql``}
    GROUP BY above.id, e.person_id ORDER BY above.id, e.person_id`.execute(ctx.db)
  return rows
}

async function introducersOf(ctx: Context, people: string[]): Promise<Record<string, string | null>> {
  const { rows } = await sql<{ person: string; introducer: string }>`
    SELECT person_id AS person, introducer_id AS introducer FROM referrals
    WHERE workspace_id = ${ctx.workspaceId} AND person_id = ANY(${people}::uuid[]) AND made_at IS NOT NULL`.execute(
    ctx.db,
  )
  return Object.fromEntries(rows.map(({ person, introducer }) => [person, introducer]))
}
