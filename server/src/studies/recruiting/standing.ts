import type { CellEffect } from '@firsthand/contract/studies/quotas'
import type { Context } from '../../platform/context.ts'
import { type Profile, belongs } from './cells.rules.ts'
import { type TakenCell, takenCells } from './places.ts'
import { profilesOf } from './profile.ts'
import { readRules } from './settings.ts'

/** Until when places are kept, by who holds them: read before a cell goes, with which its places go. */
export async function endsOfPlaces(ctx: Context, cells: TakenCell[]): Promise<Map<string, string>> {
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

type Standing = { id: string; metAt: string | null; until: string; profile: Profile }

/**
 * Those who were met, or for whom a place is kept, with what is known of them. Whoever agreed while there was no cell for
 * them has their place from then on, for as long as the workspace keeps places.
 */
export async function recruitsStanding(
  ctx: Context,
  study: string,
  ends: Map<string, string>,
): Promise<Standing[]> {
  const recruits = await ctx.db
    .selectFrom('recruits')
    .innerJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'recruits.workspaceId')
        .onRef('people.id', '=', 'recruits.personId'),
    )
    .select(['recruits.id', 'personId', 'agreedAt', 'scheduledAt', 'metAt'])
    .where('recruits.workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', study)
    .where('step', 'in', ['agreed', 'scheduled', 'met', 'learned'])
    // Whoever was erased and met counts on without a name; for nobody else of them is a place kept.
    .where((row) => row.or([row('erasedAt', 'is', null), row('metAt', 'is not', null)]))
    .limit(2_000)
    .execute()
  const profiles = await profilesOf(ctx, study, [...new Set(recruits.map((each) => each.personId))])
  const { holdDays } = await readRules(ctx)
  const usualEnd = (since: string | null) =>
    new Date(new Date(since ?? ctx.now).getTime() + holdDays * 86_400_000).toISOString()
  return recruits.map(({ id, personId, agreedAt, scheduledAt, metAt }) => ({
    id,
    metAt,
    until: ends.get(id) ?? usualEnd(scheduledAt ?? agreedAt),
    profile: profiles.get(personId)!,
  }))
}

/** Who stays in a cell, leaves it and comes to it. Whoever is filling in the screener keeps their place until they are done. */
export async function effectOn(
  ctx: Context,
  {
    cell,
    match,
    wanted,
    standing,
  }: { cell: string; standing: Standing[] } & Pick<TakenCell, 'match' | 'wanted'>,
): Promise<CellEffect> {
  const places = await ctx.db
    .selectFrom('quotaPlaces')
    .select(['holderId', 'holderKind'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('cellId', '=', cell)
    .where((row) => row.or([row('countedAt', 'is not', null), row('expiresAt', '>', ctx.instant)]))
    .execute()
  const [recruits, answering] = [
    new Set(places.filter(({ holderKind }) => holderKind === 'recruit').map(({ holderId }) => holderId)),
    places.filter(({ holderKind }) => holderKind === 'answer').length,
  ]
  const fitting = standing.filter(
    ({ profile, metAt, until }) => (metAt !== null || until > ctx.instant) && belongs(match, profile),
  )
  const stay = fitting.filter(({ id }) => recruits.has(id)).length
  return {
    stay,
    leave: recruits.size - stay,
    come: fitting.length - stay,
    over: Math.max(0, fitting.length + answering - wanted),
  }
}

/** After the cells have changed, those who were met, or for whom a place is kept, stand where they belong now. */
export async function fillAnew(ctx: Context, study: string, standing: Standing[]): Promise<void> {
  const { workspaceId, db } = ctx
  if (standing.length === 0) return
  const cells = await takenCells(ctx, study)
  const rows = standing.flatMap(({ id, profile, until, metAt }) =>
    cells
      .filter((cell) => belongs(cell.match, profile))
      .map((cell) => ({
        workspaceId,
        id: ctx.newId(),
        cellId: cell.id,
        holderKind: 'recruit',
        holderId: id,
        reservedAt: ctx.instant,
        expiresAt: until,
        countedAt: metAt,
      })),
  )
  await db
    .deleteFrom('quotaPlaces')
    .where('workspaceId', '=', workspaceId)
    .where(
      'holderId',
      'in',
      standing.map((each) => each.id),
    )
    .execute()
  for (let from = 0; from < rows.length; from += 500)
    await db
      .insertInto('quotaPlaces')
      .values(rows.slice(from, from + 500))
      .execute()
}
