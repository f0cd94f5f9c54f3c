import { codePointLength } from '@firsthand/contract/evidence/ranges'
import { type CorrectedTurn, type CorrectionStep, correct } from '@firsthand/contract/evidence/corrections'
import { diffWords } from '@firsthand/contract/evidence/word-diff'

/** The text as it reads after some corrections. Each group is what one act did, and is taken back as one. */
export function turnsAfter(base: CorrectedTurn[], groups: CorrectionStep[][]): CorrectedTurn[] {
  const done = correct(base, groups.flat(), new Map())
  return 'problem' in done ? base : done.turns
}

/** What was written in a turn, as the fewest words put in place of others: so that highlights beside them stay whole. */
export function stepsOfEdit(turn: number, before: string, after: string): CorrectionStep[] {
  const steps: CorrectionStep[] = []
  const pieces = diffWords(before, after)
  let at = 0
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!
    if (piece.kind === 'same') {
      at += codePointLength(piece.words)
      continue
    }
    const next = pieces[index + 1]
    const isSwap = next !== undefined && next.kind !== 'same' && next.kind !== piece.kind
    const both = isSwap ? [piece, next] : [piece]
    const gone = both.find(({ kind }) => kind === 'gone')?.words ?? ''
    const fresh = both.find(({ kind }) => kind === 'new')?.words ?? ''
    steps.push({ does: 'replace', turn, from: at, to: at + codePointLength(gone), words: fresh })
    at += codePointLength(fresh)
    if (isSwap) index++
  }
  return steps
}

/** A turn in two where the caret stands; the blank between them goes. */
export function stepsOfSplit(turn: number, body: string, caret: number): CorrectionStep[] {
  const [left, right] = [body.slice(0, caret), body.slice(caret)]
  const start = codePointLength(left.trimEnd())
  const end = codePointLength(left) + codePointLength(right) - codePointLength(right.trimStart())
  if (start === 0 || end >= codePointLength(body)) return []
  return [
    ...(end > start ? [{ does: 'replace', turn, from: start, to: end, words: '' } as const] : []),
    { does: 'split', turn, at: start },
  ]
}

/** Minutes and seconds, or hours before them, in milliseconds; undefined when it is neither. */
export function readMoment(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const parts = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]?\d)$/.exec(text.trim())
  if (!parts) return undefined
  const [, hours = '0', minutes = '0', seconds = '0'] = parts
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
}
