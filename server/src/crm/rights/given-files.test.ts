import { createConversation, addText } from '@firsthand/contract/conversations/conversations'
import { addAttachment } from '@firsthand/contract/crm/attachments'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import { createCopy, listCopies } from '@firsthand/contract/crm/rights'
import { addRecording } from '@firsthand/contract/evidence/recordings'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { wav } from '../../evidence/media/testing-wav.ts'
import { openArchive } from '../../platform/archive/read-archive.ts'
import { findFile, recordFile } from '../../platform/files/files.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')

async function somebody(name: string): Promise<string> {
  const { id: person } = await world.call(member(), createPerson, { name })
  await world.call(member(), noteConsents, { person, answers: [{ purpose: 'record', state: 'given' }] })
  return person
}

async function upload(name: string, content: Buffer): Promise<string> {
  const stored = await world.application.services.files.put(world.bramble, content, 1e6)
  const made = { name, mediaType: 'application/octet-stream', ...stored }
  return (await world.inWorkspace(world.bramble, (ctx) => recordFile(ctx, made))).id
}

async function recordTalk(people: string[], name: string): Promise<void> {
  const talk = { kind: 'interview' as const, people, heldAt: '2026-05-01T10:00:00.000Z' }
  const { id: conversation } = await world.call(member(), createConversation, talk)
  const text = await world.call(member(), addText, {
    conversation,
    source: { pasted: `Guest: Words of ${name}.\nMilo: And then?` },
  })
  await world.call(member(), addRecording, { text: text.id, file: await upload(name, wav(name.length)) })
}

async function filesInCopy(person: string): Promise<Map<string, Buffer>> {
  await world.call(world.as('admin'), createCopy, { person })
  await world.settle()
  const [copy] = (await world.call(world.as('admin'), listCopies, { person })).items
  const file = await world.inWorkspace(world.bramble, (ctx) => findFile(ctx, copy!.fileId))
  const { files } = world.application.services
  const stream = (start: number, end: number) =>
    files.stream(world.bramble, file.sha256, { start, end: end - 1 })
  const archive = await openArchive({ size: file.size, stream }, () => true)
  const found = new Map<string, Buffer>()
  for (const name of archive.names) {
    const parts: Buffer[] = []
    for await (const part of await archive.stream(name)) parts.push(part as Buffer)
    found.set(name.replace(/^files\/\d+-/, 'files/'), Buffer.concat(parts))
  }
  archive.close()
  return found
}

test('a copy holds the files that are kept with somebody, their photos and recordings of them alone', async () => {
  const [ada, other] = [await somebody('Ada Given'), await somebody('Other Given')]
  const contract = Buffer.from('We agree on twelve loaves.')
  await world.call(member(), addAttachment, { person: ada, file: await upload('contract.txt', contract) })
  await world.call(member(), addAttachment, { person: other, file: await upload('not-hers.txt', contract) })
  await recordTalk([ada], 'alone.wav')
  await recordTalk([ada, other], 'together.wav')
  await recordTalk([other], 'without-her.wav')

  const files = await filesInCopy(ada)
  expect(files.get('files/contract.txt')).toEqual(contract)
  expect(files.get('files/alone.wav')).toEqual(wav('alone.wav'.length))
  expect([...files.keys()].filter((name) => name.startsWith('files/'))).toHaveLength(2)
  expect(files.get('read-me-first.html')!.toString('utf8')).toContain('contract.txt')
})
