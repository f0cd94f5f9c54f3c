import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { noteConsents, showConsents } from '@firsthand/contract/crm/consents'
import { showQuotas } from '@firsthand/contract/studies/quotas'
import { listRecruits } from '@firsthand/contract/studies/recruits'
import * as pages from '@firsthand/contract/studies/screener-pages'
import { screen } from '@firsthand/contract/studies/screener-outcome'
import * as contract from '@firsthand/contract/studies/screeners'
import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { makePeople, recruit } from './testing.ts'
import { content, elsewhere, fitting, hours, newDraft, openScreenerOf, where } from './testing-screeners.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const openScreener = (title: string, wanted?: number) => openScreenerOf(world, title, wanted)

test('a stranger who fits and agrees becomes a person in the study; sent twice it counts once', async () => {
  const { study, token } = await openScreener('Strangers')
  const draft = newDraft()
  const first = await call(null, pages.showScreenerPage, { token, draft })
  expect(first).toMatchObject({ workspace: 'Bramble', title: content.title, state: 'open', end: null })
  expect(JSON.stringify(first)).not.toMatch(/reject|must|"from"/)

  await call(null, pages.answerScreenerPage, { token, draft, answers: [fitting[0]!] })
  expect((await call(null, pages.showScreenerPage, { token, draft })).answers).toEqual([fitting[0]])
  expect((await call(world.as('viewer'), showQuotas, { study })).cells[0]).toMatchObject({ reserved: 1 })
  await expect(
    call(null, pages.answerScreenerPage, { token, draft, answers: [fitting[0]!], isSent: true }),
  ).rejects.toMatchObject({
    code: 'screenerPages.incomplete',
    message: expect.stringContaining('How many nights'),
  })

  const sending = () => call(null, pages.answerScreenerPage, { token, draft, answers: fitting, isSent: true })
  const [one, two] = await Promise.all([sending(), sending()])
  expect([one.end, two.end]).toMatchObject([{ end: 'qualified', isDone: false }, { end: 'qualified' }])

  const joining = () =>
    call(null, pages.joinByScreenerPage, {
      token,
      draft,
      name: 'Noor Stranger',
      email: 'noor@example.org',
      mayContact: true,
    })
  const joined = await Promise.all([joining(), joining()])
  expect(joined.map((page) => page.end?.isDone)).toEqual([true, true])

  const recruits = (await call(world.as('viewer'), listRecruits, { study })).items
  expect(recruits).toMatchObject([
    { person: { name: 'Noor Stranger', contactTypes: ['end_user'] }, channel: 'public_page', step: 'agreed' },
  ])
  const { standings } = await call(world.as('viewer'), showConsents, { person: recruits[0]!.person.id })
  expect(standings.find(({ purpose }) => purpose === 'contact')).toMatchObject({ standing: 'given' })
  const quotas = await call(world.as('viewer'), showQuotas, { study })
  expect(quotas.cells).toMatchObject([{ name: 'At the harbour', reserved: 1, counted: 0 }])
  const answers = await call(world.as('viewer'), contract.listScreenerAnswers, { study })
  expect(answers.items).toMatchObject([
    {
      person: { name: 'Noor Stranger' },
      end: 'qualified',
      answers: [{ answer: 'At the harbour' }, { answer: '4' }],
    },
  ])
})

test('who does not fit leaves no name, and nobody can join without having fitted', async () => {
  const { study, token } = await openScreener('Not this time')
  const draft = newDraft()
  const answers = [{ item: where, options: [elsewhere] }, fitting[1]!]
  const page = await call(null, pages.answerScreenerPage, { token, draft, answers, isSent: true })
  expect(page.end).toMatchObject({ end: 'not_this_time', isDone: true })
  await expect(
    call(null, pages.joinByScreenerPage, {
      token,
      draft,
      name: 'Nobody Known',
      email: 'no@example.org',
      mayContact: true,
    }),
  ).rejects.toMatchObject({ code: 'screenerPages.not_fitting' })
  expect((await call(world.as('viewer'), listRecruits, { study })).items).toEqual([])
  expect((await call(world.as('viewer'), listPeople, { q: 'Nobody Known' })).items).toEqual([])
})

test('ten at the same moment for two places: two are taken, eight read that all are gone', async () => {
  const { study, token } = await openScreener('Ten for two', 2)
  const ends = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const page = await call(null, pages.answerScreenerPage, {
        token,
        draft: newDraft(),
        answers: fitting,
        isSent: true,
      })
      return page.end
    }),
  )
  expect(ends.filter((end) => end?.end === 'qualified')).toHaveLength(2)
  expect(ends.filter((end) => end?.words === 'We have everybody. Thank you.')).toHaveLength(8)
  expect(await call(world.as('viewer'), showQuotas, { study })).toMatchObject({
    isFull: true,
    cells: [{ free: 0 }],
  })
  expect((await call(null, pages.showScreenerPage, { token, draft: newDraft() })).state).toBe('full')
})

