import { listFollowUps } from '@firsthand/contract/crm/follow-ups'
import { createPerson } from '@firsthand/contract/crm/people'
import { listTimeline } from '@firsthand/contract/crm/timeline'
import { listTouchpoints } from '@firsthand/contract/crm/touchpoints'
import { createClaim, showClaim } from '@firsthand/contract/evidence/claims'
import { updateComplaintSettings } from '@firsthand/contract/evidence/complaint-numbers'
import * as complaints from '@firsthand/contract/evidence/complaints'
import { showEvidence } from '@firsthand/contract/evidence/evidence'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'

let now = new Date('2026-06-10T12:00:00Z')
let world: World
beforeAll(async () => void (world = await openWorld({ clock: () => now })))
afterAll(() => world.close())

const member = () => world.as('member')
const leader = () => world.as('owner')
const somebody = async (name = 'Ines') => (await world.call(member(), createPerson, { name })).id
const complain = async (more: object = {}, actor: Actor = member()) => {
  const person = await somebody()
  return world.call(actor, complaints.createComplaint, {
    person,
    words: 'The courier did not come. I waited an hour.',
    about: 'late parcel',
    ...more,
  })
}
const reply = (complaint: string, actor: Actor = leader(), more: object = {}) =>
  world.call(actor, complaints.replyToComplaint, {
    complaint,
    words: 'I am sorry.',
    channel: 'call',
    ...more,
  })

test('from its coming to the person’s own word: answered by the member themselves, with each step kept', async () => {
  const made = await complain({
    amount: { amountMinor: 120_000, currency: 'EUR', exponent: 2 },
    channel: 'mail',
  })
  expect(made).toMatchObject({
    state: 'waiting',
    dueAt: '2026-06-12T12:00:00.000Z',
    isOverdue: false,
    receivedBy: { name: 'Milo' },
  })
  now = new Date('2026-06-10T14:00:00Z')
  const answered = await reply(made.id)
  expect(answered).toMatchObject({
    state: 'answered',
    answeredBy: { name: 'Mara' },
    assignee: { name: 'Mara' },
    answeredByLeader: true,
  })
  const closed = await world.call(leader(), complaints.closeComplaint, {
    complaint: made.id,
    because: 'their_word',
    words: 'Thank you, that was quick.',
    done: 'We called the depot.',
  })
  expect(closed).toMatchObject({
    state: 'closed',
    closingWords: 'Thank you, that was quick.',
    closedBy: { name: 'Mara' },
  })
  expect(closed.steps.map((step) => [step.kind, step.by?.name ?? null])).toEqual([
    ['received', 'Milo'],
    ['assigned', 'Mara'],
    ['replied', 'Mara'],
    ['done', 'Mara'],
    ['closed', 'Mara'],
  ])
  const person = made.person.id
  const touches = await world.call(member(), listTouchpoints, { person })
  expect(touches.items.map((touch) => [touch.direction, touch.channel, touch.note])).toEqual([
    ['ours', 'call', 'I am sorry.'],
    ['theirs', 'mail', 'Complained: late parcel'],
  ])
  const { items } = await world.call(member(), listTimeline, { person, kind: 'complaint' })
  expect(items).toMatchObject([
    { title: 'Complaint closed: late parcel', detail: 'Thank you, that was quick.' },
  ])
})

test('a complaint that somebody answers is not answered over their head; whoever takes it over may', async () => {
  const { id } = await complain({ assignee: leader().memberId })
  await expect(reply(id, member())).rejects.toMatchObject({
    code: 'complaints.not_yours',
    params: { name: 'Mara' },
  })
  await world.call(member(), complaints.assignComplaint, { complaint: id, member: member().memberId })
  expect(await reply(id, member())).toMatchObject({ answeredBy: { name: 'Milo' }, answeredByLeader: false })
})

test('of two members who answer the same complaint at once, one answers and the other is told who', async () => {
  const { id } = await complain()
  const both = await Promise.allSettled([reply(id, member()), reply(id, world.as('admin'))])
  const lost = both.filter((each) => each.status === 'rejected')
  expect(lost).toHaveLength(1)
  expect(lost[0]!.reason).toMatchObject({ code: 'complaints.not_yours' })
  const { steps } = await world.call(member(), complaints.showComplaint, { complaint: id })
  expect(steps.filter((step) => step.kind === 'replied')).toHaveLength(1)
})

test('nobody closes a complaint that nobody answered; after a try it may be closed without their word, and says so', async () => {
  const { id } = await complain()
  const close = (because: 'their_word' | 'no_answer') =>
    world.call(leader(), complaints.closeComplaint, { complaint: id, because, words: 'Rang three times.' })
  await expect(close('their_word')).rejects.toMatchObject({ code: 'complaints.not_answered' })
  await expect(close('no_answer')).rejects.toMatchObject({ code: 'complaints.not_answered' })
  expect(await reply(id, leader(), { reached: false })).toMatchObject({ state: 'waiting', answeredAt: null })
  await expect(close('their_word')).rejects.toMatchObject({ code: 'complaints.not_answered' })
  expect(await close('no_answer')).toMatchObject({ state: 'closed', closedBecause: 'no_answer' })
  await expect(reply(id)).rejects.toMatchObject({ code: 'complaints.is_closed' })
})

