// A validated, authenticated JSON request over HTTP, beside the same work written by hand on node:http and pg.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { type Row, makeRow, quantile } from './measure.ts'
import type { Ask } from './request-client.ts'
import { serveByHand } from './request-by-hand.ts'
import { startCrmServer } from './crm-server.ts'

const rounds = 40
const requestsARound = 50

export async function run(): Promise<Row[]> {
  const ours = await startCrmServer()
  const client = new Worker(new URL('./request-client.ts', import.meta.url))
  const byHand = serveByHand(ours.embedded)
  try {
    const job = await ours.inWorkspace(async (ctx) => {
      const id = await ctx.ask('bench.nothing', { note: 'shown, never run' })
      await ctx.db.deleteFrom('wakeups').where('id', '=', id).execute()
      return id
    })
    byHand.server.listen(0, '127.0.0.1')
    await once(byHand.server, 'listening')
    const path = `/api/v1/workspaces/${ours.workspaceId}/jobs/${job}`
    const urls = {
      ours: ours.origin + path,
      byHand: `http://127.0.0.1:${(byHand.server.address() as AddressInfo).port}${path}`,
    }
    const times: Record<keyof typeof urls, number[]> = { ours: [], byHand: [] }
    for (let round = 0; round < rounds; round += 1) {
      // Alternating, so that whatever else the machine does meets both.
      for (const which of ['ours', 'byHand'] as const) {
        const measured = await ask({ url: urls[which], cookie: ours.cookie, count: requestsARound })
        if (round >= rounds / 4) times[which].push(...measured)
      }
    }
    return [0.5, 0.95].map((share) =>
      makeRow({
        name: `request/${share === 0.5 ? 'median' : 'p95'}`,
        value: quantile(times.ours, share),
        reference: quantile(times.byHand, share),
        unit: 'ms',
      }),
    )
  } finally {
    await client.terminate()
    await byHand.close()
    await ours.stop()
  }

  async function ask(asked: Ask): Promise<number[]> {
    client.postMessage(asked)
    const [times] = (await once(client, 'message')) as [number[]]
    return times
  }
}
