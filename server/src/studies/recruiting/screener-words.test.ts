import { listWordings, showConsents, writeWording } from '@firsthand/contract/crm/consents'
import { listPeople } from '@firsthand/contract/crm/people'
import { listRecruits } from '@firsthand/contract/studies/recruits'
import * as pages from '@firsthand/contract/studies/screener-pages'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { fitting, newDraft, openScreenerOf } from './testing-screeners.ts'

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
  ).rejects.toMatchObject({ status: 409, code: 'screenerPages.wording_changed' })
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
