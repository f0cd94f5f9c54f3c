import * as contract from '@firsthand/contract/conversations/field-notes'
import { fail, failCommon } from '@firsthand/contract/core/failure'
import { recordEvidence } from '../../evidence/evidence/write.ts'
import { type Context, asker } from '../../platform/context.ts'
import { findFile, recordFile } from '../../platform/files/files.ts'
import { removeIfLoose } from '../../platform/files/loose.ts'
import { handle } from '../../platform/handle.ts'
import { momentByOurClock } from '../live/receive.rules.ts'
import type { Hide } from '../../evidence/redaction/beside.ts'
import { hidingIn, peopleOf } from '../live/read.ts'
import { findConversation } from '../read.ts'
import { type CleanPhoto, DamagedPhoto, stripMetadata } from './strip-metadata.ts'

export const fieldNoteHandlers = [
  handle(contract.listPhotos, async (ctx, { conversation }) => {
    await findConversation(ctx, conversation)
    const rows = await select(ctx)
      .where('fieldPhotos.conversationId', '=', conversation)
      .orderBy('at')
      .orderBy('fieldPhotos.id')
      .limit(contract.photoLimits.perConversation)
      .execute()
    const hide = await hidingIn(ctx, conversation)
    return { items: rows.map((row) => present(row, hide)) }
  }),

  handle(contract.addPhoto, async (ctx, { conversation, id = ctx.newId(), file, at, caption, place }) => {
    await findConversation(ctx, conversation)
    const before = await select(ctx).where('fieldPhotos.id', '=', id).executeTakeFirst()
    if (before)
      return before.conversationId === conversation
        ? present(before, await hidingIn(ctx, conversation))
        : failCommon('conflict')
    const { perConversation } = contract.photoLimits
    const { count } = await ctx.db
      .selectFrom('fieldPhotos')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('workspaceId', '=', ctx.workspaceId)
      .where('conversationId', '=', conversation)
      .executeTakeFirstOrThrow()
    if (count >= perConversation) fail(contract.addPhoto, 'too_many', { limit: perConversation })
    await ctx.db
      .insertInto('fieldPhotos')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        conversationId: conversation,
        memberId: asker(ctx).id,
        fileId: await keepClean(ctx, file),
        at: momentByOurClock(at ?? ctx.instant, { clock: ctx.instant, now: ctx.now }),
        caption,
        place,
        createdAt: ctx.instant,
      })
      // The same phone may send it from two windows at once.
      .onConflict((clash) => clash.columns(['workspaceId', 'id']).doNothing())
      .execute()
    const view = await find(ctx, id)
    const told = { photo: id, caption: view.caption, place: view.place }
    ctx.record('photo.added', { kind: 'conversation', id: conversation }, { after: told })
    return view
  }),

  handle(contract.updatePhoto, async (ctx, { photo, caption, place }) => {
    const { conversation, view: before } = await findInConversation(ctx, photo)
    // What was read with words hidden, and comes back as it was, is not written over.
    const changed = {
      ...(caption !== undefined && caption !== before.caption && { caption }),
      ...(place !== undefined && place !== before.place && { place }),
    }
    if (Object.keys(changed).length === 0) return before
    await ctx.db
      .updateTable('fieldPhotos')
      .set(changed)
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', photo)
      .execute()
    const view = await find(ctx, photo)
    ctx.record(
      'photo.updated',
      { kind: 'conversation', id: conversation },
      {
        before: { caption: before.caption, place: before.place },
        after: { caption: view.caption, place: view.place },
      },
    )
    return view
  }),

  handle(contract.removePhoto, async (ctx, { photo }) => {
    const { conversation, view } = await findInConversation(ctx, photo)
    const { file, at, caption, place } = view
    await ctx.db
      .deleteFrom('fieldPhotos')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', photo)
      .execute()
    await removeIfLoose(ctx, [file])
    ctx.record(
      'photo.removed',
      { kind: 'conversation', id: conversation },
      { before: { photo, at, caption, place } },
    )
    return {}
  }),

  handle(contract.makeSeenEvidence, async (ctx, { conversation, entry, photo, person, words }) => {
    if ((entry === undefined) === (photo === undefined)) fail(contract.makeSeenEvidence, 'one_of_them')
    const { id } = await findConversation(ctx, conversation)
    const table = entry === undefined ? ('fieldPhotos' as const) : ('liveEntries' as const)
    const seen = await seenBy(ctx, { conversation: id, entry, photo })
    if (seen.evidenceId) return { evidence: seen.evidenceId }
    const told = (words ?? seen.words).trim()
    if (told === '') fail(contract.makeSeenEvidence, 'words_missing')
    const people = await peopleOf(ctx, id)
    if (person !== null && !people.includes(person)) fail(contract.makeSeenEvidence, 'person_missing')
    const evidence = await recordEvidence(ctx, {
      kind: 'did_observed',
      words: told,
      personId: person,
      happenedAt: seen.at,
      source: { kind: 'conversation', id },
      heardBy: [seen.memberId],
      note: seen.place,
    })
    await ctx.db
      .updateTable(table)
      .set({ evidenceId: evidence })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', (entry ?? photo)!)
      .execute()
    return { evidence }
  }),
]

