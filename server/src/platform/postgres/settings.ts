/** What every PostgreSQL of ours starts with; given on the command line, so nothing in the directory overrides it. */
export const serverSettings: Record<string, string> = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // A place on a disk without moving parts, or in memory, costs little more than the next one.
  random_page_cost: '1.1',
  // What people said must not end up in a log: no statements, no details with values.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
}
