import { acceptLabels, countLabel, type LabelCounts, labelKey } from './accepted-labels.ts'
import { type Cue, type CueReading, readCues } from './cues.ts'
import { readCueText } from './cue-text.ts'
import { joinLines } from './join-lines.ts'
import { mergeUtterances, type Utterance } from './merge-utterances.ts'
import { dropRollingRepeats } from './rolling-captions.ts'
import { isSoundName, isSoundOnly, shapeOf, splitLabel, tidyLabel } from './speaker-label.ts'
import { type ReadingWish, createMarks, unwantedLabels } from './speaker-sureness.ts'
import type { Reading, TranscriptWarning } from './transcript.ts'

/** One stretch of a cue. `label` is undefined where the file names nobody; `isChange` where it marks a new speaker. */
type Piece = {
  startsMs: number | null
  endsMs: number | null
  label: string | null | undefined
  isChange: boolean
  text: string
}

/** Reads caption files: WebVTT, SRT and SBV, with the ways recorders write speakers in them. */
export function readCaptions(text: string, kind: 'arrow' | 'comma', wish?: ReadingWish): Reading {
  const cueReading = readCues(text, kind)
  const unique = dropDoubledCues(cueReading.cues)
  const rolling = dropRollingRepeats(unique)
  const warnings = warningsOf(cueReading, cueReading.cues.length - unique.length + rolling.dropped)

  const { marks, ...marking } = createMarks()
  const pieces = resolveLabels(
    rolling.cues.flatMap((cue) => piecesOf(cue)),
    unwantedLabels(wish),
    marking,
  )
  const turns = mergeUtterances(attribute(pieces, warnings, marking.carried))
  const cues = Math.max(1, cueReading.cues.length)
  const wholeness = 1 - (cueReading.brokenTimes + cueReading.untimed) / cues
  return { turns, warnings, marks, fit: (cueReading.hasHeader || kind === 'comma' ? 1 : 0.9) * wholeness }
}

// The same cue twice in a file (seen in re-exported meeting recordings).
function dropDoubledCues(cues: Cue[]): Cue[] {
  return cues.filter((cue, index) => {
    const before = cues[index - 1]
    const isDoubled =
      before !== undefined &&
      cue.startsMs !== null &&
      cue.startsMs === before.startsMs &&
      cue.endsMs === before.endsMs &&
      cue.lines.length === before.lines.length &&
      cue.lines.every((line, at) => line === before.lines[at])
    return !isDoubled
  })
}

function piecesOf(cue: Cue): Piece[] {
  const voiced = readCueText(cue.lines.join('\n'))
  const pieces = voiced.flatMap(({ voice, text }): Piece[] => {
    if (voice !== undefined) return [pieceOf(cue, voice, true, joinLines(text.split('\n')))]
    return splitAtDashes(text.split('\n')).map(({ isChange, lines }) =>
      pieceOf(cue, undefined, isChange, joinLines(lines)),
    )
  })
  return shareTime(
    cue,
    pieces.filter((piece) => piece.text !== '' && !isSoundOnly(piece.text)),
  )
}

function pieceOf(cue: Cue, label: string | null | undefined, isChange: boolean, text: string): Piece {
  return { startsMs: cue.startsMs, endsMs: cue.endsMs, label, isChange, text }
}

/** A dash or `>>` at the head of a caption line means that somebody else speaks. */
function splitAtDashes(lines: string[]): { isChange: boolean; lines: string[] }[] {
  const groups: { isChange: boolean; lines: string[] }[] = []
  for (const line of lines) {
    const mark = /^\s{0,9}(?:[-–—] ?(?=[^\s\d-])|>>+ ?)/.exec(line)
    if (mark) groups.push({ isChange: true, lines: [line.slice(mark[0].length)] })
    else if (groups.length === 0) groups.push({ isChange: false, lines: [line] })
    else groups.at(-1)?.lines.push(line)
  }
  return groups
}

