import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../../platform/settings.ts'

export type Deletion = { workspaceId: string; person: string; at: string }

/** Outside the database, because a restored database does not know what was erased after it was backed up. Ids alone. */
function listOf(settings: Settings): string {
  return join(settings.dataDirectory, 'erasures.jsonl')
}

export function noteErasure(settings: Settings, deletion: Deletion): void {
  try {
    appendFileSync(listOf(settings), `${JSON.stringify(deletion)}\n`, { mode: 0o600 })
  } catch {
    // A data folder that cannot be written stops no erasure; the row in the database is the record.
  }
}

export function readDeletions(settings: Settings): Deletion[] {
  const path = listOf(settings)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Deletion]
      } catch {
        // A line that was cut by a crash.
        return []
      }
    })
}
