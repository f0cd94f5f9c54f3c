import { Temporal } from 'temporal-polyfill'

/** Turns `daysAgo` and a wall time in a zone into an instant before now; a day that is not over yet is never ahead of now. */
export function createClock(now: Date, timeZone: string) {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
  return {
    at(daysAgo: number, time = '10:00'): string {
      const [hour = 0, minute = 0] = time.split(':').map(Number)
      const moment = today.subtract({ days: daysAgo }).withPlainTime({ hour, minute })
      const ms = daysAgo >= 0 ? Math.min(moment.epochMilliseconds, now.getTime()) : moment.epochMilliseconds
      return new Date(ms).toISOString()
    },
    day(daysAgo: number): string {
      return today.subtract({ days: daysAgo }).toPlainDate().toString()
    },
  }
}
