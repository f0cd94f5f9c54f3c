import { readWholeClock } from './clock.ts'
import { mergeUtterances, type Utterance } from './merge-utterances.ts'
import { timesOfDay } from './speaker-headers.ts'
import { shapeOf, tidyLabel } from './speaker-label.ts'
import type { Reading, TranscriptWarning } from './transcript.ts'

type Row = { startsMs: number; endsMs: number | null; speaker: string | null; text: string }

/** Reads lines of time, speaker and text between tabs (older Zoom, Kontur), in any order of time and speaker. */
export function readTabSeparated(text: string): Reading {
  const warnings: TranscriptWarning[] = []
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const rows = lines.map(readRow)
  const first = rows.find((row) => row !== null)?.startsMs ?? 0
  const clock = first >= 3_600_000 ? timesOfDay(first, warnings) : (ms: number) => ms

  const utterances: Utterance[] = []
  let missing = 0
  for (const [index, row] of rows.entries()) {
    const line = lines[index] ?? ''
    if (row) {
      const endsMs = row.endsMs === null ? null : clock(row.endsMs)
      utterances.push({ speaker: row.speaker, startsMs: clock(row.startsMs), endsMs, text: row.text })
    } else if (index > 0) {
      missing++
      const speaker = utterances.at(-1)?.speaker ?? null
      utterances.push({ speaker, startsMs: null, endsMs: null, text: line.replaceAll('\t', ' ') })
    }
  }
  if (missing > 0) {
    const message = `${missing} lines have no time; they were kept with the speaker before them.`
    warnings.push({ code: 'untimed_text', message })
  }
  return { turns: mergeUtterances(utterances), warnings, fit: 1 - missing / Math.max(1, rows.length) }
}

/** The share of lines that hold a time and text between tabs. */
export function tabSeparatedShare(lines: string[]): number {
  const full = lines.filter((line) => line.trim() !== '')
  return full.filter((line) => readRow(line) !== null).length / Math.max(1, full.length)
}

function readRow(line: string): Row | null {
  if (!line.includes('\t')) return null
  const cells = line.split('\t', 64).map((cell) => cell.trim())
  const clocks = cells.slice(0, 3).map(readLocalTime)
  const timeAt = clocks.findIndex((ms) => ms !== null)
  const startsMs = clocks[timeAt]
  if (startsMs === undefined || startsMs === null) return null

  const next = clocks[timeAt + 1]
  const endsMs = next !== undefined && next !== null && next >= startsMs ? next : null
  const others = cells.filter((_, index) => index !== timeAt && !(endsMs !== null && index === timeAt + 1))
  const [name = '', ...rest] = others
  const label = tidyLabel(name.replace(/:$/, ''))
  if (rest.length === 0) return { startsMs, endsMs, speaker: null, text: name }
  if (label !== '' && shapeOf(label) === null)
    return { startsMs, endsMs, speaker: null, text: others.join(' ') }
  return { startsMs, endsMs, speaker: label || null, text: rest.join(' ').trim() }
}

/** `11:02:09`, `11:02:09 PM`, `11.02.09`, each with or without a date before it. */
function readLocalTime(cell: string): number | null {
  if (cell.length < 4 || cell.length > 32 || !/^\d/.test(cell)) return null
  const [last = '', before = ''] = cell.split(/[\sT]+/).reverse()
  const time = /^[ap]\.?m\.?$/i.test(last) ? `${before} ${last.replaceAll('.', '')}` : last
  return readWholeClock(/^\d{1,2}\.\d\d\.\d\d$/.test(time) ? time.replaceAll('.', ':') : time)
}
