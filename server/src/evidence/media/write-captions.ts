export type SpokenTurn = { name: string; startsMs: number | null; endsMs: number | null; body: string }

// Two lines of 42 letters are what people read at a time (BBC Subtitle Guidelines, «Line length»).
const lettersAtOnce = 84
const msPerLetter = 65
const shortestMs = 700

/** Turns with a time as WebVTT, `offsetMs` later; a long turn in pieces that share its time by length. */
export function writeCaptions(turns: SpokenTurn[], offsetMs: number): string {
  const timed = turns.filter((turn) => turn.startsMs !== null)
  const cues = timed.flatMap((turn, index) => {
    const start = turn.startsMs!
    const next = timed[index + 1]?.startsMs ?? Infinity
    const spoken = start + Math.max(shortestMs, turn.body.length * msPerLetter)
    const end = turn.endsMs ?? Math.max(start + 1, Math.min(next, spoken))
    return piecesOf(turn.body).map(({ text, from, to }) => ({
      start: start + Math.round((end - start) * from) + offsetMs,
      end: start + Math.round((end - start) * to) + offsetMs,
      text: (turn.name === '' ? '' : `<v ${escaped(turn.name)}>`) + escaped(text),
    }))
  })
  const shown = cues.filter(({ end, start }) => end > 0 && end > start)
  return `WEBVTT\n\n${shown.map((cue) => `${clock(Math.max(0, cue.start))} --> ${clock(cue.end)}\n${cue.text}\n`).join('\n')}`
}

function piecesOf(body: string): { text: string; from: number; to: number }[] {
  const words = body.split(/\s+/).filter((word) => word !== '')
  const pieces: string[] = []
  for (const word of words) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + word.length < lettersAtOnce)
      pieces[pieces.length - 1] = `${last} ${word}`
    else pieces.push(word)
  }
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  let said = 0
  return pieces.map((text) => {
    const from = said / length
    said += text.length
    return { text, from, to: said / length }
  })
}

// An arrow within the words would begin a cue of its own.
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function clock(ms: number): string {
  const part = (value: number, length: number) => String(value).padStart(length, '0')
  const seconds = Math.floor(ms / 1000)
  return `${part(Math.floor(seconds / 3600), 2)}:${part(Math.floor(seconds / 60) % 60, 2)}:${part(seconds % 60, 2)}.${part(ms % 1000, 3)}`
}
