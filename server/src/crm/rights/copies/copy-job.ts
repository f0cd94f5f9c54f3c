import { sql } from 'kysely'
import { z } from 'zod'
import { createArchiveWriter } from '../../../platform/archive/write-archive.ts'
import type { Context } from '../../../platform/context.ts'
import { type Domain, type JobKind, job } from '../../../platform/domain.ts'
import { recordFile } from '../../../platform/files/files.ts'
import type { StoredContent } from '../../../platform/files/store.ts'
import type { GivenFile } from '../../../platform/person-rows.ts'
import { largestArchive } from '@firsthand/contract/platform/transfer'
import { scheduleForgetting } from './forget-copies.ts'
import { gatherCopy } from './gather.ts'
import { readableCopy } from './readable.ts'

export const copyJob = 'person.copy'

/** Gathers everything about a person into a ZIP file: a page to read, the same for machines, and files that are theirs alone. */
export function personCopyJob(domains: () => Domain[]): JobKind {
  return job({
    kind: copyJob,
    cancelledBy: 'admin',
    input: z.object({ person: z.string(), member: z.string() }),
    async run(run) {
      const { person, member } = run.input
      const stored = await run.snapshot((ctx) => write(ctx, domains(), person))
      return run.finish((ctx) => keep(ctx, { person, member, jobId: run.jobId, stored }))
    },
  })
}

async function write(ctx: Context, domains: Domain[], person: string): Promise<StoredContent> {
  const copy = await gatherCopy(ctx, domains, person)
  const files = (await ownFiles(ctx, domains, person)).map((file, index) => ({
    ...file,
    name: `files/${index + 1}-${safeName(file.name)}`,
  }))
  if (files.length > 0) copy['files beside this page'] = files.map((file) => file.name)
  const { name } = await ctx.db
    .selectFrom('workspaces')
    .select('name')
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow()
  const writer = createArchiveWriter(ctx.now)
  const fill = async () => {
    try {
      await writer.add('data.json', once(`${JSON.stringify(copy, null, 2)}\n`))
      await writer.add('read-me-first.html', once(readableCopy(copy, { workspace: name, at: ctx.instant })))
      for (const file of files)
        await writer.add(
          file.name,
          ctx.services.files.stream(ctx.workspaceId, file.sha256) as AsyncIterable<Uint8Array>,
        )
      writer.end()
    } catch (error) {
      writer.fail(error)
      throw error
    }
  }
  const [filled, stored] = await Promise.allSettled([
    fill(),
    ctx.services.files.put(ctx.workspaceId, writer.output, largestArchive),
  ])
  if (filled.status === 'rejected') throw filled.reason
  if (stored.status === 'rejected') throw stored.reason
  return stored.value
}

async function ownFiles(ctx: Context, domains: Domain[], person: string): Promise<GivenFile[]> {
  const files: GivenFile[] = []
  for (const { personHooks } of domains) files.push(...((await personHooks?.gives?.(ctx, person)) ?? []))
  return [...new Map(files.map((file) => [`${file.name} ${file.sha256}`, file])).values()]
}

async function keep(
  ctx: Context,
  made: { person: string; member: string; jobId: string; stored: StoredContent },
) {
  const file = await recordFile(ctx, {
    name: `What is kept about you ${ctx.instant.slice(0, 10)}.zip`,
    mediaType: 'application/zip',
    ...made.stored,
  })
  const id = ctx.newId()
  await ctx.db
    .insertInto('personCopies')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      personId: made.person,
      fileId: file.id,
      jobId: made.jobId,
      askedBy: made.member,
      createdAt: ctx.instant,
    })
    .execute()
  await sql`
    INSERT INTO person_accesses (workspace_id, person_id, day, member_id, what, reader)
    VALUES (${ctx.workspaceId}, ${made.person}, ${ctx.instant.slice(0, 10)}, ${made.member}, 'copied', 'person')
    ON CONFLICT DO NOTHING`.execute(ctx.db)
  await scheduleForgetting(ctx)
  ctx.record('person.copied', { kind: 'person', id: made.person }, { after: { copy: id } })
  return { copy: id, file: file.id }
}

function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 120) || 'file'
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
