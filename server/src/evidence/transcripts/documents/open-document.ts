import { Readable } from 'node:stream'
import { Failure } from '@firsthand/contract/core/failure'
import { type Archive, openArchive } from '../../../platform/archive/read-archive.ts'
import { XmlRefused } from '../../../platform/xml/xml-reader.ts'
import { TranscriptRefused } from '../transcript.ts'
import { type OpenedDocument, refuseDamaged, refuseEncrypted, refuseTooMuch } from './document.ts'
import { readDocx } from './docx.ts'
import { readOdt } from './odt.ts'
import { readPdf } from './pdf/read-pdf.ts'

const entriesAtMost = 10_000

export const largestDocument = 64 * 1024 * 1024

/** Opens a Word or OpenDocument text or a PDF by what is in it, whatever it is called; null where it is neither. */
export async function openDocument(bytes: Uint8Array): Promise<OpenedDocument | null> {
  if (isEncryptedOffice(bytes)) refuseEncrypted()
  // A mark of the byte order or a line end may stand before it; further in, it is somebody's words.
  const isPdf = /^\W{0,8}%PDF-/.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'))
  if (!isPdf && !startsWith(bytes, [0x50, 0x4b])) return null
  if (bytes.length > largestDocument) {
    throw new TranscriptRefused(
      'transcripts.too_large',
      'This document is larger than 64 MB. Take the pictures out of it and import it again, or paste its text.',
    )
  }
  try {
    return isPdf ? readPdf(bytes) : await readPacked(bytes)
  } catch (error) {
    throw asRefusal(error)
  }
}

async function readPacked(bytes: Uint8Array): Promise<OpenedDocument> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let entries = 0
  const archive = await openArchive(
    { size: content.length, stream: (start, end) => Readable.from([content.subarray(start, end)]) },
    () => (entries += 1) <= entriesAtMost,
  )
  try {
    const kind = await kindOf(archive)
    if (kind === 'docx') return await readDocx(archive)
    if (kind === 'odt') return await readOdt(archive)
    throw new TranscriptRefused(
      'transcripts.document',
      `This is ${kind}, not a text. Export the conversation as a Word document, WebVTT or plain text, or paste it.`,
    )
  } finally {
    archive.close()
  }
}

async function kindOf(archive: Archive): Promise<string> {
  if (archive.has('mimetype')) {
    const type = await archive.text('mimetype', 200)
    if (/opendocument\.text/.test(type)) return 'odt'
    if (/opendocument|epub/.test(type)) return /epub/.test(type) ? 'an e-book' : 'a spreadsheet or slides'
  }
  if (archive.names.some((name) => /^word\/document\d*\.xml$/i.test(name))) return 'docx'
  if (archive.has('[Content_Types].xml')) {
    const types = await archive.text('[Content_Types].xml', 1024 * 1024)
    if (types.includes('wordprocessingml.document.main') || types.includes('ms-word.document')) return 'docx'
    return /spreadsheetml|presentationml/.test(types) ? 'a workbook or slides' : 'a packed file'
  }
  return 'a ZIP file'
}

function asRefusal(error: unknown): unknown {
  if (error instanceof TranscriptRefused) return error
  const isXml = error instanceof XmlRefused
  const isArchive = error instanceof Failure && error.code.startsWith('workspaces.archive')
  if (!isXml && !isArchive) return error
  try {
    return isArchive && error.code.endsWith('archive_unsafe') ? refuseTooMuch() : refuseDamaged()
  } catch (refusal) {
    return refusal
  }
}

/** Office keeps a document with a password in an old compound file that names its package in UTF-16 ([MS-OFFCRYPTO] 2.3.4). */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return false
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
}

function startsWith(bytes: Uint8Array, wanted: number[]): boolean {
  return wanted.every((byte, at) => bytes[at] === byte)
}
