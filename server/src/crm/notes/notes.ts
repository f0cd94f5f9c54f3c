import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/notes'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { type Subject, ownedBy } from '../details/details.ts'
import { indexOrganisation } from '../organisations/write.ts'
import { indexPeople } from '../people/write.ts'
import { subjectOf } from './about.ts'

export const noteHandlers = [
  handle(contract.listNotes, async (ctx, { limit, after, ...sent }) => {
    const subject = await subjectOf(ctx, contract.listNotes, sent)
    const [isPinned, at, id] = after ? readCursor(after, 3) : []
    const rows = await selectNotes(ctx)
      .where((row) => row.and(prefixed(ctx, subject)))
      .$if(after !== undefined, (query) =>
        query.where((row) =>
          row(
            row.refTuple('notes.isPinned', 'notes.createdAt', 'notes.id'),
            '<',
            row.tuple(isPinned === 1, String(at), String(id)),
          ),
        ),
      )
      .orderBy('notes.isPinned', 'desc')
      .orderBy('notes.createdAt', 'desc')
      .orderBy('notes.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, {
      item: noteOf,
      cursor: (row) => [row.isPinned ? 1 : 0, row.createdAt, row.id],
    })
  }),

  handle(contract.addNote, async (ctx, { text, isPinned, ...sent }) => {
    const subject = await subjectOf(ctx, contract.addNote, sent)
    const id = ctx.newId()
    await ctx.db
      .insertInto('notes')
      .values({
        ...ownedBy(ctx, subject),
        id,
        text,
        isPinned,
        authorId: asker(ctx).id,
        createdAt: ctx.instant,
      })
      .execute()
    await indexSubject(ctx, subject)
    ctx.record('note.added', subjectRef(subject), { after: { note: id, text } })
    return readNote(ctx, id)
  }),

  handle(contract.updateNote, async (ctx, { note, text, version }) => {
    const before = await lockNote(ctx, note)
    if (before.authorId !== asker(ctx).id) fail(contract.updateNote, 'not_yours')
    if (version !== undefined && version !== before.version) failCommon('conflict')
    await ctx.db
      .updateTable('notes')
      .set({ text, editedAt: ctx.instant, version: before.version + 1 })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', note)
      .execute()
    await indexSubject(ctx, before.subject)
    ctx.record('note.updated', subjectRef(before.subject), {
      before: { text: before.text },
      after: { note, text },
    })
    return readNote(ctx, note)
  }),

  handle(contract.pinNote, async (ctx, { note, isPinned }) => {
    const before = await lockNote(ctx, note)
    await ctx.db
      .updateTable('notes')
      .set({ isPinned })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', note)
      .execute()
    if (before.isPinned !== isPinned)
      ctx.record('note.pinned', subjectRef(before.subject), { after: { note, isPinned } })
    return readNote(ctx, note)
  }),

  handle(contract.removeNote, async (ctx, { note }) => {
    const before = await lockNote(ctx, note)
    const { id, role } = asker(ctx)
    if (before.authorId !== id && role !== 'admin' && role !== 'owner') fail(contract.removeNote, 'not_yours')
    await ctx.db
      .deleteFrom('notes')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', note)
      .execute()
    await indexSubject(ctx, before.subject)
    ctx.record('note.removed', subjectRef(before.subject), { before: { note, text: before.text } })
    return {}
  }),
]

function selectNotes(ctx: Context) {
  return ctx.db
    .selectFrom('notes')
    .leftJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'notes.workspaceId').onRef('members.id', '=', 'notes.authorId'),
    )
    .selectAll('notes')
    .select('members.name as authorName')
    .where('notes.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectNotes>['executeTakeFirstOrThrow']>>

function noteOf(row: Row): contract.NoteView {
  const { id, text, isPinned, createdAt, editedAt, version } = row
  return {
    id,
    about: row.personId
      ? { kind: 'person', id: row.personId }
      : { kind: 'organisation', id: row.organisationId! },
    text,
    author: row.authorId ? { id: row.authorId, name: row.authorName! } : null,
    isPinned,
    createdAt,
    editedAt,
    version,
  }
}

async function readNote(ctx: Context, id: string): Promise<contract.NoteView> {
  return noteOf(await selectNotes(ctx).where('notes.id', '=', id).executeTakeFirstOrThrow())
}

async function lockNote(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('notes')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return failCommon('not_found')
  const subject: Subject = row.personId
    ? { of: 'person', id: row.personId }
    : { of: 'organisation', id: row.organisationId! }
  return { ...row, subject }
}

function prefixed(ctx: Context, { of, id }: Subject) {
  const workspace = { 'notes.workspaceId': ctx.workspaceId }
  return of === 'person'
    ? { ...workspace, 'notes.personId': id }
    : { ...workspace, 'notes.organisationId': id }
}

function subjectRef({ of, id }: Subject) {
  return { kind: of, id }
}

async function indexSubject(ctx: Context, { of, id }: Subject): Promise<void> {
  if (of === 'person') await indexPeople(ctx, [id])
  else await indexOrganisation(ctx, id)
}
