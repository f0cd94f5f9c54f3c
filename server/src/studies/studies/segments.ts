import { Failure, fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { type StudySegment, updateStudyPlan } from '@firsthand/contract/studies/study-plans'
import { type SqlBool, sql } from 'kysely'
import { visibleLists } from '../../crm/lists/read.ts'
import type { Test } from '../../crm/people/list-conditions.ts'
import { personTest } from '../../crm/people/list-filter.ts'
import { countPeople } from '../../crm/people/list.ts'
import type { Context } from '../../platform/context.ts'
import type { KindOfPeople, KindQuestion } from '../../platform/domain.ts'

const countedTo = 1_000

type Sent = NonNullable<Input<typeof updateStudyPlan>['segments']>

/** Of each segment of a study who belongs to it; null where its list is not there for whoever asks. */
export async function segmentTests(
  ctx: Context,
  study: string,
): Promise<{ id: string; name: string; test: Test | null }[]> {
  const rows = await segmentRows(ctx, { study }).execute()
  const found: { id: string; name: string; test: Test | null }[] = []
  for (const { id, name, filter, listId } of rows)
    found.push({ id, name, test: await testOf(ctx, { filter, listId }) })
  return found
}

/** What holds of whoever belongs to a segment; of nobody where its list is not there for whoever asks. */
export async function segmentTest(ctx: Context, segment: string): Promise<Test | undefined> {
  const row = await segmentRows(ctx, { segment }).executeTakeFirst()
  return row && ((await testOf(ctx, row)) ?? sql<SqlBool>`false`)
}

/** Which of some people belong to each segment of a study, or to one of them. A list that is not there for you is left out. */
export async function segmentsAmong(
  ctx: Context,
  { study, id, people }: KindQuestion,
): Promise<KindOfPeople[]> {
  const of = study ?? (id === undefined ? undefined : await studyOf(ctx, id))
  if (of === undefined) return []
  const found: KindOfPeople[] = []
  for (const { id: segment, name, test } of await segmentTests(ctx, of)) {
    if (!test || (id !== undefined && segment !== id)) continue
    const { rows } = await sql<{ id: string }>`SELECT people.id FROM people
      WHERE people.workspace_id = ${ctx.workspaceId} AND people.id = ANY(${people}::uuid[]) AND ${test}`.execute(
      ctx.db,
    )
    found.push({ id: segment, label: name, people: rows.map((row) => row.id) })
  }
  return found
}

export async function readSegments(ctx: Context, study: string): Promise<StudySegment[]> {
  const rows = await segmentRows(ctx, { study }).execute()
  const shown: StudySegment[] = []
  for (const row of rows) shown.push(await presentSegment(ctx, row))
  return shown
}

/** A segment and the id of its study; undefined where it is not there. */
export async function readSegment(ctx: Context, segment: string) {
  const row = await segmentRows(ctx, { segment }).executeTakeFirst()
  return row && { studyId: row.studyId, segment: await presentSegment(ctx, row) }
}

async function presentSegment(
  ctx: Context,
  { id, name, filter, listId, listName }: SegmentRow,
): Promise<StudySegment> {
  const test = await testOf(ctx, { filter, listId })
  return {
    id,
    name,
    filter: filter === null ? null : PersonFilter.parse(filter),
    // The name of a list that somebody keeps to themselves is theirs.
    list: listId === null ? null : { id: listId, name: test ? (listName ?? '') : '' },
    people: test
      ? await countPeople(ctx, [sql<SqlBool>`people.archived_at IS NULL`, test], { upTo: countedTo })
      : null,
  }
}

/** Replaces the segments of a study whole. Those that are sent with their id stay the same. */
export async function writeSegments(ctx: Context, study: string, segments: Sent): Promise<void> {
  for (const { name, filter, list } of segments) {
    if ((filter === null) === (list === null)) fail(updateStudyPlan, 'one_way', { name })
    if (list !== null && !(await canSee(ctx, list))) fail(updateStudyPlan, 'list_missing')
    if (filter !== null) await personTest(ctx, filter)
  }
  const known = new Set((await segmentRows(ctx, { study }).execute()).map((row) => row.id))
  await ctx.db
    .deleteFrom('studySegments')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', study)
    .execute()
  const kept = new Set<string>()
  const rows = segments.map(({ id, name, filter, list }, position) => {
    const own = id !== undefined && known.has(id) && !kept.has(id) ? id : ctx.newId()
    kept.add(own)
    return {
      workspaceId: ctx.workspaceId,
      id: own,
      studyId: study,
      name,
      filter: filter === null ? null : JSON.stringify(filter),
      listId: list,
      position,
    }
  })
  if (rows.length > 0) await ctx.db.insertInto('studySegments').values(rows).execute()
}

async function testOf(
  ctx: Context,
  { filter, listId }: { filter: unknown; listId: string | null },
): Promise<Test | null> {
  const wanted =
    listId === null
      ? PersonFilter.parse(filter)
      : PersonFilter.parse({ conditions: [{ what: 'list', value: [listId] }] })
  try {
    return await personTest(ctx, wanted)
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

async function canSee(ctx: Context, list: string): Promise<boolean> {
  return (
    (await visibleLists(ctx, 'people').select('id').where('id', '=', list).executeTakeFirst()) !== undefined
  )
}

async function studyOf(ctx: Context, segment: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('studySegments')
    .select('studyId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', segment)
    .executeTakeFirst()
  return row?.studyId
}

type SegmentRow = Awaited<ReturnType<ReturnType<typeof segmentRows>['execute']>>[number]

/** The segments of a study, or one of them. */
function segmentRows(ctx: Context, { study, segment }: { study?: string; segment?: string }) {
  return ctx.db
    .selectFrom('studySegments')
    .leftJoin('personLists', (on) =>
      on
        .onRef('personLists.workspaceId', '=', 'studySegments.workspaceId')
        .onRef('personLists.id', '=', 'studySegments.listId'),
    )
    .select([
      'studySegments.id',
      'studySegments.studyId',
      'studySegments.name',
      'studySegments.filter',
      'studySegments.listId',
      'personLists.name as listName',
    ])
    .where('studySegments.workspaceId', '=', ctx.workspaceId)
    .$if(study !== undefined, (query) => query.where('studySegments.studyId', '=', study!))
    .$if(segment !== undefined, (query) => query.where('studySegments.id', '=', segment!))
    .orderBy('studySegments.position')
}
