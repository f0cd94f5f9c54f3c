// Writes server/src/platform/db/tables.ts from a freshly migrated database. Run it after adding a migration.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { migrate } from '../server/src/platform/db/migrate.ts'
import { connectOwner } from '../server/src/platform/db/pools.ts'
import { ensureRoles } from '../server/src/platform/db/roles.ts'
import { startScratchPostgres } from '../server/src/platform/postgres/scratch.ts'

const out = fileURLToPath(new URL('../server/src/platform/db/tables.ts', import.meta.url))
const postgres = await startScratchPostgres({ fast: true })
try {
  const address = {
    socket: postgres.host,
    port: postgres.port,
    database: postgres.database,
    owner: postgres.superuser,
  }
  const owner = await connectOwner(address)
  await ensureRoles(owner, 'only to read the tables')
  await migrate(owner)
  await owner.end()
  execFileSync(
    'kysely-codegen',
    [
      '--dialect',
      'postgres',
      '--camel-case',
      '--out-file',
      out,
      '--date-parser',
      'string',
      '--exclude-pattern',
      '*.firsthand_migrations',
      '--type-mapping',
      JSON.stringify({
        timestamptz: 'string',
        date: 'string',
        int8: 'number',
        uuid: 'string',
        jsonb: 'unknown',
      }),
      '--default-schema',
      'public',
      '--include-pattern',
      'public.*',
      '--url',
      `postgres://${postgres.superuser}@/${postgres.database}?host=${encodeURIComponent(postgres.host)}&port=${postgres.port}`,
    ],
    { stdio: 'inherit' },
  )
} finally {
  await postgres.stop()
}
