import type { Cue } from './cues.ts'
import { readCueText } from './cue-text.ts'

/**
 * Live captions repeat: each cue shows the line before again, then the new one (YouTube), or grows word by word.
 * Returns each cue with only its new lines where the file behaves so, and the cues unchanged where it does not:
 * people do say "yes" twice.
 */
export function dropRollingRepeats(cues: Cue[]): { cues: Cue[]; dropped: number } {
  const plain = cues.map((cue) => plainLines(cue))
  if (!isRolling(cues, plain)) return { cues, dropped: 0 }

  const kept: Cue[] = []
  let shown: string[] = []
  let dropped = 0
  for (const [index, cue] of cues.entries()) {
    const lines = plain[index] ?? []
    const fresh = lines.slice(repeatedLines(shown, lines))
    const grown = withoutGrowth(shown.at(-1), fresh)
    dropped += lines.length - grown.length
    if (grown.length > 0) kept.push({ ...cue, lines: grown })
    if (lines.length > 0) shown = lines
  }
  return { cues: kept, dropped }
}

function plainLines(cue: Cue): string[] {
  const hasVoice = cue.lines.some((line) => /<v[\s.>]/.test(line.slice(0, 400)))
  if (hasVoice) return cue.lines
  return cue.lines
    .map((line) =>
      readCueText(line)
        .map(({ text }) => text)
        .join('')
        .trim(),
    )
    .filter((line) => line !== '')
}

function isRolling(cues: Cue[], plain: string[][]): boolean {
  if (cues.length < 3) return false
  let followers = 0
  let repeats = 0
  for (let index = 1; index < cues.length; index++) {
    const before = plain[index - 1] ?? []
    const lines = plain[index] ?? []
    if (before.length === 0 || lines.length === 0 || !abuts(cues[index - 1], cues[index])) continue
    followers++
    const repeated = repeatedLines(before, lines)
    // The very same cue again may be somebody saying "yes" twice; a line carried up under a new one may not.
    if ((repeated > 0 && repeated < lines.length) || lines[0]?.startsWith(`${before.at(-1)} `)) repeats++
  }
  const isWordTimed = cues.some(({ lines }) =>
    lines.some((line) => /<\d\d:[\d:.]{5,9}><c[.>]/.test(line.slice(0, 400))),
  )
  return isWordTimed ? repeats > 0 : repeats >= 2 && repeats * 10 >= followers * 4
}

function abuts(before: Cue | undefined, cue: Cue | undefined): boolean {
  const endsMs = before?.endsMs ?? null
  const startsMs = cue?.startsMs ?? null
  return endsMs !== null && startsMs !== null && startsMs - endsMs <= 100
}

/** How many lines at the head of a cue were the last lines shown. */
function repeatedLines(shown: string[], lines: string[]): number {
  for (let count = Math.min(shown.length, lines.length, 4); count > 0; count--) {
    const tail = shown.slice(-count)
    if (tail.every((line, index) => line === lines[index])) return count
  }
  return 0
}

function withoutGrowth(last: string | undefined, fresh: string[]): string[] {
  const [first, ...rest] = fresh
  if (last === undefined || first === undefined || !first.startsWith(`${last} `)) return fresh
  return [first.slice(last.length + 1), ...rest]
}
