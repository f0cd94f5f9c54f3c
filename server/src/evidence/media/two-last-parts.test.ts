import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visitor, signedUp } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { wav } from './testing-wav.ts'

let world: World
let ada: Visitor
let workspace: string
beforeAll(async () => {
  world = await openWorld({ environment: { SIGN_UP: 'open' } })
  ;({ visitor: ada, workspace } = await signedUp(await world.listen()))
})
afterAll(() => world.close())

const sound = wav(4)
const cut = Math.floor(sound.length / 2)
let counter = 0

async function newText(): Promise<string> {
  const talk = { kind: 'interview' as const, people: [], heldAt: '2026-05-14T09:30:00.000Z' }
  const conversation = (await ada.send(createConversation, talk, { workspace })).body.id
  const pasted = `WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nele>We waited ${(counter += 1)} times.\n`
  const sent = { conversation, source: { pasted, fileName: 'a.vtt' } }
  const text = (await ada.send(addText, sent, { workspace })).body
  return `/api/v1/workspaces/${workspace}/texts/${text.id}/recording`
}

const part = (recording: string, start: number, end: number) =>
  ada.fetch(`${recording}/content?name=talk.wav&upload=upload-1`, {
    method: 'POST',
    headers: { 'content-range': `bytes ${start}-${end - 1}/${sound.length}` },
    body: new Uint8Array(sound.subarray(start, end)),
  })

const finished = { recording: { mediaType: 'audio/wav', size: sound.length } }

async function isKeptWhole(recording: string): Promise<boolean> {
  const answer = await ada.fetch(`${recording}/content`)
  const rows = await world.inWorkspace(workspace, ({ db, workspaceId }) =>
    db
      .selectFrom('recordings')
      .innerJoin('files', 'files.id', 'recordings.fileId')
      .select('files.sha256')
      .where('recordings.workspaceId', '=', workspaceId)
      .where('recordings.textId', '=', recording.split('/').at(-2)!)
      .execute(),
  )
  const kept = await world.application.services.files.read(workspace, rows[0]!.sha256)
  return answer.status === 200 && rows.length === 1 && kept.equals(sound)
}

test('of several who send the last part at once, each is given the finished recording', async () => {
  for (let round = 0; round < 25; round += 1) {
    const recording = await newText()
    expect((await part(recording, 0, cut)).status).toBe(202)
    const answers = await Promise.all([1, 2, 3].map(() => part(recording, cut, sound.length)))
    for (const { status, body } of answers) {
      expect(status, JSON.stringify(body)).toBe(200)
      expect(body).toMatchObject(finished)
    }
    expect(await isKeptWhole(recording)).toBe(true)
  }
}, 120_000)

test('of two who send all of it at once in one part, each is given the finished recording', async () => {
  for (let round = 0; round < 25; round += 1) {
    const recording = await newText()
    const answers = await Promise.all([1, 2].map(() => part(recording, 0, sound.length)))
    for (const { status, body } of answers) {
      expect(status, JSON.stringify(body)).toBe(200)
      expect(body).toMatchObject(finished)
    }
    expect(await isKeptWhole(recording)).toBe(true)
  }
}, 120_000)

test('who begins anew while another sends the last part breaks neither', async () => {
  for (let round = 0; round < 15; round += 1) {
    const recording = await newText()
    await part(recording, 0, cut)
    const [last, anew] = await Promise.all([
      part(recording, cut, sound.length),
      part(recording, 0, sound.length),
    ])
    expect(anew!.status).toBe(200)
    // Begun anew before the last part came: then it hears from where to go on, or is given what the other finished.
    expect([200, 202, 409], JSON.stringify(last!.body)).toContain(last!.status)
    expect(await isKeptWhole(recording)).toBe(true)
  }
}, 120_000)

test('a last part whose answer was lost is sent again and answered alike', async () => {
  const recording = await newText()
  await part(recording, 0, cut)
  const first = await part(recording, cut, sound.length)
  const again = await part(recording, cut, sound.length)
  expect([again.status, again.body]).toEqual([200, first.body])
  // What was not its last part tells of the recording that is there.
  const other = await part(recording, 0, cut)
  expect([other.status, other.body]).toMatchObject([409, { error: { code: 'recordings.there_is_one' } }])
})
