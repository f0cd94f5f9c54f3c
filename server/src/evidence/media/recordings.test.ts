import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import { createErasure } from '@firsthand/contract/crm/rights'
import * as contract from '@firsthand/contract/evidence/recordings'
import { matchSpeakers, removeText } from '@firsthand/contract/evidence/texts'
import { listFiles } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visitor, createVisitor, signedUp } from '../../../test/visitor.ts'
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

const sound = wav(2)
const words =
  'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nele>We waited.\n\n00:03.000 --> 00:04.000\n<v Ines>How long?\n'

async function send<O extends Parameters<Visitor['send']>[0]>(
  operation: O,
  sent: Parameters<typeof ada.send<O>>[1],
) {
  return ada.send(operation, sent, { workspace })
}
async function newText(
  agreed = true,
): Promise<{ text: string; nele: string; content: string; speaker: string }> {
  const nele = (await send(createPerson, { name: 'Nele Brandt' })).body.id
  if (agreed) await send(noteConsents, { person: nele, answers: [{ purpose: 'record', state: 'given' }] })
  const conversation = await send(createConversation, {
    kind: 'interview',
    people: [nele],
    heldAt: '2026-05-14T09:30:00.000Z',
  })
  const text = (
    await send(addText, { conversation: conversation.body.id, source: { pasted: words, fileName: 'a.vtt' } })
  ).body
  const content = `/api/v1/workspaces/${workspace}/texts/${text.id}/recording/content`
  return { text: text.id, nele, content, speaker: text.speakers[0]!.id }
}
const upload = (content: string, bytes: Buffer, name = 'talk.html') =>
  ada.fetch(`${content}?name=${name}`, { method: 'POST', body: new Uint8Array(bytes) })

test('a recording is kept beside a text and played whole or in parts, as what its bytes are', async () => {
  const { text, content } = await newText()
  const kept = await upload(content, sound)
  expect(kept.status).toBe(200)
  expect(kept.body).toMatchObject({
    recording: {
      kind: 'sound',
      mediaType: 'audio/wav',
      size: sound.length,
      offsetMs: 0,
      by: { name: 'Ada' },
    },
  })

  const whole = await ada.fetch(content)
  expect(whole.status).toBe(200)
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'audio/wav',
    'content-length': String(sound.length),
    'accept-ranges': 'bytes',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  const etag = whole.headers.get('etag')!
  const part = await ada.fetch(content, { headers: { range: 'bytes=0-3', 'if-range': etag } })
  expect([part.status, part.text, part.headers.get('content-range')]).toEqual([
    206,
    'RIFF',
    `bytes 0-3/${sound.length}`,
  ])
  const behind = await ada.fetch(content, { headers: { range: `bytes=${sound.length}-` } })
  expect([behind.status, behind.headers.get('content-range')]).toEqual([416, `bytes */${sound.length}`])
  expect((await ada.fetch(content, { headers: { 'if-none-match': etag } })).status).toBe(304)

  const again = await upload(content, sound)
  expect(again.body).toMatchObject({ error: { code: 'recordings.there_is_one' } })
  await send(contract.adjustRecording, { text, offsetMs: 2_500 })
  const captions = await ada.fetch(content.replace(/content$/, 'captions'))
  expect(captions.headers.get('content-type')).toBe('text/vtt; charset=utf-8')
  expect(captions.text).toContain('00:00:03.500 --> 00:00:04.500\n<v Nele>We waited.')

  expect((await send(contract.removeRecording, { text })).status).toBe(200)
  expect((await ada.fetch(content)).status).toBe(404)
  expect((await send(contract.showRecording, { text })).body.recording).toBeNull()
})

test('what is no recording is refused before it is kept, whatever it is called', async () => {
  const { content } = await newText()
  const before = (await send(listFiles, {})).body.items.length
  const page = await upload(content, Buffer.from('<script>alert(1)</script>'.repeat(500)), 'talk.mp3')
  expect(page.body).toMatchObject({ error: { code: 'recordings.not_media' } })
  const nothing = await upload(content, Buffer.alloc(0), 'talk.mp3')
  expect(nothing.status).toBe(422)
  expect((await send(listFiles, {})).body.items.length).toBe(before)
})

test('nobody is kept on a recording who did not agree, and it falls silent when they take it back', async () => {
  const unasked = await newText(false)
  expect((await upload(unasked.content, sound)).body).toMatchObject({
    error: { code: 'consent_refused', message: expect.stringContaining('Nele Brandt') },
  })
  expect((await send(contract.showRecording, { text: unasked.text })).body.missingConsent).toEqual([
    { id: unasked.nele, name: 'Nele Brandt' },
  ])

  const agreed = await newText()
  expect((await upload(agreed.content, sound)).status).toBe(200)
  await send(noteConsents, { person: agreed.nele, answers: [{ purpose: 'record', state: 'withdrawn' }] })
  expect((await ada.fetch(agreed.content)).status).toBe(409)
  const { recording } = (await send(contract.showRecording, { text: agreed.text })).body
  expect(recording!.withheldFor.map(({ name }) => name)).toEqual(['Nele Brandt'])
})

test('somebody who speaks in it counts, though the conversation was planned with others', async () => {
  const { text, content, speaker } = await newText()
  expect((await upload(content, sound)).status).toBe(200)
  const omar = (await send(createPerson, { name: 'Omar Haddad' })).body.id
  await send(matchSpeakers, { text, speakers: [{ speaker, person: omar }] })
  expect((await ada.fetch(content)).body).toMatchObject({
    error: { message: expect.stringContaining('Omar Haddad') },
  })
})

test('erasing somebody deletes every recording they are on', async () => {
  const { content, nele, speaker, text } = await newText()
  await send(matchSpeakers, { text, speakers: [{ speaker, person: nele }] })
  const bytes = wav(4)
  expect((await upload(content, bytes)).status).toBe(200)
  expect((await send(createErasure, { person: nele, name: 'Nele Brandt' })).status).toBe(200)
  await world.settle()
  expect((await ada.fetch(content)).status).toBe(404)
  const files = (await send(listFiles, { limit: 100 })).body.items
  expect(files.filter(({ size }) => size === bytes.length)).toEqual([])
})

test('with a text goes its recording, and its bytes', async () => {
  const { text, content } = await newText()
  const bytes = wav(3)
  expect((await upload(content, bytes)).status).toBe(200)
  expect((await send(removeText, { text })).status).toBe(200)
  expect((await ada.fetch(content)).status).toBe(404)
  const files = (await send(listFiles, { limit: 100 })).body.items
  expect(files.filter(({ size }) => size === bytes.length)).toEqual([])
})

test('strangers and members of other workspaces hear nothing', async () => {
  const { content } = await newText()
  await upload(content, sound)
  expect((await createVisitor(await world.listen()).fetch(content)).status).toBe(401)
  const { visitor: stranger } = await signedUp(await world.listen(), 'Rex')
  expect((await stranger.fetch(content)).status).toBe(404)
})
