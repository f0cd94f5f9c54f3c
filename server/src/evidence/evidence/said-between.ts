import type { Input } from '@firsthand/contract/core/operation'
import type { listEvidence } from '@firsthand/contract/evidence/evidence'
import { endOfDay, startOfDay, zoneOf } from '../../crm/tasks/days.ts'
import type { Context } from '../../platform/context.ts'

type Days = Pick<Input<typeof listEvidence>, 'from' | 'to' | 'timeZone'>

/** Moments from the first, and before the second. */
export type Between = { from?: string; before?: string }

/** Days of which every zone has a beginning and an end that PostgreSQL can read. */
const earliest = '0001-01-02'
const latest = '9999-12-29'

/** The moments at which days begin and end where whoever asks lives; refused where the first comes after the last. */
export async function momentsBetween(
  ctx: Context,
  { from, to, timeZone }: Days,
  refuse: () => never,
): Promise<Between> {
  if (from === undefined && to === undefined) return {}
  if (from !== undefined && to !== undefined && from > to) refuse()
  const zone = timeZone ?? (await zoneOf(ctx, ctx.member?.id))
  return {
    ...(from !== undefined && { from: startOfDay(within(from), zone) }),
    ...(to !== undefined && { before: endOfDay(within(to), zone) }),
  }
}

function within(day: string): string {
  return day < earliest ? earliest : day > latest ? latest : day
}
