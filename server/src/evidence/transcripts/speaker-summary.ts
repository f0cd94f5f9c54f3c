import { type Marked, surenessOf } from './speaker-sureness.ts'
import type { ParsedTurn, SpeakerSummary, TranscriptWarning } from './transcript.ts'

const samplesShown = 3
const sampleLength = 160

/** The speakers of a transcript in the order they first speak, with lines to recognise them by. */
export function summariseSpeakers(turns: ParsedTurn[], marks?: Map<string, Marked>): SpeakerSummary[] {
  const summaries = new Map<string, SpeakerSummary>()
  for (const { speaker, body } of turns) {
    if (speaker === null) continue
    const summary = summaries.get(speaker) ?? {
      label: speaker,
      turns: 0,
      words: 0,
      samples: [],
      sureness: null,
    }
    summary.turns++
    summary.words += countWords(body)
    addSample(summary.samples, body)
    summaries.set(speaker, summary)
  }
  return [...summaries.values()].map((summary) => ({ ...summary, sureness: surenessIn(summary, marks) }))
}

function surenessIn({ label, turns }: SpeakerSummary, marks: Map<string, Marked> | undefined) {
  if (label === '') return null
  return surenessOf(marks?.get(label) ?? { mark: 'recorder', shape: 'strong', named: turns, carried: 0 })
}

const spacedWord = /\S+/g
const words = new Intl.Segmenter('und', { granularity: 'word' })

/** Words between spaces; where a script writes none, what the language's own rules call words. */
export function countWords(text: string): number {
  let spaced = 0
  // Asked, not taken out: a list of all words of a long text would be made only to be counted.
  while (spacedWord.test(text)) spaced++
  if (!/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/.test(text)) return spaced
  let count = 0
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count++
  return count
}

/** Short first words ("Sure!") help nobody to tell who it is, so a longer line takes the place of a short one. */
function addSample(samples: string[], body: string): void {
  const sample = shorten(body)
  if (samples.length < samplesShown) samples.push(sample)
  else {
    const short = samples.findIndex((kept) => kept.length < 40)
    if (short !== -1 && sample.length >= 40) samples[short] = sample
  }
}

function shorten(body: string): string {
  const line = body.slice(0, sampleLength * 2).replace(/\s+/g, ' ')
  if (line.length <= sampleLength) return line
  const space = line.lastIndexOf(' ', sampleLength)
  return `${line.slice(0, space > sampleLength / 2 ? space : sampleLength).toWellFormed()}…`
}

/** `Tyler Yahn` and `Tyler` may be one person. Nothing is merged by itself: two people may share a first name. */
export function similarSpeakers(labels: string[]): TranscriptWarning[] {
  const pairs = labels.slice(0, 100).flatMap((short) =>
    labels
      .slice(0, 100)
      .filter((long) => long.startsWith(`${short} `) && /\p{L}/u.test(long.slice(short.length)))
      .map((long) => `“${short}” and “${long}”`),
  )
  if (pairs.length === 0) return []
  return [
    { code: 'similar_speakers', message: `These may be the same person: ${pairs.slice(0, 5).join(', ')}.` },
  ]
}
