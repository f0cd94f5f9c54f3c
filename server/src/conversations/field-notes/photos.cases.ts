import { crc32 } from 'node:zlib'

const secret = 'GPSSECRET'

/** A small JPEG in form, with all that phones hide in theirs: Exif with a place, XMP, a comment, a picture behind the picture. */
export function jpegWithGps(): Buffer {
  const tiff = Buffer.concat([
    // Little-endian; two entries: orientation 6, and a place (tag 8825) that points behind.
    Buffer.from('49492a00080000000200', 'hex'),
    Buffer.from('120103000100000006000000', 'hex'),
    Buffer.from('258804000100000026000000', 'hex'),
    Buffer.from('00000000', 'hex'),
    Buffer.from(`${secret} 52.5200 N 13.4050 E PhoneMaker`, 'latin1'),
  ])
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>', 'latin1')),
    segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01profile', 'latin1')),
    segment(0xfe, Buffer.from('a comment', 'latin1')),
    segment(0xdb, Buffer.alloc(65, 1)),
    Buffer.from('ffda0008010100003f00', 'hex'),
    Buffer.from('aabbff00ccffd0dd', 'hex'),
    Buffer.from('ffd9', 'hex'),
    Buffer.from(`second picture ${secret}`, 'latin1'),
  ])
}

/** One point, with a place in a text chunk and in Exif. */
export function pngWithWords(): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('tEXt', Buffer.from(`Location\0${secret}`, 'latin1')),
    chunk('eXIf', Buffer.from(secret, 'latin1')),
    chunk('IDAT', Buffer.from('789c63000000020001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export function webpWithExif(): Buffer {
  const body = Buffer.concat([
    riff('VP8X', Buffer.from('0c000000000000000000', 'hex')),
    riff('VP8L', Buffer.from('2f00000000', 'hex')),
    riff('EXIF', Buffer.from(secret, 'latin1')),
    riff('XMP ', Buffer.from(`${secret}!`, 'latin1')),
  ])
  const head = Buffer.from('RIFF0000WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

function riff(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
