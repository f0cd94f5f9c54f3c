import { Readable } from 'node:stream'
import { createPerson } from '@firsthand/contract/crm/people'
import { listEvents, listFiles, listJobs } from '@firsthand/contract/platform/records'
import {
  type RetentionKind,
  previewRetention,
  retentionKinds,
  showRetention,
  updateRetention,
} from '@firsthand/contract/platform/retention'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { recordFile } from '../files/files.ts'

const clock = { now: new Date('2026-05-14T09:00:00Z') }
const pass = (days: number) => void (clock.now = new Date(clock.now.getTime() + days * 86_400_000))

let world: World
beforeAll(async () => void (world = await openWorld({ clock: () => clock.now })))
afterAll(() => world.close())

const preview = (kind: RetentionKind, afterDays: number) =>
  world.call(world.as('admin'), previewRetention, { kind, afterDays })
const choose = (rules: { kind: RetentionKind; afterDays: number | null }[]) =>
  world.call(world.as('owner'), updateRetention, { rules })

async function addFile(name: string, content: string): Promise<string> {
  const stored = await world.application.services.files.put(
    world.bramble,
    Readable.from([Buffer.from(content)]),
    1_000,
  )
  const file = await world.inWorkspace(world.bramble, (ctx) =>
    recordFile(ctx, { name, mediaType: 'text/plain', ...stored }),
  )
  return file.id
}

const fileNames = async () =>
  (await world.call(world.as('member'), listFiles, {})).items.map((file) => file.name)

test('everything is kept for good until somebody says otherwise', async () => {
  const { rules, nextAt } = await world.call(world.as('admin'), showRetention, {})

  expect(rules).toEqual(retentionKinds.map((kind) => ({ kind, afterDays: null })))
  expect(nextAt).toBeNull()
})

test('a preview counts, shows some, and deletes nothing', async () => {
  await addFile('forgotten.csv', 'a,b')
  await world.call(world.as('member'), createPerson, { name: 'Ada' })
  pass(40)
  await addFile('new.csv', 'c,d')

  expect(await preview('loose_files', 30)).toEqual({
    before: '2026-05-24T09:00:00.000Z',
    count: 1,
    isExact: true,
    bytes: 3,
    examples: ['forgotten.csv'],
  })
  expect(await preview('history', 30)).toMatchObject({
    bytes: null,
    examples: expect.arrayContaining(['2026-05-14 file.added']),
  })
  for (const kind of retentionKinds) await preview(kind, 7)
  expect(await fileNames()).toEqual(['new.csv', 'forgotten.csv'])
})

test('a rule deletes nothing before a day has passed, so that it can be taken back', async () => {
  const { nextAt } = await choose([{ kind: 'loose_files', afterDays: 30 }])
  expect(Date.parse(nextAt!) - clock.now.getTime()).toBe(86_400_000)
  await world.settle()
  expect(await fileNames()).toContain('forgotten.csv')

  await choose([{ kind: 'loose_files', afterDays: null }])
  pass(1)
  await world.settle()
  expect(await fileNames()).toContain('forgotten.csv')
})

test('then it deletes what is old, with its content, every day, and says so in the history', async () => {
  await choose([
    { kind: 'loose_files', afterDays: 30 },
    { kind: 'history', afterDays: 30 },
  ])
  pass(1)
  await world.settle()
  expect(await fileNames()).toEqual(['new.csv'])
  const { items } = await world.call(world.as('admin'), listEvents, { limit: 200 })
  expect(items.map((event) => event.name)).not.toContain('person.created')
  expect(items.find((event) => event.name === 'retention.swept')?.after).toMatchObject({ loose_files: 1 })

  pass(35)
  await world.settle()
  expect(await fileNames()).toEqual([])
})

test('content that two files share stays as long as one of them', async () => {
  const old = await addFile('old.txt', 'the same')
  pass(40)
  const young = await addFile('young.txt', 'the same')
  await world.settle()

  const names = await fileNames()
  expect(names).toEqual(['young.txt'])
  const { sha256 } = await world.inWorkspace(world.bramble, ({ db }) =>
    db.selectFrom('files').select('sha256').where('id', '=', young).executeTakeFirstOrThrow(),
  )
  expect((await world.application.services.files.read(world.bramble, sha256)).toString()).toBe('the same')
  expect(old).not.toBe(young)
})

test('there is one sweep at a time, however often the rules change', async () => {
  for (const days of [30, 31, 32]) await choose([{ kind: 'jobs', afterDays: days }])
  const { items } = await world.call(world.as('member'), listJobs, { limit: 200 })

  expect(items.filter((job) => job.kind === 'retention.sweep' && job.state === 'waiting')).toHaveLength(1)
})

test('the history is kept for at least a month, and only owners choose', async () => {
  await expect(choose([{ kind: 'history', afterDays: 29 }])).rejects.toMatchObject({
    code: 'retention.history_too_short',
    message: expect.stringContaining('30 days'),
  })
  await expect(
    world.call(world.as('admin'), updateRetention, { rules: [{ kind: 'jobs', afterDays: 30 }] }),
  ).rejects.toMatchObject({ status: 403 })
})
