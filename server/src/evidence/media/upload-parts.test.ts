import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visitor, signedUp } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { bytesToTell } from './media-type.ts'
import { wav } from './testing-wav.ts'

const clock = { now: new Date() }
let world: World
let ada: Visitor
let workspace: string
beforeAll(async () => {
  world = await openWorld({ environment: { SIGN_UP: 'open' }, clock: () => clock.now })
  ;({ visitor: ada, workspace } = await signedUp(await world.listen()))
})
afterAll(() => world.close())

const sound = wav(2)
let counter = 0

async function newText(): Promise<string> {
  const talk = { kind: 'interview' as const, people: [], heldAt: '2026-05-14T09:30:00.000Z' }
  const conversation = (await ada.send(createConversation, talk, { workspace })).body.id
  const pasted = `WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nele>We waited ${(counter += 1)} times.\n`
  const sent = { conversation, source: { pasted, fileName: 'a.vtt' } }
  const text = (await ada.send(addText, sent, { workspace })).body
  return `/api/v1/workspaces/${workspace}/texts/${text.id}/recording`
}

const part = (
  recording: string,
  start: number,
  end: number,
  { name = 'upload-1', total = sound.length } = {},
) =>
  ada.fetch(`${recording}/content?name=talk.wav&upload=${name}`, {
    method: 'POST',
    headers: { 'content-range': `bytes ${start}-${end - 1}/${total}` },
    body: new Uint8Array(sound.subarray(start, end)),
  })
const received = async (recording: string, name = 'upload-1') =>
  ((await ada.fetch(`${recording}/upload?upload=${name}`)).body as { received: number }).received

test('a recording that comes in parts is the same as one that comes whole, wherever it was cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: bytesToTell, max: sound.length - 1 }), { maxLength: 5 }),
      fc.array(fc.nat(4)),
      async (cuts, again) => {
        const recording = await newText()
        const ends = [...cuts.toSorted((one, other) => one - other), sound.length]
        let at = 0
        for (const [index, end] of ends.entries()) {
          // Some parts are sent twice: their answer was lost.
          const times = again.includes(index) && end < sound.length ? 2 : 1
          for (let time = 0; time < times; time += 1) {
            const answer = await part(recording, at, end)
            expect(answer.status).toBe(end === sound.length ? 200 : 202)
          }
          at = end
        }
        const whole = await ada.fetch(`${recording}/content`)
        expect(Number(whole.headers.get('content-length'))).toBe(sound.length)
        const { sha256 } = await newestFile()
        const kept = await world.application.services.files.read(workspace, sha256)
        expect(kept.equals(sound)).toBe(true)
        expect(await received(recording)).toBe(0)
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)

test('it goes on from where it stopped, also when a part was lost in the middle', async () => {
  const recording = await newText()
  expect(await received(recording)).toBe(0)
  expect((await part(recording, 0, 5_000)).body).toEqual({ received: 5_000 })
  // Announced as more than what came: the rest was lost with the connection.
  const lost = await ada.fetch(`${recording}/content?name=talk.wav&upload=upload-1`, {
    method: 'POST',
    headers: { 'content-range': `bytes 5000-9999/${sound.length}` },
    body: new Uint8Array(sound.subarray(5_000, 7_000)),
  })
  expect(lost.body).toEqual({ received: 7_000 })
  expect(await received(recording)).toBe(7_000)
  const gap = await part(recording, 9_000, sound.length)
  expect([gap.status, codeOf(gap)]).toEqual([409, 'recordings.part_missing'])
  expect((await part(recording, 7_000, sound.length)).body).toMatchObject({
    recording: { mediaType: 'audio/wav', size: sound.length },
  })
})

test('what is no sound, says nonsense about its bytes, or is too large is refused at its first part', async () => {
  const recording = await newText()
  const send = (range: string, body: string) =>
    ada.fetch(`${recording}/content?name=talk.wav&upload=upload-1`, {
      method: 'POST',
      headers: { 'content-range': range },
      body,
    })
  expect(codeOf(await send('bytes 0-4/9000000', 'hello'))).toBe('recordings.not_media')
  for (const range of ['bytes 5-4/10', 'bytes 0-9/9', 'bytes */9', 'lines 0-1/2', 'bytes 0-1/*'])
    expect(codeOf(await send(range, 'hello')), range).toBe('input_invalid')
  expect((await send(`bytes 0-4/${5 * 1024 ** 3}`, 'hello')).status).toBe(413)
  expect(codeOf(await ada.fetch(`${recording}/upload?upload=../../x`))).toBe('input_invalid')
})

test('nobody else goes on with an upload, and what nobody ends is deleted after two days', async () => {
  const recording = await newText()
  await part(recording, 0, 5_000, { name: 'left-alone' })
  const { visitor: other } = await signedUp(await world.listen(), 'Bob')
  expect((await other.fetch(`${recording}/upload?upload=left-alone`)).status).toBe(404)
  expect(await received(recording, 'left-alone')).toBe(5_000)

  clock.now = new Date(clock.now.getTime() + 3 * 86_400_000)
  await world.settle()
  expect(await received(recording, 'left-alone')).toBe(0)
})

function codeOf({ body }: { body: unknown }): string | undefined {
  return (body as { error?: { code: string } }).error?.code
}

async function newestFile(): Promise<{ sha256: string }> {
  return world.inWorkspace(workspace, ({ db, workspaceId }) =>
    db
      .selectFrom('files')
      .select('sha256')
      .where('workspaceId', '=', workspaceId)
      .where('name', '=', 'talk.wav')
      .orderBy('createdAt', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
}
