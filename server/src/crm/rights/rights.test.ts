import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson, showPerson } from '@firsthand/contract/crm/people'
import { createCopy, createErasure, listCopies } from '@firsthand/contract/crm/rights'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { previewRetention, updateRetention } from '@firsthand/contract/platform/retention'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { openArchive } from '../../platform/archive/read-archive.ts'
import { findFile } from '../../platform/files/files.ts'
import { rightsRetention } from './retention.ts'
import { replayErasures } from './erasure/replay.ts'

let world: World
let now = new Date('2026-11-21T10:00:00.000Z')
beforeAll(async () => void (world = await openWorld({ clock: () => now })))
afterAll(() => world.close())

const member = () => world.as('member')
const admin = () => world.as('admin')

async function copyOf(person: string): Promise<{ json: string; html: string; names: string[] }> {
  await world.call(admin(), createCopy, { person })
  await world.settle()
  const [copy] = (await world.call(admin(), listCopies, { person })).items
  const file = await world.inWorkspace(world.bramble, (ctx) => findFile(ctx, copy!.fileId))
  const { files } = world.application.services
  const stream = (start: number, end: number) =>
    files.stream(world.bramble, file.sha256, { start, end: end - 1 })
  const archive = await openArchive({ size: file.size, stream }, () => true)
  try {
    const text = async (name: string) => {
      const parts: Buffer[] = []
      for await (const part of await archive.stream(name)) parts.push(part as Buffer)
      return Buffer.concat(parts).toString('utf8')
    }
    return {
      json: await text('data.json'),
      html: await text('read-me-first.html'),
      names: [...archive.names],
    }
  } finally {
    archive.close()
  }
}

test('a copy holds everything that is theirs, to read and for machines, and no word of anybody else', async () => {
  const { id: person } = await world.call(member(), createPerson, {
    name: 'Ada <b>Copy</b>',
    note: 'Likes tea.',
    emails: [{ email: 'ada@copy.example' }],
  })
  const { id: other } = await world.call(member(), createPerson, {
    name: 'Other One',
    note: 'Secret of another.',
  })
  const { id: conversation } = await world.call(member(), createConversation, {
    kind: 'interview',
    title: 'On tea',
    people: [person, other],
    heldAt: '2026-05-01T10:00:00.000Z',
  })
  await world.call(member(), addText, {
    conversation,
    source: { pasted: 'Ada: I boil it twice.\nOther: Words of another.' },
    speakers: [
      { label: 'Ada', person },
      { label: 'Other', person: other },
    ],
  })
  await world.call(member(), createEvidence, {
    kind: 'said_past',
    words: 'Twice a day',
    person,
    note: 'at noon',
  })
  await world.call(member(), noteConsents, {
    person,
    answers: [{ purpose: 'quote', state: 'given' }],
    proof: 'She said yes.',
  })

  const { json, html, names } = await copyOf(person)
  for (const theirs of [
    'Likes tea.',
    'ada@copy.example',
    'I boil it twice.',
    'Twice a day',
    'On tea',
    'She said yes.',
  ]) {
    expect(json).toContain(theirs)
    expect(html).toContain(theirs)
  }
  expect(html).toContain('Ada &lt;b&gt;Copy&lt;/b&gt;')
  expect(json + html).not.toMatch(/Secret of another|Words of another|email_key|workspace_id|"hash"/)
  // The transcript holds another's words as well, so it stays.
  expect(names.filter((name) => name.startsWith('files/'))).toEqual([])
})

test('a copy is deleted after two weeks', async () => {
  const { id: person } = await world.call(member(), createPerson, { name: 'Bo Copied' })
  await copyOf(person)
  expect((await world.call(admin(), listCopies, { person })).items).toHaveLength(1)
  const today = now
  now = new Date(now.getTime() + 15 * 86_400_000)
  // The worker looks for what is due at once when something is asked for.
  await world.call(admin(), createCopy, {
    person: (await world.call(member(), createPerson, { name: 'X Y' })).id,
  })
  await world.settle()
  await expect.poll(async () => (await world.call(admin(), listCopies, { person })).items).toEqual([])
  now = today
})

test('people whom nobody has talked with for long are archived or erased by a rule, never sooner than in 90 days', async () => {
  const rules = [{ kind: 'quiet_people_erased' as const, afterDays: 30 }]
  await expect(world.call(world.as('owner'), updateRetention, { rules })).rejects.toMatchObject({
    code: 'retention.people_too_soon',
  })
  const { id: old } = await world.call(member(), createPerson, { name: 'Quiet Quentin' })
  await world.inWorkspace(world.bramble, (ctx) =>
    sql`UPDATE people SET created_at = '2024-01-01', last_touch_at = '2024-02-01' WHERE workspace_id = ${world.bramble} AND id = ${old}`.execute(
      ctx.db,
    ),
  )
  const preview = await world.call(world.as('owner'), previewRetention, {
    kind: 'quiet_people',
    afterDays: 365,
  })
  expect(preview).toMatchObject({ count: 1, examples: ['Quiet Quentin'] })

  const [archive, erase] = rightsRetention(() => world.application.domains)
  const before = '2025-11-21T00:00:00.000Z'
  const run = (kind: typeof archive) =>
    world.inWorkspace(world.bramble, async (ctx) => kind!.remove(ctx, before, 500))
  expect([await run(archive), await run(archive)]).toEqual([1, 0])
  expect((await world.call(member(), showPerson, { person: old })).archivedAt).not.toBeNull()
  expect([await run(erase), await run(erase)]).toEqual([1, 0])
  expect((await world.call(member(), showPerson, { person: old })).name).toBe('Erased person')
})

test('whom a restored back-up brought back is erased again, once, and a torn list does no harm', async () => {
  const { id: person } = await world.call(member(), createPerson, { name: 'Back Again', note: 'Restored.' })
  const { id: gone } = await world.call(member(), createPerson, { name: 'Really Gone' })
  await world.call(admin(), createErasure, { person: gone, name: 'Really Gone' })
  const list = join(world.settings.dataDirectory, 'erasures.jsonl')
  expect(readFileSync(list, 'utf8')).toContain(gone)
  expect(readFileSync(list, 'utf8')).not.toContain('Really')
  appendFileSync(
    list,
    `${JSON.stringify({ workspaceId: world.bramble, person, at: now.toISOString() })}\n{"works`,
  )

  expect(await replayErasures(world.application)).toBe(1)
  expect(await replayErasures(world.application)).toBe(0)
  expect(await world.call(member(), showPerson, { person })).toMatchObject({
    name: 'Erased person',
    note: '',
  })
})
