import { readClock } from './clock.ts'
import { cleanInline } from './markdown.ts'
import { isSoundName, type LabelShape, shapeOf, splitLabel, tidyLabel } from './speaker-label.ts'

/** How a line of a typed transcript begins: perhaps with a time, perhaps with a speaker. */
export type LineStart = {
  label: string | null
  shape: LabelShape
  /** The label is set in bold: no doubt that it is one. */
  isBold: boolean
  startsMs: number | null
  rest: string
}

export function readLineStart(line: string, isMarkdown: boolean): LineStart {
  const trimmed = line.trim()
  const { ms, rest } = takeTime(trimmed)
  const start = (isMarkdown && boldLabel(rest)) || bracketLabel(rest) || plainLabel(rest, isMarkdown)
  if (!start)
    return { label: null, shape: 'weak', isBold: false, startsMs: ms, rest: clean(rest, isMarkdown) }

  const inLabel = ms === null ? timeInLabel(start.label) : null
  const inText = ms === null && inLabel === null ? takeTime(start.rest) : null
  return {
    label: inLabel?.label ?? start.label,
    shape: start.shape,
    isBold: start.isBold,
    startsMs: ms ?? inLabel?.ms ?? inText?.ms ?? null,
    rest: clean(inText?.rest ?? start.rest, isMarkdown),
  }
}

/** A time at the head of a text: `[00:12:34]`, `(12:34)`, `#00:12:34-5#`, `00:12:34`. */
export function takeTime(text: string): { ms: number | null; rest: string } {
  const unescaped = text.startsWith('\\[') ? text.slice(1).replace('\\]', ']') : text
  const open = /^[[(<#]?/.exec(unescaped)?.[0] ?? ''
  const clock = readClock(unescaped, open.length)
  if (!clock) return { ms: null, rest: text }

  let end = clock.end
  let ms = clock.ms
  if (open === '#') {
    const tenths = /^-(\d)#/.exec(unescaped.slice(end, end + 3))
    if (!tenths) return { ms: null, rest: text }
    ms += Number(tenths[1]) * 100
    end += 3
  } else if (open !== '') {
    if (unescaped[end] !== { '[': ']', '(': ')', '<': '>' }[open]) return { ms: null, rest: text }
    end++
  } else if (unescaped[end] !== undefined && !/\s/.test(unescaped[end] ?? '')) {
    return { ms: null, rest: text }
  } else if (clock.end < 7 && unescaped.length > clock.end && !splitLabel(unescaped.slice(end).trim())) {
    // `10:30 we met the baker` is a sentence; only hours, minutes and seconds stand bare before speech.
    return { ms: null, rest: text }
  }
  return { ms, rest: unescaped.slice(end).replace(/^\s{0,9}[-–—:|]?\s{0,9}/, '') }
}

/** The time f4 puts at the end of a paragraph: `… and then I left. #00:12:34-5#`. */
export function takeClosingTime(text: string): { ms: number | null; rest: string } {
  const match = /#(\d{1,2}:\d\d:\d\d)-(\d)#$/.exec(text.slice(-13).trimEnd())
  const clock = match && readClock(match[1] ?? '', 0)
  if (!match || !clock) return { ms: null, rest: text }
  return { ms: clock.ms + Number(match[2]) * 100, rest: text.trimEnd().slice(0, -match[0].length).trimEnd() }
}

type Found = { label: string; rest: string; shape: LabelShape; isBold: boolean }

/** `**Name:** text` and `**Name**: text`. */
function boldLabel(line: string): Found | null {
  if (!line.startsWith('**') && !line.startsWith('__')) return null
  const close = line.indexOf(line.slice(0, 2), 2)
  if (close === -1 || close > 80) return null
  const inside = line.slice(2, close).trim()
  const after = line.slice(close + 2)
  const hasColon = /[:：]$/.test(inside) || /^\s?[:：]/.test(after)
  if (!hasColon) return null
  const label = tidyLabel(cleanInline(inside.replace(/[:：]$/, '')))
  const shape = shapeOf(timeInLabel(label)?.label ?? label)
  return shape && { label, rest: after.replace(/^\s?[:：]/, '').trim(), shape, isBold: true }
}

/** `[Name]` on a line of its own, `[Name] text`, `{Name} text`. */
function bracketLabel(line: string): Found | null {
  const match = /^(?:\[([^[\]]{1,60})\]|\{([^{}]{1,60})\}):?(?=\s|$)/.exec(line.slice(0, 70))
  if (!match) return null
  const label = tidyLabel(match[1] ?? match[2] ?? '')
  const shape = isSoundName(label) ? null : shapeOf(label)
  return shape === 'strong' ? { label, rest: line.slice(match[0].length).trim(), shape, isBold: false } : null
}

/** `Name: text`, `#Name: text`, `@Name: text`, `Name (12:34): text`. */
function plainLabel(line: string, isMarkdown: boolean): Found | null {
  const timed = /^([^:[\]()]{1,60}?)\s?([[(][\d:.,]{4,14}[\])])\s?:?\s/.exec(line.slice(0, 90))
  if (timed) {
    const label = tidyLabel(timed[1] ?? '')
    const shape = shapeOf(label)
    const { ms } = takeTime(timed[2] ?? '')
    const rest = `${timed[2] ?? ''} ${line.slice(timed[0].length)}`
    if (shape === 'strong' && ms !== null) return { label, rest, shape, isBold: false }
  }
  const found = splitLabel(line)
  if (!found) return null
  const label = isMarkdown ? tidyLabel(cleanInline(found.label)) : found.label
  return { ...found, label, isBold: false }
}

/** A time within a label: `Name (12:34)`. */
export function timeInLabel(label: string): { label: string; ms: number } | null {
  const match = /^(.{1,60}?)\s?[[(]?(\d{1,2}:\d\d(?::\d\d)?)[\])]?$/.exec(label)
  const clock = match && readClock(match[2] ?? '', 0)
  return match && clock
    ? {
        label: tidyLabel(match[1] ?? '')
          .replace(/[[(]$/, '')
          .trim(),
        ms: clock.ms,
      }
    : null
}

function clean(text: string, isMarkdown: boolean): string {
  return (isMarkdown ? cleanInline(text) : text).trim()
}
