export type MediaType = { kind: 'sound' | 'picture'; mediaType: string }

/** As many first bytes as tell what a file is. */
export const bytesToTell = 4_096

const sound = (mediaType: string): MediaType => ({ kind: 'sound', mediaType })
const picture = (mediaType: string): MediaType => ({ kind: 'picture', mediaType })

/** What browsers play, told by a file's first bytes and never by its name. Sources: each container's specification. */
export function mediaTypeOf(head: Uint8Array): MediaType | null {
  const text = Buffer.from(head.subarray(0, bytesToTell)).toString('latin1')
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WAVE') return sound('audio/wav')
  if (text.startsWith('fLaC')) return sound('audio/flac')
  if (text.startsWith('OggS')) return text.includes('\x80theora') ? picture('video/ogg') : sound('audio/ogg')
  if (text.startsWith('ID3')) return sound('audio/mpeg')
  if (text.slice(4, 8) === 'ftyp')
    return /^M4[AB] /.test(text.slice(8, 12)) ? sound('audio/mp4') : isFilm(text)
  if (text.startsWith('\x1aE\xdf\xa3') && text.includes('webm'))
    return /V_(?:VP[89]|AV1)/.test(text) ? picture('video/webm') : sound('audio/webm')
  return ofFrames(head)
}

/** ISO base media holds pictures too (HEIC, AVIF); only films are taken. */
function isFilm(text: string): MediaType | null {
  const brand = text.slice(8, 12)
  return /^(?:isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|qt {2}|3gp\d|mmp4|f4v )/.test(brand)
    ? picture('video/mp4')
    : null
}

/** A bare stream of MPEG frames: eleven or twelve bits set, then a layer, a rate and a frequency that exist (ISO/IEC 11172-3). */
function ofFrames([first = 0, second = 0, third = 0]: Uint8Array): MediaType | null {
  if (first !== 0xff) return null
  if ((second & 0xf6) === 0xf0) return sound('audio/aac')
  const isMpeg = (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 0x06) === 0x02
  return isMpeg && third >> 4 !== 0x0f && (third & 0x0c) !== 0x0c ? sound('audio/mpeg') : null
}
