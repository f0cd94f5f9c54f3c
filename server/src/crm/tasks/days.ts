import { Temporal } from 'temporal-polyfill'
import type { Context } from '../../platform/context.ts'

/** The calendar day at a moment in a zone. */
export function dayAt(now: Date, timeZone: string): string {
  return zoned(now, timeZone).toPlainDate().toString()
}

/** The first moment of a day in a zone. Where clocks spring over midnight it is later than 00:00. */
export function startOfDay(day: string, timeZone: string): string {
  return iso(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }))
}

/** The first moment after a day in a zone. */
export function endOfDay(day: string, timeZone: string): string {
  return iso(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime({ timeZone }))
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** A wall time on a day in a zone. A time that clocks skip is the moment just after; one that comes twice is the first. */
export function momentOf(day: string, time: string, timeZone: string): string {
  return iso(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }),
  )
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** Whole calendar days from one moment to another, as somebody in a zone counts them. */
export function daysApart(earlier: string, later: Date, timeZone: string): number {
  const from = zoned(new Date(earlier), timeZone).toPlainDate()
  return from.until(zoned(later, timeZone).toPlainDate()).days
}

/** Where a member's days begin: what they set, or UTC until they do. */
export async function zoneOf(ctx: Context, memberId: string | null | undefined): Promise<string> {
  if (!memberId) return 'UTC'
  const row = await ctx.db
    .selectFrom('digestSettings')
    .select('timeZone')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  return row?.timeZone ?? 'UTC'
}

function zoned(now: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
}

function iso(moment: Temporal.ZonedDateTime): string {
  return new Date(moment.epochMilliseconds).toISOString()
}
