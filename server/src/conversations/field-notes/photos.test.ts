import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import {
  addPhoto,
  listPhotos,
  makeSeenEvidence,
  removePhoto,
  updatePhoto,
} from '@firsthand/contract/conversations/field-notes'
import { sendLive } from '@firsthand/contract/conversations/live'
import { createPerson } from '@firsthand/contract/crm/people'
import { createErasure } from '@firsthand/contract/crm/rights'
import { showEvidence } from '@firsthand/contract/evidence/evidence'
import { hideWords } from '@firsthand/contract/evidence/redaction'
import { listEvents, listFiles } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { newId } from '../../platform/db/ids.ts'
import { findFile, recordFile } from '../../platform/files/files.ts'
import { jpegWithGps } from './photos.cases.ts'

let world: World
let nele: string
let conversation: string
beforeAll(async () => {
  world = await openWorld()
  nele = (await world.call(world.as('member'), createPerson, { name: 'Nele Brandt' })).id
  conversation = await visit(nele)
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)

async function visit(person: string): Promise<string> {
  const heldAt = new Date(Date.now() - 3_600_000).toISOString()
  const made = { kind: 'home_visit' as const, people: [person], heldAt }
  return (await call(world.as('member'), createConversation, made)).id
}

/** As an upload leaves it. */
function upload(bytes: Buffer, name = 'IMG_2026-05-14.jpg'): Promise<string> {
  return world.inWorkspace(world.bramble, async (ctx) => {
    const stored = await ctx.services.files.put(ctx.workspaceId, bytes, bytes.length)
    return (await recordFile(ctx, { name, mediaType: 'image/jpeg', ...stored })).id
  })
}

function contentOf(file: string): Promise<Buffer> {
  return world.inWorkspace(world.bramble, async (ctx) => {
    const { sha256 } = await findFile(ctx, file)
    return ctx.services.files.read(ctx.workspaceId, sha256)
  })
}

test('a photo is kept without the place that the camera wrote into it, and the upload with it is gone', async () => {
  const member = world.as('member')
  const file = await upload(jpegWithGps())
  const photo = await call(member, addPhoto, {
    conversation,
    file,
    caption: 'Bags by the door',
    place: 'Hall',
  })
  expect(photo).toMatchObject({ mediaType: 'image/jpeg', caption: 'Bags by the door', evidence: null })
  expect((await contentOf(photo.file)).includes('GPSSECRET')).toBe(false)
  const files = (await call(member, listFiles, {})).items
  expect(files.map(({ id, name }) => [id, name])).toEqual([[photo.file, 'photo.jpg']])
})

test('a photo that a phone sends twice is kept once', async () => {
  const member = world.as('member')
  const id = newId()
  const first = await call(member, addPhoto, { conversation, id, file: await upload(jpegWithGps()) })
  const again = await call(member, addPhoto, { conversation, id, file: await upload(jpegWithGps()) })
  expect(again).toEqual(first)
})

test('what is no photo, or a damaged one, is refused and not kept', async () => {
  const member = world.as('member')
  const { items: before } = await call(member, listPhotos, { conversation })
  const cut = jpegWithGps().subarray(0, 40)
  for (const [bytes, code] of [
    [Buffer.from('<svg onload=alert(1)>'), 'photos.not_a_photo'],
    [cut, 'photos.damaged'],
  ] as const)
    await expect(call(member, addPhoto, { conversation, file: await upload(bytes) })).rejects.toMatchObject({
      code,
    })
  expect((await call(member, listPhotos, { conversation })).items).toEqual(before)
})

test('what was seen becomes evidence of behaviour, heard by whoever saw it, and only once', async () => {
  const member = world.as('member')
  const entry = newId()
  await call(member, sendLive, {
    conversation,
    clock: new Date().toISOString(),
    entries: [
      {
        id: entry,
        kind: 'seen',
        at: new Date().toISOString(),
        body: 'Keeps the list on paper.',
        place: 'Kitchen',
      },
    ],
  })
  const { evidence } = await call(world.as('admin'), makeSeenEvidence, { conversation, entry, person: nele })
  const again = await call(member, makeSeenEvidence, { conversation, entry, person: nele })
  expect(again.evidence).toBe(evidence)
  expect(await call(member, showEvidence, { evidence })).toMatchObject({
    kind: 'did_observed',
    words: 'Keeps the list on paper.',
    note: 'Kitchen',
    person: { id: nele },
    heardBy: [{ name: 'Milo' }],
    source: { id: conversation },
  })
})

test('a photo without words says first what is to be seen, and evidence of it outlives the photo', async () => {
  const member = world.as('member')
  const photo = (await call(member, addPhoto, { conversation, file: await upload(jpegWithGps()) })).id
  await expect(call(member, makeSeenEvidence, { conversation, photo })).rejects.toMatchObject({
    code: 'fieldNotes.words_missing',
  })
  const stranger = (await call(member, createPerson, { name: 'Not There' })).id
  await expect(
    call(member, makeSeenEvidence, { conversation, photo, words: 'Three phones.', person: stranger }),
  ).rejects.toMatchObject({ code: 'fieldNotes.person_missing' })
  const { evidence } = await call(member, makeSeenEvidence, { conversation, photo, words: 'Three phones.' })
  await call(member, removePhoto, { photo })
  expect((await call(member, showEvidence, { evidence })).words).toBe('Three phones.')
})

test('the history says what stood below a photo before, until it is hidden or erased', async () => {
  const member = world.as('member')
  const here = (await call(member, createPerson, { name: 'Quiet Quentin' })).id
  const where = await visit(here)
  const text = await call(member, addText, {
    conversation: where,
    source: { pasted: 'Quentin: Ask Zebedee for the key.' },
    speakers: [{ label: 'Quentin', person: here }],
  })
  const file = await upload(jpegWithGps())
  const made = { conversation: where, file, caption: 'Zebedee at the door', place: 'Hall' }
  const { id: photo } = await call(member, addPhoto, made)
  await call(member, updatePhoto, { photo, caption: 'The door' })
  await call(member, removePhoto, { photo })
  const history = async () =>
    (await call(world.as('owner'), listEvents, { kind: 'conversation' })).items
      .filter(({ name, subject }) => name.startsWith('photo.') && subject.id === where)
      .map(({ name, before, after }) => ({ name, before, after }))
  expect(await history()).toMatchObject([
    { name: 'photo.removed', before: { photo, caption: 'The door', place: 'Hall' } },
    { name: 'photo.updated', before: { caption: 'Zebedee at the door' }, after: { caption: 'The door' } },
    { name: 'photo.added', after: { photo, caption: 'Zebedee at the door', place: 'Hall' } },
  ])

  const range = { startTurn: 0, startOffset: 4, endTurn: 0, endOffset: 11 }
  await call(member, hideWords, { text: text.id, version: text.version.id, range })
  expect(JSON.stringify(await history())).not.toContain('Zebedee')
  await call(world.as('owner'), createErasure, { person: here, name: 'Quiet Quentin' })
  await world.settle()
  expect(JSON.stringify(await history())).not.toContain('door')
})

test('photos of somebody who is erased are gone, and nobody of another workspace sees any', async () => {
  const member = world.as('member')
  const gone = (await call(member, createPerson, { name: 'Gone Soon' })).id
  const where = await visit(gone)
  const { file } = await call(member, addPhoto, { conversation: where, file: await upload(jpegWithGps()) })
  await expect(call(world.as('rival'), listPhotos, { conversation: where })).rejects.toMatchObject({
    status: 404,
  })
  await call(world.as('owner'), createErasure, { person: gone, name: 'Gone Soon' })
  await world.settle()
  expect((await call(member, listPhotos, { conversation: where })).items).toEqual([])
  await expect(contentOf(file)).rejects.toMatchObject({ status: 404 })
})
