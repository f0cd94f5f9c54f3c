import { createConversation } from '@firsthand/contract/conversations/conversations'
import { listFollowUps } from '@firsthand/contract/crm/follow-ups'
import { setReferral } from '@firsthand/contract/crm/referrals'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { writeQuotas } from '@firsthand/contract/studies/quotas'
import { listAskNext, showLeaderMix, showSampleBalance } from '@firsthand/contract/studies/recruiting-numbers'
import * as contract from '@firsthand/contract/studies/study-plans'
import { createHunch, createStudy, promoteHunch } from '@firsthand/contract/studies/studies'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { makePeople } from '../recruiting/testing.ts'
import { alarmOf } from './alarm.rules.ts'

let world: World
let now = new Date('2026-11-02T10:00:00.000Z')
beforeAll(async () => void (world = await openWorld({ clock: () => now })))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)

test('a study rings when nobody talks for a week, on the day of whoever began it and of leaders; it can be put off', async () => {
  const member = world.as('member')
  const { id: study } = await call(member, createStudy, { title: 'Quiet' })
  const quiet = async (who: 'member' | 'owner' | 'admin') =>
    (await call(world.as(who), listFollowUps, {})).items.filter((each) => each.kind === 'quiet_study')
  expect(await quiet('member')).toEqual([])
  now = new Date('2026-11-10T10:00:00.000Z')
  expect(await quiet('member')).toMatchObject([{ id: study, why: expect.stringContaining('8 days ago') }])
  expect(await quiet('owner')).toHaveLength(1)
  expect(await quiet('admin')).toHaveLength(0)

  const plan = await call(member, contract.putOffAlarm, {
    study,
    days: 5,
    reason: 'Everybody is at the fair.',
  })
  expect(plan).toMatchObject({
    alarm: null,
    delay: { reason: 'Everybody is at the fair.', by: { name: 'Milo' } },
  })
  expect((await call(member, contract.listQuietStudies, {})).items).toEqual([])
  now = new Date('2026-11-16T10:00:00.000Z')
  expect((await call(member, contract.listQuietStudies, {})).items).toMatchObject([
    { study: { id: study }, days: 14 },
  ])
  await call(member, createConversation, {
    kind: 'coffee',
    people: [],
    study,
    heldAt: '2026-11-16T09:00:00.000Z',
  })
  expect((await call(member, contract.showStudyPlan, { study })).alarm).toBeNull()
})

test('the alarm rings by days or by versions of the guide, and never for a study that has all it wanted', () => {
  const studies = fc.record({
    held: fc.nat(5),
    wanted: fc.option(fc.integer({ min: 1, max: 5 })),
    days: fc.nat(20),
    guideVersions: fc.nat(6),
    isPutOff: fc.boolean(),
  })
  fc.assert(
    fc.property(studies, ({ held, wanted, days, guideVersions, isPutOff }) => {
      const createdAt = new Date(now.getTime() - days * 86_400_000).toISOString()
      const putOffUntil = isPutOff ? new Date(now.getTime() + 1000).toISOString() : null
      const study = {
        id: 'x',
        title: 'X',
        stage: 'talking',
        createdAt,
        wanted,
        held,
        lastAt: null,
        nextAt: null,
        guideVersions,
        putOffUntil,
      }
      const rings = alarmOf(study, { quietDays: 7, guideVersions: 3 }, now) !== null
      expect(rings).toBe(
        !isPutOff && !(wanted !== null && held >= wanted) && (days >= 7 || guideVersions >= 3),
      )
    }),
  )
})

test('a hunch becomes a claim at stake of its study, once', async () => {
  const member = world.as('member')
  const { id: study } = await call(member, createStudy, { title: 'From a hunch' })
  const hunch = await call(member, createHunch, { sentence: 'Rain decides.', study })
  const promoted = await call(member, promoteHunch, { hunch: hunch.id, stakes: 3 })
  expect(promoted.claim).toMatchObject({ sentence: 'Rain decides.' })
  await expect(call(member, promoteHunch, { hunch: hunch.id })).rejects.toMatchObject({
    code: 'hunches.is_claim',
  })
  expect((await call(member, contract.showStudyPlan, { study })).claims).toMatchObject([
    { sentence: 'Rain decides.', stakes: 3 },
  ])
})

