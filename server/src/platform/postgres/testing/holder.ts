// A process that launches PostgreSQL and does what it is told on its standard input; one JSON line an answer.
import { createInterface } from 'node:readline'
import { launchPostgres } from '../launch.ts'
import { PostgresRefused } from '../refused.ts'
import { findSystemPostgres } from '../scratch.ts'
import { ask } from './query.ts'

const [dataDirectory = '', major = '18', ...settings] = process.argv.slice(2)
const binaries = major === '18' ? undefined : findSystemPostgres(Number(major))

try {
  const postgres = await launchPostgres({
    dataDirectory,
    binaries,
    settings: Object.fromEntries(settings.map((setting) => setting.split('=') as [string, string])),
  })
  answer({ startedHere: postgres.startedHere, host: postgres.host, port: postgres.port })
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'stop') answer({ stopped: await postgres.stop().then(() => true) })
    else if (line === 'exit') process.exit(0)
    else answer({ row: await ask(postgres, line) })
  }
} catch (error) {
  if (!(error instanceof PostgresRefused)) throw error
  answer({ code: error.code, message: error.message })
}

function answer(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
