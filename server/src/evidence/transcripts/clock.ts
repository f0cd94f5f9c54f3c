export type ClockReading = { ms: number; end: number }

// Longer than any conversation, and still an int4 of milliseconds.
const latest = 500 * 3_600_000

/**
 * Reads `1:02:03.450`, `02:03,4` or `0:03` at a position of a text; null where there is none.
 * Hours may have any number of digits up to four and may be missing, as recorders write them.
 */
export function readClock(text: string, at: number): ClockReading | null {
  const first = readDigits(text, at, 4)
  if (!first || text[first.end] !== ':') return null
  const second = readDigits(text, first.end + 1, 2)
  if (!second || second.end - first.end !== 3 || second.value > 59) return null

  let seconds = first.value * 60 + second.value
  let end = second.end
  if (text[end] === ':') {
    const third = readDigits(text, end + 1, 2)
    if (!third || third.end - end !== 3 || third.value > 59) return null
    seconds = first.value * 3600 + second.value * 60 + third.value
    end = third.end
  }
  const fraction = readFraction(text, end)
  const ms = seconds * 1000 + fraction.ms
  if (ms > latest || isDigit(text, fraction.end) || text[fraction.end] === ':') return null
  return { ms, end: fraction.end }
}

/** A whole string that is one time, spaces aside. */
export function readWholeClock(text: string): number | null {
  const trimmed = text.trim()
  if (trimmed.length > 16) return null
  const clock = readClock(trimmed, 0)
  if (!clock) return null
  const rest = trimmed.slice(clock.end).trim().toLowerCase()
  if (rest === '') return clock.ms
  return rest === 'am' || rest === 'pm' ? afterNoon(clock.ms, rest) : null
}

function afterNoon(ms: number, half: 'am' | 'pm'): number {
  const twelve = 12 * 3_600_000
  const withinHalf = ms >= twelve ? ms - twelve : ms
  return half === 'pm' ? withinHalf + twelve : withinHalf
}

function readFraction(text: string, at: number): ClockReading {
  if ((text[at] !== '.' && text[at] !== ',') || !isDigit(text, at + 1)) return { ms: 0, end: at }
  let end = at + 1
  while (end - at <= 9 && isDigit(text, end)) end++
  const thousandths = text.slice(at + 1, Math.min(end, at + 4)).padEnd(3, '0')
  return { ms: Number(thousandths), end }
}

function readDigits(text: string, at: number, most: number): { value: number; end: number } | null {
  let end = at
  while (end - at < most && isDigit(text, end)) end++
  return end === at ? null : { value: Number(text.slice(at, end)), end }
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 48 && unit <= 57
}
