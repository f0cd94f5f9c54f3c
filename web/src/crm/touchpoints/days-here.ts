/** The calendar day here, as a date field writes it. */
export function dayHere(when = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`
}

/** A day and perhaps a time here as a moment. Today without a time is now; a day that is over has no time: noon stands for it. */
export function momentHere({ day, time }: { day: string; time: string }, now = new Date()): string {
  if (day === dayHere(now)) {
    const meant = time ? new Date(`${day}T${time}`) : now
    return new Date(Math.min(meant.getTime(), now.getTime())).toISOString()
  }
  return new Date(`${day}T${time || '12:00'}`).toISOString()
}

/** The last moment of a calendar day here. */
export function endOfDayHere(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString()
}

/** So many days from now, at nine in the morning where whoever decides sits. */
export function inDaysHere(days: number, now = new Date()): string {
  const day = new Date(now)
  day.setDate(day.getDate() + days)
  day.setHours(9, 0, 0, 0)
  return day.toISOString()
}

/** The zone of this browser, which is where the days of whoever looks begin and end. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
