import { bringUpToDate } from '../platform/db/bring-up-to-date.ts'
import {
  forgetLocalRows,
  placeTables,
  prepareCluster,
  tablesNotPlaced,
} from '../platform/db/cluster/place-tables.ts'
import { refuseServers } from '../platform/db/others-connected.ts'
import { connectOwner } from '../platform/db/pools.ts'
import { SettingsRefused, readSettings } from '../platform/settings.ts'
import { openDatabase } from './database.ts'
import { say } from './say.ts'

/** Spreads a database that was used on one node over the nodes of a Citus cluster, in place. Offline. */
export async function scaleOut(): Promise<void> {
  const settings = readSettings(process.env)
  if (!settings.databaseUrl)
    throw new SettingsRefused(
      'scale-out needs DATABASE_URL. Move the embedded database to a server first: docs/guide/scale.md.',
    )
  const database = await openDatabase(settings, say, bringUpToDate)
  const owner = await connectOwner(database.address)
  try {
    await refuseServers(owner)
    await prepareCluster(owner)
    if ((await tablesNotPlaced(owner)).length === 0) return say('All tables are placed already.')
    const tables = await placeTables(owner)
    await forgetLocalRows(owner, tables)
    say(`${tables.length} tables are placed. Start Firsthand again.`)
  } finally {
    await owner.end()
    await database.close()
  }
}
