import { decodeEntities } from './entities.ts'

/** A stretch of one cue in one voice. `undefined`: the file names nobody here; `null`: somebody it leaves unnamed. */
export type Voiced = { voice: string | null | undefined; text: string }

const longestTag = 300

/** Takes WebVTT and SRT mark-up out of a cue and splits it where the voice changes. */
export function readCueText(payload: string): Voiced[] {
  const pieces: Voiced[] = [{ voice: undefined, text: '' }]
  let at = 0
  while (at < payload.length) {
    const open = nextMark(payload, at)
    append(pieces, payload.slice(at, open))
    if (open >= payload.length) break
    at = readMark(payload, open, pieces)
  }
  return pieces
    .map((piece) => ({ voice: piece.voice, text: decodeEntities(piece.text) }))
    .filter((piece) => piece.text.trim() !== '')
}

function nextMark(payload: string, from: number): number {
  for (let at = from; at < payload.length; at++) {
    const letter = payload[at]
    if (letter === '<' || (letter === '{' && payload[at + 1] === '\\')) return at
  }
  return payload.length
}

function readMark(payload: string, open: number, pieces: Voiced[]): number {
  if (payload[open] === '{') return skipStyleOverride(payload, open, pieces)

  if (!/[a-z\d/ ]/i.test(payload[open + 1] ?? '')) {
    append(pieces, '<')
    return open + 1
  }
  const inside = payload.slice(open + 1, open + 1 + longestTag)
  const name = /^\/?(?:font|span|lang|ruby|rt|br|c|i|b|u|v)(?=[\s.>/]|$)/i.exec(inside)?.[0]
  const isTime = /^ {0,2}[\d:.]{5,16} {0,2}>/.test(inside)
  if (!name && !isTime) {
    append(pieces, '<')
    return open + 1
  }
  const close = inside.indexOf('>')
  const nested = inside.indexOf('<')
  const isClosed = close !== -1 && (nested === -1 || nested > close)
  if (!isClosed) {
    // The bracket was never closed: what follows the name is speech, not an attribute.
    return open + 1 + (/^\/?[a-z]+(?:\.[\w-]{1,60})*/i.exec(inside)?.[0].length ?? 0)
  }
  if (name) changeVoice(name.toLowerCase(), inside.slice(0, close), pieces)
  return open + 1 + close + 1
}

function changeVoice(name: string, inside: string, pieces: Voiced[]): void {
  if (name === 'br') append(pieces, '\n')
  if (name === '/v') pieces.push({ voice: undefined, text: '' })
  if (name !== 'v') return
  const space = inside.search(/\s/)
  const annotation = space === -1 ? '' : decodeEntities(inside.slice(space)).replace(/\s+/g, ' ').trim()
  const isNamed = /[\p{L}\p{N}]/u.test(annotation)
  pieces.push({ voice: isNamed ? annotation : null, text: '' })
}

// Advanced SubStation codes (`{\an8}`) that SRT files carry along.
function skipStyleOverride(payload: string, open: number, pieces: Voiced[]): number {
  const close = payload.slice(open, open + longestTag).indexOf('}')
  if (close !== -1) return open + close + 1
  append(pieces, '{')
  return open + 1
}

function append(pieces: Voiced[], text: string): void {
  const last = pieces[pieces.length - 1]
  if (last) last.text += text
}
