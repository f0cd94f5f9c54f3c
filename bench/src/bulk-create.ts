// People over the API in batches of 500 on one connection, one batch after the other.
import { type Row, machine, startCrmServer } from './crm-server.ts'

const batches = Number(process.env.FIRSTHAND_BENCH_BATCHES ?? 20)
const size = 500
const aim = 3_500

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  try {
    // The first batch prepares statements and caches.
    await send(server, -1)
    const started = performance.now()
    for (let batch = 0; batch < batches; batch += 1) await send(server, batch)
    const perSecond = (batches * size) / ((performance.now() - started) / 1000)
    return [
      {
        name: `bulk-create/${batches * size}`,
        value: Math.round(perSecond),
        reference: aim,
        ratio: Math.round((perSecond / aim) * 100) / 100,
        unit: 'people/s (aim)',
        ranOn: machine(),
      },
    ]
  } finally {
    await server.stop()
  }
}

async function send(server: Awaited<ReturnType<typeof startCrmServer>>, batch: number): Promise<void> {
  const people = Array.from({ length: size }, (_, index) => {
    const at = batch * size + index
    return {
      name: `Ada ${at.toString(36)} Okafor`,
      emails: [{ email: `p${at}@bulk${at % 50}.example.com` }],
      organisation: { name: `Firm ${((at % 1_000) + 1_000) % 1_000}` },
      roleTitle: 'courier',
    }
  })
  await server.call('POST', '/people/many', { people })
}
