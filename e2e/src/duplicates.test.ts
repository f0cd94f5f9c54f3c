import { listDuplicates } from '@firsthand/contract/crm/duplicates'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { type Journey, callAs, openJourney } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { resizeTo } from './support/sizes.ts'

let journey: Journey
let page: Page
let workspace: string
let kept: string
let gone: string

beforeAll(async () => {
  journey = await openJourney()
  page = await journey.newVisitor()
  workspace = await journey.claim(page)
  const firm = { organisation: { name: 'Northwind' } }
  for (const name of ['Farid Omar', 'Grete Lund', 'Hugo Prat', 'Ines Sousa'])
    await callAs(page, createPerson, { name, ...firm }, workspace)
  kept = (
    await callAs(
      page,
      createPerson,
      {
        name: 'William Castellanos',
        roleTitle: 'Head of logistics',
        note: 'Met at the fair.',
        emails: [{ email: 'william.castellanos@northwind.example' }],
        phones: [{ phone: '+49 30 901820' }],
        ...firm,
      },
      workspace,
    )
  ).id
  gone = (
    await callAs(
      page,
      createPerson,
      {
        name: 'Bill Castellanos',
        roleTitle: 'Logistics',
        note: 'Prefers calls.',
        phones: [{ phone: '+49 30 901820' }],
        ...firm,
      },
      workspace,
    )
  ).id
  await callAs(page, logTouchpoint, { person: kept, channel: 'call' }, workspace)
  await callAs(
    page,
    createPerson,
    { name: 'Wei Zhang', emails: [{ email: 'wei.zhang@lumen.example' }] },
    workspace,
  )
  await callAs(
    page,
    createPerson,
    { name: 'Zhang Wei', emails: [{ email: 'wei.zhang@example.com' }] },
    workspace,
  )
})
afterAll(() => journey?.close())

test('pairs are compared side by side, told apart and merged by keys, and a merge is undone', async () => {
  await expect.poll(async () => (await callAs(page, listDuplicates, {}, workspace)).items.length).toBe(2)
  await page.goto(`/w/${workspace}/people/duplicates`)
  await page.getByText('Pair 1 of 2').waitFor()
  await page.getByRole('radio', { name: 'Who stays: William Castellanos', checked: true }).waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'See what moves' }).click()
  await page.getByText(/kept aside for an undo: 1 phone number/).waitFor()
  await picture(page, 'duplicates')
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  await expectNoViolations(page)
  await picture(page, 'duplicates-phone')
  await resizeTo(page, 'wide')

  await page.keyboard.press('j')
  await page.getByText('Pair 2 of 2').waitFor()
  await page.getByRole('radio', { name: 'Who stays: Wei Zhang' }).waitFor()
  await page.keyboard.press('n')
  await page.getByText('are two people.').waitFor()
  await page.getByText('Pair 1 of 1').waitFor()
  await page.getByRole('radio', { name: 'Who stays: William Castellanos', checked: true }).waitFor()
  await page.keyboard.press('m')
  await page.getByText('Merged into William Castellanos.').waitFor()
  await page.getByRole('heading', { name: 'Nobody is here twice' }).waitFor()
  await expectNoViolations(page, { except: ['[data-portal]'] })
  await picture(page, 'duplicates-empty')
})

test('an old address leads to whom somebody was merged into, whose page parts them again', async () => {
  await page.goto(`/w/${workspace}/people/${gone}`)
  await page.waitForURL(`**/people/${kept}`)
  await page.getByText('Merged with Bill Castellanos').waitFor()
  await picture(page, 'merged-person')
  await page.getByRole('button', { name: 'Undo: Bill Castellanos' }).click()
  const dialog = page.getByRole('dialog', { name: 'Undo this merge?' })
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Both are as they were.').waitFor()
  await page.getByRole('heading', { name: 'Perhaps here twice' }).waitFor()
  expect(await page.getByRole('link', { name: 'Bill Castellanos' }).count()).toBe(1)
})

test('whoever adds somebody who is known is told so, and may add them all the same', async () => {
  await page.goto(`/w/${workspace}/people?add=yes`)
  const dialog = page.getByRole('dialog', { name: 'Add a person' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ines Sousa')
  await dialog.getByText('Is it somebody we know?').waitFor()
  await picture(page, 'add-known-person')
  await dialog.getByRole('link', { name: 'Ines Sousa' }).waitFor()
})

test('whoever is added with an address has it on their page, as on a letter', async () => {
  await page.goto(`/w/${workspace}/people?add=yes`)
  const dialog = page.getByRole('dialog', { name: 'Add a person' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Wilma Post')
  await dialog.getByRole('button', { name: 'More', exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Street and number' }).fill('Lange Gasse 7')
  await dialog.getByRole('textbox', { name: 'Postal code' }).fill(' 90403 ')
  await dialog.getByRole('textbox', { name: 'Place' }).fill('Nürnberg')
  await expectNoViolations(page)
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  await picture(page, 'add-person-address-phone')
  await resizeTo(page, 'wide')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Wilma Post' }).waitFor()
  const address = page.getByRole('button', { name: /Lange Gasse 7/ })
  await address.waitFor()
  expect(await address.innerText()).toMatch(/^Lange Gasse 7\s+90403 Nürnberg/)
})

test('two people whom nobody suggested are chosen, merged and parted again', async () => {
  await page.goto(`/w/${workspace}/people`)
  for (const name of ['Farid Omar', 'Grete Lund'])
    await page.getByRole('row', { name }).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Merge the two …' }).click()
  await page.waitForURL('**/people/merge?**')
  await page.getByRole('radio', { name: 'Who stays: Farid Omar', checked: true }).waitFor()
  await expectNoViolations(page)
  await picture(page, 'merge-chosen')
  await resizeTo(page, 'phone')
  await expectNoSidewaysScroll(page)
  await picture(page, 'merge-chosen-phone')
  await resizeTo(page, 'wide')
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.getByText('Merged into Farid Omar.').waitFor()
  await page.getByText('Merged with Grete Lund').waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByText('Both are as they were.').waitFor()
})

test('a person’s page begins a merge with somebody who is picked by name', async () => {
  const farid = (await callAs(page, listPeople, { q: 'Farid' }, workspace)).items[0]!.id
  await page.goto(`/w/${workspace}/people/${farid}`)
  await page.getByRole('button', { name: 'Merge with…' }).click()
  await page.getByRole('heading', { name: 'Which two are one person?' }).waitFor()
  await page.getByText('Choose two people, and they stand here side by side.').waitFor()
  await page.getByRole('combobox', { name: 'The other' }).fill('Hugo')
  await page.getByRole('option', { name: /Hugo Prat/ }).click()
  await page.getByRole('radio', { name: /Who stays: Hugo Prat/ }).waitFor()
})
