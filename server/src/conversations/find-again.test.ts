import { createConversation } from '@firsthand/contract/conversations/conversations'
import { sendLive } from '@firsthand/contract/conversations/live'
import { mergePeople } from '@firsthand/contract/crm/merges'
import { createPerson } from '@firsthand/contract/crm/people'
import { hideName } from '@firsthand/contract/evidence/redaction'
import { type FoundKind, searchFind } from '@firsthand/contract/evidence/search'
import { listJobs } from '@firsthand/contract/platform/records'
import { addPracticeTalk, startPractice } from '@firsthand/contract/studies/practice'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openWorldForTest } from '../../test/world.ts'
import { newId } from '../platform/db/ids.ts'
import { readMigrations } from '../platform/db/migrate.ts'
import { connectOwner } from '../platform/db/pools.ts'

async function openBusyWorld() {
  const world = await openWorldForTest()
  const me = world.as('member')
  return {
    world,
    me,
    makePerson: async (name: string) => (await world.call(me, createPerson, { name })).id,
    talkWith: async (people: string[]) =>
      (
        await world.call(me, createConversation, {
          kind: 'coffee',
          people,
          heldAt: '2026-05-14T10:00:00.000Z',
        })
      ).id,
    async note(conversation: string, body: string) {
      const clock = new Date().toISOString()
      await world.call(me, sendLive, {
        conversation,
        clock,
        entries: [{ id: newId(), kind: 'note', at: clock, body }],
      })
    },
    find: async (kind: FoundKind, q: string) =>
      (await world.call(world.as('viewer'), searchFind, { q, kind })).items.map(({ id }) => id),
    jobs: async (kind: string) =>
      (await world.call(world.as('admin'), listJobs, {})).items.filter((each) => each.kind === kind),
  }
}

test('notes of a workspace in which something is hidden, and practice talks by their role, are found after an update', async () => {
  const { world, me, makePerson, talkWith, note, find, jobs } = await openBusyWorld()
  const person = await makePerson('Nele Brandt')
  const talks = [await talkWith([person]), await talkWith([])] as const
  for (const talk of talks) await note(talk, 'Zebrawood handlebars, said Fernsby')
  await world.call(me, hideName, { person, words: 'Fernsby' })
  const { id: practice, card } = await world.call(me, startPractice, {
    interviewer: me.memberId,
    customer: world.as('owner').memberId,
    plannedMinutes: 10,
    goal: 'Fewer hypotheticals',
  })
  await world.call(me, addPracticeTalk, {
    practice,
    source: { pasted: 'Milo: How was it?\n\nMara: Glaciated.' },
    speakers: [
      { label: 'Milo', is: 'interviewer' },
      { label: 'Mara', is: 'customer' },
    ],
  })
  const asBefore = () =>
    world.inWorkspace(world.bramble, async (ctx) => {
      await sql`DELETE FROM search_entries WHERE workspace_id = ${ctx.workspaceId} AND kind = 'live_note'`.execute(
        ctx.db,
      )
      await sql`UPDATE search_entries SET folded = 'fewer', words = 'fewer' WHERE workspace_id = ${ctx.workspaceId}
        AND kind = 'practice' AND part = -1`.execute(ctx.db)
    })
  await asBefore()
  const word = card.title
    .toLowerCase()
    .split(/\W+/)
    .toSorted((one, other) => other.length - one.length)[0]!
  expect(await find('live_note', 'zebrawood')).toEqual([])
  expect(await find('practice', word)).toEqual([])

  const { sql: migration } = readMigrations().find(({ name }) => name.endsWith('_practice_again.sql'))!
  const owner = await connectOwner(world.address)
  await owner.query(migration).finally(() => owner.end())
  await world.settle()

  expect((await find('live_note', 'zebrawood')).toSorted()).toEqual(talks.toSorted())
  expect(await find('live_note', 'fernsby')).toEqual([talks[1]])
  expect(await find('practice', word)).toEqual([practice])
  expect(await find('practice', 'glaciated')).toEqual([practice])
  for (const kind of ['conversations.find_again', 'practice.find_again'])
    expect(await jobs(kind)).toMatchObject([{ state: 'done' }])
})

test('of two people who become one with very many conversations, all are found by the name, the last by a job', async () => {
  const { world, me, makePerson, talkWith, note, jobs } = await openBusyWorld()
  const [kept, other] = [await makePerson('Agnes Okonjo'), await makePerson('Agi Unknown')]
  const many = 520
  await world.inWorkspace(world.bramble, async (ctx) => {
    const ids = Array.from({ length: many - 1 }, () => ctx.newId())
    await sql`
      INSERT INTO conversations (workspace_id, id, kind, title, happened_at, held_at, created_at, updated_at)
      SELECT ${ctx.workspaceId}, id, 'coffee', 'Coffee', now(), now(), now(), now() FROM unnest(${ids}::uuid[]) AS id`.execute(
      ctx.db,
    )
    await sql`
      INSERT INTO conversation_people (workspace_id, conversation_id, person_id)
      SELECT ${ctx.workspaceId}, id, ${other} FROM unnest(${ids}::uuid[]) AS id`.execute(ctx.db)
  })
  const last = await talkWith([other])
  await note(last, 'Wrenfield again')
  await world.call(me, hideName, { person: kept, words: 'Wrenfield' })
  await world.call(me, mergePeople, { person: kept, other })
  await world.settle()

  const found = (kind: string, word: string) =>
    world.inWorkspace(world.bramble, async (ctx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT subject_id AS id FROM search_entries
        WHERE workspace_id = ${ctx.workspaceId} AND kind = ${kind} AND words @@ ${word}::tsquery`.execute(
        ctx.db,
      )
      return rows.map(({ id }) => id)
    })
  expect(await found('conversation', 'okonjo')).toHaveLength(many)
  expect(await found('live_note', 'again')).toEqual([last])
  expect(await found('live_note', 'wrenfield')).toEqual([])
  expect(await jobs('conversations.find_again')).toMatchObject([{ state: 'done' }])
})
