import { Readable } from 'node:stream'
import { createArchiveWriter } from '../../platform/archive/write-archive.ts'
import { recordFile } from '../../platform/files/files.ts'
import type { World } from '../../../test/world.ts'

/** A ZIP file of these entries; for tests. */
export async function zipOf(entries: Record<string, string | Uint8Array>): Promise<Buffer> {
  const writer = createArchiveWriter(new Date('2026-01-01T00:00:00Z'))
  const parts: Buffer[] = []
  const read = (async () => {
    for await (const part of writer.output) parts.push(part as Buffer)
  })()
  for (const [name, content] of Object.entries(entries))
    await writer.add(
      name,
      Readable.from([typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)]),
    )
  writer.end()
  await read
  return Buffer.concat(parts)
}

/** Keeps a file in a workspace as an upload does; answers its id. */
export async function uploaded(
  world: World,
  workspaceId: string,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  return world.inWorkspace(workspaceId, async (ctx) => {
    const stored = await ctx.services.files.put(workspaceId, bytes, bytes.length + 1)
    return (await recordFile(ctx, { name, mediaType: 'application/octet-stream', ...stored })).id
  })
}

/** A project file of these parts, with one text source. */
export function qdeOf({
  codes = '',
  selections = '',
  source = 'plainTextPath="internal://a.txt"',
  before = '',
  after = '',
}: Partial<Record<'codes' | 'selections' | 'source' | 'before' | 'after', string>>): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Tips" origin="Elsewhere 1.0">
  <Users><User guid="11111111-1111-4111-8111-111111111111" name="Cora Coder"/></Users>
  ${codes && `<CodeBook><Codes>${codes}</Codes></CodeBook>`}${before}
  <Sources><TextSource guid="22222222-2222-4222-8222-222222222222" name="Anna" ${source}>${selections}</TextSource></Sources>
  ${after}
</Project>`
}

export function selectionOf(start: number, end: number, more = '', name = ''): string {
  const guid = `33333333-3333-4333-8333-${String(start * 1000 + end).padStart(12, '0')}`
  return `<PlainTextSelection guid="${guid}" name="${name}" startPosition="${start}" endPosition="${end}">${more}</PlainTextSelection>`
}

export const codeGuid = '44444444-4444-4444-8444-444444444444'

export function codingOf(code = codeGuid, more = ''): string {
  return `<Coding guid="55555555-5555-4555-8555-555555555555" creatingUser="11111111-1111-4111-8111-111111111111"><CodeRef targetGUID="${code}"/>${more}</Coding>`
}
