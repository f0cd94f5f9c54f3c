import { PostgresRefused, refuseFullDisk } from './refused.ts'

/** What the words of initdb or of a PostgreSQL that ended mean, where they mean something a person can mend. */
export function explainWords(said: string, directory: string): PostgresRefused | undefined {
  if (isAboutFullDisk(said)) return refuseFullDisk(directory, said)
  if (isAboutBrokenProgram(said)) {
    return new PostgresRefused(
      'postgres_binaries_broken',
      'The PostgreSQL program cannot run on this system. Run "npm rebuild", or set DATABASE_URL to a ' +
        `PostgreSQL of your own. It said: ${lastWords(said)}`,
    )
  }
  return undefined
}

export function isAboutFullDisk(said: string): boolean {
  return /No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of \d+ bytes/.test(
    said,
  )
}

export function lastWords(said: string): string {
  return said.trim().slice(-1500) || 'nothing'
}

function isAboutBrokenProgram(said: string): boolean {
  return /error while loading shared libraries|: not found$|cannot execute|Exec format error|^spawn /im.test(
    said,
  )
}
