import { Readable } from 'node:stream'
import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { codeLimits } from '@firsthand/contract/evidence/codes'
import * as contract from '@firsthand/contract/evidence/codes-files'
import type { Context } from '../../../platform/context.ts'
import { findFile } from '../../../platform/files/files.ts'
import { decodeText } from '../../transcripts/decode-text.ts'
import { TranscriptRefused } from '../../transcripts/transcript.ts'
import { readCodesCsv } from './csv.ts'
import { type DraftCodebook, UnreadableCodebook, UnsafeCodebook } from './draft.ts'
import { readQdc } from './qdc.ts'
import { readCodesWorkbook } from './workbook.ts'

/** The codebook as it was sent, or out of an uploaded file: a workbook, or text in whatever encoding it was written. */
export async function readCodebook(
  ctx: Context,
  { content, file: id }: Pick<Input<typeof contract.importCodes>, 'content' | 'file'>,
): Promise<DraftCodebook> {
  if ((content === undefined) === (id === undefined)) fail(contract.importCodes, 'content_missing')
  try {
    return id === undefined ? readText(content!) : await readUploaded(ctx, id)
  } catch (error) {
    if (error instanceof UnsafeCodebook) fail(contract.importCodes, 'unsafe', { reason: error.message })
    if (error instanceof UnreadableCodebook)
      fail(contract.importCodes, 'unreadable', { reason: error.message })
    throw error
  }
}

async function readUploaded(ctx: Context, id: string): Promise<DraftCodebook> {
  const file = await findFile(ctx, id)
  // UTF-16 takes two bytes for what counts as one letter.
  if (Number(file.size) > codeLimits.file * 2) throw tooLarge()
  return readBytes(await ctx.services.files.read(ctx.workspaceId, file.sha256), file.name)
}

/** A workbook is known by its first four bytes, whatever else as text; its name only tells what it should have been. */
export async function readBytes(bytes: Buffer, name = ''): Promise<DraftCodebook> {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04')
    return readCodesWorkbook(
      { size: bytes.length, stream: (start, end) => Readable.from([bytes.subarray(start, end)]) },
      codeLimits.file,
    )
  // As text it would be a list of codes, one of each line, that nobody wrote as such.
  if (/\.xlsx$/i.test(name))
    throw new UnreadableCodebook(
      'This file is called a workbook, but holds none that can be read: it was renamed, or is locked with a password. Save the codebook as .xlsx without a password, as CSV or as a REFI-QDA codebook (.qdc), and choose that.',
    )
  const { text, warnings } = decode(bytes)
  if (text.length > codeLimits.file) throw tooLarge()
  const codebook = readText(text)
  return { ...codebook, warnings: [...warnings.map(({ message }) => message), ...codebook.warnings] }
}

function decode(bytes: Buffer) {
  try {
    return decodeText(bytes)
  } catch (error) {
    throw error instanceof TranscriptRefused ? new UnreadableCodebook(reasonOf(error)) : error
  }
}

function readText(content: string): DraftCodebook {
  return /^\ufeff?\s*</.test(content) ? readQdc(content) : readCodesCsv(content)
}

function tooLarge(): UnreadableCodebook {
  return new UnreadableCodebook('This file is too large for a codebook. Choose another.')
}

// The readers of transcripts say what a transcript needs; of a codebook, only these differ.
function reasonOf({ code, message }: TranscriptRefused): string {
  if (code === 'transcripts.empty') return 'The file is empty. Choose another.'
  return ['transcripts.document', 'transcripts.media', 'transcripts.not_text'].includes(code)
    ? 'This file is no text and no workbook. Save the codebook as .xlsx, CSV or as a REFI-QDA codebook (.qdc), and choose that.'
    : message
}
