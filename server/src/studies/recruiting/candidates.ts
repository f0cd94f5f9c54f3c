import { fail } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/studies/recruits'
import { type SqlBool, sql } from 'kysely'
import type { Test } from '../../crm/people/list-conditions.ts'
import { personTest } from '../../crm/people/list-filter.ts'
import { personRefs } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findStudy } from '../studies/find.ts'
import { segmentTests } from '../studies/segments.ts'
import { heldBack } from './held-back.ts'
import { profilesOf } from './profile.ts'

type Asked = Input<typeof contract.findCandidates>

/** People who fit and are not in the study yet, by name; who is held back stands there with the reason. */
export async function findCandidates(
  ctx: Context,
  { study, filter, segment, q, limit, after }: Asked,
): Promise<Output<typeof contract.findCandidates>> {
  await findStudy(ctx, study)
  const tests: Test[] = []
  if (filter) tests.push(await personTest(ctx, filter))
  if (segment !== undefined || !filter) tests.push(...(await ofSegments(ctx, study, segment)))
  if (q?.trim()) tests.push(await personTest(ctx, { match: 'all', conditions: [nameContains(q)] }))
  const [key, id] = after ? readCursor(after, 2) : []
  const { rows } = await sql<{ id: string; sortKey: string }>`
    SELECT people.id, people.sort_key AS "sortKey" FROM people
    WHERE people.workspace_id = ${ctx.workspaceId} AND people.archived_at IS NULL AND people.erased_at IS NULL
      ${tests.length === 0 ? sql`` : sql`AND ${sql.join(tests, sql` AND `)}`}
      AND NOT EXISTS (SELECT FROM recruits r WHERE r.workspace_id = people.workspace_id
        AND r.study_id = ${study} AND r.person_id = people.id AND r.step <> 'removed')
      ${key === undefined ? sql`` : sql`AND (people.sort_key, people.id) > (${String(key)} COLLATE "C", ${String(id)}::uuid)`}
    ORDER BY people.sort_key, people.id LIMIT ${limit + 1}`.execute(ctx.db)
  const ids = rows.slice(0, limit).map((row) => row.id)
  const refs = await personRefs(ctx, ids)
  const held = await heldBack(ctx, ids)
  const profiles = await profilesOf(ctx, study, ids)
  const names = new Map((await segmentTests(ctx, study)).map((each) => [each.id, each.name]))
  return pageOf(rows, limit, {
    item: (row) => ({
      person: refs.get(row.id)!,
      segments: [...profiles.get(row.id)!.segments].flatMap((each) => names.get(each) ?? []),
      heldBack: held.get(row.id) ?? [],
    }),
    cursor: (row) => [row.sortKey, row.id],
  })
}

/** Who belongs to a segment, or to any of the study. A study without segments is about everybody. */
export async function ofSegments(ctx: Context, study: string, segment?: string): Promise<Test[]> {
  const all = await segmentTests(ctx, study)
  if (segment !== undefined) {
    const one = all.find((each) => each.id === segment)
    if (!one?.test) return fail(contract.findCandidates, 'segment_missing')
    return [one.test]
  }
  const tests = all.flatMap((each) => each.test ?? [])
  return tests.length === 0 ? [] : [sql<SqlBool>`(${sql.join(tests, sql` OR `)})`]
}

export function nameContains(q: string) {
  return { what: 'name' as const, how: 'contains' as const, value: q.trim() }
}
