import { createHash } from 'node:crypto'
import { type Archive, refuseArchive } from '../archive/read-archive.ts'
import { type Manifest, fileEntry, tableEntry } from './manifest.ts'
import { readLines } from './read-lines.ts'
import type { TransferTable } from './tables.ts'
import { type Row, parseRow } from './write-rows.ts'

/** The tables of an archive that this installation knows, with the columns that the archive has of each. */
export function matchTables(
  manifest: Manifest,
  known: TransferTable[],
): { table: TransferTable; columns: string[] }[] {
  const byName = new Map(known.map((table) => [table.name, table]))
  for (const { name, columns } of manifest.tables) {
    const table = byName.get(name)
    const strange = columns.find((column) => !table?.columns.some((own) => own.name === column))
    if (!table || strange !== undefined || new Set(columns).size !== columns.length)
      refuseArchive('archive_damaged', { entry: tableEntry(name) })
    const missing = table.key.find((column) => !columns.includes(column.name))
    if (missing) refuseArchive('archive_damaged', { entry: tableEntry(name) })
  }
  if (new Set(manifest.tables.map((table) => table.name)).size !== manifest.tables.length)
    refuseArchive('archive_damaged', { entry: 'manifest.json' })
  // In the order of this installation, whatever order the archive has.
  return known.flatMap((table) => {
    const inArchive = manifest.tables.find((each) => each.name === table.name)
    return inArchive ? [{ table, columns: inArchive.columns }] : []
  })
}

/**
 * Reads the archive from end to end before anything is written: every table has the rows and the hash of the manifest,
 * every row only known columns, every file the content that it is named by, and no file is missing.
 */
export async function checkArchive(
  archive: Archive,
  manifest: Manifest,
  went: (rows: number) => Promise<void>,
): Promise<void> {
  const expected = new Set([
    'README.txt',
    'manifest.json',
    ...manifest.tables.map((table) => tableEntry(table.name)),
  ])
  const files = archive.names.filter((name) => name.startsWith('files/'))
  const stranger = archive.names.find((name) => !expected.has(name) && !name.startsWith('files/'))
  if (stranger) refuseArchive('archive_damaged', { entry: stranger })
  if (files.length !== manifest.files.count) refuseArchive('archive_damaged', { entry: 'files/' })

  for (const table of manifest.tables) await checkTable(archive, table, went)
  for (const name of files) {
    const { sha256 } = await archive.digest(name)
    if (fileEntry(sha256) !== name) refuseArchive('archive_damaged', { entry: name })
    await went(1)
  }
}

async function checkTable(
  archive: Archive,
  table: Manifest['tables'][number],
  went: (rows: number) => Promise<void>,
) {
  const entry = tableEntry(table.name)
  const hash = createHash('sha256')
  let bytes = 0
  let line = 0
  async function* measured() {
    for await (const part of await archive.stream(entry)) {
      bytes += part.length
      hash.update(part)
      yield part
    }
  }
  for await (const text of readLines(measured(), entry)) {
    line += 1
    const row = parseRow(text)
    if (!row || Object.keys(row).some((column) => !table.columns.includes(column)))
      refuseArchive('archive_damaged', { entry: `${entry}, line ${line}` })
    if (table.name === 'files' && !isFileHere(archive, row))
      refuseArchive('archive_damaged', { entry: `${entry}, line ${line}` })
    if (line % 500 === 0) await went(500)
  }
  if (line !== table.rows || bytes !== table.bytes || hash.digest('hex') !== table.sha256)
    refuseArchive('archive_damaged', { entry })
}

/** Without this, a row could name content that is not its own: the hash is also a path in the file store. */
function isFileHere(archive: Archive, row: Row): boolean {
  return (
    typeof row.sha256 === 'string' && /^[0-9a-f]{64}$/.test(row.sha256) && archive.has(fileEntry(row.sha256))
  )
}
