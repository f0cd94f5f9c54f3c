// Two hundred members at once, each doing what members do: mostly reading, sometimes writing. Beside one member who
// sends the same requests one after the other.
import { type Row, makeRow, quantile } from './measure.ts'
import { type BenchServer, startCrmServer } from './crm-server.ts'

const members = Number(process.env.FIRSTHAND_BENCH_MEMBERS ?? 200)
const people = 20_000
const requestsEach = 20

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  try {
    const ids = await fill(server)
    for (let at = 0; at < 40; at += 1) await once(server, ids, at, 0)

    const alone: number[] = []
    const aloneBegan = performance.now()
    for (let at = 0; at < members; at += 1) alone.push(await once(server, ids, at, 1))
    const aloneTook = performance.now() - aloneBegan

    const together: number[] = []
    const began = performance.now()
    await Promise.all(
      Array.from({ length: members }, async (_, member) => {
        for (let turn = 0; turn < requestsEach; turn += 1)
          together.push(await once(server, ids, member * 31 + turn, 2 + member))
      }),
    )
    const took = performance.now() - began
    return [
      makeRow({
        name: `members/${members}/throughput`,
        value: (together.length / took) * 1000,
        reference: (alone.length / aloneTook) * 1000,
        unit: 'requests/s (beside one member)',
      }),
      makeRow({
        name: `members/${members}/p99`,
        value: quantile(together, 0.99),
        reference: members * quantile(alone, 0.5),
        unit: 'ms (beside their requests in a row)',
      }),
    ]
  } finally {
    await server.stop()
  }
}

/** Of twenty requests: nine lists, five people, three searches, three touches. */
async function once(server: BenchServer, ids: string[], at: number, who: number): Promise<number> {
  const person = ids[(at * 7919 + who) % ids.length]!
  const began = performance.now()
  const turn = at % 20
  if (turn < 9) await server.call('GET', `/people?limit=50&sort=${turn % 2 ? 'name' : 'lastTouch'}`)
  else if (turn < 14) await server.call('GET', `/people/${person}`)
  else if (turn < 17) await server.call('GET', `/people?limit=50&q=person%20${(at * 13) % people}`)
  else
    await server.call('POST', `/people/${person}/touchpoints`, {
      channel: 'call',
      direction: 'ours',
      outcome: 'reached',
      note: 'Talked about nights.',
    })
  return performance.now() - began
}

async function fill(server: BenchServer): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < people; from += 500) {
    const made = (await server.call('POST', '/people/many', {
      people: Array.from({ length: 500 }, (_, at) => ({ name: `Person ${from + at}` })),
    })) as { items?: { id: string }[]; ids?: string[] }
    ids.push(...(made.ids ?? made.items!.map((each) => each.id)))
  }
  await server.settle()
  // As PostgreSQL does by itself within a minute.
  const owner = await server.connect('postgres')
  await owner.query('VACUUM ANALYZE')
  await owner.end()
  return ids
}
