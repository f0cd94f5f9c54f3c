import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { prepareRequest } from '@firsthand/contract/core/path'
import { CommandEnded, endingOf, refuseUse } from './exit.ts'
import { workspaceOfKey } from './place.ts'

export type Api = ReturnType<typeof createApi>

/** What Firsthand refused, with its stable code and what is wrong with which field. */
export class ApiRefused extends CommandEnded {
  readonly code: string
  readonly status: number
  readonly problems: { path: string; message: string }[]
  constructor(status: number, error: { code: string; message: string; problems?: ApiRefused['problems'] }) {
    super(endingOf(status), error.message)
    this.code = error.code
    this.status = status
    this.problems = error.problems ?? []
  }
}

/** A client of one workspace of one installation. */
export function createApi({ url, key }: { url: string; key: string }, reader?: 'ai') {
  const workspace = workspaceOfKey(key)
  const authorization = `Bearer ${key}`

  async function call<O extends Operation>(operation: O, sent: Sent<O>): Promise<Output<O>> {
    const { method, url: path, body } = prepareRequest(operation, sent as Record<string, unknown>, workspace)
    return (await request(url, path, {
      method,
      headers: {
        authorization,
        ...(reader && { 'x-firsthand-reader': reader }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    })) as Output<O>
  }

  /** Sends the bytes of a file; answers what the list of files shows of it. */
  async function upload(
    name: string,
    content: ReadableStream<Uint8Array>,
    type: string,
  ): Promise<{ id: string }> {
    const path = `/api/v1/workspaces/${workspace}/files?name=${encodeURIComponent(name)}`
    const init = {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body: content,
      duplex: 'half',
    }
    return (await request(url, path, init as RequestInit)) as { id: string }
  }

  /** Opens what has bytes of its own, such as a file. */
  function open(path: string): Promise<Response> {
    return answerOf(url, path, { headers: { authorization } })
  }

  return { call, upload, open, url, workspace }
}

/** One request; everything but a good answer ends the command with a sentence. */
export async function request(url: string, path: string, init: RequestInit): Promise<unknown> {
  const response = await answerOf(url, path, init)
  const body = parse(await response.text())
  return body === undefined ? notFirsthand(url, response) : body
}

async function answerOf(url: string, path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(url + path, { redirect: 'error', ...init })
  } catch (error) {
    const why = ((error as Error).cause as { code?: string } | undefined)?.code ?? (error as Error).message
    return refuseUse(
      'unreachable',
      `Firsthand does not answer at ${url} (${why}). Is it running, and is that its address?`,
    )
  }
  if (response.ok) return response
  const body = parse(await response.text())
  const error = (body as { error?: { code: string; message: string } } | undefined)?.error
  if (error) throw new ApiRefused(response.status, error)
  return notFirsthand(url, response)
}

function notFirsthand(url: string, { status }: Response): never {
  return refuseUse('unreachable', `What answers at ${url} is not Firsthand (status ${status}).`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
