import { createPerson } from '@firsthand/contract/crm/people'
import {
  createComplaint,
  replyToComplaint,
  showComplaint,
  updateComplaint,
} from '@firsthand/contract/evidence/complaints'
import { createPromise } from '@firsthand/contract/evidence/promises'
import { createCommitment, updateCommitment } from '@firsthand/contract/evidence/commitments'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney, shown } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { resizeTo } from './support/sizes.ts'

let journey: Journey
let page: Page
let workspace: string
let person: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  person = (await callAs(page, createPerson, { name: 'Tobi Wagner' }, workspace)).id
})
afterAll(() => journey?.close())

const narrow = async (name: string) => {
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  await picture(page, name)
  await resizeTo(page, 'wide')
}

test('a complaint arrives, a leader answers it, it closes with their word, becomes evidence, and they are told', async () => {
  await page.goto(`/w/${workspace}/complaints`)
  await page.getByText('No complaint waits.').waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Note a complaint' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Who', exact: true }).fill('Tobi')
  await page.getByRole('option', { name: /Tobi Wagner/ }).click()
  await dialog.getByLabel('What they said, in their own words').fill('Nobody picked up after nine.')
  await dialog.getByLabel('About what, in a few words').fill('nights')
  await dialog.getByLabel('At risk, if anything').fill('1,200')
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Save' }).click()

  const pane = page.getByRole('article', { name: 'nights' })
  await pane.getByText('€1,200.00 at risk').waitFor()
  await page.keyboard.press('r')
  await dialog.getByLabel('What you told them').fill('I am sorry. From Monday somebody does.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await pane.getByText(/First answered by Mara Lindqvist, a leader/).waitFor()
  await expectNoViolations(page)

  await page.keyboard.press('c')
  await dialog.getByLabel('What they said in the end, in their words').fill('It works. Thank you.')
  await dialog.getByLabel('What was done about it').fill('Two couriers ride until eleven.')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await shown(pane, 'It works. Thank you.').first().waitFor()

  await pane.getByRole('button', { name: 'Make evidence' }).click()
  await dialog.getByRole('button', { name: 'Make evidence' }).click()
  await pane.getByRole('link', { name: 'Open the evidence' }).waitFor()
  await expectNoViolations(page)
  await picture(page, 'complaint')
  await narrow('complaint-narrow')

  await pane.getByRole('button', { name: 'We did something about it' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'Two couriers ride until eleven.' }).waitFor()
  await page.getByRole('button', { name: 'What to tell Tobi Wagner' }).click()
  await dialog.getByText('You told us').waitFor()
  await expectNoViolations(page)
  await picture(page, 'loop-letter')
  await dialog.getByRole('button', { name: 'I told them' }).click()
  await page.getByText('1 of 1 told').waitFor()
  await expectNoViolations(page)
  await picture(page, 'loop')
  await narrow('loop-narrow')
})

test('whoever closes keeps what they typed and what a colleague wrote meanwhile', async () => {
  const { id: complaint } = await callAs(
    page,
    createComplaint,
    { person, words: 'I paid twice.', about: 'a double charge' },
    workspace,
  )
  await callAs(page, replyToComplaint, { complaint, words: 'I am sorry.', channel: 'call' }, workspace)
  await page.goto(`/w/${workspace}/complaints?open=${complaint}`)
  await page.getByRole('article', { name: 'a double charge' }).waitFor()
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog')
  const said = dialog.getByLabel('What they said in the end, in their words')
  await said.fill('Thank you.')
  await callAs(page, updateComplaint, { complaint, done: 'Refunded 200 EUR.' }, workspace)
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await dialog.getByText('Somebody else changed this meanwhile.').waitFor()
  const done = dialog.getByLabel('What was done about it')
  await expect.poll(() => done.inputValue()).toBe('Refunded 200 EUR.')
  expect(await said.inputValue()).toBe('Thank you.')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await dialog.waitFor({ state: 'detached' })
  expect(await callAs(page, showComplaint, { complaint }, workspace)).toMatchObject({
    state: 'closed',
    closingWords: 'Thank you.',
    done: 'Refunded 200 EUR.',
  })
})

