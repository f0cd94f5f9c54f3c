import { Readable } from 'node:stream'
import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Output } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/recordings'
import { noteAccess } from '../../crm/rights/accesses.ts'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { findFile } from '../../platform/files/files.ts'
import { removeIfLoose } from '../../platform/files/loose.ts'
import { handle } from '../../platform/handle.ts'
import { bytesToTell, mediaTypeOf } from './media-type.ts'
import { type WhoIsIn, refuseUnrecorded, withoutConsent } from './who-is-in-it.ts'

export function recordingHandlers(whoIsIn: WhoIsIn) {
  return [
    handle(contract.showRecording, (ctx, { text }) => readRecording(ctx, text, whoIsIn)),

    handle(contract.addRecording, async (ctx, { text, file, offsetMs }) => {
      await keepRecording(ctx, { text, fileId: file, offsetMs }, whoIsIn)
      return readRecording(ctx, text, whoIsIn)
    }),

    handle(contract.adjustRecording, async (ctx, { text, offsetMs }) => {
      const before = (await findRecording(ctx, text)) ?? failCommon('not_found')
      await ctx.db
        .updateTable('recordings')
        .set({ offsetMs })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('textId', '=', text)
        .execute()
      ctx.record(
        'recording.adjusted',
        { kind: 'text', id: text },
        { before: { offsetMs: before.offsetMs }, after: { offsetMs } },
      )
      return readRecording(ctx, text, whoIsIn)
    }),

    handle(contract.removeRecording, async (ctx, { text }) => {
      const removed = await dropRecordings(ctx, [text])
      if (removed.length === 0) failCommon('not_found')
      ctx.record('recording.removed', { kind: 'text', id: text })
      return {}
    }),
  ]
}

/** Puts a stored file beside a text, when it plays and everybody in it agreed. */
export async function keepRecording(
  ctx: Context,
  { text, fileId, offsetMs }: { text: string; fileId: string; offsetMs: number },
  whoIsIn: WhoIsIn,
): Promise<void> {
  const people = await whoIsIn(ctx, text)
  await refuseUnrecorded(ctx, people)
  const file = await findFile(ctx, fileId)
  const type = mediaTypeOf(await readHead(ctx, file.sha256, file.size))
  if (!type) return fail(contract.addRecording, 'not_media')
  try {
    await ctx.db
      .insertInto('recordings')
      .values({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        textId: text,
        fileId,
        ...type,
        offsetMs,
        createdBy: ctx.member?.id ?? null,
        createdAt: ctx.instant,
      })
      .execute()
  } catch (error) {
    if (violates(error, 'recordings_one')) fail(contract.addRecording, 'there_is_one')
    throw error
  }
  ctx.record('recording.added', { kind: 'text', id: text }, { after: { kind: type.kind, size: file.size } })
}

export async function readRecording(
  ctx: Context,
  text: string,
  whoIsIn: WhoIsIn,
): Promise<Output<typeof contract.showRecording>> {
  const people = await whoIsIn(ctx, text)
  const missingConsent = await withoutConsent(ctx, people)
  const row = await findRecording(ctx, text)
  if (!row) return { recording: null, missingConsent }
  await noteAccess(
    ctx,
    people.map(({ id }) => id),
    'texts',
  )
  return {
    recording: {
      id: row.id,
      kind: row.kind as contract.RecordingView['kind'],
      mediaType: row.mediaType,
      name: row.name,
      size: Number(row.size),
      offsetMs: row.offsetMs,
      createdAt: row.createdAt,
      by: row.createdBy && row.byName !== null ? { id: row.createdBy, name: row.byName } : null,
      withheldFor: missingConsent,
    },
    missingConsent,
  }
}

export async function findRecording(ctx: Context, text: string) {
  return ctx.db
    .selectFrom('recordings')
    .innerJoin('files', (on) =>
      on
        .onRef('files.workspaceId', '=', 'recordings.workspaceId')
        .onRef('files.id', '=', 'recordings.fileId'),
    )
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'recordings.workspaceId')
        .onRef('members.id', '=', 'recordings.createdBy'),
    )
    .select([
      'recordings.id',
      'recordings.kind',
      'recordings.mediaType',
      'recordings.offsetMs',
      'recordings.createdAt',
      'recordings.createdBy',
      'files.name',
      'files.size',
      'files.sha256',
      'members.name as byName',
    ])
    .where('recordings.workspaceId', '=', ctx.workspaceId)
    .where('recordings.textId', '=', text)
    .executeTakeFirst()
}

/** Deletes the recordings of these texts; answers which files they were in. */
export async function dropRecordings(ctx: Context, texts: string[]): Promise<string[]> {
  if (texts.length === 0) return []
  const gone = await ctx.db
    .deleteFrom('recordings')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('textId', 'in', texts)
    .returning('fileId')
    .execute()
  const files = gone.map(({ fileId }) => fileId)
  await removeIfLoose(ctx, files)
  return files
}

async function readHead(ctx: Context, sha256: string, size: number | string): Promise<Uint8Array> {
  const end = Math.min(bytesToTell, Number(size)) - 1
  if (end < 0) return new Uint8Array()
  const parts: Buffer[] = []
  const stream: Readable = ctx.services.files.stream(ctx.workspaceId, sha256, { start: 0, end })
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
