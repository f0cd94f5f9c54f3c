import { createHash } from 'node:crypto'
import { failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import type { previewText } from '@firsthand/contract/evidence/texts'
import type { Context } from '../../platform/context.ts'
import { findFile } from '../../platform/files/files.ts'
import { largestDocument } from '../transcripts/documents/open-document.ts'
import { parseUpload } from '../transcripts/parse-transcript.ts'
import type { ReadingWish } from '../transcripts/speaker-sureness.ts'
import { summariseSpeakers } from '../transcripts/speaker-summary.ts'
import {
  type ParsedTranscript,
  type ParsedTurn,
  type TranscriptFormat,
  TranscriptRefused,
} from '../transcripts/transcript.ts'

/** The bytes of a text, with the uploaded file that they are, if they are one. */
export type TextContent = { bytes: Uint8Array; fileName: string | undefined; fileId: string | null }

export async function readContent(
  ctx: Context,
  source: Input<typeof previewText>['source'],
): Promise<TextContent> {
  if (!('file' in source))
    return { bytes: Buffer.from(source.pasted, 'utf8'), fileName: source.fileName, fileId: null }
  const file = await findFile(ctx, source.file)
  // Before it is read: a film of a gigabyte that was taken for its transcript must not cost a gigabyte.
  if (Number(file.size) > largestDocument)
    failCommon('too_large', { params: { limit: `${largestDocument / 1024 / 1024} MB` } })
  return {
    bytes: await ctx.services.files.read(ctx.workspaceId, file.sha256),
    fileName: file.name,
    fileId: file.id,
  }
}

/** Reads the content into turns; what it cannot read is refused by `refuse`, with the sentence and the stable code. */
export async function readTurns(
  { bytes, fileName }: TextContent,
  {
    format,
    wish,
    refuse,
  }: {
    format: string | undefined
    wish?: ReadingWish | undefined
    refuse: (params: { reason: string; code: string }) => never
  },
): Promise<ParsedTranscript> {
  try {
    return nameTheUnnamed(
      await parseUpload({
        bytes,
        ...(wish && { wish }),
        ...(fileName && { fileName }),
        ...(format && { format: format as TranscriptFormat }),
      }),
    )
  } catch (error) {
    if (error instanceof TranscriptRefused) return refuse({ reason: error.message, code: error.code })
    throw error
  }
}

/** Where some speakers have a name, the words without one are a speaker too, of no name: often it is whoever asked. */
function nameTheUnnamed(parsed: ParsedTranscript): ParsedTranscript {
  if (parsed.speakers.length === 0 || parsed.turns.every((turn) => turn.speaker !== null)) return parsed
  const turns = parsed.turns.map((turn) => ({ ...turn, speaker: turn.speaker ?? '' }))
  const sureness = new Map(parsed.speakers.map((speaker) => [speaker.label, speaker.sureness]))
  const speakers = summariseSpeakers(turns).map((speaker) => ({
    ...speaker,
    sureness: sureness.get(speaker.label) ?? null,
  }))
  return { ...parsed, turns, speakers }
}

/** Equal for the same words by the same speakers at the same times, whatever the file around them looks like. */
export function contentHash(turns: ParsedTurn[]): string {
  const hash = createHash('sha256')
  for (const { speaker, startsMs, body } of turns) hash.update(JSON.stringify([speaker, startsMs, body]))
  return hash.digest('hex')
}

/** A text of the workspace with the same content; of one source, or of any. */
export async function findSameContent(ctx: Context, hash: string, sourceId?: string) {
  return ctx.db
    .selectFrom('textVersions')
    .innerJoin('texts', (on) =>
      on
        .onRef('texts.workspaceId', '=', 'textVersions.workspaceId')
        .onRef('texts.id', '=', 'textVersions.textId'),
    )
    .select(['texts.id as textId', 'texts.title'])
    .where('textVersions.workspaceId', '=', ctx.workspaceId)
    .where('textVersions.contentHash', '=', hash)
    .$if(sourceId !== undefined, (query) => query.where('texts.sourceId', '=', sourceId!))
    .orderBy('texts.createdAt')
    .limit(1)
    .executeTakeFirst()
}
