import { type LineStart, readLineStart, takeTime } from './line-label.ts'
import { tidyLabel } from './speaker-label.ts'

const longestLabel = 60

/** How a line begins where a person said what stands between a name and its words: `Ada – I waited`, `Ada | I waited`. */
export function readSeparatedLine(line: string, separator: string): LineStart {
  const { ms, rest } = takeTime(line.trim())
  const at = rest.slice(0, longestLabel + separator.length).indexOf(separator)
  const label = at < 1 ? '' : tidyLabel(rest.slice(0, at))
  if (label === '') return { ...readLineStart(line, false), label: null, rest: rest.trim() }
  const after = takeTime(rest.slice(at + separator.length).trim())
  return { label, shape: 'strong', isBold: true, startsMs: ms ?? after.ms, rest: after.rest }
}
