import { loadExample } from '@firsthand/contract/discovery/today'
import { createConsentLink, showConsents, writeWording } from '@firsthand/contract/crm/consents'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let example: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  await journey.claim(page)
  example = (await callAs(page, loadExample, {})).workspaceId
})
afterAll(() => journey?.close())

async function personCalled(q: string): Promise<string> {
  return (await callAs(page, listPeople, { q }, example)).items[0]!.id
}

test('what somebody agreed to stands on their page, and an answer is noted in two taps', async () => {
  await page.goto(`/w/${example}/people/${await personCalled('Tamsin')}`)
  const card = page.getByRole('region', { name: 'What they agreed to' })
  await card.getByText('Taken back').waitFor()
  await card.getByRole('button', { name: 'Note an answer: Let an AI read it' }).click()
  await card.getByRole('button', { name: 'Agreed' }).click()
  await page.getByText('It holds from now on').waitFor()
  await card.getByText('Every answer').click()
  await card.getByText('Form in the green folder.').first().waitFor()
  await looksRight(page, 'consents')
})

test('how, when and until when they agreed is noted, with the signed form', async () => {
  const person = await personCalled('Paul')
  await page.goto(`/w/${example}/people/${person}`)
  const card = page.getByRole('region', { name: 'What they agreed to' })
  await card.getByRole('button', { name: 'Note an answer: Publish their words' }).click()
  await card.getByText('How, when, until when, and the form').click()
  await card.getByRole('combobox', { name: 'How they told us' }).click()
  await page.getByRole('option', { name: 'on a signed form' }).click()
  await card.getByLabel('When', { exact: true }).fill('2026-01-15')
  await card.getByLabel('Holds until').fill('2099-12-31')
  await card
    .getByLabel('The signed form')
    .setInputFiles({ name: 'form.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 form') })
  await card.getByText('form.pdf').waitFor()
  await looksRight(page, 'consent-details')
  await card.getByRole('button', { name: 'Agreed', exact: true }).click()
  await page.getByText('It holds from now on').waitFor()
  await card.getByText('Every answer').click()
  await card.getByRole('link', { name: 'form.pdf' }).waitFor()
  const { history } = await callAs(page, showConsents, { person }, example)
  expect(history[0]).toMatchObject({ purpose: 'publish', state: 'given', source: 'signed_form' })
  expect(history[0]!.answeredAt).toMatch(/^2026-01-15/)
  expect(history[0]!.expiresAt).toMatch(/^(2099-12-31|2100-01-01)/)
})

test('the address of somebody who wants no contact can be read and not pressed', async () => {
  const reach = { emails: [{ email: 'nora@quiet.example' }], phones: [{ phone: '+49 30 901820' }] }
  const { id } = await callAs(page, createPerson, { name: 'Nora Quiet', ...reach }, example)
  await page.goto(`/w/${example}/people/${id}`)
  await page.getByRole('link', { name: 'nora@quiet.example' }).waitFor()
  const card = page.getByRole('region', { name: 'What they agreed to' })
  await card.getByRole('button', { name: 'Note an answer: Contact them' }).click()
  await card.getByRole('button', { name: 'Said no', exact: true }).click()
  await page.getByText('wants no contact').first().waitFor()
  const facts = page.getByRole('region', { name: 'About' })
  await facts.getByText('do not write to them, call, or ask others to').waitFor()
  await looksRight(page, 'no-contact')
  await page.getByText('nora@quiet.example').first().waitFor()
  expect(await page.getByRole('link', { name: 'nora@quiet.example' }).count()).toBe(0)
  expect(await page.locator('a[href^="tel:"]').count()).toBe(0)
})

