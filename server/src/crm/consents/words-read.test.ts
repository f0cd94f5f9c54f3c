import {
  answerConsentPage,
  createConsentLink,
  listWordings,
  noteConsents,
  showConsentPage,
  showConsents,
  writeWording,
} from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')
const write = (subject: 'about' | 'publish' | 'quote', words: string) =>
  world.call(world.as('admin'), writeWording, { subject, words })
const somebody = async () => (await world.call(member(), createPerson, { name: 'Ida Sørensen' })).id
const opened = async () => {
  const person = await somebody()
  const { address } = await world.call(member(), createConsentLink, { person })
  const token = address.split('#')[1]!
  const page = await world.call(null, showConsentPage, { token })
  const { wording } = page.questions.find((each) => each.purpose === 'publish')!
  return { person, token, wording, about: page.aboutWording }
}
const historyOf = async (person: string) => (await world.call(member(), showConsents, { person })).history
const answers = (wording?: number) => [{ purpose: 'publish' as const, state: 'given' as const, wording }]

test('whoever answers to words that were changed meanwhile is asked again, and nothing is kept', async () => {
  const { person, token, wording } = await opened()
  await write('publish', 'May we print your words and your name?')
  const sent = { token, signedAs: 'Ida' }
  await expect(
    world.call(null, answerConsentPage, { ...sent, answers: answers(wording) }),
  ).rejects.toMatchObject({ status: 409, code: 'consentPages.wording_changed' })
  expect(await historyOf(person)).toEqual([])

  const { questions } = await world.call(null, showConsentPage, { token })
  const now = questions.find((each) => each.purpose === 'publish')!
  await world.call(null, answerConsentPage, { ...sent, answers: answers(now.wording) })
  expect(await historyOf(person)).toMatchObject([
    { state: 'given', wording: { number: now.wording, words: 'May we print your words and your name?' } },
  ])
})

test('so it is when the text about their data was changed, and on the page that is handed over', async () => {
  const { person, token, wording, about } = await opened()
  await write('about', 'We sell what you tell us.')
  await expect(
    world.call(null, answerConsentPage, { token, signedAs: 'Ida', answers: answers(wording), about }),
  ).rejects.toMatchObject({ code: 'consentPages.wording_changed' })
  await expect(
    world.call(member(), noteConsents, { person, source: 'shown_page', answers: answers(wording), about }),
  ).rejects.toMatchObject({ status: 409, code: 'consents.wording_changed' })
  expect(await historyOf(person)).toEqual([])
})

test('a change of one question stands in the way of no answer to another', async () => {
  const { person, token, wording, about } = await opened()
  await write('quote', 'May we repeat what you say?')
  await world.call(null, answerConsentPage, { token, signedAs: 'Ida', answers: answers(wording), about })
  expect(await historyOf(person)).toMatchObject([{ purpose: 'publish', state: 'given' }])
})

test('words that another answer only gave a number are the words that were read', async () => {
  const subject = 'record'
  const { items } = await world.call(member(), listWordings, {})
  const { number, words } = items.find((each) => each.subject === subject)!
  const note = async (wording: number) => {
    const person = await somebody()
    await world.call(member(), noteConsents, {
      person,
      source: 'shown_page',
      answers: [{ purpose: subject, state: 'given', wording }],
    })
    return (await historyOf(person))[0]!.wording
  }
  expect(number).toBe(0)
  expect(await note(0)).toEqual({ number: 1, words })
  expect(await note(0)).toEqual({ number: 1, words })
})

test('a form on paper that names no version of the words was asked in words that nobody knows', async () => {
  const person = await somebody()
  const { number } = await write('publish', 'May we put your words on the wall?')
  const note = (source: 'signed_form' | 'said', wording?: number) =>
    world.call(member(), noteConsents, { person, source, answers: answers(wording) })
  await note('signed_form')
  expect(await historyOf(person)).toMatchObject([{ source: 'signed_form', wording: null }])

  await note('signed_form', number)
  expect((await historyOf(person))[0]).toMatchObject({ source: 'signed_form', wording: { number } })
  await note('said')
  expect((await historyOf(person))[0]).toMatchObject({ source: 'said', wording: { number } })
})

test('a form that was signed is kept with the words that stand on it, also when they were changed since', async () => {
  const person = await somebody()
  const note = (source: 'signed_form' | 'shown_page', wording: number) =>
    world.call(member(), noteConsents, { person, source, answers: answers(wording) })
  const { number: printed } = await write('publish', 'May we print what you say?')
  await write('publish', 'May we print what you say, with your picture?')

  await note('signed_form', printed)
  expect((await historyOf(person))[0]!.wording).toEqual({
    number: printed,
    words: 'May we print what you say?',
  })
  await expect(note('shown_page', printed)).rejects.toMatchObject({ code: 'consents.wording_changed' })
  await expect(note('signed_form', 999)).rejects.toMatchObject({
    status: 404,
    code: 'consents.wording_missing',
  })
  expect(await historyOf(person)).toHaveLength(1)
})

test('so is one with the words that came with Firsthand, whichever were written instead', async () => {
  const { items } = await world.call(member(), listWordings, {})
  const { words } = items.find((each) => each.subject === 'transcribe')!
  await world.call(world.as('admin'), writeWording, { subject: 'transcribe', words: 'May we write it down?' })
  const sign = async () => {
    const person = await somebody()
    await world.call(member(), noteConsents, {
      person,
      source: 'signed_form',
      answers: [{ purpose: 'transcribe', state: 'given', wording: 0 }],
    })
    return (await historyOf(person))[0]!.wording
  }
  expect(await sign()).toEqual({ number: 0, words })
  expect(await sign()).toEqual({ number: 0, words })
  const now = (await world.call(member(), listWordings, {})).items
  expect(now.find((each) => each.subject === 'transcribe')).toMatchObject({ words: 'May we write it down?' })
})

test('a page from before that sends no numbers is answered with the words of now', async () => {
  const { person, token } = await opened()
  const { number } = await write('publish', 'May we hang your words up?')
  await world.call(null, answerConsentPage, { token, signedAs: 'Ida', answers: answers() })
  expect(await historyOf(person)).toMatchObject([{ wording: { number } }])
})
