import { readClock, readWholeClock } from './clock.ts'
import { mergeUtterances, type Utterance } from './merge-utterances.ts'
import { isRecorderNote } from './recorder-notes.ts'
import { shapeOf, tidyLabel } from './speaker-label.ts'
import type { Reading, TranscriptWarning } from './transcript.ts'

export type SpeakerHeader = { label: string; ms: number; isBracketed: boolean }

/**
 * Reads blocks under a line with a name and a time: Otter, Meet, Trint and Teams as text (`Name  0:03`), and
 * Zoom's saved captions (`[Name] 11:02:09`), which carry the time of day.
 */
export function readSpeakerHeaders(text: string, isTimeOfDay: boolean): Reading {
  const warnings: TranscriptWarning[] = []
  const blocks: { header: SpeakerHeader | null; lines: string[] }[] = [{ header: null, lines: [] }]
  for (const line of text.split('\n')) {
    const header = readHeader(line)
    if (header) blocks.push({ header, lines: [] })
    else blocks.at(-1)?.lines.push(line)
  }
  dropCredit(blocks.at(-1)?.lines ?? [], warnings)

  const leading = (blocks.shift()?.lines ?? []).join(' ').trim()
  if (leading !== '') {
    warnings.push({
      code: 'left_out',
      message: `Text before the first speaker was left out: “${leading.slice(0, 120)}”.`,
    })
  }
  const clock = isTimeOfDay ? timesOfDay(blocks[0]?.header?.ms ?? 0, warnings) : (ms: number) => ms
  const utterances = blocks.flatMap(({ header, lines }): Utterance[] => {
    const startsMs = header ? clock(header.ms) : null
    return paragraphsOf(lines).map((paragraph, index) => ({
      speaker: header?.label ?? null,
      startsMs: index === 0 ? startsMs : null,
      endsMs: null,
      text: paragraph,
    }))
  })
  return { turns: mergeUtterances(utterances, isTimeOfDay ? 'line' : 'paragraph'), warnings, fit: 0.95 }
}

/** `Name  0:03`, `Name (0:03)`, `[0:03] Name`, `[Name] 11:02:09`: a line that holds a name and a time and nothing else. */
export function readHeader(line: string): SpeakerHeader | null {
  const trimmed = line.trim()
  if (trimmed.length < 5 || trimmed.length > 90 || !/\d:\d\d/.test(trimmed)) return null

  const bracketed = /^\[([^[\]]{1,60})\]\s{1,4}(\d[\d:.,]{3,14}(?: ?[ap]m)?)$/i.exec(trimmed)
  if (bracketed) return headerOf(bracketed[1] ?? '', readWholeClock(bracketed[2] ?? ''), true)

  const after = /^(.{1,60}?)[\s|–—-]{0,6}[\s(|[]\(?\[?(\d[\d:.,]{3,14})[)\]]?:?$/.exec(trimmed)
  if (after) return headerOf(after[1] ?? '', readWholeClock(after[2] ?? ''), false)

  const open = /^[[(]?/.exec(trimmed)?.[0].length ?? 0
  const clock = readClock(trimmed, open)
  if (!clock) return null
  const name = trimmed.slice(clock.end).replace(/^[\])]?[\s|–—-]{1,6}/, '')
  return name === trimmed.slice(clock.end) ? null : headerOf(name.replace(/:$/, ''), clock.ms, false)
}

function headerOf(name: string, ms: number | null, isBracketed: boolean): SpeakerHeader | null {
  const label = tidyLabel(name.replace(/:$/, ''))
  return ms !== null && shapeOf(label) === 'strong' ? { label, ms, isBracketed } : null
}

function dropCredit(lines: string[], warnings: TranscriptWarning[]): void {
  const at = lines.findLastIndex((line) => line.trim() !== '')
  const credit = lines[at]?.trim() ?? ''
  if (!isRecorderNote(credit)) return
  lines.splice(at)
  warnings.push({ code: 'left_out', message: `The last line was left out: “${credit.slice(0, 120)}”.` })
}

/** Times of day as milliseconds since the first of them; a talk may go on past midnight. */
export function timesOfDay(firstMs: number, warnings: TranscriptWarning[]): (ms: number) => number {
  const day = 24 * 3_600_000
  warnings.push({
    code: 'times_of_day',
    message: `The times were times of day; they count from the first line, ${clockFace(firstMs)}, here.`,
  })
  return (ms) => {
    const since = ms - firstMs
    if (since >= 0) return since
    return since < -day / 2 ? since + day : 0
  }
}

function clockFace(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

function paragraphsOf(lines: string[]): string[] {
  const paragraphs: string[][] = [[]]
  for (const line of lines) {
    if (line.trim() !== '') paragraphs.at(-1)?.push(line.trim())
    else if ((paragraphs.at(-1)?.length ?? 0) > 0) paragraphs.push([])
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0).map((paragraph) => paragraph.join('\n'))
}
