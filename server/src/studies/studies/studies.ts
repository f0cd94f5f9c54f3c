import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/studies/studies'
import type { Selectable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Studies } from '../../platform/db/tables.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { hunchesOf, takeUpHunch, writeHunch } from '../hunches/hunches.ts'
import { findStudy } from './find.ts'
import { type Progress, progressOf, yieldOf } from './progress.ts'
import { readQuestions, writeQuestions } from './questions.ts'

export const studyHandlers = [
  handle(contract.listStudies, async (ctx, { limit, after, closed }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await ctx.db
      .selectFrom('studies')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .where('closedAt', closed ? 'is not' : 'is', null)
      .$if(at !== undefined, (query) =>
        query.where((row) => row(row.refTuple('createdAt', 'id'), '<', row.tuple(String(at), String(id)))),
      )
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const ids = rows.map((row) => row.id)
    const progress = await progressOf(ctx, ids)
    const hunches = await firstHunches(ctx, ids)
    return pageOf(rows, limit, {
      item: (row) => presentRow(row, { progress: progress.get(row.id), hunch: hunches.get(row.id) }),
      cursor: (row) => [row.createdAt, row.id],
    })
  }),

  handle(contract.showStudy, (ctx, { study }) => readStudy(ctx, study)),

  handle(contract.createStudy, async (ctx, input) => readStudy(ctx, await insertStudy(ctx, input))),

  handle(contract.updateStudy, async (ctx, { study, version, questions, ...fields }) => {
    const before = await findStudy(ctx, study, { lock: true })
    if (version !== undefined && version !== before.version) failCommon('conflict')
    const changed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    await ctx.db
      .updateTable('studies')
      .set({ ...changed, version: before.version + 1, updatedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', study)
      .execute()
    const asked = questions && (await readQuestions(ctx, study))
    if (questions) await writeQuestions(ctx, study, questions)
    ctx.record(
      'study.updated',
      { kind: 'study', id: study },
      {
        before: { ...before, ...(asked && { questions: asked }) },
        after: { ...changed, ...(questions && { questions: await readQuestions(ctx, study) }) },
      },
    )
    return indexed(ctx, await readStudy(ctx, study))
  }),

  handle(contract.closeStudy, async (ctx, { study, isClosed }) => {
    const before = await findStudy(ctx, study)
    if ((before.closedAt !== null) !== isClosed) {
      const change = isClosed
        ? { closedAt: ctx.instant, closedBy: ctx.member?.id ?? null }
        : { closedAt: null, closedBy: null }
      await ctx.db
        .updateTable('studies')
        .set(change)
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', study)
        .execute()
      ctx.record(isClosed ? 'study.closed' : 'study.reopened', { kind: 'study', id: study })
    }
    return readStudy(ctx, study)
  }),
]

/** Starts a study from a hunch, with its questions; answers its id. */
export async function insertStudy(
  ctx: Context,
  { title, spark, hunch, questions, wantedConversations }: Input<typeof contract.createStudy>,
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('studies')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      title,
      spark,
      wantedConversations,
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
      updatedAt: ctx.instant,
    })
    .execute()
  if (hunch && 'id' in hunch && !(await takeUpHunch(ctx, { hunch: hunch.id, studyId: id })))
    fail(contract.createStudy, 'hunch_missing')
  if (hunch && 'sentence' in hunch) await writeHunch(ctx, { sentence: hunch.sentence, studyId: id })
  await writeQuestions(ctx, id, questions)
  ctx.record(
    'study.created',
    { kind: 'study', id },
    { after: { title, spark, questions: questions.map(({ question }) => question), wantedConversations } },
  )
  await indexed(ctx, await readStudy(ctx, id))
  return id
}

async function readStudy(ctx: Context, id: string): Promise<contract.StudyView> {
  const row = await findStudy(ctx, id)
  const hunches = await hunchesOf(ctx, id)
  const progress = (await progressOf(ctx, [id])).get(id)
  const lastAt = progress?.lastConversationAt ?? null
  return {
    ...presentRow(row, { progress, hunch: hunches[0]?.sentence }),
    spark: row.spark,
    hunches,
    questions: await readQuestions(ctx, id),
    ...(await yieldOf(ctx, id)),
    daysSinceConversation:
      lastAt === null ? null : Math.max(0, Math.floor((ctx.now.getTime() - Date.parse(lastAt)) / 86_400_000)),
    version: row.version,
  }
}

/** The first hunch of each study that is not put away. */
async function firstHunches(ctx: Context, studyIds: string[]): Promise<Map<string, string>> {
  if (studyIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('hunches')
    .select(['studyId', 'sentence'])
    .distinctOn('studyId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', 'in', studyIds)
    .where('archivedAt', 'is', null)
    .orderBy('studyId')
    .orderBy('hadAt')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.studyId!, row.sentence]))
}

function presentRow(
  row: Selectable<Studies>,
  { progress, hunch }: { progress: Progress | undefined; hunch: string | undefined },
): contract.StudyRow {
  const { held = 0, planned = 0, lastConversationAt = null } = progress ?? {}
  return {
    id: row.id,
    title: row.title,
    hunch: hunch ?? null,
    conversations: { held, planned, wanted: row.wantedConversations },
    lastConversationAt,
    createdAt: row.createdAt,
    closedAt: row.closedAt,
  }
}

async function indexed(ctx: Context, study: contract.StudyView): Promise<contract.StudyView> {
  const text = [study.title, study.spark, ...study.questions.map(({ question }) => question)].join(' ')
  await indexEntries(ctx, [{ kind: 'study', id: study.id, text, weight: 1.5 }])
  return study
}
