import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jpegWithGps, pngWithWords, webpWithExif } from './photos.cases.ts'
import { DamagedPhoto, stripMetadata } from './strip-metadata.ts'

test('a JPEG loses where it was taken, by which device, its comment and the second picture behind it, and stays upright', () => {
  const photo = jpegWithGps()
  expect(photo.includes('GPSSECRET')).toBe(true)
  const clean = stripMetadata(photo)!
  expect(clean.mediaType).toBe('image/jpeg')
  for (const hidden of ['GPSSECRET', 'PhoneMaker', 'a comment', 'http://ns.adobe.com', 'second picture'])
    expect(clean.bytes.includes(hidden), hidden).toBe(false)
  // The orientation (6: turned right) is the one thing of Exif that is kept.
  expect(clean.bytes.includes(Buffer.from('01120003000000010006', 'hex'))).toBe(true)
  expect(clean.bytes.includes(Buffer.from('ffda0008010100003f00aabbff00cc', 'hex'))).toBe(true)
  expect(clean.bytes.subarray(-2).toString('hex')).toBe('ffd9')
  expect(stripMetadata(clean.bytes)!.bytes.equals(clean.bytes)).toBe(true)
})

test('a PNG and a WebP lose what was written into them', () => {
  for (const [photo, mediaType] of [
    [pngWithWords(), 'image/png'],
    [webpWithExif(), 'image/webp'],
  ] as const) {
    expect(photo.includes('GPSSECRET')).toBe(true)
    const clean = stripMetadata(photo)!
    expect(clean.mediaType).toBe(mediaType)
    expect(clean.bytes.includes('GPSSECRET')).toBe(false)
    expect(stripMetadata(clean.bytes)!.bytes.equals(clean.bytes)).toBe(true)
  }
})

test('whatever the bytes are, the answer is a clean photo, that it is none, or that it is damaged', () => {
  const begun = fc
    .tuple(fc.constantFrom(jpegWithGps(), pngWithWords(), webpWithExif()), fc.nat(), fc.uint8Array())
    .map(([photo, at, more]) => Buffer.concat([photo.subarray(0, at % photo.length), Buffer.from(more)]))
  const any = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes))
  fc.assert(
    fc.property(fc.oneof(begun, any), (bytes) => {
      try {
        const clean = stripMetadata(bytes)
        if (clean) expect(clean.bytes.includes('GPSSECRET')).toBe(false)
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedPhoto)
      }
    }),
    { numRuns: 500 },
  )
})
