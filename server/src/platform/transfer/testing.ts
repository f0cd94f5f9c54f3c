import { createHash } from 'node:crypto'
import { claimInstallation } from '@firsthand/contract/platform/accounts'
import type { JobView } from '@firsthand/contract/platform/records'
import { exportWorkspace, listExports, showImport } from '@firsthand/contract/platform/transfer'
import yazl from 'yazl'
import { createVisitor } from '../../../test/visitor.ts'
import type { World } from '../../../test/world.ts'
import { createSetupToken } from '../accounts/setup-link.ts'
import { unpack } from '../archive/reading.ts'

export const claimer = {
  name: 'Olga',
  email: 'olga@bramble.example',
  password: 'a bicycle at night',
  workspace: 'Olga’s',
}

/** Somebody signed in over HTTP who exports and imports whole workspaces; for tests. */
export async function openTransfers(world: World) {
  const base = await world.listen()
  const visitor = createVisitor(base)
  const token = (await createSetupToken(world.application.services.app))!
  await visitor.send(claimInstallation, { ...claimer, token })
  const cookie = () => [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  async function exported(workspace: string): Promise<Buffer> {
    await visitor.send(exportWorkspace, {}, { workspace })
    await world.settle()
    const { body } = await visitor.send(listExports, {}, { workspace })
    return download(workspace, body.items[0]!.id)
  }

  async function download(workspace: string, id: string): Promise<Buffer> {
    const response = await fetch(`${base}/api/v1/workspaces/${workspace}/workspace-exports/${id}`, {
      headers: { cookie: cookie() },
    })
    if (!response.ok) throw new Error(await response.text())
    return Buffer.from(await response.arrayBuffer())
  }

  async function upload(archive: Buffer) {
    const response = await fetch(`${base}/api/v1/workspace-imports`, {
      method: 'POST',
      headers: { cookie: cookie() },
      body: new Uint8Array(archive),
    })
    return { status: response.status, body: (await response.json()) as Record<string, never> }
  }

  /** Imports an archive and waits; answers the new workspace and how its job ended. */
  async function imported(archive: Buffer): Promise<{ workspace: string; job: JobView }> {
    const { status, body } = await upload(archive)
    if (status !== 200) throw new Error(JSON.stringify(body))
    await world.settle()
    const job = await visitor.send(showImport, { importing: body.importing! })
    return { workspace: body.importing!, job: job.body }
  }

  return { base, visitor, cookie, exported, download, upload, imported }
}

/** An archive of these entries. */
export async function pack(entries: Map<string, Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of entries) zip.addBuffer(content, name)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

/** The archive with one table's lines changed and its manifest made to fit, as somebody with bad intentions would. */
export async function forged(
  archive: Buffer,
  table: string,
  change: (rows: Record<string, unknown>[]) => Record<string, unknown>[],
): Promise<Buffer> {
  const entries = await unpack(archive)
  const name = `tables/${table}.jsonl`
  const lines = entries.get(name)!.toString('utf8').split('\n').filter(Boolean)
  const rows = change(lines.map((line) => JSON.parse(line) as Record<string, unknown>))
  const content = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  entries.set(name, content)
  const manifest = manifestOf(entries)
  const described = manifest.tables.find((each) => each.name === table)!
  Object.assign(described, { rows: rows.length, bytes: content.length, sha256: sha256(content) })
  entries.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
  return pack(entries)
}

type Described = { name: string; rows: number; sha256: string; bytes: number; columns: string[] }

export function manifestOf(entries: Map<string, Buffer>) {
  return JSON.parse(entries.get('manifest.json')!.toString('utf8')) as {
    tables: Described[]
    files: { count: number; bytes: number }
    formatVersion: number
    migrations: string[]
    leftOut: Record<string, string>
    workspace: { id: string; name: string }
  }
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

export { unpack } from '../archive/reading.ts'
