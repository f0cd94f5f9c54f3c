import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { prepareRequest } from '@firsthand/contract/core/path'
import { ApiFailure, unreachable } from './failure.ts'

export type CallOptions = { workspace?: string; signal?: AbortSignal }

/** Performs an operation over the API. Throws an `ApiFailure`; what comes back is typed by the contract. */
export async function call<O extends Operation>(
  operation: O,
  sent: Sent<O>,
  { workspace, signal }: CallOptions = {},
): Promise<Output<O>> {
  const request = prepareRequest(operation, sent, workspace)
  const { status, body } = await carry(request.url, {
    method: request.method,
    signal,
    body: request.body,
    headers: request.body === undefined ? undefined : { 'content-type': 'application/json' },
  })
  if (status >= 200 && status < 300) return body as Output<O>
  throw refusal(status, body)
}

/** Uploads a file to a plain route and reports how much has left, from 0 to 1. */
export function upload(
  url: string,
  file: Blob,
  {
    headers = {},
    onProgress,
  }: { headers?: Record<string, string>; onProgress?: (share: number) => void } = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'json'
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(unreachable())
    request.onload = () =>
      request.status < 300 ? resolve(request.response) : reject(refusal(request.status, request.response))
    request.send(file)
  })
}

/** Reads a plain route that answers JSON. */
export async function get(url: string): Promise<unknown> {
  const { status, body } = await carry(url, {})
  if (status < 300) return body
  throw refusal(status, body)
}

async function carry(url: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(url, init)
    return { status: response.status, body: await response.json() }
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw unreachable()
  }
}

function refusal(status: number, body: unknown): ApiFailure {
  const error = (body as { error?: { code: string; message: string; problems?: [] } } | null)?.error
  return error ? new ApiFailure({ status, ...error }) : unreachable()
}
