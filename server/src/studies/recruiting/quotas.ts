import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/studies/quotas'
import { ScreenerContent } from '@firsthand/contract/studies/screeners'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { findStudy } from '../studies/find.ts'
import { segmentTests } from '../studies/segments.ts'
import { belongs, cellKey } from './cells.rules.ts'
import { type TakenCell, isFullNow, takenCells } from './places.ts'
import { profilesOf } from './profile.ts'

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
  await check(ctx, study, cells)
  const before = await takenCells(ctx, study)
  await replace(ctx, study, { cells, known: new Set(before.map((cell) => cell.id)) })
  await fillAnew(ctx, study)
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

/** What a cell is called, made of its conditions. */
export async function cellNamer(ctx: Context, study: string) {
  const segments = new Map((await segmentTests(ctx, study)).map((each) => [each.id, each.name]))
  const options = await optionNames(ctx, study)
  return (match: contract.CellCondition[]): { name: string; isBroken: boolean } => {
    const parts = match.map((condition) => {
      if (condition.what === 'contactType') return condition.value.replaceAll('_', ' ')
      if (condition.what === 'city') return condition.value
      if (condition.what === 'segment') return segments.get(condition.segment)
      return options.get(condition.option)
    })
    return {
      name:
        parts.length === 0 ? 'Everybody' : parts.map((part) => part ?? 'something that is gone').join(' · '),
      isBroken: parts.includes(undefined),
    }
  }
}

/** The name of one cell of a study, for a sentence. */
export async function nameOfCell(ctx: Context, study: string, cell: string): Promise<string> {
  const found = (await takenCells(ctx, study)).find((each) => each.id === cell) as TakenCell
  return (await cellNamer(ctx, study))(found.match).name
}

async function optionNames(ctx: Context, study: string): Promise<Map<string, string>> {
  const row = await ctx.db
    .selectFrom('screeners')
    .innerJoin('screenerVersions', (on) =>
      on
        .onRef('screenerVersions.workspaceId', '=', 'screeners.workspaceId')
        .onRef('screenerVersions.screenerId', '=', 'screeners.id')
        .onRef('screenerVersions.number', '=', 'screeners.number'),
    )
    .select('screenerVersions.content')
    .where('screeners.workspaceId', '=', ctx.workspaceId)
    .where('screeners.studyId', '=', study)
    .executeTakeFirst()
  if (!row) return new Map()
  const { items } = ScreenerContent.parse(row.content)
  return new Map(items.flatMap((item) => item.options.map((option) => [option.id, option.label])))
}

async function check(ctx: Context, study: string, cells: Sent): Promise<void> {
  const segments = new Set((await segmentTests(ctx, study)).map((each) => each.id))
  const asked = cells.flatMap((cell) => cell.match)
  if (asked.some((each) => each.what === 'segment' && !segments.has(each.segment)))
    fail(contract.writeQuotas, 'segment_missing')
  const keys = cells.map((cell) => cellKey(cell.match))
  if (new Set(keys).size < keys.length) fail(contract.writeQuotas, 'twice')
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

/** After the cells have changed, those who were met, or for whom a place is kept, stand where they belong now. */
async function fillAnew(ctx: Context, study: string): Promise<void> {
  const { workspaceId, db } = ctx
  const recruits = await db
    .selectFrom('recruits')
    .select(['id', 'personId', 'step', 'metAt'])
    .where('workspaceId', '=', workspaceId)
    .where('studyId', '=', study)
    .where('step', 'in', ['agreed', 'scheduled', 'met', 'learned'])
    .limit(2_000)
    .execute()
  if (recruits.length === 0) return
  const cells = await takenCells(ctx, study)
  const profiles = await profilesOf(ctx, study, [...new Set(recruits.map((each) => each.personId))])
  const ends = new Map(
    (
      await db
        .selectFrom('quotaPlaces')
        .select(['holderId', 'expiresAt'])
        .where('workspaceId', '=', workspaceId)
        .where(
          'holderId',
          'in',
          recruits.map((each) => each.id),
        )
        .execute()
    ).map((each) => [each.holderId, each.expiresAt]),
  )
  const rows = recruits.flatMap(({ id, personId, metAt }) =>
    cells
      .filter((cell) => belongs(cell.match, profiles.get(personId)!))
      .map((cell) => ({
        workspaceId,
        id: ctx.newId(),
        cellId: cell.id,
        holderKind: 'recruit',
        holderId: id,
        reservedAt: ctx.instant,
        expiresAt: ends.get(id) ?? ctx.instant,
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
