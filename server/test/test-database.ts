import { inject } from 'vitest'
import { type DatabaseAddress, connectOwner } from '../src/platform/db/pools.ts'
import { clusterAddress, createClusterDatabase, dropClusterDatabase } from './cluster.ts'
import { testSecret } from './global-setup.ts'

export type TestAddress = Exclude<DatabaseAddress, { url: string }>

/** Makes a migrated database for one test file. */
export async function createTestDatabase(name: string): Promise<TestAddress> {
  const { socket, port, template, citusUrl } = inject('postgres')
  if (citusUrl) {
    await createClusterDatabase(citusUrl, name, testSecret)
    return clusterAddress(citusUrl, name, testSecret)
  }
  await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER firsthand_owner`)
  return { socket, port, database: name, owner: 'firsthand_owner' }
}

export async function dropTestDatabase(name: string): Promise<void> {
  const { citusUrl } = inject('postgres')
  if (citusUrl) await dropClusterDatabase(citusUrl, name)
  else await asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`)
}

async function asSuperuser(statement: string): Promise<void> {
  const { socket, port, superuser } = inject('postgres')
  const client = await connectOwner({ socket, port, database: 'postgres', owner: superuser })
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
