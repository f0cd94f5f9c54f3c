import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/conversations/conversations'
import { knownPeople } from '../crm/people/refs.ts'
import { touch, untouch } from '../crm/touchpoints/touch.ts'
import { moveTexts } from '../evidence/texts/texts.ts'
import { type Context, asker } from '../platform/context.ts'
import { onlyChanged } from '../platform/events/only-changed.ts'
import { indexEntries } from '../platform/search/entries.ts'
import { indexNotesOf } from './live/search.ts'
import { findConversation, readConversation } from './read.ts'
import { defaultTitle } from './title.ts'

type Fields = Omit<Input<typeof contract.updateConversation>, 'conversation'>

/** Clocks of phones run a little ahead. */
const toleratedMs = 5 * 60_000

/** Plans or logs a conversation; answers its id. */
export async function insertConversation(
  ctx: Context,
  input: Input<typeof contract.createConversation>,
): Promise<string> {
  const {
    people,
    members = [asker(ctx).id],
    kind,
    title,
    study = null,
    channel = null,
    place = '',
    timeZone = null,
    minutes = null,
  } = input
  await checkFields(ctx, { ...input, members })
  const id = ctx.newId()
  const times = timesOf(ctx, { plannedFor: input.plannedFor ?? null, heldAt: input.heldAt ?? null })
  const names = await namesOf(ctx, people)
  await ctx.db
    .insertInto('conversations')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      kind,
      title: title ?? defaultTitle({ kind, names, at: times.happenedAt, timeZone }),
      studyId: study,
      channel,
      place,
      timeZone,
      minutes,
      ...times,
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
      updatedAt: ctx.instant,
    })
    .execute()
  await writePeople(ctx, id, people)
  await writeMembers(ctx, id, members)
  await followUp(ctx, id)
  ctx.record(
    times.heldAt ? 'conversation.held' : 'conversation.planned',
    { kind: 'conversation', id },
    { after: { kind, people, members, study, ...times } },
  )
  return id
}

/** Changes what is given of a conversation and leaves the rest. A title that nobody wrote follows the people and the day. */
export async function changeConversation(ctx: Context, id: string, fields: Fields): Promise<void> {
  const { workspaceId, db } = ctx
  await db
    .selectFrom('conversations')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  const before = await findConversation(ctx, id)
  await checkFields(ctx, fields)
  const view = await readConversation(ctx, id)
  const { people, members, study, kind = view.kind, timeZone = before.timeZone } = fields
  const times = timesOf(ctx, {
    plannedFor: fields.plannedFor === undefined ? before.plannedFor : fields.plannedFor,
    heldAt: fields.heldAt === undefined ? before.heldAt : fields.heldAt,
  })

  const namesBefore = view.people.map((person) => person.name)
  const names = people ? await namesOf(ctx, people) : namesBefore
  const isDefault =
    before.title ===
    defaultTitle({ kind: view.kind, names: namesBefore, at: before.happenedAt, timeZone: before.timeZone })
  const title =
    fields.title ?? (isDefault ? defaultTitle({ kind, names, at: times.happenedAt, timeZone }) : before.title)

  await db
    .updateTable('conversations')
    .set({
      kind,
      title,
      timeZone,
      ...times,
      ...(study !== undefined && { studyId: study }),
      ...(fields.channel !== undefined && { channel: fields.channel }),
      ...(fields.place !== undefined && { place: fields.place }),
      ...(fields.minutes !== undefined && { minutes: fields.minutes }),
      updatedAt: ctx.instant,
    })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
  if (people) {
    await writePeople(ctx, id, people)
    // What is hidden for somebody is hidden in what was noted while they were there.
    await indexNotesOf(ctx, [id])
  }
  if (members) await writeMembers(ctx, id, members)
  if (times.happenedAt !== before.happenedAt)
    await moveTexts(ctx, { sourceId: id, happenedAt: times.happenedAt })
  await followUp(ctx, id)
  const name = times.heldAt && !before.heldAt ? 'conversation.held' : 'conversation.updated'
  ctx.record(
    name,
    { kind: 'conversation', id },
    onlyChanged({
      before: {
        ...before,
        study: before.studyId,
        people: view.people.map((person) => person.id),
        members: view.members.map((member) => member.id),
      },
      after: { ...fields, title },
    }),
  )
}

