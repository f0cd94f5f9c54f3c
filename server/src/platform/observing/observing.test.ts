import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { showInstallation } from '@firsthand/contract/platform/accounts'
import { expect, onTestFinished, test } from 'vitest'
import { openWorldForTest } from '../../../test/world.ts'

const open = async (environment: Record<string, string> = {}) => {
  const world = await openWorldForTest({ environment })
  return { world, base: await world.listen() }
}

const samples = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

test('/metrics is nothing unless it is asked for', async () => {
  const { base } = await open()

  expect((await fetch(`${base}/metrics`)).status).toBe(404)
})

test('/metrics counts and times requests by operation, never by address', async () => {
  const { base, world } = await open({ METRICS: 'true' })
  await fetch(`${base}/api/v1/installation`)
  await fetch(`${base}/api/v1/installation`)
  await fetch(`${base}/api/v1/workspaces/${world.bramble}/people?q=secret`)
  await fetch(`${base}/api/v1/no/such/thing`)
  const response = await fetch(`${base}/metrics`)
  const text = await response.text()
  const all = samples(text)

  expect(response.headers.get('content-type')).toContain('version=0.0.4')
  expect(all.get('firsthand_requests_total{operation="installation.show",status="200"}')).toBe(2)
  expect(all.get('firsthand_requests_total{operation="people.list",status="401"}')).toBe(1)
  expect(all.get('firsthand_requests_total{operation="unknown",status="404"}')).toBe(1)
  expect(all.get('firsthand_request_duration_seconds_count{operation="installation.show"}')).toBe(2)
  expect(all.get('firsthand_request_duration_seconds_bucket{operation="installation.show",le="+Inf"}')).toBe(
    2,
  )
  expect(all.get('firsthand_database_up')).toBe(1)
  expect(all.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
  expect(text).not.toContain(world.bramble)
  expect(text).not.toContain('secret')
})

test('buckets of a histogram never fall', async () => {
  const { base } = await open({ METRICS: 'true' })
  for (let request = 0; request < 5; request += 1) await fetch(`${base}/api/v1/installation`)
  const all = samples(await (await fetch(`${base}/metrics`)).text())
  const buckets = [...all]
    .filter(([name]) => name.startsWith('firsthand_request_duration_seconds_bucket'))
    .map(([, value]) => value)

  expect(buckets.length).toBeGreaterThan(5)
  expect(buckets).toEqual(buckets.toSorted((one, other) => one - other))
  expect(buckets.at(-1)).toBe(5)
})

test('what waits to be done is measured, with how long it has waited', async () => {
  const { base, world } = await open({ METRICS: 'true' })
  await world.settle()
  await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .insertInto('wakeups')
      .values({
        workspaceId: world.bramble,
        id: ctx.newId(),
        kind: 'job',
        dueAt: new Date(Date.now() - 90_000).toISOString(),
      })
      .execute(),
  )
  const all = samples(await (await fetch(`${base}/metrics`)).text())

  // The worker may take it meanwhile; then nothing waits.
  const waited = all.get('firsthand_waiting_oldest_seconds{kind="job"}')
  if (waited !== undefined) expect(waited).toBeGreaterThan(80)
})

test('with a token, /metrics answers only whoever sends it', async () => {
  const { base } = await open({ METRICS: 'true', METRICS_TOKEN: 'sixteen letters!' })
  const status = async (authorization?: string) =>
    (await fetch(`${base}/metrics`, { headers: authorization ? { authorization } : {} })).status

  expect(await status()).toBe(401)
  expect(await status('Bearer wrong')).toBe(401)
  expect(await status('Bearer sixteen letters!')).toBe(200)
})

test('traces go to a collector, below the span of whoever called', async () => {
  const received: { resourceSpans: { scopeSpans: { spans: Record<string, unknown>[] }[] }[] }[] = []
  const collector = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      if (request.url === '/v1/traces') received.push(JSON.parse(text))
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void collector.close())
  const { base, world } = await open({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  })
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  await fetch(`${base}/api/v1${showInstallation.path}`, {
    headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  })
  await world.application.close()

  const spans = received.flatMap((each) => each.resourceSpans[0]!.scopeSpans[0]!.spans)
  expect(spans).toMatchObject([
    {
      name: 'installation.show',
      traceId,
      parentSpanId: 'b7ad6b7169203331',
      spanId: expect.stringMatching(/^[\da-f]{16}$/),
      kind: 2,
    },
  ])
  const [{ startTimeUnixNano, endTimeUnixNano }] = spans as [Record<string, string>]
  expect(BigInt(endTimeUnixNano!)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano!))
  expect(Number(BigInt(startTimeUnixNano!) / 1_000_000n)).toBeGreaterThan(Date.now() - 60_000)
})

test('a collector that is not there harms nobody', async () => {
  const { base, world } = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })

  expect((await fetch(`${base}/api/v1/installation`)).status).toBe(200)
  await world.application.close()
})
