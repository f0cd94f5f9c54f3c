import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { codeLimits } from '@firsthand/contract/evidence/codes'
import * as contract from '@firsthand/contract/evidence/codes-files'
import type { Context } from '../../../platform/context.ts'
import { findFile } from '../../../platform/files/files.ts'
import { decodeText } from '../../transcripts/decode-text.ts'
import { TranscriptRefused } from '../../transcripts/transcript.ts'

type Content = { text: string; warnings: string[] }

/** The codebook as text: as it was sent, or out of an uploaded file in whatever encoding it was written. */
export async function readCodebookContent(
  ctx: Context,
  { content, file: id }: Pick<Input<typeof contract.importCodes>, 'content' | 'file'>,
): Promise<Content> {
  if ((content === undefined) === (id === undefined)) fail(contract.importCodes, 'content_missing')
  if (id === undefined) return { text: content!, warnings: [] }
  const file = await findFile(ctx, id)
  // UTF-16 takes two bytes for what counts as one letter.
  if (Number(file.size) > codeLimits.file * 2)
    refuse('This file is too large for a codebook. Choose another.')
  const bytes = await ctx.services.files.read(ctx.workspaceId, file.sha256)
  try {
    const { text, warnings } = decodeText(bytes)
    if (text.length > codeLimits.file) refuse('This file is too large for a codebook. Choose another.')
    return { text, warnings: warnings.map(({ message }) => message) }
  } catch (error) {
    if (error instanceof TranscriptRefused) refuse(reasonOf(error))
    throw error
  }
}

// The readers of transcripts say what a transcript needs; of a codebook, only these differ.
function reasonOf({ code, message }: TranscriptRefused): string {
  if (code === 'transcripts.empty') return 'The file is empty. Choose another.'
  return ['transcripts.document', 'transcripts.media', 'transcripts.not_text'].includes(code)
    ? 'This file is no text. Save the codebook as CSV or as a REFI-QDA codebook (.qdc), and choose that.'
    : message
}

function refuse(reason: string): never {
  return fail(contract.importCodes, 'unreadable', { reason })
}
