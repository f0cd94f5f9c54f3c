export type RefusalCode =
  | 'postgres_platform_unsupported'
  | 'postgres_binaries_missing'
  | 'postgres_binaries_broken'
  | 'postgres_directory_unreachable'
  | 'postgres_directory_foreign'
  | 'postgres_directory_unsafe'
  | 'postgres_version_mismatch'
  | 'postgres_disk_full'
  | 'postgres_in_use'
  | 'postgres_user_unknown'
  | 'postgres_start_failed'
  | 'postgres_start_timeout'

/** A database that cannot be started, in a sentence that says what happened and what to do. */
export class PostgresRefused extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PostgresRefused'
    this.code = code
  }
}

export function refuseFullDisk(directory: string, cause?: unknown): PostgresRefused {
  return new PostgresRefused(
    'postgres_disk_full',
    `The disk that holds ${directory} is full, so PostgreSQL cannot write there. ` +
      'Free some space (a new database needs about 100 MB) and start again; nothing that was saved is lost.',
    { cause },
  )
}

/** Turns the errors of file operations into sentences about `directory`; anything else passes through. */
export function explainFileError(error: unknown, directory: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuseFullDisk(directory, error)
  const reason = code === undefined ? undefined : fileReasons[code]
  if (reason === undefined) return error
  return new PostgresRefused(
    'postgres_directory_unreachable',
    `The database directory ${directory} cannot be used: ${reason}. ` +
      'Give this user the right to write there, or choose another folder with FIRSTHAND_DATA_DIR.',
    { cause: error },
  )
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

const fileReasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EBUSY: 'it is a mount point of its own, or busy',
  EXDEV: 'it is a mount point of its own',
  ELOOP: 'it is a loop of symbolic links',
  ENAMETOOLONG: 'its path is too long',
}
