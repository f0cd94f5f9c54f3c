import { Readable } from 'node:stream'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Output } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/recordings'
import { Id, line } from '@firsthand/contract/core/shapes'
import type { Context } from '../../platform/context.ts'
import { recordFile } from '../../platform/files/files.ts'
import type { StoredContent } from '../../platform/files/store.ts'
import type { PlainRoute, RouteCall } from '../../platform/http/routes.ts'
import { answerTo } from './byte-range.ts'
import { captionsOf } from './captions-track.ts'
import { bytesToTell, mediaTypeOf } from './media-type.ts'
import { findRecording, keepRecording, readRecording } from './recordings.ts'
import { type Part, endedAs, forgetLater, partOf, takePart, uploadKey } from './upload-parts.ts'
import { type WhoIsIn, refuseUnrecorded } from './who-is-in-it.ts'

/** Recordings come as streams of gigabytes and leave in pieces, so both ways are plain routes. */
export function recordingRoutes(whoIsIn: WhoIsIn): PlainRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/workspaces/{workspace}/texts/{text}/recording/content',
      allows: 'member',
      summary:
        'Upload the recording of a text: its bytes as the body, its name in the query (`?name=talk.m4a`). In parts: with `Content-Range` and one `upload` of your choice in the query for all of them.',
      run: (call) => upload(call, whoIsIn),
    },
    {
      method: 'GET',
      path: '/api/v1/workspaces/{workspace}/texts/{text}/recording/upload',
      allows: 'member',
      summary: 'How many bytes of an upload in parts (`?upload=…`) are here, to go on from there.',
      run: received,
    },
    {
      method: 'GET',
      path: '/api/v1/workspaces/{workspace}/texts/{text}/recording/content',
      allows: 'viewer',
      summary: 'Play the recording of a text, whole or a range of its bytes.',
      run: (call) => play(call, whoIsIn),
    },
    {
      method: 'GET',
      path: '/api/v1/workspaces/{workspace}/texts/{text}/recording/captions',
      allows: 'viewer',
      summary: 'The words of a text as WebVTT captions for its recording.',
      run: captions,
    },
  ]
}

async function upload(call: RouteCall, whoIsIn: WhoIsIn): Promise<void> {
  const { url } = call
  const text = textOf(call)
  const name = line(255).safeParse(url.searchParams.get('name') ?? '')
  if (!name.success)
    failCommon('input_invalid', {
      problems: [
        { path: 'name', message: 'Give the name of the file in the query, such as ?name=talk.m4a.' },
      ],
    })
  const part = partOf(call.request.headers['content-range'])
  // Before a single byte is kept.
  const there = await within(call, async (ctx) => {
    await refuseUnrecorded(ctx, await whoIsIn(ctx, text))
    return findRecording(ctx, text)
  })
  const content = there ? await sentAgain(call, { text, part }) : await bytesOf(call, { text, part })
  if (there && content?.sha256 !== there.sha256) fail(contract.addRecording, 'there_is_one')
  if (!content) return
  answer(call.response, 200, await keepOrFind(call, { text, name: name.data!, content, whoIsIn }))
}

/** What the upload of a last part has become that was sent twice, at once or because the first answer was lost. */
async function sentAgain(
  call: RouteCall,
  { text, part }: { text: string; part: Part | undefined },
): Promise<StoredContent | undefined> {
  if (!part) return undefined
  return endedAs(call.services, { workspaceId: call.params.workspace!, key: uploadKey(call, text), part })
}

/** Puts the content beside the text; of two who do so at once with the same content, both are shown the same recording. */
async function keepOrFind(
  call: RouteCall,
  { text, name, content, whoIsIn }: { text: string; name: string; content: StoredContent; whoIsIn: WhoIsIn },
): Promise<Output<typeof contract.showRecording>> {
  const isThere = async (ctx: Context) => (await findRecording(ctx, text))?.sha256 === content.sha256
  try {
    return await within(call, async (ctx) => {
      if (!(await isThere(ctx))) {
        const file = await recordFile(ctx, { name, mediaType: 'application/octet-stream', ...content })
        await keepRecording(ctx, { text, fileId: file.id, offsetMs: 0 }, whoIsIn)
      }
      return readRecording(ctx, text, whoIsIn)
    })
  } catch (error) {
    const shown = await within(call, async (ctx) =>
      (await isThere(ctx)) ? readRecording(ctx, text, whoIsIn) : undefined,
    )
    if (!shown) throw error
    return shown
  }
}

