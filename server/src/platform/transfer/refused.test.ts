import { loadExample } from '@firsthand/contract/discovery/today'
import { showAccount } from '@firsthand/contract/platform/accounts'
import { cancelImport, showImport } from '@firsthand/contract/platform/transfer'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import yazl from 'yazl'
import { type World, openWorld } from '../../../test/world.ts'
import { readTransferTables } from './tables.ts'
import { forged, manifestOf, openTransfers, pack, sha256, unpack } from './testing.ts'

let world: World
let transfers: Awaited<ReturnType<typeof openTransfers>>
let archive: Buffer
beforeAll(async () => {
  world = await openWorld()
  transfers = await openTransfers(world)
  const example = (await transfers.visitor.send(loadExample, {})).body.workspaceId
  archive = await transfers.exported(example)
})
afterAll(() => world.close())

/** How many rows a workspace has in all tables of an archive. */
async function rowsLeft(workspace: string): Promise<number> {
  return world.inWorkspace(workspace, async (ctx) => {
    let count = 0
    for (const { name } of await readTransferTables(ctx.db)) {
      if (name === 'events') continue // The history of the failed job itself.
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM ${sql.table(name)} WHERE workspace_id = ${workspace}`.execute(ctx.db)
      count += rows[0]!.count
    }
    return count
  })
}

async function expectRefused(forgery: Buffer, code: string) {
  const { workspace, job } = await transfers.imported(forgery)
  expect(job).toMatchObject({ state: 'failed', problem: { code } })
  expect(await rowsLeft(workspace)).toBe(0)
  await expect.poll(() => existsSync(join(world.settings.dataDirectory, 'files', workspace))).toBe(false)
  const account = await transfers.visitor.send(showAccount, {})
  expect(account.body.workspaces.map((each) => each.id)).not.toContain(workspace)
  return job.problem!.message
}

test('what is no archive of a workspace is refused at once', async () => {
  expect(await transfers.upload(Buffer.from('hello'))).toMatchObject({
    status: 422,
    body: { error: { code: 'workspaces.archive_unreadable' } },
  })
  expect(await transfers.upload(archive.subarray(0, archive.length - 500))).toMatchObject({
    status: 422,
    body: { error: { code: 'workspaces.archive_unreadable' } },
  })
  expect(await transfers.upload(await pack(new Map([['README.txt', Buffer.from('x')]])))).toMatchObject({
    status: 422,
    body: { error: { code: 'workspaces.archive_foreign' } },
  })
})

test.each(['../../etc/passwd', 'tables/../x.jsonl', 'notes.exe', '/README.txt', 'files/short'])(
  'an archive with an entry named %s is refused',
  async (name) => {
    const { crc32 } = await import('node:zlib')
    const bytes = rawZip(name, Buffer.from('x'), crc32)
    const { status, body } = await transfers.upload(bytes)
    expect(status).toBe(422)
    expect((body as unknown as { error: { code: string } }).error.code).toMatch(/archive_(unsafe|unreadable)/)
  },
)

test('an archive that unpacks to far more than it is, is refused before it is unpacked', async () => {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.alloc(300 * 1024 * 1024, 'a'), 'tables/people.jsonl')
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) parts.push(part)

  expect(await transfers.upload(Buffer.concat(parts))).toMatchObject({
    status: 422,
    body: { error: { code: 'workspaces.archive_unsafe' } },
  })
})

test('an archive of a newer version says so', async () => {
  const entries = await unpack(archive)
  const manifest = manifestOf(entries)
  entries.set(
    'manifest.json',
    Buffer.from(
      JSON.stringify({ ...manifest, migrations: [...manifest.migrations, '209901010000_later.sql'] }),
    ),
  )

  expect(await transfers.upload(await pack(entries))).toMatchObject({
    body: { error: { code: 'workspaces.archive_newer' } },
  })
})

test('a table that is not what the manifest says is refused, and nothing is written', async () => {
  const entries = await unpack(archive)
  const people = entries.get('tables/people.jsonl')!
  people[people.length - 10] = people[people.length - 10] === 49 ? 50 : 49
  const message = await expectRefused(await pack(entries), 'workspaces.archive_damaged')

  expect(message).toContain('tables/people.jsonl')
})

test('a file whose content was changed is refused', async () => {
  const entries = await unpack(archive)
  const name = [...entries.keys()].find((each) => each.startsWith('files/'))!
  entries.set(name, Buffer.from('something else'))

  await expectRefused(await pack(entries), 'workspaces.archive_damaged')
})

test('a row of files cannot name content that is not in the archive, nor a path', async () => {
  for (const hash of [sha256(Buffer.from('elsewhere')), '../../../secret'])
    await expectRefused(
      await forged(archive, 'files', (rows) => [{ ...rows[0], sha256: hash }, ...rows.slice(1)]),
      'workspaces.archive_damaged',
    )
})

test('rows that the database refuses take back the whole import', async () => {
  const message = await expectRefused(
    await forged(archive, 'evidence', (rows) =>
      rows.map((row, place) => (place === 3 ? { ...row, kind: 'rumour' } : row)),
    ),
    'workspaces.archive_row_refused',
  )

  expect(message).toContain('tables/evidence.jsonl')
})

test('a row cannot say which workspace it belongs to, and an account cannot be smuggled in', async () => {
  for (const column of ['workspace_id', 'account_id'])
    await expectRefused(
      await forged(archive, 'members', (rows) => rows.map((row) => ({ ...row, [column]: world.rival }))),
      'workspaces.archive_damaged',
    )
})

test('an import that was cancelled leaves nothing', async () => {
  const { body } = await transfers.upload(archive)
  await transfers.visitor.send(cancelImport, { importing: body.importing! })
  await world.settle()
  const { body: job } = await transfers.visitor.send(showImport, { importing: body.importing! })

  // It may have been faster than the cancellation; half of it there is never.
  if (job.state === 'done') return
  expect(job.state).toBe('cancelled')
  expect(await rowsLeft(body.importing!)).toBe(0)
})

test('nobody else sees an import', async () => {
  const { workspace } = await transfers.imported(archive)

  await expect(world.call(world.as('owner'), showImport, { importing: workspace })).rejects.toMatchObject({
    status: 404,
  })
})

/** A ZIP file with one stored entry of any name: yazl would not write these. */
function rawZip(name: string, content: Buffer, crc32: (data: Buffer) => number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(content.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), content])
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
