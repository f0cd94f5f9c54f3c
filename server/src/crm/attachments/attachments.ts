import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/attachments'
import { type Context, asker } from '../../platform/context.ts'
import { findFile } from '../../platform/files/files.ts'
import { removeIfLoose } from '../../platform/files/loose.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { ownedBy } from '../details/details.ts'
import { subjectOf } from '../notes/about.ts'
import { sniff } from './sniff.ts'

const headRead = 4096

export const attachmentHandlers = [
  handle(contract.listAttachments, async (ctx, { limit, after, ...sent }) => {
    const { of, id: about } = await subjectOf(ctx, contract.listAttachments, sent)
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await select(ctx)
      .where(of === 'person' ? 'attachments.personId' : 'attachments.organisationId', '=', about)
      .$if(after !== undefined, (query) =>
        query.where((row) =>
          row(
            row.refTuple('attachments.createdAt', 'attachments.id'),
            '<',
            row.tuple(String(at), String(id)),
          ),
        ),
      )
      .orderBy('attachments.createdAt', 'desc')
      .orderBy('attachments.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, { item: view, cursor: (row) => [row.createdAt, row.id] })
  }),

  handle(contract.addAttachment, async (ctx, { file, ...sent }) => {
    const subject = await subjectOf(ctx, contract.addAttachment, sent)
    const found = await findFile(ctx, file)
    const { size: largest, perSubject } = contract.attachmentLimits
    if (found.size > largest)
      fail(contract.addAttachment, 'file_too_large', { limit: Math.floor(largest / 1024 / 1024) })
    const { type, isProgram } = sniff(await headOf(ctx, found.sha256, found.size))
    if (isProgram) fail(contract.addAttachment, 'file_is_program', { name: found.name })
    const owned = ownedBy(ctx, subject)
    const { count } = await ctx.db
      .selectFrom('attachments')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where((row) => row.and(owned))
      .executeTakeFirstOrThrow()
    if (count >= perSubject) fail(contract.addAttachment, 'too_many_files', { limit: perSubject })
    const id = ctx.newId()
    await ctx.db
      .insertInto('attachments')
      .values({
        ...owned,
        id,
        fileId: file,
        foundType: type,
        createdAt: ctx.instant,
        createdBy: asker(ctx).id,
      })
      .execute()
    ctx.record(
      'attachment.added',
      { kind: subject.of, id: subject.id },
      { after: { attachment: id, name: found.name, foundType: type } },
    )
    return view(await select(ctx).where('attachments.id', '=', id).executeTakeFirstOrThrow())
  }),

  handle(contract.removeAttachment, async (ctx, { attachment }) => {
    const row = await select(ctx).where('attachments.id', '=', attachment).executeTakeFirst()
    if (!row) return failCommon('not_found')
    await ctx.db
      .deleteFrom('attachments')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', attachment)
      .execute()
    await removeIfLoose(ctx, [row.fileId])
    ctx.record(
      'attachment.removed',
      row.personId ? { kind: 'person', id: row.personId } : { kind: 'organisation', id: row.organisationId! },
      { before: { attachment, name: row.name } },
    )
    return {}
  }),
]

/** Files kept with a person go with them, and their content when nothing else has it. */
export async function removeAttachmentsOf(ctx: Context, person: string): Promise<void> {
  const rows = await ctx.db
    .deleteFrom('attachments')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', person)
    .returning('fileId')
    .execute()
  await removeIfLoose(
    ctx,
    rows.map((row) => row.fileId),
  )
}

function select(ctx: Context) {
  return ctx.db
    .selectFrom('attachments')
    .innerJoin('files', (on) =>
      on
        .onRef('files.workspaceId', '=', 'attachments.workspaceId')
        .onRef('files.id', '=', 'attachments.fileId'),
    )
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'attachments.workspaceId')
        .onRef('members.id', '=', 'attachments.createdBy'),
    )
    .select([
      'attachments.id',
      'attachments.fileId',
      'attachments.personId',
      'attachments.organisationId',
      'attachments.foundType',
      'attachments.createdAt',
      'attachments.createdBy',
      'files.name',
      'files.size',
      'members.name as memberName',
    ])
    .where('attachments.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function view(row: Row): contract.AttachmentView {
  return {
    id: row.id,
    file: row.fileId,
    name: row.name,
    size: row.size,
    foundType: row.foundType,
    addedBy: row.createdBy ? { id: row.createdBy, name: row.memberName! } : null,
    addedAt: row.createdAt,
  }
}

async function headOf(ctx: Context, sha256: string, size: number): Promise<Buffer> {
  if (size === 0) return Buffer.alloc(0)
  const parts: Buffer[] = []
  const end = Math.min(size, headRead) - 1
  for await (const part of ctx.services.files.stream(ctx.workspaceId, sha256, { start: 0, end }))
    parts.push(part as Buffer)
  return Buffer.concat(parts)
}