test('the phone is handed over, and they answer themselves', async () => {
  const person = await personCalled('Paul')
  await page.goto(`/w/${example}/people/${person}/your-data`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('group').first().getByText('Yes').click()
  await dialog.getByRole('button', { name: 'Save my answers' }).click()
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Paul')
  await looksRight(page, 'consent-shown')
  await dialog.getByRole('button', { name: 'Save my answers' }).click()
  await dialog.getByText('Thank you').waitFor()
  await dialog.getByRole('button', { name: 'Give the phone back' }).click()
  await page.getByRole('region', { name: 'What they agreed to' }).getByText('Agreed').first().waitFor()
})

test('whoever has the link answers without an account, and comes back to take it back', async () => {
  const { address } = await callAs(page, createConsentLink, { person: await personCalled('Gus') }, example)
  const outside = await journey.newVisitor()
  await outside.goto(new URL(address).pathname + new URL(address).hash)
  await outside.getByRole('heading', { name: /this is how your data is used/ }).waitFor()
  const publish = outside.getByRole('group', { name: /put your words/ })
  await publish.getByText('Yes').click()
  await outside.getByRole('textbox', { name: 'Your name' }).fill('Gus')
  await expectNoViolations(outside)
  await picture(outside, 'consent-sent')
  await outside.getByRole('button', { name: 'Save my answers' }).click()
  await outside.getByText('Thank you').waitFor()
  await outside.reload()
  expect(await publish.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)
})

test('whoever reads while a question is changed is shown the new words with what they chose, and saves again', async () => {
  const person = await personCalled('Greta')
  const publish = { subject: 'publish', words: 'May we print what you said with your name?' } as const
  const { address } = await callAs(page, createConsentLink, { person }, example)
  const outside = await journey.newVisitor()
  await outside.goto(new URL(address).pathname + new URL(address).hash)
  await outside
    .getByRole('group', { name: /put your words/ })
    .getByText('Yes')
    .click()
  await outside.getByRole('textbox', { name: 'Your name' }).fill('Greta')
  await callAs(page, writeWording, publish, example)
  await outside.getByRole('button', { name: 'Save my answers' }).click()
  await outside.getByText('The words on this page were changed just now').waitFor()
  const asked = outside.getByRole('group', { name: publish.words })
  await asked.getByText('This question was changed while you were here').waitFor()
  expect(await asked.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)
  expect(await outside.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Greta')
  await outside.getByRole('button', { name: 'Save my answers' }).click()
  await outside.getByText('Thank you').waitFor()
  const { history } = await callAs(page, showConsents, { person }, example)
  expect(history[0]).toMatchObject({ purpose: 'publish', state: 'given', wording: { words: publish.words } })
})

test('an administrator changes what people are asked', async () => {
  await page.goto(`/w/${example}/settings/consent`)
  await page
    .getByRole('textbox', { name: 'Quote without a name' })
    .fill('May we repeat your words, and keep your name out of it?')
  await page.getByRole('button', { name: 'Save this text' }).click()
  await page.getByText('Saved.').waitFor()
  await looksRight(page, 'consent-texts')
})

test('an erasure says what goes, wants the name, and leaves nobody on the page', async () => {
  const person = await personCalled('Gus')
  await page.goto(`/w/${example}/people/${person}`)
  const name = await page.getByRole('heading', { level: 1 }).innerText()
  const card = page.getByRole('region', { name: 'Their rights' })
  await card.getByRole('button', { name: 'Erase for good' }).click()
  await card.getByText('This goes').waitFor()
  await looksRight(page, 'erase')
  await card.getByRole('textbox', { name: /to be sure/ }).fill(name)
  await card.getByRole('button', { name: 'Erase now' }).click()
  await page.getByText('Erased. What stands').waitFor()
  const certificate = page.getByRole('region', { name: 'Certificate of an erasure' })
  await certificate.getByText('under way').waitFor({ state: 'detached', timeout: 60_000 })
  expect(await page.getByRole('main').innerText()).not.toContain(name)
  await looksRight(page, 'erasure-certificate')
  expect((await callAs(page, listPeople, { q: 'Gus' }, example)).items).toEqual([])
})
