import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { setReferral } from '@firsthand/contract/crm/referrals'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney, shown } from './support/journey.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let page: Page
let workspace: string

const said = [
  ['Ines Vogt', 'I did the sums in March. After the bike repairs I was under minimum wage.'],
  ['Paul Achter', 'Everyone says it is the money, and last spring I counted it myself.'],
  ['Lea Sommer', 'My rent went up, my rate did not, so I handed in the bag.'],
] as const

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  for (const [name, words] of said) {
    const { id } = await callAs(
      page,
      createPerson,
      { name, contactTypes: [{ type: 'former_customer' }] },
      workspace,
    )
    await callAs(page, createEvidence, { kind: 'said_past', words, person: id }, workspace)
  }
  const sam = await callAs(
    page,
    createPerson,
    { name: 'Sam Osei', contactTypes: [{ type: 'end_user' }] },
    workspace,
  )
  await callAs(
    page,
    createEvidence,
    { kind: 'did_observed', words: 'Took a job 8 % below ours, with fixed shifts.', person: sam.id },
    workspace,
  )
  await callAs(
    page,
    createEvidence,
    { kind: 'said_opinion', words: 'A friend says that riders hate the app.', person: sam.id, heardBy: [] },
    workspace,
  )
  await callAs(page, createClaim, { sentence: 'Diners do not care who delivers', stakes: 3 }, workspace)
})
afterAll(() => journey?.close())

test('evidence becomes a claim, more is cited for it and against it, and it says what it is worth', async () => {
  await page.goto(`/w/${workspace}/evidence`)
  await page.getByRole('heading', { level: 1, name: 'What did they say and do?' }).waitFor()
  await page.getByText('I did the sums in March.').waitFor()
  await looksRight(page, 'evidence')

  await page.getByPlaceholder('Find words, a note').fill('minimun wage')
  await expect
    .poll(() =>
      page
        .getByRole('list', { name: 'Evidence' })
        .getByRole('listitem')
        .filter({ has: page.locator('blockquote') })
        .count(),
    )
    .toBe(1)
  await page.keyboard.press('Escape')
  await page.locator('[data-row]').first().focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('complementary', { name: 'Evidence' })
  await drawer.getByText('No claim cites it yet').waitFor()
  await looksRight(page, 'evidence-drawer')
  await page.locator('[data-row]').first().focus()
  await page.keyboard.press('c')
  await page.keyboard.type('Couriers leave because of pay')
  await page.getByRole('option', { name: 'New claim: “Couriers leave because of pay”' }).click()
  await drawer.getByRole('button', { name: 'Cite in a claim' }).click()
  await drawer.getByRole('link', { name: 'Couriers leave because of pay' }).click()

  await page.getByRole('heading', { level: 1, name: 'Couriers leave because of pay' }).waitFor()
  await page.getByText('1 person, who said it; no behaviour yet.').first().waitFor()
  await expectRung('heard, rung 2 of 5')

  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('c')
  await cite('Everyone says it is the money', 'For')
  await cite('My rent went up', 'For')
  await expectRung('pattern, rung 3 of 5')
  await page.getByText('3 independent people, all said, none did.').first().waitFor()
  await looksRight(page, 'claim-citing')
  await cite('Took a job 8 % below', 'Against')
  await page.getByText('1 voice against it, by what they did.').first().waitFor()
  await cite('A friend says that riders hate', 'For')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Cited, and not counted' }).waitFor()
  await page.getByText('relayed: nobody of us was there; would speak for it').waitFor()
  await looksRight(page, 'claim')
})

test('a contradiction is answered and stays in view; a citation taken back comes back with Undo', async () => {
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await page
    .getByLabel('Why does this not overturn the claim?')
    .fill('He has a child in school and needed the evenings.')
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await shown(page, 'He has a child in school').waitFor()
  await page.getByText('Took a job 8 % below ours').waitFor()

  await page.getByRole('button', { name: /^Options: My rent went up/ }).click()
  await page.getByRole('menuitem', { name: 'Do not cite it here' }).click()
  await page
    .getByRole('listitem')
    .getByText('1 of 3 voices did the opposite; a third or more takes one rung.', { exact: true })
    .waitFor()
  await expectRung('hunch, rung 1 of 5')
  await page
    .getByRole('alert')
    .filter({ hasText: 'It is not cited any more.' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expectRung('pattern, rung 3 of 5')
})

test('people who turn out to have come through one introducer become one voice, on the claim and on Today', async () => {
  const claim = page.url()
  const rosa = await callAs(page, createPerson, { name: 'Rosa Lind' }, workspace)
  const { items } = await callAs(page, listPeople, {}, workspace)
  for (const name of ['Ines Vogt', 'Paul Achter']) {
    await callAs(
      page,
      setReferral,
      { person: items.find((person) => person.name === name)!.id, introducer: rosa.id },
      workspace,
    )
  }
  await page.goto(claim)
  await page
    .getByText('Ines Vogt and Paul Achter: one voice, introduced by Rosa Lind')
    .or(page.getByText('Paul Achter and Ines Vogt: one voice, introduced by Rosa Lind'))
    .first()
    .waitFor()
  await expectRung('hunch, rung 1 of 5')
  await looksRight(page, 'claim-joined')

  await page.goto(`/w/${workspace}/claims`)
  await page.getByRole('heading', { level: 1, name: 'What do we believe, and how sure may we be?' }).waitFor()
  await page.getByRole('row', { name: /Couriers leave because of pay/ }).waitFor()
  await looksRight(page, 'claims')

  await page.goto(`/w/${workspace}/today`)
  await page.getByRole('heading', { name: 'Risky claims' }).waitFor()
  await page.getByRole('link', { name: 'Couriers leave because of pay' }).waitFor()
  await page
    .getByText(/2 voices from 3 people, all said, none did/)
    .first()
    .waitFor()
  await looksRight(page, 'today')
})

test('what was committed is kept with its money, and the sentence of a claim can be mended in place', async () => {
  await page.goto(`/w/${workspace}/evidence?make=yes`)
  await page
    .getByLabel('Their words, or what was seen or measured')
    .fill('Paid a deposit for a trial of the night shift.')
  await page.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('option', { name: 'committed' }).click()
  await page.getByLabel('How much?').fill('1,250.50')
  await looksRight(page, 'make-evidence')
  await page.getByRole('complementary').getByRole('button', { name: 'Make evidence' }).click()
  await page.getByText('money · €1,250.50').first().waitFor()

  await page.goto(`/w/${workspace}/claims`)
  await page.getByRole('link', { name: 'Diners do not care who delivers' }).click()
  await page.getByRole('button', { name: 'Change the sentence' }).click()
  await page.getByLabel('The claim in one sentence').fill('Diners do not mind who delivers')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Diners do not mind who delivers' }).waitFor()
  await looksRight(page, 'claim-hunch')
})

async function cite(words: string, side: 'For' | 'Against') {
  const drawer = page.getByRole('complementary', { name: 'Cite evidence' })
  const quote = drawer.getByRole('figure').filter({ hasText: words })
  await quote.getByRole('button', { name: side, exact: true }).click()
  await quote.waitFor({ state: 'detached' })
}

async function expectRung(label: string) {
  await page.getByText(label).first().waitFor({ state: 'attached' })
}
