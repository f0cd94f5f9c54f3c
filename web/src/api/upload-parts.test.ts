import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { uploadInParts } from './upload-parts.ts'

const mib = 1024 * 1024
let have = 0
let sent: string[] = []
/** How many bytes of each next request arrive before the connection is lost. */
let losses: number[] = []
let isAnswerLost = false
let isDone = false

/** What XMLHttpRequest does, for a server that counts bytes. */
class Wire {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onerror?: () => void
  onload?: () => void
  status = 0
  response: unknown
  #range = ''
  open() {}
  setRequestHeader(name: string, value: string) {
    if (name === 'content-range') this.#range = value
  }
  send(body: Blob) {
    sent.push(this.#range)
    const [, start, total] = /bytes (\d+)-\d+\/(\d+)/.exec(this.#range)!.map(Number)
    const loss = losses.shift()
    queueMicrotask(() => {
      if (isDone)
        return this.#answer(409, { error: { code: 'recordings.there_is_one', message: 'There is one.' } })
      if (loss !== undefined) {
        have = Math.max(have, start! + loss)
        return this.onerror?.()
      }
      have = start! + body.size
      isDone = have === total
      if (isDone && isAnswerLost) return this.onerror?.()
      this.upload.onprogress?.({ loaded: body.size, total: body.size })
      this.#answer(isDone ? 200 : 202, isDone ? { all: true } : { received: have })
    })
  }
  #answer(status: number, response: unknown) {
    this.status = status
    this.response = response
    this.onload?.()
  }
}

beforeEach(() => {
  have = 0
  sent = []
  losses = []
  isAnswerLost = false
  isDone = false
  vi.stubGlobal('XMLHttpRequest', Wire)
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ received: isDone ? 0 : have })))
})
afterEach(() => vi.unstubAllGlobals())

const file = new File([new Uint8Array(20 * mib)], 'talk.wav', { lastModified: 1 })
const nowhere = { url: '/content?name=talk.wav', receivedUrl: '/upload', file }
const sleep = () => Promise.resolve()

test('a large file leaves in parts of 8 MiB', async () => {
  const shares: number[] = []
  const answer = await uploadInParts({ ...nowhere, onProgress: (share) => shares.push(share) }, { sleep })
  expect(answer).toEqual({ all: true })
  expect(sent).toEqual([
    `bytes 0-${8 * mib - 1}/${20 * mib}`,
    `bytes ${8 * mib}-${16 * mib - 1}/${20 * mib}`,
    `bytes ${16 * mib}-${20 * mib - 1}/${20 * mib}`,
  ])
  expect(shares).toEqual([0.4, 0.8, 1])
})

test('after a lost connection it goes on from the byte that arrived last, and says that it waits', async () => {
  losses = [3 * mib]
  const waits: boolean[] = []
  await uploadInParts({ ...nowhere, onWaiting: (isWaiting) => waits.push(isWaiting) }, { sleep })
  expect(sent.slice(0, 2)).toEqual([
    `bytes 0-${8 * mib - 1}/${20 * mib}`,
    `bytes ${3 * mib}-${11 * mib - 1}/${20 * mib}`,
  ])
  expect(waits).toEqual([true, false])
})

test('a file that was begun before goes on, and one whose last answer was lost is done', async () => {
  have = 15 * mib
  isAnswerLost = true
  const isThere = ({ code }: { code: string }) => code === 'recordings.there_is_one'
  expect(await uploadInParts({ ...nowhere, isThere }, { sleep })).toBeUndefined()
  expect(sent[0]).toBe(`bytes ${15 * mib}-${20 * mib - 1}/${20 * mib}`)
})

test('a refusal is not tried again, nor is a connection that never comes back tried for ever', async () => {
  isDone = true
  await expect(uploadInParts(nowhere, { sleep })).rejects.toMatchObject({ code: 'recordings.there_is_one' })
  expect(sent).toHaveLength(1)

  isDone = false
  losses = Array.from({ length: 500 }, () => 0)
  await expect(uploadInParts(nowhere, { sleep })).rejects.toMatchObject({
    code: expect.stringMatching(/offline|unreachable/),
  })
  expect(sent.length).toBeLessThan(60)
})