test('promises stand by their day and are kept with one press; what somebody gave stands beside them', async () => {
  await callAs(page, createPromise, { person, words: 'Send the drawing', dueOn: '2026-01-02' }, workspace)
  const { id: commitment } = await callAs(
    page,
    createCommitment,
    {
      person,
      kind: 'money',
      words: 'Here are forty euros.',
      amount: { amountMinor: 4000, currency: 'EUR', exponent: 2 },
    },
    workspace,
  )
  await page.goto(`/w/${workspace}/promises`)
  await page.getByText('Send the drawing').waitFor()
  await expectNoViolations(page)
  await picture(page, 'promises')
  await narrow('promises-narrow')
  await page.getByRole('button', { name: 'What happened: Send the drawing' }).click()
  await page.getByRole('menuitem', { name: 'Change it' }).click()
  const change = page.getByRole('dialog', { name: 'Change it' })
  await change.getByLabel('What you said you would do').fill('Send the drawing in colour')
  await expectNoViolations(page)
  await picture(page, 'promise-change')
  await change.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The promise is changed.').waitFor()
  await shown(page, 'Send the drawing in colour').waitFor()
  await page.goto(`/w/${workspace}/people/${person}`)
  await page.getByRole('region', { name: 'Complaints and promises' }).getByText('Send the drawing').waitFor()
  await expectNoViolations(page)
  await picture(page, 'person-word')
  await page.getByRole('button', { name: 'Kept: Send the drawing in colour' }).click()
  await page.getByText('No complaint and no promise.').waitFor()
  await page.goto(`/w/${workspace}/promises?tab=commitments`)
  await page.getByText('“Here are forty euros.”').waitFor()
  await page.getByRole('button', { name: 'More: Here are forty euros.' }).click()
  await page.getByRole('menuitem', { name: 'Change by when' }).click()
  const due = page.getByRole('dialog', { name: 'Change by when' })
  await due.getByLabel('By when they will have done it').fill('2027-03-01')
  await expectNoViolations(page)
  await picture(page, 'commitment-change')
  // Somebody else changes it meanwhile: theirs is not overwritten unseen.
  await callAs(page, updateCommitment, { commitment, dueOn: '2027-02-01' }, workspace)
  await due.getByRole('button', { name: 'Save' }).click()
  await due.getByText('Somebody else changed this meanwhile.').waitFor()
  await expectNoViolations(page)
  await due.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('By when: 1 Feb 2027').waitFor()
  await page.getByRole('button', { name: 'More: Here are forty euros.' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('[role=menuitem]:focus', { hasText: 'Change by when' }).waitFor()
  await page.keyboard.press('Enter')
  await due.getByLabel('By when they will have done it').fill('2027-03-01')
  await page.keyboard.press('Enter')
  await page.getByText('The day is changed.').waitFor()
  await page.getByText('By when: 1 Mar 2027').waitFor()
  await page.getByRole('button', { name: /^What became of it/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('EUR kept').waitFor()
  await expectNoViolations(page)
  await picture(page, 'commitments')
  await narrow('commitments-narrow')
  await page.goto(`/w/${workspace}/complaints/numbers`)
  await page.getByText('Answered by leaders').waitFor()
  await expectNoViolations(page)
  await picture(page, 'complaint-numbers')
  await narrow('complaint-numbers-narrow')
  expect(await page.title()).toBe('How complaints are answered · Firsthand')
})

test('a complaint that was noted by mistake is removed, after a question', async () => {
  await callAs(
    page,
    createComplaint,
    { person, words: 'Where is the invoice?', about: 'wrong number' },
    workspace,
  )
  await page.goto(`/w/${workspace}/complaints`)
  await page.getByText('wrong number').first().click()
  const pane = page.getByRole('article', { name: 'wrong number' })
  await pane.getByRole('button', { name: 'Remove: noted by mistake' }).click()
  await pane.getByText('Remove this complaint and its answers for good?').waitFor()
  await expectNoViolations(page)
  await pane.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText('The complaint is removed.').waitFor()
  await pane.waitFor({ state: 'detached' })
})

test('of many promises the next ones are a press away, by a button that says so', async () => {
  for (let count = 1; count <= 51; count += 1)
    await callAs(
      page,
      createPromise,
      { person, words: `Bring part ${count}`, dueOn: '2027-06-01' },
      workspace,
    )
  await page.goto(`/w/${workspace}/promises?view=open`)
  const kept = page.getByRole('button', { name: /^Kept: Bring part/ })
  await kept.nth(49).waitFor()
  expect(await kept.count()).toBe(50)
  await page.getByRole('button', { name: 'Show more' }).click()
  await kept.nth(50).waitFor()
})
