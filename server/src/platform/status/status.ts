import { statfs } from 'node:fs/promises'
import { fail } from '@firsthand/contract/core/failure'
import { type InstallationStatus, showStatus } from '@firsthand/contract/platform/installation'
import type { AccountContext } from '../context.ts'
import { handle } from '../handle.ts'
import { applicationVersion } from '../version.ts'
import { countDeliveries, countJobs, describeDatabase, measureStorage } from './counts.ts'
import { isOperator } from './operators.ts'
import { warningsOf } from './warnings.rules.ts'

const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString()

export const statusHandlers = [
  handle(showStatus, async (ctx) => {
    if (!isOperator(ctx.account.email, ctx.services.settings)) fail(showStatus, 'operators_only')
    const status = await readStatus(ctx)
    return { ...status, warnings: warningsOf(status, ctx.services.settings, ctx.now) }
  }),
]

async function readStatus({ services, now }: AccountContext): Promise<Omit<InstallationStatus, 'warnings'>> {
  const { operator, settings, mailer, mailTally } = services
  const database = await describeDatabase(operator)
  const storage = await measureStorage(operator)
  return {
    version: applicationVersion,
    node: process.version,
    startedAt,
    publicUrl: settings.publicUrl,
    database: {
      kind: database.isCluster ? 'cluster' : settings.databaseUrl ? 'server' : 'embedded',
      version: database.version,
      bytes: storage.databaseBytes,
      migrations: database.migrations,
      latestMigration: database.latestMigration,
    },
    storage: {
      files: storage.files,
      bytes: storage.bytes,
      freeBytes: await freeBytes(settings.dataDirectory),
    },
    mail: { isSet: mailer.isSet, ...mailTally },
    workspaces: storage.workspaces,
    memoryBytes: process.memoryUsage().rss,
    jobs: await countJobs(operator, now),
    deliveries: await countDeliveries(operator),
  }
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null // Some file systems do not say.
  }
}
