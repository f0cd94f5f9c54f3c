import type { BrambleTranscript } from './shape.ts'

type Voice = { label: string; person?: string; member?: string }

/**
 * Reads a transcript written for people: `M 12:31 What happened then?`, one turn a paragraph, the letter being a
 * key of `voices`. A line that does not start with a letter and a time continues the turn above it.
 */
export function transcript(voices: Record<string, Voice>, written: string): BrambleTranscript {
  const turns = written
    .split(/\n(?=[A-Z] (?:\d+:)?\d\d:\d\d )/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => readTurn(voices, paragraph))
  const ended = turns.map((turn, index) => {
    const spokenUntil = turn.startsMs + spokenMs(turn.body)
    const next = turns[index + 1]
    const endsMs = next ? Math.min(spokenUntil, next.startsMs - breathMs) : spokenUntil
    if (endsMs <= turn.startsMs)
      throw new RangeError(`The turn at ${turn.startsMs} ms leaves no time to speak.`)
    return { ...turn, endsMs }
  })
  return { speakers: Object.values(voices), turns: ended }
}

const breathMs = 200

function readTurn(voices: Record<string, Voice>, paragraph: string) {
  const [, letter = '', clock = '', body = ''] = /^([A-Z]) ([\d:]+) (.+)$/.exec(paragraph) ?? []
  const voice = voices[letter]
  if (!voice) throw new RangeError(`No voice is called “${letter}”: ${paragraph.slice(0, 40)}`)
  return { speaker: voice.label, startsMs: readClock(clock), body }
}

function readClock(clock: string) {
  return clock.split(':').reduce((total, part) => total * 60 + Number(part), 0) * 1000
}

// People speak about 2.6 words a second; the second more is for the breath before the first word.
function spokenMs(body: string) {
  return Math.round((body.split(' ').length / 2.6) * 1000) + 1000
}
