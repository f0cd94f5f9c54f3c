import { acceptLabels, countLabel, type LabelCounts, labelKey } from './accepted-labels.ts'
import { type LineStart, readLineStart, takeClosingTime } from './line-label.ts'
import { readSeparatedLine } from './separated-line.ts'
import type { Block } from './markdown.ts'
import { mergeUtterances, type Utterance } from './merge-utterances.ts'
import { genericLabel, isQuestionLabel, isSoundOnly, type LabelShape } from './speaker-label.ts'
import { type ReadingWish, createMarks, unwantedLabels } from './speaker-sureness.ts'
import type { Reading, TranscriptWarning } from './transcript.ts'

/** A stretch of lines; `label` is undefined where nothing in front of it says who speaks. */
type Passage = {
  label: string | undefined
  shape: LabelShape
  isBold: boolean
  startsMs: number | null
  endsMs: number | null
  lines: string[]
  followsHeading: boolean
  isList: boolean
}

/** Reads typed transcripts with speakers in front of what they say; null where the labels do not make a dialogue. */
export function readLabelled(blocks: Block[], isMarkdown: boolean, wish?: ReadingWish): Reading | null {
  const starts = new Map<string[], LineStart[]>()
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue
    starts.set(
      block.lines,
      wish?.separator
        ? block.lines.map((line) => readSeparatedLine(line, wish.separator!))
        : (block.starts ?? block.lines.map((line) => readLineStart(line, isMarkdown))),
    )
  }
  const speakers = speakersOf([...starts.values()])
  for (const label of unwantedLabels(wish)) speakers.delete(label)
  if (speakers.size === 0) return null

  const passages = passagesOf(blocks, starts, speakers)
  const named = passages.filter(({ label }) => label !== undefined).length
  const warnings: TranscriptWarning[] = []
  const { marks, ...marking } = createMarks()
  const mark = wish?.separator ? ('separator' as const) : ('bold' as const)
  for (const { label, shape, isBold } of passages)
    if (label !== undefined) marking.named(label, isBold ? mark : 'colon', shape)
  const utterances = attribute(passages, warnings, marking.carried)
  const headings = blocks.filter(({ kind }) => kind === 'heading').length
  if (headings > 0) {
    warnings.push({
      code: 'headings_left_out',
      message: `${headings} headings are nobody's words and were left out.`,
    })
  }
  return {
    turns: mergeUtterances(utterances, 'paragraph'),
    warnings,
    marks,
    fit: 0.6 + (0.4 * named) / Math.max(1, passages.length),
  }
}

function speakersOf(paragraphs: LineStart[][]): Map<string, string> {
  const counts: LabelCounts = new Map()
  const bold = new Map<string, string>()
  let lines = 0
  for (const paragraph of paragraphs) {
    lines += paragraph.length
    const isLineByLine = paragraph.every(({ label }) => label !== null)
    for (const [index, { label, shape, isBold, rest }] of paragraph.entries()) {
      if (label === null) continue
      const above = paragraph[index - 1]
      const isFirst = isLineByLine || above === undefined || isTimeAlone(above)
      countLabel(counts, { label, shape, leads: isFirst && !/^<?https?:/.test(rest) })
      const kept = shape === 'generic' ? genericLabel(label) : label
      if (isBold && shape !== 'weak') bold.set(labelKey(kept), kept)
    }
  }
  // A line that goes on in the same paragraph is a quarter of a place where a speaker could have been named.
  const places = Math.floor(paragraphs.length + (lines - paragraphs.length) / 4)
  const accepted = acceptLabels(counts, places)
  // One bold name before a colon is enough; where labels are bold, a plain `Word:` is part of what is said.
  if (bold.size > 0 && boldShare(paragraphs) >= 0.5) return new Map([...bold, ...boldOnly(accepted, bold)])
  return accepted
}

function boldShare(paragraphs: LineStart[][]): number {
  const labelled = paragraphs.flat().filter(({ label }) => label !== null)
  return labelled.filter(({ isBold }) => isBold).length / Math.max(1, labelled.length)
}

function boldOnly(accepted: Map<string, string>, bold: Map<string, string>): [string, string][] {
  return [...accepted].filter(([key]) => bold.has(key))
}

