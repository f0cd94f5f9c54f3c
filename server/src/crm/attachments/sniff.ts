export type Found = { type: string; isProgram: boolean }

/** What a file is by its first bytes, whatever its name says. Signatures: the formats' own specifications. */
export function sniff(head: Buffer): Found {
  const known = signatures.find(({ bytes, at = 0 }) => head.subarray(at, at + bytes.length).equals(bytes))
  if (known) return { type: known.type, isProgram: known.isProgram ?? false }
  const start = head
    .toString('utf8', 0, 1024)
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase()
  if (/^(<!doctype html|<html|<head|<body|<script)/.test(start))
    return { type: 'HTML page', isProgram: false }
  if (start.includes('<svg')) return { type: 'SVG drawing', isProgram: false }
  return { type: isText(head) ? 'text' : 'file', isProgram: false }
}

type Signature = { bytes: Buffer; at?: number; type: string; isProgram?: true }

const signatures: Signature[] = [
  { bytes: Buffer.from('%PDF-'), type: 'PDF' },
  { bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]), type: 'PNG image' },
  { bytes: Buffer.from([0xff, 0xd8, 0xff]), type: 'JPEG image' },
  { bytes: Buffer.from('GIF8'), type: 'GIF image' },
  { bytes: Buffer.from('WEBP'), at: 8, type: 'WebP image' },
  { bytes: Buffer.from('ftypheic'), at: 4, type: 'HEIC image' },
  { bytes: Buffer.from('ftyp'), at: 4, type: 'video or sound' },
  { bytes: Buffer.from('OggS'), type: 'Ogg sound' },
  { bytes: Buffer.from('ID3'), type: 'MP3 sound' },
  { bytes: Buffer.from('WAVE'), at: 8, type: 'WAV sound' },
  // Office documents are archives too; telling them apart takes more than their beginning.
  { bytes: Buffer.from([0x50, 0x4b, 0x03, 0x04]), type: 'ZIP archive or office document' },
  { bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), type: 'old office document' },
  { bytes: Buffer.from([0x1f, 0x8b]), type: 'gzip archive' },
  { bytes: Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), type: '7-Zip archive' },
  { bytes: Buffer.from('MZ'), type: 'program', isProgram: true },
  { bytes: Buffer.from('\x7fELF', 'latin1'), type: 'program', isProgram: true },
  { bytes: Buffer.from([0xcf, 0xfa, 0xed, 0xfe]), type: 'program', isProgram: true },
  { bytes: Buffer.from([0xca, 0xfe, 0xba, 0xbe]), type: 'program', isProgram: true },
  { bytes: Buffer.from('#!'), type: 'program', isProgram: true },
]

function isText(head: Buffer): boolean {
  return !head.includes(0) && !head.toString('utf8', 0, Math.max(0, head.length - 4)).includes('\ufffd')
}