/** Several voices in one cue share its time by how much each says. */
function shareTime(cue: Cue, pieces: Piece[]): Piece[] {
  if (pieces.length < 2 || cue.startsMs === null || cue.endsMs === null) return pieces
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  let said = 0
  for (const piece of pieces) {
    piece.startsMs = cue.startsMs + Math.round(((cue.endsMs - cue.startsMs) * said) / length)
    said += piece.text.length
    piece.endsMs = cue.startsMs + Math.round(((cue.endsMs - cue.startsMs) * said) / length)
  }
  return pieces
}

/** Turns `Name: text` and `[Name] text` into labels where the whole file shows that they are names. */
function resolveLabels(
  pieces: Piece[],
  unwanted: Set<string>,
  { named }: Pick<ReturnType<typeof createMarks>, 'named'>,
): Piece[] {
  const counts: LabelCounts = new Map()
  const found = pieces.map((piece) => (piece.label === undefined ? labelIn(piece) : null))
  for (const label of found) if (label) countLabel(counts, { ...label, leads: true })
  // Where names stand only at changes they are few among many cues, but nearly all of them come back.
  const accepted = acceptLabels(counts, Math.min(pieces.length, 8 * sumOf(counts)))
  for (const label of unwanted) accepted.delete(label)

  return pieces.map((piece, index) => {
    const label = found[index]
    const isUnwanted = label ? unwanted.has(labelKey(label.label)) : false
    const speaker = label && !isUnwanted && (label.isSure ? label.label : accepted.get(labelKey(label.label)))
    if (typeof piece.label === 'string') named(piece.label, 'recorder', 'strong')
    else if (label && speaker) named(speaker, label.isSure ? 'recorder' : 'colon', label.shape)
    return label && speaker ? { ...piece, label: speaker, isChange: true, text: label.rest } : piece
  })
}

function labelIn(piece: Piece) {
  const bracket = /^\[([^[\]:]{1,60})\]:? +(?=\S)/.exec(piece.text.slice(0, 80))
  if (!bracket) {
    const label = splitLabel(piece.text)
    return label && { ...label, isSure: false }
  }
  const label = tidyLabel(bracket[1] ?? '')
  const shape = shapeOf(label)
  if (shape !== 'strong' || isSoundName(label)) return null
  return { label, rest: piece.text.slice(bracket[0].length), shape, isSure: piece.isChange }
}

function sumOf(counts: LabelCounts): number {
  return [...counts.values()].reduce((sum, { count }) => sum + count, 0)
}

/**
 * Gives each piece its speaker. Captions made by hand name a speaker only when it changes, so there a name holds
 * until the next one; where nearly every cue has a name, a cue without one is by nobody we know.
 */
function attribute(
  pieces: Piece[],
  warnings: TranscriptWarning[],
  note: (label: string) => void,
): Utterance[] {
  const named = pieces.filter(({ label }) => typeof label === 'string').length
  const carries = named > 0 && named * 2 < pieces.length
  if (carries) {
    warnings.push({
      code: 'labels_only_at_changes',
      message:
        'Names stand only where the speaker changes; each name was kept until the next one. Check the speakers.',
    })
  }
  let current: string | null = null
  let changes = 0
  return pieces
    .filter(({ text }) => text !== '')
    .map(({ startsMs, endsMs, label, isChange, text }) => {
      if (label !== undefined) current = label
      else if (isChange || !carries) current = null
      else if (current !== null) note(current)
      if (isChange && typeof label !== 'string') changes++
      return { speaker: current, startsMs, endsMs, text, group: changes }
    })
}

function warningsOf(reading: CueReading, repeats: number): TranscriptWarning[] {
  const warnings: TranscriptWarning[] = []
  const add = (code: string, message: string) => warnings.push({ code, message })
  if (reading.leading.length > 0) {
    add('left_out', `Text before the first cue was left out: “${reading.leading.join(' ').slice(0, 120)}”.`)
  }
  if (reading.brokenTimes > 0) {
    add('broken_times', `${reading.brokenTimes} cues have a time that cannot be read; their words were kept.`)
  }
  if (reading.untimed > 0) {
    add('untimed_text', `${reading.untimed} passages have no time; their words were kept.`)
  }
  if (repeats > 0) add('repeats_left_out', `${repeats} repeated caption lines were left out.`)
  return warnings
}
