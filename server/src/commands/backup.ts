import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { BackupManifest } from '../platform/backup/manifest.ts'
import { writeBackup } from '../platform/backup/write-backup.ts'
import { type Settings, SettingsRefused, readSettings } from '../platform/settings.ts'
import { openDatabase } from './database.ts'

/** Writes everything that this installation is into one file, while the server runs or not. Migrates nothing. */
export async function backup([path]: string[]): Promise<void> {
  if (!path) throw new SettingsRefused('Say where to: backup monday.zip')
  const settings = readSettings(process.env)
  const database = await openDatabase(settings, tell, async () => [])
  try {
    const source = { ...settings, address: database.address }
    const manifest = path === '-' ? await writeBackup(source, process.stdout) : await writeFile(source, path)
    report(manifest, path)
  } finally {
    await database.close()
  }
}

type Source = Settings & Parameters<typeof writeBackup>[0]

/** The file appears when it is complete, readable by nobody else. */
async function writeFile(source: Source, path: string): Promise<BackupManifest> {
  const unfinished = `${path}.unfinished`
  const target = await claim(path, unfinished)
  try {
    const manifest = await writeBackup(
      source,
      createWriteStream(unfinished, { fd: target.fd, autoClose: false, flush: true }),
    )
    await target.sync()
    await target.close()
    await rename(unfinished, path)
    return manifest
  } catch (error) {
    await target.close().catch(() => undefined)
    await rm(unfinished, { force: true })
    throw error
  }
}

async function claim(path: string, unfinished: string) {
  const taken = new SettingsRefused(`${path} is there already. Name another file, or move that one away.`)
  try {
    await (await open(path, 'r')).close()
    throw taken
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  try {
    return await open(unfinished, 'w', 0o600)
  } catch (error) {
    throw new SettingsRefused(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    })
  }
}

function report({ tables, files }: BackupManifest, path: string): void {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  tell(
    `${rows.toLocaleString('en')} rows and ${files.count.toLocaleString('en')} files are in ${path === '-' ? 'the back-up' : path}.`,
  )
  tell('It holds secrets and everything that everybody recorded: keep it where nobody else can read it.')
  for (const entry of files.damaged)
    tell(`Mind: ${entry} was damaged on the disk already; it is in the back-up as it is.`)
}

/** To the standard error: the standard output may be the back-up. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}
