import type { TestProject } from 'vitest/node'
import { createClusterOwner } from './cluster.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { connectOwner } from '../src/platform/db/pools.ts'
import { ensureRoles } from '../src/platform/db/roles.ts'
import { findBinaries } from '../src/platform/postgres/launch.ts'
import { findSystemPostgres, startScratchPostgres } from '../src/platform/postgres/scratch.ts'

export const testSecret = 'a secret for tests alone, of more than 32 characters'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: {
      socket: string
      port: number
      superuser: string
      template: string
      majorVersion: number
      /** Set when each test file's database is to be on this cluster instead. */
      citusUrl: string | undefined
    }
  }
}

/**
 * Starts one PostgreSQL for all test files and migrates the database that theirs are copied from. With CITUS_URL, the
 * address of a coordinator's superuser, the worlds of tests stand on that cluster instead (docs/guide/scale.md).
 */
export default async function setUp(project: TestProject) {
  const wanted = process.env.TEST_POSTGRES === '15' ? findSystemPostgres(15) : await findBinaries()
  if (!wanted) throw new Error('TEST_POSTGRES=15 was asked for, but no PostgreSQL 15 is installed.')
  const postgres = await startScratchPostgres({
    fast: true,
    binaries: wanted,
    settings: { max_connections: '200' },
  })
  const template = 'firsthand_template'
  const at = (database: string, owner: string) => ({
    socket: postgres.host,
    port: postgres.port,
    database,
    owner,
  })

  const superuser = await connectOwner(at(postgres.database, postgres.superuser))
  await superuser.query('CREATE ROLE firsthand_owner LOGIN CREATEROLE')
  await superuser.query(`CREATE DATABASE ${template} OWNER firsthand_owner`)
  await superuser.end()
  const owner = await connectOwner(at(template, 'firsthand_owner'))
  await ensureRoles(owner, testSecret)
  await migrate(owner)
  await owner.end()

  const citusUrl = process.env.CITUS_URL
  if (citusUrl) await createClusterOwner(citusUrl, testSecret)

  project.provide('postgres', {
    socket: postgres.host,
    port: postgres.port,
    superuser: postgres.superuser,
    template,
    majorVersion: wanted.majorVersion,
    citusUrl,
  })
  return () => postgres.stop()
}
