import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/recordings'
import { z } from 'zod'
import { job } from '../../platform/domain.ts'
import type { StoredContent } from '../../platform/files/store.ts'
import type { RouteCall } from '../../platform/http/routes.ts'

export type Part = { start: number; end: number; total: number }

const keptMs = 86_400_000

/** Which bytes of how many a request brings (RFC 9110, 14.4); undefined where it brings all of them. */
export function partOf(header: string | undefined): Part | undefined {
  if (header === undefined) return undefined
  const found = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header)
  const [start, end, total] = found ? found.slice(1).map(Number) : []
  if (start === undefined || end === undefined || total === undefined || end < start || end >= total)
    failCommon('input_invalid', {
      problems: [
        { path: 'content-range', message: 'Say which bytes these are, such as “bytes 0-8388607/52428800”.' },
      ],
    })
  if (total > contract.recordingLimits.bytes)
    failCommon('too_large', { params: { limit: `${contract.recordingLimits.bytes / 1024 / 1024} MB` } })
  return { start, end, total }
}

/** An upload of one account for one text; nobody else goes on with it. */
export function uploadKey({ url, account }: RouteCall, text: string): string {
  const key = z
    .string()
    .regex(/^[\w.-]{8,100}$/)
    .safeParse(url.searchParams.get('upload') ?? '')
  if (!key.success)
    failCommon('input_invalid', {
      problems: [
        {
          path: 'upload',
          message: 'Name the upload in the query, with 8 to 100 letters, digits, dots or dashes.',
        },
      ],
    })
  return `${account!.id} ${text} ${key.data}`
}

/**
 * Keeps one part. Answers the content once the last is here, before that how much is. Who sends the last part at the same
 * moment as somebody else, or again, is given the same content.
 */
export async function takePart(
  { params, services }: RouteCall,
  { part, key, content }: { part: Part; key: string; content: AsyncIterable<Uint8Array> },
): Promise<{ received: number; stored?: StoredContent }> {
  const workspaceId = params.workspace!
  const { begun } = services.files
  const bytes = atMost(content, part.end - part.start + 1)
  const taken = await begun.write({ workspaceId, key, at: part.start, content: bytes }, async (here) => {
    if (here.size < part.total) return { received: here.size }
    const stored = await services.files.put(
      workspaceId,
      here.read(part.total),
      contract.recordingLimits.bytes,
    )
    await begun.end(workspaceId, key, stored)
    return { received: part.total, stored }
  })
  if (taken) return taken
  const ended = await endedAs(services, { workspaceId, key, part })
  if (!ended) fail(contract.addRecording, 'part_missing', { received: await begun.size(workspaceId, key) })
  return { received: part.total, stored: ended }
}

/** What an upload has become that this part is, or was, the last of. */
export async function endedAs(
  { files }: RouteCall['services'],
  { workspaceId, key, part }: { workspaceId: string; key: string; part: Part },
): Promise<StoredContent | undefined> {
  if (part.end + 1 !== part.total) return undefined
  const ended = await files.begun.ended(workspaceId, key)
  return ended?.size === part.total ? ended : undefined
}

/** When an upload was begun it is looked after, in case that nobody ever ends it. */
export async function forgetLater({ transactor, params, account }: RouteCall): Promise<void> {
  await transactor.inWorkspace({ workspaceId: params.workspace!, as: account! }, async (ctx) => {
    const at = new Date(ctx.now.getTime() + 2 * keptMs).toISOString()
    await ctx.ask('evidence.recording_forget', {}, at)
  })
}

/** Deletes what was begun to be uploaded and nobody has gone on with for a day. */
export const forgetUploadsJob = job({
  kind: 'evidence.recording_forget',
  cancelledBy: 'nobody',
  input: z.object({}),
  run: (run) =>
    run.finish(async (ctx) => ({
      forgotten: await ctx.services.files.begun.removeBefore(
        ctx.workspaceId,
        new Date(ctx.now.getTime() - keptMs),
      ),
    })),
})

async function* atMost(content: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes
  for await (const part of content) {
    if (left <= 0) return
    yield part.subarray(0, left)
    left -= part.length
  }
}