function passagesOf(
  blocks: Block[],
  starts: Map<string[], LineStart[]>,
  speakers: Map<string, string>,
): Passage[] {
  const passages: Passage[] = []
  let followsHeading = true
  let pendingMs: number | null = null
  for (const block of blocks) {
    if (block.kind === 'heading') {
      followsHeading = true
      continue
    }
    let current: Passage | null = null
    for (const start of starts.get(block.lines) ?? []) {
      const key =
        start.label === null
          ? null
          : labelKey(start.shape === 'generic' ? genericLabel(start.label) : start.label)
      const speaker = key === null ? undefined : speakers.get(key)
      if (isTimeAlone(start)) {
        pendingMs = start.startsMs
        current = null
        continue
      }
      const endsQuestion = current?.label !== undefined && isQuestionLabel(current.label)
      if (!current || speaker !== undefined || start.startsMs !== null || endsQuestion) {
        const startsMs: number | null = start.startsMs ?? pendingMs
        current = {
          label: speaker,
          shape: start.shape,
          isBold: start.isBold,
          startsMs,
          endsMs: null,
          lines: [],
          followsHeading,
          isList: block.isList,
        }
        passages.push(current)
        pendingMs = null
        followsHeading = false
      }
      const text = speaker === undefined && start.label !== null ? unlabelled(start) : start.rest
      const closing = takeClosingTime(text)
      current.endsMs = closing.ms ?? current.endsMs
      if (closing.rest !== '') current.lines.push(closing.rest)
    }
  }
  return passages.filter(({ label, lines }) => label !== undefined || !isSoundOnly(lines.join(' ')))
}

function isTimeAlone({ label, startsMs, rest }: LineStart): boolean {
  return label === null && startsMs !== null && rest === ''
}

/** `Budget: we have none` said by somebody: the word before the colon was no speaker. */
function unlabelled({ label, rest }: LineStart): string {
  return rest === '' ? `${label}:` : `${label}: ${rest}`
}

/**
 * A passage without a name usually goes on with the speaker before it. Not where somebody else must have spoken:
 * below a heading, in a list, before the same name again, or a question right before the next name in a file
 * whose interviewer has no name. There the speaker stays unknown.
 */
function attribute(
  passages: Passage[],
  warnings: TranscriptWarning[],
  note: (label: string) => void,
): Utterance[] {
  const hasUnnamedVoice = passages.filter(({ label, followsHeading }) => !label && followsHeading).length >= 2
  const nextLabels = labelsAhead(passages)
  let current: string | null = null
  let carried = 0
  let unknown = 0

  const utterances = passages.map((passage, index): Utterance => {
    const text = passage.lines.join('\n')
    const time = { startsMs: passage.startsMs, endsMs: passage.endsMs }
    if (passage.label !== undefined) {
      current = passage.label
      return { speaker: current, ...time, text }
    }
    const next = passages[index + 1]
    const asksNext = hasUnnamedVoice && /[?？]["'”’)]?$/.test(text) && next?.label !== undefined
    const isOthers = passage.followsHeading || passage.isList || current === nextLabels[index] || asksNext
    if (isOthers || current === null || isQuestionLabel(current)) {
      if (!passage.isList && !asksNext) current = passage.followsHeading ? null : current
      unknown++
      return { speaker: null, ...time, text, group: index }
    }
    carried++
    note(current)
    return { speaker: current, ...time, text }
  })
  if (carried > 0) {
    const message = `${carried} passages without a name were given to the speaker before them.`
    warnings.push({ code: 'continued_speaker', message })
  }
  if (unknown > 0) {
    const message = `${unknown} passages have no name, and somebody else may be speaking; they were left without a speaker.`
    warnings.push({ code: 'unknown_speaker', message })
  }
  return utterances.filter(({ text }) => text.trim() !== '')
}

/** For each passage, the label of the next passage that has one. */
function labelsAhead(passages: Passage[]): (string | undefined)[] {
  const ahead: (string | undefined)[] = []
  let next: string | undefined
  for (let index = passages.length - 1; index >= 0; index--) {
    ahead[index] = next
    next = passages[index]?.label ?? next
  }
  return ahead
}
