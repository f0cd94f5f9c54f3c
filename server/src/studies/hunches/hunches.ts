import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/studies/studies'
import { writeClaim } from '../../evidence/claims/write.ts'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { indexEntries, removeEntries } from '../../platform/search/entries.ts'

export const hunchHandlers = [
  handle(contract.listHunches, async (ctx, { limit, after, loose }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await hunches(ctx)
      .where('hunches.archivedAt', 'is', null)
      .$if(loose === true, (query) => query.where('hunches.studyId', 'is', null))
      .$if(at !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('hunches.hadAt', 'hunches.id'), '<', row.tuple(String(at), String(id))),
        ),
      )
      .orderBy('hunches.hadAt', 'desc')
      .orderBy('hunches.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, { item: present, cursor: (row) => [row.hadAt, row.id] })
  }),

  handle(contract.createHunch, async (ctx, { sentence, study }) => {
    if (study !== undefined && !(await isStudy(ctx, study))) failCommon('not_found')
    const id = await writeHunch(ctx, { sentence, studyId: study ?? null })
    return present(await hunches(ctx).where('hunches.id', '=', id).executeTakeFirstOrThrow())
  }),

  handle(contract.archiveHunch, async (ctx, { hunch }) => {
    const changed = await ctx.db
      .updateTable('hunches')
      .set({ archivedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', hunch)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) failCommon('not_found')
    await removeEntries(ctx, 'hunch', [hunch])
    ctx.record('hunch.archived', { kind: 'hunch', id: hunch })
    return {}
  }),

  handle(contract.promoteHunch, async (ctx, { hunch, stakes }) => {
    const found = await ctx.db
      .selectFrom('hunches')
      .select(['sentence', 'claimId', 'studyId'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', hunch)
      .forUpdate()
      .executeTakeFirst()
    if (!found) return failCommon('not_found')
    if (found.claimId) fail(contract.promoteHunch, 'is_claim')
    const { sentence, studyId } = found
    const claimId = await writeClaim(ctx, {
      sentence,
      kind: 'assumption',
      stakes,
      ...(studyId && { study: studyId }),
    })
    await ctx.db
      .updateTable('hunches')
      .set({ claimId })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', hunch)
      .execute()
    if (studyId)
      await ctx.db
        .insertInto('studyClaims')
        .values({
          workspaceId: ctx.workspaceId,
          id: ctx.newId(),
          studyId,
          claimId,
          part: 'at_stake',
          addedBy: ctx.member?.id ?? null,
          addedAt: ctx.instant,
        })
        .execute()
    ctx.record('hunch.promoted', { kind: 'hunch', id: hunch }, { after: { claimId, stakes } })
    return present(await hunches(ctx).where('hunches.id', '=', hunch).executeTakeFirstOrThrow())
  }),
]

export async function writeHunch(
  ctx: Context,
  { sentence, studyId }: { sentence: string; studyId: string | null },
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('hunches')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      sentence,
      studyId,
      hadBy: ctx.member?.id ?? null,
      hadAt: ctx.instant,
    })
    .execute()
  await indexEntries(ctx, [{ kind: 'hunch', id, text: sentence }])
  ctx.record('hunch.created', { kind: 'hunch', id }, { after: { sentence, studyId } })
  return id
}

/** A hunch becomes what a study is about; false when there is no such hunch. */
export async function takeUpHunch(
  ctx: Context,
  { hunch, studyId }: { hunch: string; studyId: string },
): Promise<boolean> {
  const changed = await ctx.db
    .updateTable('hunches')
    .set({ studyId })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', hunch)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return false
  ctx.record('hunch.taken_up', { kind: 'hunch', id: hunch }, { after: { studyId } })
  return true
}

export async function hunchesOf(ctx: Context, studyId: string): Promise<contract.HunchView[]> {
  const rows = await hunches(ctx)
    .where('hunches.studyId', '=', studyId)
    .where('hunches.archivedAt', 'is', null)
    .orderBy('hunches.hadAt')
    .orderBy('hunches.id')
    .execute()
  return rows.map(present)
}

async function isStudy(ctx: Context, id: string): Promise<boolean> {
  return (
    (await ctx.db
      .selectFrom('studies')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .executeTakeFirst()) !== undefined
  )
}

function hunches(ctx: Context) {
  return ctx.db
    .selectFrom('hunches')
    .leftJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'hunches.workspaceId').onRef('members.id', '=', 'hunches.hadBy'),
    )
    .leftJoin('studies', (on) =>
      on.onRef('studies.workspaceId', '=', 'hunches.workspaceId').onRef('studies.id', '=', 'hunches.studyId'),
    )
    .leftJoin('claims', (on) =>
      on.onRef('claims.workspaceId', '=', 'hunches.workspaceId').onRef('claims.id', '=', 'hunches.claimId'),
    )
    .selectAll('hunches')
    .select(['members.name as memberName', 'studies.title as studyTitle', 'claims.sentence as claimSentence'])
    .where('hunches.workspaceId', '=', ctx.workspaceId)
}

function present(
  row: Awaited<ReturnType<ReturnType<typeof hunches>['execute']>>[number],
): contract.HunchView {
  return {
    id: row.id,
    sentence: row.sentence,
    hadBy: row.hadBy && row.memberName !== null ? { id: row.hadBy, name: row.memberName } : null,
    hadAt: row.hadAt,
    study: row.studyId && row.studyTitle !== null ? { id: row.studyId, title: row.studyTitle } : null,
    claim:
      row.claimId && row.claimSentence !== null ? { id: row.claimId, sentence: row.claimSentence } : null,
    archivedAt: row.archivedAt,
  }
}
