import { failCommon } from '@firsthand/contract/core/failure'
import type { IncomingMessage } from 'node:http'

export const largestJson = 4 * 1024 * 1024

/** Reads a request's body, refusing more than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const refuse = () => failCommon('too_large', { params: { limit: `${Math.floor(limit / 1024 / 1024)} MB` } })
  if (Number(request.headers['content-length'] ?? 0) > limit) refuse()
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > limit) refuse()
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Reads a JSON object. An empty body is an empty object. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await readBody(request, largestJson)
  if (body.length === 0) return {}
  const value = parse(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return failCommon('body_unreadable')
  return value as Record<string, unknown>
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return failCommon('body_unreadable')
  }
}
