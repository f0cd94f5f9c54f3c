import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/studies/quotas'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { findStudy } from '../studies/find.ts'
import { cellNamer, nameOf, thingsOf } from './cell-names.ts'
import { belongs } from './cells.rules.ts'
import { type TakenCell, isFullNow, takenCells } from './places.ts'
import { profilesOf } from './profile.ts'
import { readRules } from './settings.ts'

type Sent = Input<typeof contract.writeQuotas>['cells']

export const quotaHandlers = [
  handle(contract.showQuotas, async (ctx, { study }) => {
    await findStudy(ctx, study)
    return readQuotas(ctx, study)
  }),

  handle(contract.writeQuotas, (ctx, input) => putQuotas(ctx, input)),
]

/** Replaces the cells of a study whole. */
export async function putQuotas(
  ctx: Context,
  { study, cells }: Input<typeof contract.writeQuotas>,
): Promise<z.output<typeof contract.QuotasView>> {
  await findStudy(ctx, study, { lock: true })
  const before = await takenCells(ctx, study)
  await check(ctx, study, cells, before)
  const ends = await endsOfPlaces(ctx, before)
  await replace(ctx, study, { cells, known: new Set(before.map((cell) => cell.id)) })
  await fillAnew(ctx, study, ends)
  ctx.record(
    'quotas.written',
    { kind: 'study', id: study },
    { before: before.map(({ match, wanted, isHard }) => ({ match, wanted, isHard })), after: cells },
  )
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

/** Until when places are kept, by who holds them: read before a cell goes, with which its places go. */
async function endsOfPlaces(ctx: Context, cells: TakenCell[]): Promise<Map<string, string>> {
  if (cells.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('quotaPlaces')
    .select(['holderId', 'expiresAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(
      'cellId',
      'in',
      cells.map((cell) => cell.id),
    )
    .execute()
  return new Map(rows.map((each) => [each.holderId, each.expiresAt]))
}

/**
 * After the cells have changed, those who were met, or for whom a place is kept, stand where they belong now. Whoever
 * agreed while there was no cell for them has their place from then on, for as long as the workspace keeps places.
 */
async function fillAnew(ctx: Context, study: string, ends: Map<string, string>): Promise<void> {
  const { workspaceId, db } = ctx
  const recruits = await db
    .selectFrom('recruits')
    .select(['id', 'personId', 'step', 'agreedAt', 'scheduledAt', 'metAt'])
    .where('workspaceId', '=', workspaceId)
    .where('studyId', '=', study)
    .where('step', 'in', ['agreed', 'scheduled', 'met', 'learned'])
    .limit(2_000)
    .execute()
  if (recruits.length === 0) return
  const cells = await takenCells(ctx, study)
  const profiles = await profilesOf(ctx, study, [...new Set(recruits.map((each) => each.personId))])
  const { holdDays } = await readRules(ctx)
  const usualEnd = (since: string | null) =>
    new Date(new Date(since ?? ctx.now).getTime() + holdDays * 86_400_000).toISOString()
  const rows = recruits.flatMap(({ id, personId, agreedAt, scheduledAt, metAt }) =>
    cells
      .filter((cell) => belongs(cell.match, profiles.get(personId)!))
      .map((cell) => ({
        workspaceId,
        id: ctx.newId(),
        cellId: cell.id,
        holderKind: 'recruit',
        holderId: id,
        reservedAt: ctx.instant,
        expiresAt: ends.get(id) ?? usualEnd(scheduledAt ?? agreedAt),
        countedAt: metAt,
      })),
  )
  await db
    .deleteFrom('quotaPlaces')
    .where('workspaceId', '=', workspaceId)
    .where(
      'holderId',
      'in',
      recruits.map((each) => each.id),
    )
    .execute()
  for (let from = 0; from < rows.length; from += 500)
    await db
      .insertInto('quotaPlaces')
      .values(rows.slice(from, from + 500))
      .execute()
}
