import { noteConsents } from '@firsthand/contract/crm/consents'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import * as contract from '@firsthand/contract/studies/recruits'
import { RecruitingRules } from '@firsthand/contract/studies/recruiting-settings'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { type History, countsOf, heldBackOf } from './held-back.rules.ts'
import { contactCounts } from './held-back.ts'
import { noteStep } from './steps.ts'
import { makePeople, makeStudy, recruit } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)

test('whoever was contacted too often, or does not want it, is held back with the reason', async () => {
  const member = world.as('member')
  const [tired, gone, fresh] = (await makePeople(world, ['Tired Tom', 'Gone Gil', 'Fresh Fay'])) as [
    string,
    string,
    string,
  ]
  const study = await makeStudy(world, 'Held back')
  for (let time = 0; time < 3; time += 1)
    await call(member, logTouchpoint, { person: tired, channel: 'call', outcome: 'no_answer' })
  const [one, two, three] = (await recruit(world, study, [tired, gone, fresh])) as [string, string, string]
  await call(member, noteConsents, { person: gone, answers: [{ purpose: 'contact', state: 'refused' }] })

  await expect(call(member, contract.moveRecruit, { recruit: one, to: 'asked' })).rejects.toMatchObject({
    code: 'recruits.held_back',
    message: expect.stringContaining('3 times in 30 days'),
  })
  const { heldBack } = await call(member, contract.showRecruit, { recruit: one })
  expect(heldBack.map(({ rule }) => rule)).toEqual(['contacts', 'unanswered'])
  await call(world.as('admin'), contract.overrideRules, { recruit: one, reason: 'He asked us to try again.' })
  expect(await call(member, contract.moveRecruit, { recruit: one, to: 'asked' })).toMatchObject({
    step: 'asked',
    override: { by: { name: 'Ada' }, reason: 'He asked us to try again.' },
  })

  await expect(
    call(world.as('admin'), contract.overrideRules, { recruit: two, reason: 'We need them.' }),
  ).rejects.toMatchObject({ code: 'recruits.opted_out' })
  await expect(call(member, contract.moveRecruit, { recruit: two, to: 'asked' })).rejects.toMatchObject({
    code: 'recruits.held_back',
  })
  expect(await call(member, contract.moveRecruit, { recruit: three, to: 'asked' })).toMatchObject({
    step: 'asked',
  })
  expect(
    await call(member, contract.addRecruits, { study: await makeStudy(world, 'Other'), people: [gone] }),
  ).toEqual({
    added: [],
    already: 0,
    optedOut: 1,
  })
})

test('whoever missed a meeting, or said no, is asked once more only where the rules allow it', async () => {
  const member = world.as('member')
  const [nina] = (await makePeople(world, ['Nina Missed'])) as [string]
  const study = await makeStudy(world, 'Asked anew')
  const [id] = (await recruit(world, study, [nina])) as [string]
  const move = (to: string) =>
    call(member, contract.moveRecruit, { recruit: id, to, logTouch: true } as never)
  await move('asked')
  await move('no_show')
  await move('asked')
  await move('no_show')
  await expect(move('asked')).rejects.toMatchObject({
    code: 'recruits.held_back',
    message: expect.stringContaining('could not make it twice'),
  })

  const [olaf] = (await makePeople(world, ['Olaf Declined'])) as [string]
  const [other] = (await recruit(world, study, [olaf])) as [string]
  await call(member, contract.moveRecruit, { recruit: other, to: 'declined' } as never)
  await call(member, noteConsents, {
    person: olaf,
    answers: [{ purpose: 'contact', state: 'refused' }],
  } as never)
  await expect(
    call(member, contract.moveRecruit, { recruit: other, to: 'asked' } as never),
  ).rejects.toMatchObject({ code: 'recruits.held_back' })
})

