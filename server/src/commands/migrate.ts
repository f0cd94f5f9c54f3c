import { bringUpToDate } from '../platform/db/bring-up-to-date.ts'
import { prepareCluster, tablesNotPlaced } from '../platform/db/cluster/place-tables.ts'
import { type DatabaseAddress, connectOwner } from '../platform/db/pools.ts'
import { SettingsRefused, readSettings } from '../platform/settings.ts'
import { say } from './say.ts'
import { openDatabase } from './database.ts'

/** Brings the database up to date and stops; with --citus on the coordinator of a cluster, over its nodes. */
export async function migrateOnly(words: string[] = []): Promise<void> {
  const settings = readSettings(process.env)
  const onCluster = words.includes('--citus')
  if (onCluster && !settings.databaseUrl)
    throw new SettingsRefused('--citus needs DATABASE_URL, the address of the coordinator.')
  const database = await openDatabase(settings, say, onCluster ? migrateCluster : bringUpToDate)
  say(
    database.applied.length === 0
      ? 'The database is up to date.'
      : `Applied:\n  ${database.applied.join('\n  ')}`,
  )
  await database.close()
}

async function migrateCluster(address: DatabaseAddress, secret: string): Promise<string[]> {
  await asOwner(address, prepareCluster)
  const applied = await bringUpToDate(address, secret)
  const left = await asOwner(address, tablesNotPlaced)
  if (left.length > 0)
    say(`On one node alone, since they were there before: ${left.join(', ')}. Place them with scale-out.`)
  return applied
}

async function asOwner<Result>(
  address: DatabaseAddress,
  run: (owner: Awaited<ReturnType<typeof connectOwner>>) => Promise<Result>,
): Promise<Result> {
  const owner = await connectOwner(address)
  try {
    return await run(owner)
  } finally {
    await owner.end()
  }
}