async function checkFields(
  ctx: Context,
  { people = [], members = [], study }: Pick<Fields, 'people' | 'members' | 'study'>,
): Promise<void> {
  const { workspaceId, db } = ctx
  const known = await knownPeople(ctx, people)
  if (people.some((id) => !known.has(id))) fail(contract.createConversation, 'person_missing')
  if (members.length > 0) {
    const rows = await db
      .selectFrom('members')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', members)
      .execute()
    if (rows.length < new Set(members).size) fail(contract.createConversation, 'member_missing')
  }
  if (study) {
    const row = await db
      .selectFrom('studies')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', study)
      .executeTakeFirst()
    if (!row) fail(contract.createConversation, 'study_missing')
  }
}

function timesOf(ctx: Context, times: { plannedFor: string | null; heldAt: string | null }) {
  const plannedFor = times.plannedFor && new Date(times.plannedFor).toISOString()
  const heldAt = times.heldAt && new Date(times.heldAt).toISOString()
  if (heldAt && Date.parse(heldAt) > ctx.now.getTime() + toleratedMs)
    fail(contract.createConversation, 'in_future')
  const happenedAt = heldAt ?? plannedFor ?? fail(contract.createConversation, 'time_missing')
  return { plannedFor, heldAt, happenedAt }
}

async function writePeople(ctx: Context, conversationId: string, people: string[]): Promise<void> {
  const { workspaceId, db } = ctx
  await db
    .deleteFrom('conversationPeople')
    .where('workspaceId', '=', workspaceId)
    .where('conversationId', '=', conversationId)
    .execute()
  const rows = [...new Set(people)].map((personId) => ({ workspaceId, conversationId, personId }))
  if (rows.length > 0) await db.insertInto('conversationPeople').values(rows).execute()
}

async function writeMembers(ctx: Context, conversationId: string, members: string[]): Promise<void> {
  const { workspaceId, db } = ctx
  await db
    .deleteFrom('conversationMembers')
    .where('workspaceId', '=', workspaceId)
    .where('conversationId', '=', conversationId)
    .execute()
  const rows = [...new Set(members)].map((memberId) => ({ workspaceId, conversationId, memberId }))
  if (rows.length > 0) await db.insertInto('conversationMembers').values(rows).execute()
}

/** What stands on a conversation elsewhere: the touches of its people, and what it is found by. */
export async function followUp(ctx: Context, id: string): Promise<void> {
  const view = await readConversation(ctx, id)
  await untouch(ctx, id)
  if (view.heldAt !== null && view.archivedAt === null) {
    const at = view.heldAt
    const memberId =
      view.members.find((member) => member.id === ctx.member?.id)?.id ?? view.members[0]?.id ?? null
    const channel = view.channel ?? usualChannels[view.kind]
    const source = { kind: 'conversation', id }
    await touch(
      ctx,
      view.people.map((person) => ({
        personId: person.id,
        at,
        direction: 'both',
        channel,
        outcome: 'reached',
        minutes: view.minutes,
        note: view.title,
        memberId,
        source,
      })),
    )
  }
  await indexConversation(ctx, id)
}

/** What a conversation is found by: its title and place, and who was there. */
export async function indexConversation(ctx: Context, id: string): Promise<void> {
  const view = await readConversation(ctx, id)
  const words = [
    view.title,
    view.place,
    ...view.people.flatMap((person) => [person.name, person.organisation?.name ?? '']),
  ]
  await indexEntries(ctx, [{ kind: 'conversation', id, text: words.join(' ') }])
}

const usualChannels: Record<contract.ConversationKind, string> = {
  interview: 'meeting',
  coffee: 'coffee',
  sales_call: 'call',
  support_call: 'call',
  ride_along: 'visit',
  home_visit: 'visit',
  observation: 'visit',
  till_shift: 'visit',
}

async function namesOf(ctx: Context, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('people')
    .select('name')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => row.name).toSorted((one, other) => one.localeCompare(other, 'en'))
}
