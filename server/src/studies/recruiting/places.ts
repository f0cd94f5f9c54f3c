import type { CellCondition } from '@firsthand/contract/studies/quotas'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { type Profile, belongs, isStudyFull } from './cells.rules.ts'
import { profilesOf } from './profile.ts'

export type Holder = { kind: 'recruit' | 'answer'; id: string }
export type Cell = { id: string; match: CellCondition[]; wanted: number; isHard: boolean }
/** A cell with who counts and for whom a place is kept. */
export type TakenCell = Cell & { counted: number; reserved: number }

/**
 * Keeps a place for somebody in every cell they belong to until a moment, or in none when a hard one is full. All who
 * want a place in a study wait for each other at its cells, so that together they never take more than there are. Asked
 * again, it keeps the places and moves their end. What is settled, such as a meeting that is planned, has its place
 * whether or not there was room.
 */
export async function reservePlaces(
  ctx: Context,
  {
    study,
    holder,
    profile,
    until,
    isSettled = false,
  }: { study: string; holder: Holder; profile: Profile; until: string; isSettled?: boolean },
): Promise<{ full: string | null }> {
  const cells = await lockCells(ctx, study)
  const wanted = cells.filter((cell) => belongs(cell.match, profile))
  const taken = await takenIn(ctx, cells, { exceptHolder: holder.id })
  const full = isSettled
    ? undefined
    : wanted.find((cell) => cell.isHard && totalOf(taken.get(cell.id)) >= cell.wanted)
  if (full) return { full: full.id }
  await writePlaces(ctx, { holder, cells: wanted, until, countedAt: null })
  return { full: null }
}

/** Somebody was met: they count, whether or not there was room, since it is so. */
export async function countPlaces(ctx: Context, recruitId: string): Promise<void> {
  const recruit = await ctx.db
    .selectFrom('recruits')
    .select(['studyId', 'personId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', recruitId)
    .executeTakeFirstOrThrow()
  const cells = await lockCells(ctx, recruit.studyId)
  if (cells.length === 0) return
  const profile = (await profilesOf(ctx, recruit.studyId, [recruit.personId])).get(recruit.personId)!
  await writePlaces(ctx, {
    holder: { kind: 'recruit', id: recruitId },
    cells: cells.filter((cell) => belongs(cell.match, profile)),
    until: ctx.instant,
    countedAt: ctx.instant,
  })
  if (isStudyFull(await filled(ctx, cells, { countedAlone: true }))) await closeFull(ctx, recruit.studyId)
}

/** Gives back what was kept for somebody. */
export async function freePlaces(
  ctx: Context,
  { study, holder }: { study: string; holder: string },
): Promise<void> {
  await keepCells(ctx, [study])
  await dropPlaces(ctx, holder)
}

/**
 * From here on the cells of these studies stay as they are until the transaction ends: whoever changes cells locks their
 * study whole before they look who stands in them. Locking the cells alone would not do, since they may be new, or gone.
 */
export async function keepCells(ctx: Context, studies: string[]): Promise<void> {
  await ctx.db
    .selectFrom('studies')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', anyOf(studies))
    .orderBy('id')
    .forKeyShare()
    .execute()
}

/** The cells of a study, and how many places of each are taken now. */
export async function takenCells(ctx: Context, study: string): Promise<TakenCell[]> {
  const cells = (await cellRows(ctx, study).execute()).map(asCell)
  const taken = await takenIn(ctx, cells, {})
  return cells.map((cell) => ({ ...cell, ...(taken.get(cell.id) ?? { counted: 0, reserved: 0 }) }))
}

/** Whether nobody more can be taken in now, places that are kept included. */
export async function isFullNow(
  ctx: Context,
  study: string,
  { exceptHolder }: { exceptHolder?: string } = {},
) {
  const cells = (await cellRows(ctx, study).execute()).map(asCell)
  return isStudyFull(await filled(ctx, cells, { ...(exceptHolder && { exceptHolder }) }))
}

/** In the order of their ids, so that two who want places wait for each other instead of stopping each other. */
async function lockCells(ctx: Context, study: string): Promise<Cell[]> {
  await keepCells(ctx, [study])
  return (await cellRows(ctx, study).clearOrderBy().orderBy('id').forUpdate().execute()).map(asCell)
}

function cellRows(ctx: Context, study: string) {
  return ctx.db
    .selectFrom('quotaCells')
    .select(['id', 'match', 'wanted', 'isHard'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', study)
    .orderBy('position')
}

function asCell({ match, ...cell }: { id: string; match: unknown; wanted: number; isHard: boolean }): Cell {
  return { ...cell, match: match as CellCondition[] }
}

async function takenIn(
  ctx: Context,
  cells: Cell[],
  { exceptHolder }: { exceptHolder?: string },
): Promise<Map<string, { counted: number; reserved: number }>> {
  if (cells.length === 0) return new Map()
  const ids = cells.map((cell) => cell.id)
  const { rows } = await sql<{ cellId: string; counted: number; reserved: number }>`
    SELECT cell_id AS "cellId", count(*) FILTER (WHERE counted_at IS NOT NULL)::int AS counted,
      count(*) FILTER (WHERE counted_at IS NULL)::int AS reserved
    FROM quota_places
    WHERE workspace_id = ${ctx.workspaceId} AND cell_id = ANY(${ids}::uuid[])
      AND (counted_at IS NOT NULL OR expires_at > ${ctx.instant})
      ${exceptHolder === undefined ? sql`` : sql`AND holder_id <> ${exceptHolder}`}
    GROUP BY cell_id`.execute(ctx.db)
  return new Map(rows.map(({ cellId, ...taken }) => [cellId, taken]))
}

async function filled(
  ctx: Context,
  cells: Cell[],
  { countedAlone = false, exceptHolder }: { countedAlone?: boolean; exceptHolder?: string },
) {
  const taken = await takenIn(ctx, cells, { ...(exceptHolder && { exceptHolder }) })
  return cells.map((cell) => ({
    ...cell,
    taken: countedAlone ? (taken.get(cell.id)?.counted ?? 0) : totalOf(taken.get(cell.id)),
  }))
}

function totalOf(taken: { counted: number; reserved: number } | undefined): number {
  return (taken?.counted ?? 0) + (taken?.reserved ?? 0)
}

async function writePlaces(
  ctx: Context,
  {
    holder,
    cells,
    until,
    countedAt,
  }: { holder: Holder; cells: Cell[]; until: string; countedAt: string | null },
): Promise<void> {
  await dropPlaces(ctx, holder.id)
  if (cells.length === 0) return
  await ctx.db
    .insertInto('quotaPlaces')
    .values(
      cells.map((cell) => ({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        cellId: cell.id,
        holderKind: holder.kind,
        holderId: holder.id,
        reservedAt: ctx.instant,
        expiresAt: until,
        countedAt,
      })),
    )
    .execute()
}

async function dropPlaces(ctx: Context, holderId: string): Promise<void> {
  await ctx.db
    .deleteFrom('quotaPlaces')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('holderId', '=', holderId)
    .execute()
}

async function closeFull(ctx: Context, study: string): Promise<void> {
  const closed = await ctx.db
    .updateTable('screeners')
    .set({ closedAt: ctx.instant, closedWhy: 'full', openedAt: null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', study)
    .where('openedAt', 'is not', null)
    .returning('id')
    .execute()
  for (const { id } of closed)
    ctx.record('screener.closed', { kind: 'screener', id }, { after: { why: 'full' } })
}
