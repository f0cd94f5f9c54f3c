import { readClock } from './clock.ts'

export type Cue = { startsMs: number | null; endsMs: number | null; lines: string[] }

export type CueReading = {
  cues: Cue[]
  hasHeader: boolean
  /** Text before the first cue of a file without a header, such as a title. */
  leading: string[]
  brokenTimes: number
  untimed: number
}

type Timing = { startsMs: number | null; endsMs: number | null; broken: boolean }

/** Reads WebVTT and SRT blocks (`a --> b`), or SBV ones (`a,b`). Lenient where recorders are, and no word is dropped. */
export function readCues(text: string, kind: 'arrow' | 'comma'): CueReading {
  const timingOf = kind === 'arrow' ? arrowTiming : commaTiming
  const lines = text.split('\n')
  const reading: CueReading = { cues: [], hasHeader: false, leading: [], brokenTimes: 0, untimed: 0 }

  let at = 0
  if (kind === 'arrow' && /^WEBVTT(?:$|[ \t])/.test(lines[0] ?? '')) {
    reading.hasHeader = true
    at = 1
    while (at < lines.length && !isBlank(lines[at]) && !timingOf(lines[at] ?? '')) at++
  }
  while (at < lines.length) at = readBlock(lines, at, timingOf, reading)
  return reading
}

/** How many of the first lines are timings: what sniffing looks at. */
export function countTimings(lines: string[], kind: 'arrow' | 'comma'): number {
  const timingOf = kind === 'arrow' ? arrowTiming : commaTiming
  return lines.filter((line) => timingOf(line) !== null).length
}

function readBlock(
  lines: string[],
  start: number,
  timingOf: (line: string) => Timing | null,
  reading: CueReading,
): number {
  let at = start
  while (at < lines.length && isBlank(lines[at])) at++
  if (at >= lines.length) return at
  if (isComment(lines[at] ?? '') && !timingOf(lines[at + 1] ?? '')) return skipBlock(lines, at, timingOf)

  const before: string[] = []
  let timing = timingOf(lines[at] ?? '')
  while (!timing && at < lines.length && !isBlank(lines[at])) {
    before.push(lines[at] ?? '')
    at++
    timing = timingOf(lines[at] ?? '')
  }
  if (!timing) {
    keepUntimed(before, reading)
    return at
  }

  // The line above a timing is its identifier; lines above that are speech whose own timing is lost.
  before.pop()
  if (before.length > 0) keepUntimed(before, reading)

  const cue: Cue = { startsMs: timing.startsMs, endsMs: timing.endsMs, lines: [] }
  if (timing.broken) reading.brokenTimes++
  at++
  while (at < lines.length && !isBlank(lines[at]) && !timingOf(lines[at] ?? '')) {
    const isCounterOfNext = /^\d{1,6}\s*$/.test(lines[at] ?? '') && timingOf(lines[at + 1] ?? '')
    if (isCounterOfNext && cue.lines.length > 0) break
    cue.lines.push(lines[at] ?? '')
    at++
  }
  reading.cues.push(cue)
  return at
}

function isComment(line: string): boolean {
  return /^NOTE(?:$|[ \t])/.test(line) || /^(?:STYLE|REGION)\s{0,9}$/.test(line)
}

function skipBlock(lines: string[], start: number, timingOf: (line: string) => Timing | null): number {
  let at = start
  while (at < lines.length && !isBlank(lines[at]) && !timingOf(lines[at] ?? '')) at++
  return at
}

function keepUntimed(lines: string[], reading: CueReading): void {
  const spoken = lines.filter((line) => /\p{L}/u.test(line))
  if (spoken.length === 0) return
  if (reading.cues.length === 0 && !reading.hasHeader) {
    reading.leading.push(...spoken)
    return
  }
  reading.untimed++
  reading.cues.push({ startsMs: null, endsMs: null, lines: spoken })
}

function arrowTiming(line: string): Timing | null {
  const arrow = line.indexOf('-->')
  if (arrow === -1 || arrow > 40) return null
  return timing(line.slice(0, arrow).replace(/-+$/, '').trim(), line.slice(arrow + 3, arrow + 60).trim())
}

function commaTiming(line: string): Timing | null {
  if (line.length > 40) return null
  const comma = line.indexOf(',')
  if (comma === -1) return null
  return timing(line.slice(0, comma).trim(), line.slice(comma + 1).trim())
}

function timing(left: string, right: string): Timing | null {
  const start = readClock(left, 0)
  const end = readClock(right, 0)
  const startIsWhole = start !== null && start.end === left.length
  if (!startIsWhole && !looksLikeTime(left)) return null
  if (!end && !looksLikeTime(right)) return null

  const startsMs = startIsWhole ? start.ms : null
  const endsMs = end?.ms ?? null
  const backwards = startsMs !== null && endsMs !== null && endsMs < startsMs
  return {
    startsMs,
    endsMs: backwards ? null : endsMs,
    broken: startsMs === null || endsMs === null || backwards,
  }
}

// A time with a typing error (`00:00:1d.890`) still marks where a cue begins; speech with an arrow in it does not.
function looksLikeTime(text: string): boolean {
  return /^\d{1,4}:[\da-z]{1,2}[:.,]/i.test(text)
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === ''
}