test('taken out and added again somebody begins anew; two who change the same see it', async () => {
  const member = world.as('member')
  const [ida] = (await makePeople(world, ['Ida Again'])) as [string]
  const study = await makeStudy(world, 'Again')
  const [id] = (await recruit(world, study, [ida])) as [string]
  await call(member, contract.moveRecruit, { recruit: id, to: 'asked' })
  await call(member, contract.moveRecruit, { recruit: id, to: 'removed' })
  expect((await call(member, contract.listRecruits, { study })).items).toEqual([])
  expect(await recruit(world, study, [ida])).toEqual([id])
  const now = await call(member, contract.showRecruit, { recruit: id })
  expect([now.step, now.times.asked]).toEqual(['found', null])
  await expect(
    call(member, contract.updateRecruit, { recruit: id, why: 'x', version: 1 }),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(now.history.map((each) => each.step)).toEqual(['found', 'removed', 'asked', 'found'])
})

test('candidates are those of the filter who are not in the study, with who is held back', async () => {
  const member = world.as('member')
  const [kim, lou] = (await makePeople(world, ['Kim Candidate', 'Lou Candidate'])) as [string, string]
  const study = await makeStudy(world, 'Candidates')
  await recruit(world, study, [kim])
  await call(member, noteConsents, { person: lou, answers: [{ purpose: 'contact', state: 'refused' }] })
  const filter = { conditions: [{ what: 'name', how: 'contains', value: 'Candidate' } as const] }
  const { items } = await call(world.as('viewer'), contract.findCandidates, { study, filter })
  expect(items).toMatchObject([{ person: { name: 'Lou Candidate' }, heldBack: [{ rule: 'opted_out' }] }])
})

test('the rules say the same of many people in one query as of each history by itself', async () => {
  const now = Date.now()
  const at = fc
    .integer({ min: 0, max: 50 * 24 })
    .map((hours) => new Date(now - hours * 3_600_000 - 1000).toISOString())
  const touch = fc.record({
    at,
    direction: fc.constantFrom('ours', 'ours', 'theirs', 'both'),
    outcome: fc.constantFrom('reached', 'no_answer', 'no_answer', 'declined', 'yes', null),
    isAsk: fc.boolean(),
  })
  const history = fc.record({
    touches: fc.array(touch, { maxLength: 8 }),
    agreedAt: fc.option(at),
    noShowsAt: fc.array(at, { maxLength: 3 }),
    heldAt: fc.array(at, { maxLength: 3 }),
  })
  const rules = RecruitingRules.parse({
    noShows: { count: 2, days: 20 },
    participations: { count: 2, days: 25 },
  })
  const study = await makeStudy(world, 'Property')
  const sampled = fc.sample(history, { numRuns: 40, seed: 6 })
  const people = await makePeople(
    world,
    sampled.map((_, index) => `Rule ${index}`),
  )
  await world.inWorkspace(world.bramble, async (ctx) => {
    const { workspaceId, db, instant } = ctx
    for (const [index, each] of sampled.entries()) {
      const [personId, recruitId] = [people[index]!, ctx.newId()]
      await db
        .insertInto('recruits')
        .values({
          workspaceId,
          id: recruitId,
          studyId: study,
          personId,
          step: 'found',
          foundAt: instant,
          agreedAt: each.agreedAt,
          updatedAt: instant,
        })
        .execute()
      for (const missedAt of each.noShowsAt) await noteStep(ctx, recruitId, { to: 'no_show', at: missedAt })
      for (const { isAsk, ...rest } of each.touches)
        await db
          .insertInto('touchpoints')
          .values({
            workspaceId,
            id: ctx.newId(),
            personId,
            channel: 'call',
            createdAt: instant,
            ...rest,
            ...(isAsk && { sourceKind: 'recruit', sourceId: study }),
          })
          .execute()
      for (const heldAt of each.heldAt) {
        const id = ctx.newId()
        await db
          .insertInto('conversations')
          .values({
            workspaceId,
            id,
            kind: 'coffee',
            title: 'x',
            heldAt,
            happenedAt: heldAt,
            createdAt: instant,
            updatedAt: instant,
          })
          .execute()
        await db
          .insertInto('conversationPeople')
          .values({ workspaceId, conversationId: id, personId })
          .execute()
      }
    }
    const counts = await contactCounts(ctx, people, rules)
    for (const [index, each] of sampled.entries()) {
      const naive: History = {
        mayContact: true,
        touches: each.touches,
        answersAt: each.agreedAt ? [each.agreedAt] : [],
        heldAt: each.heldAt,
        noShowsAt: each.noShowsAt,
      }
      const found = counts.get(people[index]!)!
      expect(found, JSON.stringify(each)).toEqual(countsOf(rules, naive, ctx.now))
      expect(heldBackOf(rules, found)).toEqual(heldBackOf(rules, countsOf(rules, naive, ctx.now)))
    }
  })
})

test('the people of a study are found by a part of their name, however it is written', async () => {
  const study = await makeStudy(world, 'By name')
  const people = await makePeople(world, ['Zoë Äpfel', 'Zora Klein', 'Ben Zoll'])
  await recruit(world, study, people)
  const names = async (q: string) =>
    (await call(world.as('viewer'), contract.listRecruits, { study, q })).items.map(
      ({ person }) => person.name,
    )

  expect(await names('zoe')).toEqual(['Zoë Äpfel'])
  expect((await names('zo')).toSorted()).toEqual(['Ben Zoll', 'Zora Klein', 'Zoë Äpfel'])
  expect(await names('nobody')).toEqual([])
})
