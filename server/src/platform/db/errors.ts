type PostgresError = Error & { code?: string; constraint?: string; detail?: string; syscall?: string }

/** Whether an error is the violation of this unique constraint. A cluster adds a shard's number to the name. */
export function violates(error: unknown, constraint: string): boolean {
  const { code, constraint: named, message } = error as PostgresError
  if (code !== '23505' && code !== '23503' && code !== '23514') return false
  const name = named ?? /"([^"]+)"/.exec(message)?.[1] ?? ''
  return name.replace(/_\d+$/, '') === constraint
}

/** Sorts a failure of PostgreSQL, or of a disk, into what a caller can be told; undefined when it is not one of those. */
export function sortPostgresError(
  error: unknown,
): 'conflict' | 'not_found' | 'input_invalid' | 'unavailable' | 'disk_full' | undefined {
  const { code, message, syscall } = (error ?? {}) as Partial<PostgresError>
  if (lostConnection.test(message ?? '')) return 'unavailable'
  if (typeof code !== 'string') return undefined
  if (code === '23505' || code === '40001' || code === '40P01' || code === '55P03') return 'conflict'
  if (code === '23503') return 'not_found'
  if (/^22|^23514|^23502/.test(code)) return 'input_invalid'
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full'
  // 57014 and 25P0x: a statement or a transaction ran into its time limit.
  if (/^08|^53|^57|^25P0|^ECONN|^EPIPE$/.test(code)) return 'unavailable'
  // The socket of an embedded PostgreSQL that is gone; a missing file has the same code and another cause.
  if (code === 'ENOENT' && syscall === 'connect') return 'unavailable'
  return undefined
}

// What the driver says, without a code, when a connection ends or cannot be made in time.
const lostConnection =
  /^Connection terminated|^timeout exceeded when trying to connect|not queryable|^Client was closed/
