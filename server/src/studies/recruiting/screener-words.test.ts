import { listWordings, showConsents, writeWording } from '@firsthand/contract/crm/consents'
import { listPeople } from '@firsthand/contract/crm/people'
import { listRecruits } from '@firsthand/contract/studies/recruits'
import { showScreener, writeScreener } from '@firsthand/contract/studies/screeners'
import * as pages from '@firsthand/contract/studies/screener-pages'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { content, fitting, newDraft, openScreenerOf } from './testing-screeners.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)

test('who joins agrees to the words they read: were those changed meanwhile, they are asked again', async () => {
  const { study, token } = await openScreenerOf(world, 'Changed words')
  const member = world.as('member')
  const draft = newDraft()
  const { contactWording: read } = await call(null, pages.answerScreenerPage, {
    token,
    draft,
    answers: fitting,
    isSent: true,
  })
  const words = 'May we write to you, call you, and pass your number on?'
  await call(world.as('admin'), writeWording, { subject: 'contact', words })
  const stranger = {
    token,
    draft,
    name: 'Wanda Reader',
    email: 'wanda@example.org',
    mayContact: true as const,
  }
  await expect(
    call(null, pages.joinByScreenerPage, { ...stranger, contactWording: read }),
  ).rejects.toMatchObject({
    status: 409,
    code: 'screenerPages.wording_changed',
    message: expect.stringContaining('what you typed is still here'),
  })
  expect((await call(member, listPeople, { q: 'Wanda Reader' })).items).toEqual([])

  const { contact, contactWording } = await call(null, pages.showScreenerPage, { token, draft })
  expect(contact).toBe(words)
  const joined = await call(null, pages.joinByScreenerPage, { ...stranger, contactWording })
  expect(joined.end).toMatchObject({ end: 'qualified', isDone: true })
  const [recruited] = (await call(member, listRecruits, { study })).items
  const { history } = await call(member, showConsents, { person: recruited!.person.id })
  expect(history).toMatchObject([{ purpose: 'contact', wording: { number: contactWording, words } }])
  const { items } = await call(member, listWordings, {})
  expect(items.find((each) => each.subject === 'contact')!.number).toBe(contactWording)
})

test('who answers was asked what stood on the page they opened, whatever was changed before their first answer', async () => {
  const { study, token } = await openScreenerOf(world, 'Changed questions')
  const draft = newDraft()
  const { number, items } = await call(null, pages.showScreenerPage, { token, draft })
  const more = { id: randomUUID(), kind: 'text' as const, question: 'What happened last Sunday?' }
  await call(world.as('member'), writeScreener, {
    study,
    content: { ...content, items: [...content.items, more] },
  })
  const mine = { token, draft, number }
  const begun = await call(null, pages.answerScreenerPage, { ...mine, answers: [fitting[0]!] })
  expect(begun.items).toEqual(items)
  const sent = await call(null, pages.answerScreenerPage, { ...mine, answers: fitting, isSent: true })
  expect(sent.end).toMatchObject({ end: 'qualified' })

  // Who opens it now, or says nothing of what they read, answers the newest.
  const later = { token, draft: newDraft() }
  const { screener } = await call(world.as('member'), showScreener, { study })
  expect((await call(null, pages.showScreenerPage, later)).number).toBe(screener!.number)
  await expect(
    call(null, pages.answerScreenerPage, { ...later, number: 99, answers: fitting, isSent: true }),
  ).rejects.toMatchObject({ status: 422, code: 'screenerPages.incomplete' })
})
