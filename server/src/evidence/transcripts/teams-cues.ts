import { shapeOf } from './speaker-label.ts'

const timing = /^(\d{1,2}):(\d{1,2}):(\d{1,2})\.(\d{1,3})\s?-->\s?(\d{1,2}):(\d{1,2}):(\d{1,2})\.(\d{1,3})$/

/**
 * The document that Teams wrote until 2023: `0:0:1.20 --> 0:0:3.5`, below it a name, below that the words. As WebVTT, or
 * null where the text is something else.
 */
export function teamsCuesAsWebvtt(text: string): string | null {
  const lines = text.split('\n')
  const at = lines.flatMap((line, index) => (line.length < 60 && timing.test(line.trim()) ? [index] : []))
  const isPadded = at.every((index) => /^\d\d:\d\d:\d\d\.\d{3}/.test((lines[index] ?? '').trim()))
  if (at.length === 0 || isPadded) return null
  const cues = at.map((index, order) => {
    const said = lines.slice(index + 1, at[order + 1] ?? lines.length).map((line) => line.trim())
    const full = said.filter((line) => line !== '')
    return {
      times: timesOf(lines[index] ?? ''),
      full,
      hasName: full.length > 1 && shapeOf(full[0] ?? '') === 'strong',
    }
  })
  const isNamed = cues.filter(({ hasName }) => hasName).length * 10 >= cues.length * 8
  const before = lines.slice(0, at[0]).filter((line) => line.trim() !== '')
  const blocks = cues.map(({ times, full, hasName }) => {
    const named = isNamed && hasName
    const words = escaped((named ? full.slice(1) : full).join('\n'))
    return `${times}\n${named ? `<v ${escaped(full[0] ?? '')}>` : ''}${words}`
  })
  const note = before.length > 0 ? `NOTE ${before.join(' ').replaceAll('-->', '→')}\n\n` : ''
  return `WEBVTT\n\n${note}${blocks.join('\n\n')}\n`
}

function timesOf(line: string): string {
  const parts = timing.exec(line.trim()) ?? []
  const clock = (from: number) =>
    `${parts
      .slice(from, from + 3)
      .map((part) => part.padStart(2, '0'))
      .join(':')}.${(parts[from + 3] ?? '').padEnd(3, '0')}`
  return `${clock(1)} --> ${clock(5)}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
