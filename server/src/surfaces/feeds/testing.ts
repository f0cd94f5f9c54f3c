/** Reads a calendar as RFC 5545 says: lines unfolded, events as their properties with text unescaped. */
export function readCalendar(text: string): {
  properties: Record<string, string>
  events: Record<string, string>[]
} {
  if (!text.endsWith('\r\n')) throw new Error('Every line ends with CRLF.')
  const lines = text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
  const open: string[] = []
  const events: Record<string, string>[] = []
  const properties: Record<string, string> = {}
  for (const line of lines) {
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? []
    if (!name || value === undefined) throw new Error(`This is no content line: ${line}`)
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends where it did not begin.`)
    } else if (open.at(-1) === 'VEVENT') events.at(-1)![name] = unescapeText(value)
    else properties[name] = unescapeText(value)
  }
  if (open.length > 0) throw new Error('Something did not end.')
  return { properties, events }
}

export function unescapeText(text: string): string {
  return text.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character))
}
