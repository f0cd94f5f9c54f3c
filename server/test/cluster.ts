import type pg from 'pg'
import { prepareCluster } from '../src/platform/db/cluster/place-tables.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { connectOwner } from '../src/platform/db/pools.ts'
import { ensureRoles, rolePassword } from '../src/platform/db/roles.ts'

/*
 * The server's own tests on a Citus cluster: CITUS_URL is the address of a coordinator's superuser. A database there
 * cannot be copied from a template, so each test file gets one that is made and migrated for it, with few shards.
 */

const shardsPerTable = 4

/** Makes a database on every node of the cluster, migrated over all of them. */
export async function createClusterDatabase(citusUrl: string, name: string, secret: string): Promise<void> {
  await onEveryNode(citusUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name} OWNER firsthand_owner`)
  })
  await onEveryNode(citusUrl, async (client) => void (await client.query('CREATE EXTENSION citus')), name)
  const { hostname, port } = new URL(citusUrl)
  await connected(citusUrl, name, async (client) => {
    await client.query('SELECT citus_set_coordinator_host($1, $2)', [hostname, Number(port || 5432)])
    for (const node of await workers(citusUrl))
      await client.query('SELECT citus_add_node($1, $2)', [node.host, node.port])
    await client.query(`ALTER DATABASE ${name} SET citus.shard_count = ${shardsPerTable}`)
    await client.query('GRANT ALL ON SCHEMA public TO firsthand_owner')
  })
  const owner = await connectOwner(clusterAddress(citusUrl, name, secret))
  await ensureRoles(owner, secret)
  await prepareCluster(owner)
  await migrate(owner)
  await owner.end()
}

export async function dropClusterDatabase(citusUrl: string, name: string): Promise<void> {
  await onEveryNode(
    citusUrl,
    async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  )
}

/** Makes the owner of all test databases, on every node. */
export async function createClusterOwner(citusUrl: string, secret: string): Promise<void> {
  await connected(citusUrl, undefined, async (client) => {
    const { rows } = await client.query(`SELECT 1 FROM pg_roles WHERE rolname = 'firsthand_owner'`)
    if (rows.length === 0) await client.query('CREATE ROLE firsthand_owner LOGIN CREATEROLE')
    await client.query(`ALTER ROLE firsthand_owner PASSWORD '${rolePassword('owner', secret)}'`)
  })
}

export function clusterAddress(citusUrl: string, database: string, secret: string) {
  const { hostname, port } = new URL(citusUrl)
  return {
    socket: hostname,
    port: Number(port || 5432),
    database,
    owner: 'firsthand_owner',
    ownerPassword: rolePassword('owner', secret),
  }
}

type Node = { host: string; port: number }

async function workers(citusUrl: string): Promise<Node[]> {
  return connected(citusUrl, undefined, async (client) => {
    const { rows } = await client.query<Node>(
      'SELECT nodename AS host, nodeport AS port FROM pg_dist_node WHERE groupid > 0 AND isactive',
    )
    return rows
  })
}

async function onEveryNode(citusUrl: string, run: (client: pg.Client) => Promise<void>, database?: string) {
  await connected(citusUrl, database, run)
  for (const { host, port } of await workers(citusUrl)) {
    const url = new URL(citusUrl)
    url.hostname = host
    url.port = String(port)
    await connected(url.href, database, run)
  }
}

async function connected<Result>(
  url: string,
  database: string | undefined,
  run: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const address = new URL(url)
  if (database) address.pathname = `/${database}`
  const client = await connectOwner({ url: address.href })
  try {
    // What is made by hand on each node must not be made there by the cluster a second time.
    await client.query('SET citus.enable_create_database_propagation = off').catch(() => undefined)
    return await run(client)
  } finally {
    await client.end()
  }
}
