import { lookup as systemLookup } from 'node:dns/promises'
import { type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPublicAddress, literalAddress } from './addresses.ts'

/** Looks a name up: all of its addresses. Given as an argument, so that tests can answer for the network. */
export type Resolve = (name: string) => Promise<{ address: string; family: number }[]>

export type Message = { url: string; body: string; headers: Record<string, string> }

export type SendOptions = {
  allowPrivate: boolean
  resolve?: Resolve
  timeoutMs?: number
  signal?: AbortSignal
}

/** The message was not sent, or nothing usable came back; the words are for whoever looks at the delivery. */
export class NotSent extends Error {}

const timeLimitMs = 10_000
const longestAnswer = 64 * 1024

/**
 * Posts a message to an address that somebody typed. The name is looked up once, every address of it is checked, and the
 * connection goes to the very address that was checked: a name that answers differently the second time gains nothing.
 * Redirects are not followed, and of the answer only the status is kept.
 */
export async function sendOutside(message: Message, options: SendOptions): Promise<{ status: number }> {
  const url = URL.parse(message.url)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new NotSent('The address does not begin with http:// or https://.')
  if (url.username || url.password) throw new NotSent('The address holds a name or a password.')
  const literal = literalAddress(url)
  if (literal && !options.allowPrivate && !isPublicAddress(literal))
    throw new NotSent(privateSentence(literal))
  const timeout = AbortSignal.timeout(options.timeoutMs ?? timeLimitMs)
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout
  try {
    return await post(url, message, { lookup: pinned(options), signal })
  } catch (error) {
    if (error instanceof NotSent) throw error
    if (timeout.aborted) throw new NotSent('Nothing was answered in time.')
    const { code } = error as NodeJS.ErrnoException
    throw new NotSent(`The connection failed (${code ?? (error as Error).message}).`, { cause: error })
  }
}

/** What Node asks for the address of a name: ours are looked up once, checked all, and handed over as they are. */
function pinned({ allowPrivate, resolve = lookUp }: SendOptions): LookupFunction {
  return (name, asked, done) => {
    resolve(name).then(
      (found) => {
        const [first] = found
        const refused = allowPrivate ? undefined : found.find(({ address }) => !isPublicAddress(address))
        if (!first) done(new NotSent(`The name ${name} has no address.`), '')
        else if (refused) done(new NotSent(privateSentence(refused.address)), '')
        else if (asked.all) done(null, found)
        else done(null, first.address, first.family)
      },
      () => done(new NotSent(`The name ${name} is not known.`), ''),
    )
  }
}

async function lookUp(name: string): Promise<{ address: string; family: number }[]> {
  return systemLookup(name, { all: true })
}

function privateSentence(address: string): string {
  return `The address leads to ${address}, inside the network of the server, and was refused.`
}

function post(
  url: URL,
  { body, headers }: Message,
  { lookup, signal }: { lookup: LookupFunction; signal: AbortSignal },
): Promise<{ status: number }> {
  const length = String(Buffer.byteLength(body))
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': length, connection: 'close' },
    lookup,
    signal,
    // No pool: a connection kept open would outlive the check of its address.
    agent: false,
    maxHeaderSize: 16 * 1024,
  }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      let received = 0
      response.on('data', (part: Buffer) => {
        received += part.length
        if (received <= longestAnswer) return
        // Enough: the status is known, and the rest is not wanted.
        resolve({ status: response.statusCode ?? 0 })
        request.destroy()
      })
      response.once('end', () => resolve({ status: response.statusCode ?? 0 }))
      response.once('error', reject)
    })
    request.once('error', reject)
    request.end(body)
  })
}
