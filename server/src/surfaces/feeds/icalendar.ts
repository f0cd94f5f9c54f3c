/** One conversation or task as a calendar shows it. */
export type CalendarEntry = {
  id: string
  /** Set for what belongs to a day and no time: it lasts all day, wherever the calendar is. */
  day?: string | undefined
  title: string
  startsAt: string
  minutes: number
  place: string
  description: string
  address: string
  changedAt: string
}

/** A calendar in the form of RFC 5545. Moments are in UTC, so that no zone has to be described. */
export function writeCalendar(name: string, entries: CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Firsthand//Conversations//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...entries.flatMap(event),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function event({ id, title, ...rest }: CalendarEntry): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@firsthand`,
    `DTSTAMP:${utc(rest.changedAt)}`,
    `LAST-MODIFIED:${utc(rest.changedAt)}`,
    ...whenOf(rest),
    `SUMMARY:${escapeText(title)}`,
    ...(rest.place ? [`LOCATION:${escapeText(rest.place)}`] : []),
    ...(rest.description ? [`DESCRIPTION:${escapeText(rest.description)}`] : []),
    `URL:${rest.address}`,
    'END:VEVENT',
  ]
}

/** RFC 5545, 3.6.1: an all-day event has dates, and lasts its one day where no end is given. */
function whenOf({ day, startsAt, minutes }: Pick<CalendarEntry, 'day' | 'startsAt' | 'minutes'>): string[] {
  if (day) return [`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`, 'TRANSP:TRANSPARENT']
  const ends = new Date(new Date(startsAt).getTime() + minutes * 60_000).toISOString()
  return [`DTSTART:${utc(startsAt)}`, `DTEND:${utc(ends)}`]
}

function utc(instant: string): string {
  return `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line ends. Other control characters are no text. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}]/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
}

const longest = 75

/** RFC 5545, 3.1: at most 75 octets a line, and never a break within a character. */
export function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    // The space that continues a line counts too.
    if (octets + size > longest) {
      parts.push(part)
      part = ''
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
