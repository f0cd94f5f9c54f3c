import type { LiveEntry, LiveMark } from '@firsthand/contract/conversations/live'
import { momentOf } from '@firsthand/contract/conversations/live-rules'
import type { ParsedTurn } from '../../evidence/transcripts/transcript.ts'

const marks: Record<LiveMark, string> = {
  surprise: 'Surprise',
  pain: 'Pain',
  workaround: 'Workaround',
  commitment: 'Commitment',
  contradiction: 'Contradiction',
  unspoken: 'Unspoken',
}

/** Notes as lines of a text, each with its moment. A mark stands among them where it was set. */
export function linesOf(entries: readonly LiveEntry[], startedAt: string | null): ParsedTurn[] {
  return entries.flatMap((entry): ParsedTurn[] => {
    const body = lineOf(entry)
    // No speaker: these are our own notes, and must not count as anybody's talking.
    return body === '' ? [] : [{ speaker: null, startsMs: momentOf(entry, startedAt), endsMs: null, body }]
  })
}

function lineOf({ kind, body, mark, place }: LiveEntry): string {
  const words = body.trim()
  if (kind === 'mark') return [`[${marks[mark as LiveMark]}]`, words].filter(Boolean).join(' ')
  if (kind === 'seen' && place) return `${words} (${place})`
  return words
}
