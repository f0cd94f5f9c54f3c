import { ApiFailure, asFailure } from './failure.ts'
import { get, upload } from './client.ts'

export type UploadParts = {
  /** Takes the parts; the name of the upload is added to its query. */
  url: string
  /** Says how much of an upload is there. */
  receivedUrl: string
  file: File
  onProgress?: (share: number) => void
  /** Told when the connection is lost, and again when it goes on. */
  onWaiting?: (isWaiting: boolean) => void
  /** The refusal that says that all of it is there already: the last answer was lost on its way. */
  isThere?: (failure: ApiFailure) => boolean
  signal?: AbortSignal
}

const partBytes = 8 * 1024 * 1024
const waits = [1, 2, 4, 8, 15, 30]
/** A connection that is lost for so long is not waited for any more. */
const triesAtMost = 40

/**
 * Uploads a large file in parts, and goes on where it stopped after a lost connection. The same file chosen again later
 * goes on as well: an upload is named after the file.
 */
export async function uploadInParts(
  { url, receivedUrl, file, onProgress, onWaiting, isThere, signal }: UploadParts,
  { sleep = pause }: { sleep?: (seconds: number) => Promise<void> } = {},
): Promise<unknown> {
  const name = `upload=${nameOf(file)}`
  const received = async () =>
    Math.min(
      file.size - 1,
      ((await get(`${receivedUrl}${receivedUrl.includes('?') ? '&' : '?'}${name}`)) as { received: number })
        .received,
    )
  let at: number | undefined
  let tries = 0
  let wasLost = false
  const type = { 'content-type': 'application/octet-stream' }
  if (file.size === 0) return upload(url, file, { headers: type })
  for (;;) {
    if (signal?.aborted) throw signal.reason
    try {
      at ??= await received()
      const start = at
      const end = Math.min(start + partBytes, file.size)
      const answer = await upload(`${url}${url.includes('?') ? '&' : '?'}${name}`, file.slice(start, end), {
        headers: {
          ...type,
          'content-range': `bytes ${start}-${end - 1}/${file.size}`,
        },
        onProgress: (share) => onProgress?.((start + share * (end - start)) / file.size),
      })
      if (tries > 0) onWaiting?.(false)
      tries = 0
      if (end === file.size) return answer
      at = end
    } catch (error) {
      const failure = asFailure(error)
      if (wasLost && isThere?.(failure)) return undefined
      if (!canGoOn(failure) || tries >= triesAtMost) throw failure
      wasLost = true
      onWaiting?.(true)
      await sleep(waits[Math.min(tries, waits.length - 1)]!)
      tries += 1
      // Asked again: part of what was under way may have arrived.
      at = undefined
    }
  }
}

/** Nobody answered, a proxy did in their place, or the server counts otherwise than this side. */
function canGoOn({ status, code }: ApiFailure): boolean {
  return code === 'offline' || code === 'unreachable' || status >= 502 || code.endsWith('.part_missing')
}

function nameOf({ name, size, lastModified }: File): string {
  let hash = 5381
  for (const sign of name) hash = (hash * 33 + sign.codePointAt(0)!) % 4_294_967_296
  return `${size}-${lastModified}-${hash}`.padEnd(8, '0')
}

/** A while, or until the browser says that it is back. */
function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, seconds * 1_000)
    addEventListener('online', done)
  })
}
