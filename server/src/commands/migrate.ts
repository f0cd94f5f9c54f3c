import { readSettings } from '../platform/settings.ts'
import { say } from './say.ts'
import { openDatabase } from './database.ts'

/** Brings the database up to date and stops. */
export async function migrateOnly(): Promise<void> {
  const database = await openDatabase(readSettings(process.env), say)
  say(
    database.applied.length === 0
      ? 'The database is up to date.'
      : `Applied:\n  ${database.applied.join('\n  ')}`,
  )
  await database.close()
}
