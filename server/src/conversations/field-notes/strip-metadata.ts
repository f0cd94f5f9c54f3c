export type CleanPhoto = { mediaType: 'image/jpeg' | 'image/png' | 'image/webp'; bytes: Buffer }

/** The bytes begin like a photo and do not go on like one. */
export class DamagedPhoto extends Error {}

/**
 * A photo without what the camera hid in it: where it was taken, when, by which device, a second picture behind the
 * first. Only what is needed to draw it is copied, so that a kind of metadata nobody has heard of does not slip through.
 * Undefined when it is no JPEG, PNG or WebP.
 */
export function stripMetadata(bytes: Buffer): CleanPhoto | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])))
    return { mediaType: 'image/jpeg', bytes: stripJpeg(bytes) }
  if (bytes.subarray(0, 8).equals(pngSignature)) return { mediaType: 'image/png', bytes: stripPng(bytes) }
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return { mediaType: 'image/webp', bytes: stripWebp(bytes) }
  return undefined
}

// JPEG: ITU-T T.81, annex B. A marker is FF and a byte; most are followed by their length, which counts itself.
const soi = 0xd8
const eoi = 0xd9
const sos = 0xda

function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [Buffer.from([0xff, soi])]
  let at = 2
  let isSideways = 1
  while (true) {
    if (bytes[at] !== 0xff) throw new DamagedPhoto()
    const marker = bytes[at + 1]
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === eoi) break
    const length = readAt(bytes, at + 2, 2)
    const end = at + 2 + length
    if (marker === undefined || length < 2 || end > bytes.length) throw new DamagedPhoto()
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1) isSideways = orientationOf(segment.subarray(4)) ?? isSideways
    else if (isDrawn(marker, segment)) kept.push(segment)
    at = end
    if (marker === sos) {
      const scanEnd = endOfScan(bytes, at)
      kept.push(bytes.subarray(at, scanEnd))
      at = scanEnd
    }
  }
  if (isSideways !== 1) kept.splice(1, 0, orientationSegment(isSideways))
  return Buffer.concat([...kept, Buffer.from([0xff, eoi])])
}

/** Of the segments for applications only those that change how it looks: JFIF, the colour profile, Adobe's colour space. */
function isDrawn(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  const name = segment.toString('latin1', 4, 16)
  if (marker === 0xe0) return name.startsWith('JFIF')
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE')
  return marker === 0xee && name.startsWith('Adobe')
}

function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    const isWithin = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isWithin) return at
  }
  throw new DamagedPhoto()
}

/** The one thing worth keeping of Exif: which way is up (tag 0112 of the first directory). */
function orientationOf(exif: Buffer): number | undefined {
  if (exif.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined
  const tiff = exif.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const read = (at: number, size: 2 | 4) => {
    if (at + size > tiff.length) return 0
    if (size === 2) return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
    return isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)
  }
  const directory = read(4, 4)
  const count = Math.min(read(directory, 2), 200)
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12
    if (read(entry, 2) !== 0x0112) continue
    const value = read(entry + 8, 2)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

function orientationSegment(orientation: number): Buffer {
  // Big-endian: the header, one entry (tag, type, count, value), and no further directory.
  const tiff = Buffer.from(`4d4d002a00000008000101120003000000010000000000000000`, 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body])
}

// PNG (third edition), chapter 5: length, type, data, checksum.
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const pngKept = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD acTL fcTL fdAT cICP'.split(' '),
)

function stripPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [pngSignature]
  for (let at = pngSignature.length; ;) {
    const end = at + 12 + readAt(bytes, at, 4)
    if (end > bytes.length) throw new DamagedPhoto()
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (pngKept.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
}

// RFC 9649: chunks of a name, a length (little-endian) and data, padded to even; VP8X says what else there is.
const webpKept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const saysExifOrXmp = 0b1100

function stripWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let at = 12
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > bytes.length) throw new DamagedPhoto()
    const type = bytes.toString('latin1', at, at + 4)
    if (webpKept.has(type)) {
      const chunk = Buffer.from(bytes.subarray(at, Math.min(end, bytes.length)))
      if (type === 'VP8X' && length > 0) chunk[8] = chunk[8]! & ~saysExifOrXmp
      kept.push(chunk)
    }
    at = end
  }
  if (kept.length === 0) throw new DamagedPhoto()
  const body = Buffer.concat(kept)
  const head = Buffer.alloc(12)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  head.write('WEBP', 8, 'latin1')
  return Buffer.concat([head, body])
}

function readAt(bytes: Buffer, at: number, size: 2 | 4): number {
  if (at + size > bytes.length) throw new DamagedPhoto()
  return bytes.readUIntBE(at, size)
}