test('an address that is known joins that person; one that wants no contact is thanked alike and left in peace', async () => {
  const member = world.as('member')
  const { study, token } = await openScreener('Known')
  const emails = ['known@example.org', 'peace@example.org']
  const [known, peace] = await Promise.all(
    emails.map((email) => call(member, createPerson, { name: `Of ${email}`, emails: [{ email }] })),
  )
  await call(member, noteConsents, {
    person: peace!.id,
    answers: [{ purpose: 'contact', state: 'withdrawn' }],
  })
  const ends = []
  for (const email of emails) {
    const draft = newDraft()
    await call(null, pages.answerScreenerPage, { token, draft, answers: fitting, isSent: true })
    ends.push(
      (
        await call(null, pages.joinByScreenerPage, {
          token,
          draft,
          name: 'Some One',
          email: email.toUpperCase(),
          mayContact: true,
        })
      ).end,
    )
  }
  expect(ends[0]).toEqual(ends[1])
  const { items } = await call(member, listRecruits, { study })
  expect(items.map((each) => each.person.id)).toEqual([known!.id])
  expect((await call(member, showConsents, { person: peace!.id })).standings[0]).toMatchObject({
    standing: 'withdrawn',
  })
})

test('a link that was ended, belongs to another workspace or was guessed is answered alike', async () => {
  const { study, link, token } = await openScreener('Links')
  const draft = newDraft()
  const rival = world.rival.replaceAll('-', '') + token.slice(32)
  const guessed = token.slice(0, 32) + randomBytes(24).toString('hex')
  await call(world.as('member'), contract.revokeScreenerLink, { link })
  for (const each of [token, rival, guessed])
    for (const attempt of [
      () => call(null, pages.showScreenerPage, { token: each, draft }),
      () => call(null, pages.answerScreenerPage, { token: each, draft, answers: [] }),
      () =>
        call(null, pages.joinByScreenerPage, {
          token: each,
          draft,
          name: 'X',
          email: 'x@example.org',
          mayContact: true,
        }),
    ])
      await expect(attempt()).rejects.toMatchObject({
        status: 410,
        message: expect.stringContaining('has ended'),
      })
  // Another device does not see what was written on this one.
  const other = await openScreener('Devices')
  await call(null, pages.answerScreenerPage, { token: other.token, draft, answers: fitting })
  expect(
    (await call(null, pages.showScreenerPage, { token: other.token, draft: newDraft() })).answers,
  ).toEqual([])
  expect((await call(world.as('viewer'), contract.showScreener, { study })).screener?.links).toMatchObject([
    { label: 'Noticeboard', revokedAt: expect.any(String) },
  ])
})

test('whoever began with one version finishes with it, and a member may fill it in for somebody', async () => {
  const member = world.as('member')
  const { study, token } = await openScreener('Versions')
  const draft = newDraft()
  await call(null, pages.answerScreenerPage, { token, draft, answers: [fitting[0]!] })
  await call(member, contract.writeScreener, { study, content: { ...content, items: [content.items[1]!] } })
  expect((await call(null, pages.showScreenerPage, { token, draft })).items).toHaveLength(2)
  expect((await call(null, pages.showScreenerPage, { token, draft: newDraft() })).items).toHaveLength(1)

  const [person] = (await makePeople(world, ['Filled In'])) as [string]
  const [id] = (await recruit(world, study, [person])) as [string]
  expect(
    await call(member, contract.fillInScreener, { recruit: id, answers: [{ item: hours, number: 1 }] }),
  ).toEqual({
    end: 'not_this_time',
    why: 'How many nights a week?',
  })
  expect(
    await call(member, contract.fillInScreener, { recruit: id, answers: [{ item: hours, number: 3 }] }),
  ).toMatchObject({
    end: 'qualified',
  })
  await expect(call(member, contract.writeScreener, { study, content, version: 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a machine reads of a stranger that somebody answered, and not what', async () => {
  const { study, token } = await openScreener('Machines')
  await call(null, pages.answerScreenerPage, { token, draft: newDraft(), answers: fitting, isSent: true })
  const viewer = world.as('viewer')
  const machine = { ...viewer, account: { ...viewer.account, reader: 'ai' as const } }
  const told = JSON.stringify(await call(machine, contract.listScreenerAnswers, { study }))
  expect(told).not.toContain('At the harbour')
  const [row] = (await call(viewer, contract.listScreenerAnswers, { study })).items
  expect(row!.answers[0]!.answer).toBe('At the harbour')
})

test('an answer that rules out rules out whatever else is said, and a must may be any one of several', () => {
  const rule = fc.constantFrom('may', 'must', 'reject')
  const options = fc.uniqueArray(fc.record({ id: fc.uuid(), rule }), {
    minLength: 2,
    maxLength: 6,
    selector: ({ id }) => id,
  })
  fc.assert(
    fc.property(options, fc.array(fc.nat(5), { minLength: 1 }), (all, picks) => {
      const item = {
        id: where,
        kind: 'multiple',
        question: 'Which?',
        isRequired: true,
        from: null,
        to: null,
        options: all,
      }
      const picked = all.filter((_, index) => picks.includes(index))
      const { end } = screen({ items: [item as never] }, [
        { item: where, options: picked.map(({ id }) => id) },
      ])
      const isOut =
        picked.some((each) => each.rule === 'reject') ||
        (all.some((each) => each.rule === 'must') && !picked.some((each) => each.rule === 'must'))
      expect(end).toBe(picked.length === 0 ? 'incomplete' : isOut ? 'not_this_time' : 'qualified')
    }),
  )
})