/** What stands below a photo, as it may be read. */
export function captionShown({ caption, place }: { caption: string; place: string }, hide: Hide) {
  return { caption: hide(caption), place: hide(place) }
}

/** The photo that was uploaded goes; what is kept is a copy without what was hidden in it. */
async function keepClean(ctx: Context, file: string): Promise<string> {
  const found = await findFile(ctx, file)
  const { size } = contract.photoLimits
  if (found.size > size) fail(contract.addPhoto, 'too_large', { limit: size / 1024 / 1024 })
  const clean = cleaned(await ctx.services.files.read(ctx.workspaceId, found.sha256))
  const stored = await ctx.services.files.put(ctx.workspaceId, clean.bytes, size)
  const { id } = await recordFile(ctx, { name: nameOf(clean), mediaType: clean.mediaType, ...stored })
  await removeIfLoose(ctx, [file])
  return id
}

function cleaned(bytes: Buffer): CleanPhoto {
  try {
    return stripMetadata(bytes) ?? fail(contract.addPhoto, 'not_a_photo')
  } catch (error) {
    if (error instanceof DamagedPhoto) return fail(contract.addPhoto, 'damaged')
    throw error
  }
}

/** Names from a camera tell when it was; the photo says that itself. */
function nameOf({ mediaType }: CleanPhoto): string {
  return `photo.${{ 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }[mediaType]}`
}

type Which = { conversation: string; entry: string | undefined; photo: string | undefined }

async function seenBy(ctx: Context, { conversation, entry, photo }: Which) {
  const { workspaceId } = ctx
  const row = entry
    ? await ctx.db
        .selectFrom('liveEntries')
        .select(['body as words', 'place', 'at', 'memberId', 'evidenceId'])
        .where('workspaceId', '=', workspaceId)
        .where('conversationId', '=', conversation)
        .where('id', '=', entry)
        .where('kind', 'in', ['seen', 'note'])
        .forUpdate()
        .executeTakeFirst()
    : await ctx.db
        .selectFrom('fieldPhotos')
        .select(['caption as words', 'place', 'at', 'memberId', 'evidenceId'])
        .where('workspaceId', '=', workspaceId)
        .where('conversationId', '=', conversation)
        .where('id', '=', photo!)
        .forUpdate()
        .executeTakeFirst()
  if (!row) return failCommon('not_found')
  const hide = await hidingIn(ctx, conversation)
  return { ...row, words: hide(row.words), place: hide(row.place) }
}

function select(ctx: Context) {
  return ctx.db
    .selectFrom('fieldPhotos')
    .innerJoin('files', (on) =>
      on
        .onRef('files.workspaceId', '=', 'fieldPhotos.workspaceId')
        .onRef('files.id', '=', 'fieldPhotos.fileId'),
    )
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'fieldPhotos.workspaceId')
        .onRef('members.id', '=', 'fieldPhotos.memberId'),
    )
    .selectAll('fieldPhotos')
    .select(['files.mediaType', 'files.size', 'members.name'])
    .where('fieldPhotos.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function present(row: Row, hide: Hide): contract.PhotoView {
  const { id, fileId, mediaType, size, at, memberId, name, evidenceId } = row
  return {
    id,
    file: fileId,
    mediaType: mediaType as contract.PhotoView['mediaType'],
    size,
    at,
    ...captionShown(row, hide),
    member: { id: memberId, name },
    evidence: evidenceId,
  }
}

async function find(ctx: Context, id: string): Promise<contract.PhotoView> {
  return (await findInConversation(ctx, id)).view
}

/** The history tells of a photo under its conversation: what is erased or hidden there is so in the history too. */
async function findInConversation(ctx: Context, id: string) {
  const row = await select(ctx).where('fieldPhotos.id', '=', id).executeTakeFirst()
  if (!row) return failCommon('not_found')
  const { conversationId: conversation } = row
  return { conversation, view: present(row, await hidingIn(ctx, conversation)) }
}