test('opened again it waits with a new clock, and the first answer stays the first', async () => {
  const { id } = await complain()
  await reply(id)
  await world.call(leader(), complaints.closeComplaint, {
    complaint: id,
    because: 'their_word',
    words: 'Fine.',
  })
  const was = now
  now = new Date('2026-07-01T09:00:00Z')
  const open = await world.call(member(), complaints.reopenComplaint, {
    complaint: id,
    words: 'It happened again.',
  })
  expect(open).toMatchObject({
    state: 'waiting',
    dueAt: '2026-07-03T09:00:00.000Z',
    closedAt: null,
    answeredAt: was.toISOString(),
  })
  expect(open.steps.at(-1)).toMatchObject({ kind: 'reopened', words: 'It happened again.' })
})

test('what was opened again is closed again only after a new answer, or after a new try', async () => {
  const was = now
  const { id } = await complain()
  const close = (because: 'their_word' | 'no_answer') =>
    world.call(leader(), complaints.closeComplaint, { complaint: id, because, words: 'Fine.' })
  const open = () => world.call(leader(), complaints.reopenComplaint, { complaint: id, words: 'Again.' })
  await reply(id)
  await close('their_word')
  now = new Date(now.getTime() + 86_400_000)
  await open()
  await expect(close('their_word')).rejects.toMatchObject({ code: 'complaints.not_answered' })
  await expect(close('no_answer')).rejects.toMatchObject({ code: 'complaints.not_answered' })

  await reply(id, leader(), { reached: false })
  await expect(close('their_word')).rejects.toMatchObject({ code: 'complaints.not_answered' })
  expect(await close('no_answer')).toMatchObject({ state: 'closed', closedBecause: 'no_answer' })
  await open()
  await reply(id)
  expect(await close('their_word')).toMatchObject({ state: 'closed', closedBecause: 'their_word' })
  now = was
})

test('the time for an answer is the workspace’s own, and what waits follows it', async () => {
  now = new Date('2026-08-01T09:00:00Z')
  const { id } = await complain()
  await world.call(world.as('admin'), updateComplaintSettings, { answerHours: 4 })
  const read = () => world.call(member(), complaints.showComplaint, { complaint: id })
  expect((await read()).dueAt).toBe('2026-08-01T13:00:00.000Z')
  now = new Date('2026-08-01T13:00:00Z')
  expect((await read()).isOverdue).toBe(true)
  const overdue = await world.call(member(), complaints.listComplaints, { of: 'overdue' })
  expect(overdue.items.map((item) => item.id)).toContain(id)
  await world.call(world.as('admin'), updateComplaintSettings, { answerHours: 48 })
})

test('what nobody has taken stands on the day of leaders, and what is yours on yours', async () => {
  const open = await complain()
  const mine = await complain({ assignee: member().memberId })
  const dayOf = async (actor: Actor) =>
    (await world.call(actor, listFollowUps, { limit: 100 })).items.map(({ id }) => id)
  expect(await dayOf(leader())).toContain(open.id)
  expect(await dayOf(member())).not.toContain(open.id)
  expect(await dayOf(member())).toContain(mine.id)
  expect(await dayOf(leader())).not.toContain(mine.id)
  const yours = await world.call(leader(), complaints.listComplaints, { of: 'yours' })
  expect(yours.items.map((item) => item.id)).toContain(open.id)
})

test('evidence from a complaint keeps whose words they are, who heard them and that it complains; once', async () => {
  const { id } = await complain({ words: 'It happened every Monday.' })
  const claim = await world.call(member(), createClaim, { sentence: 'Mondays fail' })
  const made = await world.call(leader(), complaints.makeComplaintEvidence, {
    complaint: id,
    cite: { claim: claim.id, stance: 'supports' },
  })
  expect(made.evidence).toMatchObject([{ kind: 'said_past', claims: [{ id: claim.id }] }])
  expect(await world.call(member(), showEvidence, { evidence: made.evidence[0]!.id })).toMatchObject({
    words: 'It happened every Monday.',
    praise: -1,
    source: { kind: 'complaint', id },
    heardBy: [{ name: 'Milo' }],
  })
  expect((await world.call(member(), showClaim, { claim: claim.id })).standing.rung).toBe('heard')
  await expect(
    world.call(leader(), complaints.makeComplaintEvidence, { complaint: id }),
  ).rejects.toMatchObject({ code: 'complaints.made_already' })
})

test('complaints are found by what they say, and nobody elsewhere sees them', async () => {
  const { id } = await complain({ about: 'broken zeppelin' })
  await world.settle()
  expect((await world.call(member(), complaints.listComplaints, { q: 'zeppelin' })).items).toMatchObject([
    { id },
  ])
  expect((await world.call(member(), search, { q: 'zeppelin' })).items).toMatchObject([
    { kind: 'complaint', id },
  ])
  expect((await world.call(world.as('rival'), complaints.listComplaints, { q: 'zeppelin' })).items).toEqual(
    [],
  )
  await world.call(world.as('admin'), complaints.removeComplaint, { complaint: id })
  expect((await world.call(member(), complaints.listComplaints, { q: 'zeppelin' })).items).toEqual([])
})