test('a plan keeps claims, segments, channels, synthesis and stages with who and when', async () => {
  const member = world.as('member')
  const { id: study } = await call(member, createStudy, { title: 'Planned' })
  const claim = await call(member, createClaim, { sentence: 'Nights pay.' })
  const plan = await call(member, contract.updateStudyPlan, {
    study,
    claims: [claim.id],
    cited: [claim.id],
    channels: ['meetup', 'meetup', 'panel'],
    synthesis: 'They do not.',
    segments: [{ name: 'Riders', filter: { conditions: [{ what: 'contactType', value: ['end_user'] }] } }],
  })
  expect(plan).toMatchObject({
    channels: ['meetup', 'panel'],
    synthesis: 'They do not.',
    segments: [{ name: 'Riders' }],
  })
  await expect(
    call(member, contract.updateStudyPlan, { study, segments: [{ name: 'Neither' }] }),
  ).rejects.toMatchObject({ code: 'studyPlans.one_way' })
  await expect(
    call(member, contract.updateStudyPlan, { study, synthesis: '', version: 1 }),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
  const moved = await call(member, contract.moveStudy, { study, stage: 'recruiting' })
  expect(moved).toMatchObject({
    stage: 'recruiting',
    stages: [{ stage: 'recruiting', by: { name: 'Milo' } }],
  })
})

test('whom to ask next is who fills a gap, speaks to a claim at stake and comes from a new source', async () => {
  const member = world.as('member')
  const { id: study } = await call(member, createStudy, { title: 'Next' })
  const [met, alike, new_, buyer] = (await makePeople(world, ['Met Before', 'Alike Al', 'New Nia'])) as [
    string,
    string,
    string,
    string,
  ]
  const [payer] = (await makePeople(world, ['Paying Pia'], 'payer')) as [string]
  const [hub, other] = (await makePeople(world, ['Hub Hal', 'Other Ola'], 'buyer')) as [string, string]
  expect(buyer).toBeUndefined()
  for (const [introducer, person] of [
    [hub, met],
    [hub, alike],
    [other, new_],
  ] as const)
    await call(member, setReferral, { introducer, person })
  const claim = await call(member, createClaim, {
    sentence: 'They pay late.',
    stakes: 3,
    scope: { contactTypes: ['payer'] },
  })
  await call(member, contract.updateStudyPlan, {
    study,
    claims: [claim.id],
    segments: [
      {
        name: 'All of them',
        filter: { conditions: [{ what: 'contactType', value: ['end_user', 'payer'] }] },
      },
    ],
  })
  await call(member, writeQuotas, {
    study,
    cells: [{ match: [{ what: 'contactType', value: 'payer' }], wanted: 2 }],
  })
  const heldAt = new Date(now.getTime() - 3_600_000).toISOString()
  await call(member, createConversation, { kind: 'interview', people: [met], study, heldAt })
  await world.settle()

  const { items } = await call(member, listAskNext, { study })
  const place = (id: string) => items.findIndex((each) => each.person.id === id)
  expect(place(payer)).toBe(0)
  expect(items[0]!.reasons.map(({ code }) => code)).toEqual(['cell', 'claim', 'type_unheard', 'own_source'])
  expect(place(new_)).toBeLessThan(place(alike))
  expect(place(met)).toBe(-1)

  const balance = await call(member, showSampleBalance, { study })
  expect(balance).toMatchObject({
    met: 1,
    cells: [{ name: 'payer', missing: 2 }],
    sentence: 'Most missing: payer, 2 of 2.',
  })
  const mix = await call(member, showLeaderMix, { everybody: true, study })
  expect(mix.items.find((each) => each.member.name === 'Milo')).toMatchObject({
    conversations: 1,
    withUsers: { hits: 1, n: 1 },
    withBuyers: { hits: 0, n: 1 },
    isEnough: false,
  })
})