/** All bytes in one request, or the last part of them; nothing where more is to come, and then that is answered. */
async function bytesOf(
  call: RouteCall,
  { text, part }: { text: string; part: Part | undefined },
): Promise<StoredContent | undefined> {
  const { request, response, services, params } = call
  if (!part)
    return services.files.put(
      params.workspace!,
      Readable.from(onlyMedia(request)),
      contract.recordingLimits.bytes,
    )
  const content = part.start === 0 ? onlyMedia(request) : (request as AsyncIterable<Buffer>)
  if (part.start === 0) await forgetLater(call)
  const taken = await takePart(call, { part, key: uploadKey(call, text), content })
  if (!taken.stored) answer(response, 202, { received: taken.received })
  return taken.stored
}

async function received(call: RouteCall): Promise<void> {
  const text = textOf(call)
  await within(call, (ctx) => findRecording(ctx, text))
  const size = await call.services.files.begun.size(call.params.workspace!, uploadKey(call, text))
  answer(call.response, 200, { received: size })
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

/** Passes the bytes on once the first of them show a sound or a film. */
async function* onlyMedia(request: IncomingMessage): AsyncGenerator<Buffer> {
  let head: Buffer[] | null = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    if (head === null) {
      yield part
      continue
    }
    head.push(part)
    length += part.length
    if (length < bytesToTell) continue
    yield known(head)
    head = null
  }
  if (head !== null) yield known(head)
}

function known(head: Buffer[]): Buffer {
  const bytes = Buffer.concat(head)
  return mediaTypeOf(bytes) ? bytes : fail(contract.addRecording, 'not_media')
}

async function play(call: RouteCall, whoIsIn: WhoIsIn): Promise<void> {
  const { request, response, services } = call
  const text = textOf(call)
  const found = await within(call, async (ctx) => {
    const people = await whoIsIn(ctx, text)
    const recording = (await findRecording(ctx, text)) ?? failCommon('not_found')
    await refuseUnrecorded(ctx, people)
    return recording
  })
  const size = Number(found.size)
  const etag = `"${found.sha256}"`
  const answer = answerTo(request.headers, { etag, size })
  const headers = {
    etag,
    'accept-ranges': 'bytes',
    // Asked again each time, because somebody may have taken their consent back.
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': 'inline',
  }
  if (answer.status === 304 || answer.status === 416) {
    response.writeHead(answer.status, {
      ...headers,
      ...(answer.status === 416 && { 'content-range': `bytes */${size}`, 'content-length': 0 }),
    })
    response.end()
    return
  }
  const range = answer.status === 206 ? answer.range : { start: 0, end: size - 1 }
  response.writeHead(answer.status, {
    ...headers,
    // Told by its bytes, from a short list: never what somebody called it.
    'content-type': found.mediaType,
    'content-length': range.end - range.start + 1,
    ...(answer.status === 206 && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
  })
  send(services.files.stream(call.params.workspace!, found.sha256, range), response)
}

/** A player drops a connection whenever one seeks, so the file must be let go of then. */
function send(stream: Readable, response: ServerResponse): void {
  response.on('close', () => stream.destroy())
  stream.on('error', () => response.destroy()).pipe(response)
}

async function captions(call: RouteCall): Promise<void> {
  const text = textOf(call)
  const track = await within(call, (ctx) => captionsOf(ctx, text))
  call.response.writeHead(200, {
    'content-type': 'text/vtt; charset=utf-8',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  call.response.end(track)
}

function textOf({ params }: RouteCall): string {
  const id = Id.safeParse(params.text)
  return id.success ? id.data : failCommon('not_found')
}

function within<Result>(
  { transactor, params, account }: RouteCall,
  run: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  return transactor.inWorkspace({ workspaceId: params.workspace!, as: account! }, run)
}
