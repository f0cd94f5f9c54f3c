import pg from 'pg'

/** The first row of a query, on a connection of its own. */
export async function ask(
  server: { host: string; port: number },
  query: string,
): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: 'postgres',
    database: 'postgres',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(query)).rows[0]
  } finally {
    await client.end()
  }
}
