type PostgresError = Error & { code?: string; constraint?: string; detail?: string }

/** Whether an error is the violation of this unique constraint. A cluster adds a shard's number to the name. */
export function violates(error: unknown, constraint: string): boolean {
  const { code, constraint: named, message } = error as PostgresError
  if (code !== '23505' && code !== '23503' && code !== '23514') return false
  const name = named ?? /"([^"]+)"/.exec(message)?.[1] ?? ''
  return name.replace(/_\d+$/, '') === constraint
}

/** Sorts a failure of PostgreSQL into what a caller can be told; undefined when it is not one of those. */
export function sortPostgresError(error: unknown): 'conflict' | 'not_found' | 'input_invalid' | 'unavailable' | undefined {
  const code = (error as PostgresError)?.code
  if (typeof code !== 'string') return undefined
  if (code === '23505' || code === '40001' || code === '40P01') return 'conflict'
  if (code === '23503') return 'not_found'
  if (/^22|^23514|^23502/.test(code)) return 'input_invalid'
  if (/^08|^53|^57P|^ECONN|^ENOENT$|^EPIPE$/.test(code)) return 'unavailable'
  return undefined
}
