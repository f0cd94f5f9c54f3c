import { failCommon } from '@firsthand/contract/core/failure'
import type { IncomingMessage } from 'node:http'

export const largestJson = 4 * 1024 * 1024

/** JSON nested deeper than this is nothing that we take, and what walks it would run out of stack. */
const deepest = 64

/** A JSON body that drips in more slowly than this holds a connection and nothing else. */
const patienceMs = 30_000

/** Reads a request's body, refusing more than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const refuse = () => failCommon('too_large', { params: { limit: `${Math.floor(limit / 1024 / 1024)} MB` } })
  if (Number(request.headers['content-length'] ?? 0) > limit) refuse()
  const tooSlow = setTimeout(() => request.destroy(), patienceMs)
  try {
    const parts: Buffer[] = []
    let size = 0
    // Left without destroying the request, so that the refusal still reaches the caller.
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length
      if (size > limit) refuse()
      parts.push(part)
    }
    return Buffer.concat(parts)
  } finally {
    clearTimeout(tooSlow)
  }
}

/** Reads a JSON object. An empty body is an empty object. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await readBody(request, largestJson)
  if (body.length === 0) return {}
  const value = parse(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failCommon('body_unreadable')
  return value as Record<string, unknown>
}

function parse(body: Buffer): unknown {
  if (isNestedTooDeep(body)) return failCommon('body_unreadable')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return failCommon('body_unreadable')
  }
}

/** Counts brackets outside strings; cheap, and before anything recursive sees the text. */
function isNestedTooDeep(body: Buffer): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index]
    if (inString) {
      if (byte === backslash) index += 1
      else if (byte === quote) inString = false
    } else if (byte === quote) inString = true
    else if (byte === openBrace || byte === openBracket) depth += 1
    else if (byte === closeBrace || byte === closeBracket) depth -= 1
    if (depth > deepest) return true
  }
  return false
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [...Buffer.from('"\\{}[]')]
