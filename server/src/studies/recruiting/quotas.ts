import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/studies/quotas'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { findStudy } from '../studies/find.ts'
import { cellNamer, nameOf, thingsOf } from './cell-names.ts'
import { type TakenCell, isFullNow, takenCells } from './places.ts'
import { effectOn, endsOfPlaces, fillAnew, recruitsStanding } from './standing.ts'

type Sent = Input<typeof contract.writeQuotas>['cells']

export const quotaHandlers = [
  handle(contract.showQuotas, async (ctx, { study }) => {
    await findStudy(ctx, study)
    return readQuotas(ctx, study)
  }),

  handle(contract.writeQuotas, (ctx, input) => putQuotas(ctx, input)),

  handle(contract.changeQuotaCell, async (ctx, { study, cell, seen, preview, ...change }) => {
    await lockToChange(ctx, study)
    const before = await takenCells(ctx, study)
    const was = before.find(({ id }) => id === cell) ?? failCommon('not_found')
    if (seen && !isSame(was, seen)) failCommon('conflict')
    const now = {
      match: change.match ?? was.match,
      wanted: change.wanted ?? was.wanted,
      isHard: change.isHard ?? was.isHard,
    }
    const cells = before.map((each) => (each.id === cell ? { ...each, ...now } : each))
    await check(ctx, study, cells, before)
    const standing = await recruitsStanding(ctx, study, await endsOfPlaces(ctx, before))
    const effect = await effectOn(ctx, { cell, ...now, standing })
    if (!preview) {
      await ctx.db
        .updateTable('quotaCells')
        .set({ ...now, match: JSON.stringify(now.match) })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', cell)
        .execute()
      await fillAnew(ctx, study, standing)
      ctx.record(
        'quotas.written',
        { kind: 'study', id: study },
        { before: before.map(told), after: cells.map(told) },
      )
    }
    return { ...(await readQuotas(ctx, study)), effect }
  }),
]

/** Replaces the cells of a study whole. */
export async function putQuotas(
  ctx: Context,
  { study, cells, seen }: Input<typeof contract.writeQuotas>,
): Promise<z.output<typeof contract.QuotasView>> {
  await lockToChange(ctx, study)
  const before = await takenCells(ctx, study)
  if (seen && !areSame(before, seen)) failCommon('conflict')
  await check(ctx, study, cells, before)
  const standing = await recruitsStanding(ctx, study, await endsOfPlaces(ctx, before))
  await replace(ctx, study, { cells, known: new Set(before.map((cell) => cell.id)) })
  await fillAnew(ctx, study, standing)
  ctx.record('quotas.written', { kind: 'study', id: study }, { before: before.map(told), after: cells })
  return readQuotas(ctx, study)
}

export async function readQuotas(ctx: Context, study: string): Promise<z.output<typeof contract.QuotasView>> {
  const cells = await takenCells(ctx, study)
  const name = await cellNamer(ctx, study)
  return {
    cells: cells.map(({ id, match, wanted, isHard, counted, reserved }) => ({
      id,
      ...name(match),
      match,
      wanted,
      isHard,
      counted,
      reserved,
      free: Math.max(0, wanted - counted - reserved),
    })),
    isFull: await isFullNow(ctx, study),
  }
}

/** Whoever takes a place meanwhile, or gives one back, waits, and then does so in the cells as they are now. */
async function lockToChange(ctx: Context, study: string): Promise<void> {
  await findStudy(ctx, study, { lock: 'whole' })
}

const missing = {
  segment: 'segment_missing',
  answer: 'answer_missing',
  field: 'choice_missing',
} as const

/** A cell that stays as it was may ask for what is gone by now; whoever changes another is not held up by it. */
async function check(ctx: Context, study: string, cells: Sent, before: TakenCell[]): Promise<void> {
  const keys = cells.map((cell) => contract.cellKey(cell.match))
  if (new Set(keys).size < keys.length) fail(contract.writeQuotas, 'twice')
  const known = new Set(before.map((cell) => contract.cellKey(cell.match)))
  const asked = cells.flatMap((cell) => (known.has(contract.cellKey(cell.match)) ? [] : cell.match))
  const things = await thingsOf(ctx, study, asked)
  for (const condition of asked)
    if (
      (condition.what === 'segment' || condition.what === 'answer' || condition.what === 'field') &&
      nameOf(condition, things) === undefined
    )
      fail(contract.writeQuotas, missing[condition.what])
}

function told({ match, wanted, isHard }: Pick<TakenCell, 'match' | 'wanted' | 'isHard'>) {
  return { match, wanted, isHard }
}

type Seen = NonNullable<Input<typeof contract.writeQuotas>['seen']>

function areSame(cells: TakenCell[], seen: Seen): boolean {
  return (
    cells.length === seen.length &&
    cells.every((cell) => seen.some((each) => each.id === cell.id && isSame(cell, each)))
  )
}

function isSame(cell: TakenCell, seen: ReturnType<typeof told>): boolean {
  return (
    contract.cellKey(cell.match) === contract.cellKey(seen.match) &&
    cell.wanted === seen.wanted &&
    cell.isHard === seen.isHard
  )
}

/** Cells that stay keep their rows, so that the places in them stay too. */
async function replace(
  ctx: Context,
  study: string,
  { cells, known }: { cells: Sent; known: Set<string> },
): Promise<void> {
  const { workspaceId, db } = ctx
  const kept = new Set<string>()
  const rows = cells.map(({ id, match, wanted, isHard }, position) => {
    const own = id !== undefined && known.has(id) && !kept.has(id) ? id : ctx.newId()
    kept.add(own)
    return { id: own, position, match: JSON.stringify(match), wanted, isHard }
  })
  const gone = [...known].filter((id) => !kept.has(id))
  if (gone.length > 0)
    await db.deleteFrom('quotaCells').where('workspaceId', '=', workspaceId).where('id', 'in', gone).execute()
  for (const { id, ...row } of rows)
    if (known.has(id))
      await db
        .updateTable('quotaCells')
        .set(row)
        .where('workspaceId', '=', workspaceId)
        .where('id', '=', id)
        .execute()
  const fresh = rows.filter((row) => !known.has(row.id))
  if (fresh.length > 0)
    await db
      .insertInto('quotaCells')
      .values(fresh.map((row) => ({ workspaceId, studyId: study, ...row })))
      .execute()
}
