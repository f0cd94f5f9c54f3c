import { endOfDay, momentOf, startOfDay } from './days.ts'

/** When a task is due, as it is kept: what was meant, and the moment that this is. */
export type Due = {
  dueDay: string | null
  dueTime: string | null
  timeZone: string | null
  dueAt: string | null
}

export function dueOf({
  day,
  time,
  timeZone,
}: {
  day: string | null
  time: string | null
  timeZone: string
}): Due {
  if (day === null) return { dueDay: null, dueTime: null, timeZone: null, dueAt: null }
  return {
    dueDay: day,
    dueTime: time,
    timeZone,
    dueAt: time ? momentOf(day, time, timeZone) : startOfDay(day, timeZone),
  }
}

/** A time is late when it has passed; a day when it is over where it was meant. */
export function isLate({ dueDay, dueTime, timeZone, dueAt }: Due, now: Date): boolean {
  if (dueDay === null || dueAt === null || timeZone === null) return false
  const over = dueTime ? dueAt : endOfDay(dueDay, timeZone)
  return Date.parse(over) <= now.getTime()
}

/** What comes after everything with a day. */
export const someDay = '9999-12-31T00:00:00.000Z'

/** Where a task stands in the list: at its day, or where it was put off to if that is later. */
export function sortAt({
  dueAt,
  snoozedUntil,
}: {
  dueAt: string | null
  snoozedUntil: string | null
}): string {
  if (snoozedUntil !== null && (dueAt === null || snoozedUntil > dueAt)) return snoozedUntil
  return dueAt ?? someDay
}
