import { joinLines } from './join-lines.ts'
import { splitLongBody } from './split-long-body.ts'
import type { ParsedTurn } from './transcript.ts'

/** Words of one speaker as the file had them. Two of different `group` are never merged into one turn. */
export type Utterance = {
  speaker: string | null
  startsMs: number | null
  endsMs: number | null
  text: string
  group?: number
}

/** Captions wrap lines anywhere; in typed text a paragraph is the writer's. */
type Joined = 'line' | 'paragraph'

const longestGapMs = 2_000

/** Around this many characters a turn ends at the next sentence, so that a reader has places to rest. */
export const comfortableTurn = 1_200

/** Merges consecutive utterances of one speaker where the gap is at most two seconds, up to a readable length. */
export function mergeUtterances(utterances: Utterance[], joined: Joined = 'line'): ParsedTurn[] {
  const turns: ParsedTurn[] = []
  let run: Utterance[] = []
  let length = 0
  for (const utterance of utterances) {
    const last = run.at(-1)
    if (last && (!continues(last, utterance) || isFull(length, last.text, utterance.text))) {
      turns.push(...turnsOf(run, joined))
      run = []
      length = 0
    }
    run.push(utterance)
    length += utterance.text.length + 1
  }
  turns.push(...turnsOf(run, joined))
  return turns
}

function continues(last: Utterance, next: Utterance): boolean {
  if (last.speaker !== next.speaker || last.group !== next.group) return false
  if (next.startsMs === null) return true
  if (last.startsMs !== null && next.startsMs < last.startsMs) return false
  // With start times alone nobody knows how long the pause was.
  return last.endsMs === null || next.startsMs - last.endsMs <= longestGapMs
}

function isFull(length: number, last: string, next: string): boolean {
  if (length + next.length > comfortableTurn) return true
  return length > comfortableTurn * 0.7 && /[.!?…。！？]["'”’)]?$/.test(last)
}

function turnsOf(run: Utterance[], joined: Joined): ParsedTurn[] {
  const [first] = run
  if (!first) return []
  const texts = run.map(({ text }) => text)
  const body = (joined === 'line' ? joinLines(texts) : texts.join('\n\n').trim()).normalize('NFC')
  if (body === '') return []
  const ends = run.map(({ endsMs }) => endsMs).filter((endsMs) => endsMs !== null)
  const endsMs = ends.length > 0 ? ends.reduce((latest, endMs) => Math.max(latest, endMs)) : null
  return splitLongBody({ speaker: first.speaker, startsMs: first.startsMs, endsMs, body })
}
