import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { createStudy } from '@firsthand/contract/studies/studies'
import { createGuide } from '@firsthand/contract/studies/guides'
import * as contract from '@firsthand/contract/studies/practice'
import { showPracticeProgress } from '@firsthand/contract/studies/practice-progress'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const start = (more: object = {}) =>
  call(world.as('member'), contract.startPractice, {
    interviewer: world.as('member').memberId,
    customer: world.as('admin').memberId,
    ...more,
  })
const talk = `Milo: Would you use our amazing forecast tool?
Ada: Sure, it is really useful.
Milo: Tell me about yesterday morning.
Ada: Well, the ovens were on at three, and Piotr stood there with his arms folded and did not look at the xylophone.
Milo: What happened then?
Ada: He said he would bake what he always bakes.`
const speakers = [
  { label: 'Milo', is: 'interviewer' as const },
  { label: 'Ada', is: 'customer' as const },
]

test('the interviewer does not see the secret of the role until the talk is over, and everybody else does', async () => {
  const [member, admin] = [world.as('member'), world.as('admin')]
  const session = await start({ card: 'bakery-waste', goal: 'Hold a silence' })
  expect(session).toMatchObject({
    secret: null,
    card: { key: 'bakery-waste' },
    goal: 'Hold a silence',
    interviewer: { name: 'Milo' },
    customer: { name: 'Ada' },
  })
  expect(JSON.stringify(await call(member, contract.listRoleCards))).not.toContain('threatened to leave')
  expect((await call(admin, contract.showPractice, { practice: session.id })).secret?.truth).toContain(
    'threatened to leave',
  )
  await expect(
    call(admin, contract.judgePractice, { practice: session.id, found: 'yes' }),
  ).rejects.toMatchObject({ code: 'practice.not_ended' })

  await call(member, contract.timePractice, { practice: session.id, is: 'begun' })
  const over = await call(member, contract.timePractice, { practice: session.id, is: 'ended' })
  expect(over.secret?.truth).toContain('threatened to leave')
  await expect(
    call(member, contract.judgePractice, { practice: session.id, found: 'yes' }),
  ).rejects.toMatchObject({ code: 'practice.own_talk' })
  expect(await call(admin, contract.judgePractice, { practice: session.id, found: 'partly' })).toMatchObject({
    truthFound: 'partly',
  })
})

test('what was said is measured and stays practice: no text, no evidence, found as practice alone', async () => {
  const member = world.as('member')
  const session = await start()
  const shown = await call(member, contract.addPracticeTalk, {
    practice: session.id,
    source: { pasted: talk },
    speakers,
  })
  expect(shown.measured).toMatchObject({
    measuredBy: 'words',
    questions: { open: 2, closed: 1, leading: 1, hypothetical: 1 },
    silences: null,
  })
  expect(shown.measured!.talkShare).toBeCloseTo(16 / 51, 1)
  expect(shown.turns[0]).toMatchObject({
    speaker: 'interviewer',
    asks: 'closed',
    labels: expect.arrayContaining(['leading', 'hypothetical']),
  })
  expect(shown.endedAt).not.toBeNull()

  await world.settle()
  const made = await world.inWorkspace(world.bramble, async ({ db }) => ({
    texts: await db.selectFrom('texts').selectAll().execute(),
    evidence: await db.selectFrom('evidence').selectAll().execute(),
  }))
  expect(made).toEqual({ texts: [], evidence: [] })
  expect((await call(member, listEvidence)).items).toEqual([])
  const { items } = await call(member, search, { q: 'xylophone' })
  expect(items.map(({ kind }) => kind)).toEqual(['practice'])
})

test('of a long talk the part is shown in which a turn stands, and nothing of it is out of reach', async () => {
  const [member, { id }] = [world.as('member'), await start()]
  const lines = Array.from({ length: 1_205 }, (_, at) => `${at % 2 ? 'Ada' : 'Milo'}: line ${at}`)
  const first = await call(member, contract.addPracticeTalk, {
    practice: id,
    source: { pasted: lines.join('\n') },
    speakers,
  })
  const part = (from: number) => call(member, contract.showPractice, { practice: id, from })

  expect([first.turns.length, first.hasMoreTurns]).toEqual([1_000, true])
  const second = await part(1_000)
  expect([second.turns[0]!.position, second.turns.length, second.hasMoreTurns]).toEqual([1_000, 205, false])
  expect(second.turns.at(-1)!.body).toBe('line 1204')
  // A better transcript may be shorter than the one that an address pointed into.
  expect((await part(2_000)).turns[0]!.position).toBe(0)
})

