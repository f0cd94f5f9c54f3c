import { writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { carryDeletions } from '../crm/rights/erasure/replay.ts'
import { openBackup } from '../platform/backup/read-backup.ts'
import { restoreBackup } from '../platform/backup/restore-backup.ts'
import { createDiskStore } from '../platform/files/store.ts'
import { SettingsRefused, readSettings } from '../platform/settings.ts'
import { openDatabase } from './database.ts'
import { say } from './say.ts'

/** Puts a back-up into an installation that has nothing in it yet. */
export async function restore(words: string[]): Promise<void> {
  const { path, folder } = readWords(words)
  const backup = await openBackup(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new SettingsRefused(`There is no file ${path}.`)
    throw error
  })
  try {
    const environment = { ...process.env, ...(folder && { FIRSTHAND_DATA_DIR: folder }) }
    // The secret of the back-up, so that sessions stay and links hold; one in the environment wins.
    const settings = readSettings({ FIRSTHAND_SECRET: backup.secret, ...environment })
    let files = 0
    const database = await openDatabase(settings, say, async (address, secret) => {
      const store = createDiskStore(join(settings.dataDirectory, 'files'))
      const restored = await restoreBackup(backup, { address, secret, files: store })
      files = restored.files
      return restored.applied
    })
    await database.close()
    carryDeletions(process.env.FIRSTHAND_DATA_DIR ?? './data', settings.dataDirectory)
    if (!process.env.FIRSTHAND_SECRET) await keepSecret(settings.dataDirectory, backup.secret)
    const rows = backup.manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    say(
      `${rows.toLocaleString('en')} rows and ${files.toLocaleString('en')} files are restored, as of ${backup.manifest.createdAt}.`,
    )
    if (database.applied.length > 0) say(`Applied since:\n  ${database.applied.join('\n  ')}`)
    say(`Start it:${folder ? ` FIRSTHAND_DATA_DIR=${folder}` : ''} npm start`)
  } finally {
    backup.archive.close()
  }
}

function readWords(words: string[]): { path: string; folder: string | undefined } {
  const at = words.indexOf('--to')
  const folder = at === -1 ? undefined : words[at + 1]
  const [path] = at === -1 ? words : words.toSpliced(at, 2)
  if (!path || (at !== -1 && !folder))
    throw new SettingsRefused('Say what to restore, and where to: restore monday.zip --to ./restored')
  if (folder && process.env.DATABASE_URL)
    throw new SettingsRefused('With DATABASE_URL the database is there and not in a folder; leave --to out.')
  return { path, folder }
}

async function keepSecret(folder: string, secret: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o711 })
  writeFileSync(join(folder, 'secret'), secret, { mode: 0o600 })
}
