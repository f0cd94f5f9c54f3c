import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { isImpossible } from '@firsthand/contract/studies/screener-outcome'
import * as contract from '@firsthand/contract/studies/screeners'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { findStudy } from '../studies/find.ts'
import { isFullNow } from './places.ts'
import { listAnswers } from './screener-answers.ts'
import { fillIn } from './screener-fill-in.ts'
import { createLink, revokeLink } from './screener-links.ts'
import { contentOf, readScreener, screenerOf } from './screener-read.ts'

export const screenerHandlers = [
  handle(contract.showScreener, async (ctx, { study }) => {
    await findStudy(ctx, study)
    return { screener: await readScreener(ctx, study) }
  }),

  handle(contract.writeScreener, (ctx, input) => putScreener(ctx, input)),

  handle(contract.openScreener, async (ctx, { study, isOpen }) => {
    const found = await findStudy(ctx, study)
    const screener = (await screenerOf(ctx, study, { lock: true })) ?? failCommon('not_found')
    if (isOpen) {
      if (found.closedAt) fail(contract.openScreener, 'closed')
      if ((await contentOf(ctx, screener.id, screener.number)).items.length === 0)
        fail(contract.openScreener, 'empty')
      if (await isFullNow(ctx, study)) fail(contract.openScreener, 'all_full')
    }
    if ((screener.openedAt !== null) !== isOpen) await setOpen(ctx, screener.id, isOpen)
    return (await readScreener(ctx, study))!
  }),

  handle(contract.createScreenerLink, createLink),
  handle(contract.revokeScreenerLink, revokeLink),
  handle(contract.fillInScreener, fillIn),
  handle(contract.listScreenerAnswers, listAnswers),
]

/** Writes a new version of a study's screener. */
export async function putScreener(
  ctx: Context,
  { study, content, version }: Input<typeof contract.writeScreener>,
): Promise<contract.ScreenerView> {
  await findStudy(ctx, study, { lock: true })
  check(content)
  const before = await screenerOf(ctx, study, { lock: true })
  if (version !== undefined && version !== (before?.version ?? 0)) failCommon('conflict')
  const number = (before?.number ?? 0) + 1
  const id = before?.id ?? ctx.newId()
  if (before)
    await ctx.db
      .updateTable('screeners')
      .set({ number, version: before.version + 1 })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
  else
    await ctx.db
      .insertInto('screeners')
      .values({ workspaceId: ctx.workspaceId, id, studyId: study, number })
      .execute()
  await ctx.db
    .insertInto('screenerVersions')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      screenerId: id,
      number,
      content: JSON.stringify(content),
      writtenBy: ctx.member?.id ?? null,
      writtenAt: ctx.instant,
    })
    .execute()
  ctx.record('screener.written', { kind: 'screener', id }, { after: { study, number, title: content.title } })
  return (await readScreener(ctx, study))!
}

async function setOpen(ctx: Context, id: string, isOpen: boolean): Promise<void> {
  await ctx.db
    .updateTable('screeners')
    .set(
      isOpen
        ? { openedAt: ctx.instant, closedAt: null, closedBy: null, closedWhy: null }
        : { openedAt: null, closedAt: ctx.instant, closedBy: ctx.member?.id ?? null, closedWhy: 'by_hand' },
    )
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  ctx.record(isOpen ? 'screener.opened' : 'screener.closed', { kind: 'screener', id })
}

function check({ items }: contract.ScreenerContent): void {
  const ids = items.flatMap((item) => [item.id, ...item.options.map((option) => option.id)])
  if (new Set(ids).size < ids.length) fail(contract.writeScreener, 'twice')
  for (const item of items) {
    const isChoice = item.kind === 'single' || item.kind === 'multiple'
    if (isChoice && item.options.length < 2)
      fail(contract.writeScreener, 'no_choice', { question: item.question })
    if (isImpossible(item)) fail(contract.writeScreener, 'impossible', { question: item.question })
  }
}