test('silences and interruptions are seen where the recorder wrote both ends', async () => {
  const session = await start()
  const vtt = `WEBVTT

00:00.000 --> 00:03.000
<v Milo>What happened that week?

00:03.500 --> 00:08.000
<v Ada>I fell.

00:13.000 --> 00:14.000
<v Milo>And then?

00:14.500 --> 00:20.000
<v Ada>Nobody called me for six days and

00:19.000 --> 00:22.000
<v Milo>Was it the pay?

00:24.000 --> 00:25.000
<v Ada>No.
`
  const { measured } = await call(world.as('member'), contract.addPracticeTalk, {
    practice: session.id,
    source: { pasted: vtt, fileName: 'talk.vtt' },
    speakers,
  })
  expect(measured).toMatchObject({
    measuredBy: 'time',
    silences: { count: 1, longestMs: 5000, heldMedianMs: 2000 },
    interruptions: 1,
  })
})

test('a talk is refused with what to do where it does not say who speaks, or nobody is the customer', async () => {
  const session = await start()
  const add = (pasted: string, who = speakers) =>
    call(world.as('member'), contract.addPracticeTalk, {
      practice: session.id,
      source: { pasted },
      speakers: who,
    })
  await expect(add('We talked about bread for a while and it was nice.')).rejects.toMatchObject({
    code: 'practice.no_speakers',
  })
  await expect(add(talk, [speakers[0]!])).rejects.toMatchObject({ code: 'practice.speakers_missing' })
  expect((await call(world.as('member'), contract.showPractice, { practice: session.id })).turns).toEqual([])
})

test('each role is dealt once before one comes back, the one longest ago', async () => {
  const other = await world.makeMember({ name: 'Nia', role: 'member' })
  const { items } = await call(world.as('member'), contract.listRoleCards)
  const dealt: string[] = []
  for (let round = 0; round <= items.length; round += 1)
    dealt.push((await start({ interviewer: other.memberId })).card.key)
  expect(new Set(dealt.slice(0, items.length)).size).toBe(items.length)
  expect(dealt.at(-1)).toBe(dealt[0])
})

test('every observer has one sheet, with what they noticed and when', async () => {
  const owner = world.as('owner')
  const session = await start()
  const sheet = {
    practice: session.id,
    noticed: [{ atSeconds: 42, mark: 'missed_chance' as const, note: 'Piotr?' }],
    wentWell: 'The pause.',
  }
  await call(owner, contract.writePracticeFeedback, { ...sheet, tryNext: 'Ask who was there.' })
  const shown = await call(owner, contract.writePracticeFeedback, {
    ...sheet,
    tryNext: 'Ask about the oven.',
  })
  expect(shown.feedback).toMatchObject([
    {
      member: { name: 'Mara' },
      noticed: [{ atSeconds: 42, mark: 'missed_chance' }],
      tryNext: 'Ask about the oven.',
    },
  ])
  expect(shown.feedbackCount).toBe(1)
})

test('progress shows the measured talks of a member, oldest first', async () => {
  const asking = await world.makeMember({ name: 'Otto', role: 'member' })
  for (const said of [
    talk,
    talk.replace('Would you use our amazing forecast tool?', 'What did you bake yesterday?'),
  ]) {
    const session = await start({ interviewer: asking.memberId })
    await call(world.as('member'), contract.addPracticeTalk, {
      practice: session.id,
      source: { pasted: said },
      speakers,
    })
  }
  const { member, talks } = await call(world.as('viewer'), showPracticeProgress, {
    member: asking.memberId,
  })
  expect(member.name).toBe('Otto')
  expect(talks.map(({ openShare, faults, questions }) => [openShare, faults, questions])).toEqual([
    [2 / 3, 1, 3],
    [1, 0, 3],
  ])
})

test('roles, members and guides that are not there are refused, and a talk is put away', async () => {
  const member = world.as('member')
  await expect(start({ card: 'nobody' })).rejects.toMatchObject({ code: 'practice.card_missing' })
  await expect(start({ customer: member.memberId })).rejects.toMatchObject({ code: 'practice.same_member' })
  await expect(start({ customer: world.as('rival').memberId })).rejects.toMatchObject({
    code: 'practice.member_missing',
  })
  await expect(start({ guide: world.bramble })).rejects.toMatchObject({ code: 'practice.guide_missing' })
  const study = await call(member, createStudy, { title: 'Nights' })
  const guide = await call(member, createGuide, { study: study.id, title: 'Night guide' })
  const session = await start({ guide: guide.id })
  expect(session.guide).toEqual({ id: guide.id, title: 'Night guide', studyId: study.id })
  await call(member, contract.archivePractice, { practice: session.id })
  const ids = (await call(member, contract.listPractice, { limit: 100 })).items.map(({ id }) => id)
  expect([ids.includes(session.id), ids.length > 5]).toEqual([false, true])
  const first = await call(member, contract.listPractice, { limit: 2 })
  const next = await call(member, contract.listPractice, { limit: 2, after: first.next! })
  expect(new Set([...first.items, ...next.items].map(({ id }) => id)).size).toBe(4)
})
