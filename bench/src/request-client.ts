// Runs in a thread of its own, so that what the client costs is not counted as the server's.
import { Agent, request } from 'node:http'
import { parentPort } from 'node:worker_threads'

export type Ask = { url: string; cookie: string; count: number }

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

parentPort?.on('message', async ({ url, cookie, count }: Ask) => {
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const began = performance.now()
    await get(url, cookie)
    times.push(performance.now() - began)
  }
  parentPort?.postMessage(times)
})

function get(url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent, headers: { cookie, accept: 'application/json' } }, (response) => {
      let size = 0
      response.on('data', (part: Buffer) => (size += part.length))
      response.on('end', () => {
        if (response.statusCode === 200 && size > 100) resolve()
        else reject(new Error(`${url} answered ${response.statusCode} with ${size} bytes.`))
      })
    })
    asking.on('error', reject)
    asking.end()
  })
}
