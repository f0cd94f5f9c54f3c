import { listFields } from '@firsthand/contract/crm/fields'
import { loadExample } from '@firsthand/contract/discovery/today'
import { listCodes } from '@firsthand/contract/evidence/codes'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { listStudies } from '@firsthand/contract/studies/studies'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney } from './support/journey.ts'
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

test('evidence is narrowed with the keys alone, and each filter is a chip that opens and goes away', async () => {
  await page.goto(`/w/${example}/evidence?view=rows`)
  await filterButton().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Find a filter' }).waitFor()
  await page.getByRole('option', { name: 'Study' }).waitFor()
  await looksRight(page, 'evidence-filter')

  // A choice is found without opening its filter first.
  await page.keyboard.type('relay')
  await page.getByRole('option', { name: 'relayed' }).waitFor()
  await looksRight(page, 'evidence-filter-typed')
  await page.keyboard.press('Enter')
  await expect.poll(asked).toEqual({ view: 'rows', hearing: 'relayed' })
  await page.locator('button:focus', { hasText: 'Filter' }).waitFor()

  // Several kinds are chosen one after the other.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Find in “Said, did or committed”' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await looksRight(page, 'evidence-filter-kinds')
  await expect.poll(async () => (await asked()).kind).toBe('said_opinion,said_past')
  // With nothing typed, Backspace leads back.
  await page.keyboard.press('Backspace')
  await page.getByRole('combobox', { name: 'Find a filter' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Find a filter' }).waitFor({ state: 'detached' })

  await chip('said · opinion or said · past').click()
  await page.getByRole('option', { name: /^said · opinion/ }).click()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await asked()).kind).toBe('said_past')
  await page.getByRole('button', { name: 'Remove relayed' }).click()
  await page.getByRole('button', { name: 'Remove said · past' }).click()
  await expect.poll(asked).toEqual({ view: 'rows' })
})

test('people, studies, conversations, fields and codes are found by their names, and counts agree with the server', async () => {
  const [study] = (await callAs(page, listStudies, {}, example)).items
  const within = (await callAs(page, listEvidence, { study: study!.id, limit: 40 }, example)).items
  await page.goto(`/w/${example}/evidence?view=rows`)
  await choose('Study', study!.title.slice(0, 8), study!.title)
  await chip(`from the study “${study!.title}”`).waitFor()
  await expect.poll(() => page.locator('search output').innerText()).toContain(`${within.length}`)
  await page.getByRole('button', { name: `Remove from the study “${study!.title}”` }).click()

  const talk = within.find(({ source }) => source?.title)!.source!
  await choose('Conversation', talk.title!, talk.title!)
  await chip(`from “${talk.title}”`).waitFor()
  await page.getByRole('button', { name: `Remove from “${talk.title}”` }).click()

  const person = within.find((piece) => piece.person)!.person!
  await choose('Person', person.name, person.name)
  await chip(`of ${person.name}`).waitFor()
  await looksRight(page, 'evidence-filter-person')
  await page.getByRole('button', { name: `Remove of ${person.name}` }).click()

  const fields = (await callAs(page, listFields, { of: 'person' }, example)).items
  const field = fields.find(({ choices }) => choices.length > 0)!
  await choose(field.label, '', field.choices[0]!.label)
  await chip(`of people with ${field.label}: ${field.choices[0]!.label}`).waitFor()
  await page.getByRole('button', { name: /^Remove of people with/ }).click()

  const codes = (await callAs(page, listCodes, { counted: false }, example)).items
  const [first, second] = codes.filter(({ parent }) => parent === null)
  await choose('With any of these codes', first!.name, first!.name)
  await page.getByRole('combobox', { name: 'Find in “With any of these codes”' }).fill(second!.name)
  await page.getByRole('option', { name: second!.name, exact: true }).click()
  await looksRight(page, 'evidence-filter-codes')
  await page.keyboard.press('Escape')
  await chip(`with ${first!.name} or ${second!.name}`).waitFor()
  await filterButton().click()
  await page.getByRole('option', { name: /^These codes alone/ }).click()
  await chip(`with ${first!.name} or ${second!.name}, not the codes below`).waitFor()
})

test('a link that narrows says in words to what, and leaves out what no filter knows', async () => {
  const [study] = (await callAs(page, listStudies, {}, example)).items
  const query =
    'type=end_user&hearing=team&counted=yes&praise=judged&pressure=judged&kind=nonsense&person=nobody'
  await page.goto(
    `/w/${example}/evidence?${query}&study=${study!.id}&yours=yes&withdrawn=yes&cited=no&to=2024-05-01&from=2024-05-14`,
  )
  for (const name of [
    'of people who are end user',
    'heard by the team',
    'only what counts',
    'judged as praise or not',
    'read as fear of being judged',
    `from the study “${study!.title}”`,
    'from your conversations',
    'taken back',
    'not cited yet',
    'from 1 May 2024 on',
    'until 14 May 2024',
  ])
    await page.getByRole('button', { name: `Remove ${name}`, exact: true }).waitFor()
  expect(await page.getByRole('button', { name: /^Remove / }).count()).toBe(11)
  await page.getByRole('heading', { name: 'Nothing fits' }).waitFor()
  await looksRight(page, 'evidence-narrowed')
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect.poll(asked).toEqual({})
})

test('evidence is narrowed to when it was said, by a day of the menu or any other', async () => {
  const all = (await callAs(page, listEvidence, { limit: 200 }, example)).items
  const day = all.at(-1)!.happenedAt.slice(0, 10)
  await page.goto(`/w/${example}/evidence?view=rows`)
  await filterButton().click()
  await page.getByRole('option', { name: 'On this day or earlier' }).click()
  await page.getByRole('option', { name: 'a week ago' }).waitFor()
  await page.getByLabel('Another day').fill(day)
  await looksRight(page, 'evidence-filter-day')
  await page.keyboard.press('Escape')
  await expect.poll(asked).toEqual({ view: 'rows', to: day })
  const { length } = (await callAs(page, listEvidence, { to: day, limit: 40 }, example)).items
  expect(length).toBeLessThan(all.length)
  await expect.poll(() => page.locator('search output').innerText()).toContain(`${length}`)
  await page.getByRole('button', { name: /^Remove until/ }).click()
})

test('the palette leads to everything that was found, with the words around it, and a turn opens its text there', async () => {
  await page.goto(`/w/${example}/evidence`)
  await page.getByRole('link', { name: 'Search everything' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('drain cover')
  await page.getByRole('option', { name: 'See all results for “drain cover”' }).click()
  await page.getByRole('heading', { name: 'Where did we hear of it?' }).waitFor()
  const said = page.getByRole('region', { name: 'What was said' })
  await said.getByRole('listitem').first().waitFor()
  expect(await said.locator('mark').allInnerTexts()).toEqual(expect.arrayContaining(['drain', 'cover']))
  await looksRight(page, 'search')

  const turn = said.getByRole('link').first()
  const words = await turn.locator('mark').first().innerText()
  await turn.click()
  await page.waitForURL(/\/texts\/.+\?range=\d+$/)
  await page.locator('[data-turn]', { hasText: words }).first().waitFor()
})

test('a search is narrowed by kind, study and day, forgives what is mistyped, and says when it finds nothing', async () => {
  const [study] = (await callAs(page, listStudies, {}, example)).items
  await page.goto(`/w/${example}/search`)
  await page.getByRole('heading', { name: 'Type what you look for' }).waitFor()
  await looksRight(page, 'search-empty')
  await page.getByRole('searchbox', { name: 'Search everything' }).fill('repair')
  await page.getByRole('region', { name: 'Memos of codes' }).getByText('The repairs tipped it').waitFor()
  await page.getByRole('searchbox', { name: 'Search everything' }).fill('night')
  await page.getByRole('link', { name: 'All in what was said' }).click()
  await page.getByRole('button', { name: 'Remove in What was said' }).waitFor()
  await page.getByRole('link', { name: 'All kinds' }).waitFor()
  await looksRight(page, 'search-kind')

  await choose('Study', study!.title.slice(0, 8), study!.title)
  await chip(`from the study “${study!.title}”`).waitFor()
  await expect.poll(asked).toEqual({ q: 'night', kind: 'turn', study: study!.id })
  await page.goto(`/w/${example}/search?q=repair&to=2019-05-14`)
  await page.getByRole('heading', { name: 'Nothing has “repair”' }).waitFor()
  await looksRight(page, 'search-nothing')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await page.getByRole('region', { name: 'Memos of codes' }).waitFor()

  await page.goto(`/w/${example}/search?q=telephone+underlined`)
  const note = page.getByRole('region', { name: 'Live notes' })
  await note.getByText('Two menus in the drawer with the candles').waitFor()
  await looksRight(page, 'search-live-note')
  await note.getByRole('link').first().click()
  await page.waitForURL(/\/conversations\/.+\/live\?note=\d+$/)

  await page.goto(`/w/${example}/search?q=repiar`)
  await page.getByText(/Did you mean “repair/).waitFor()
  await looksRight(page, 'search-mistyped')
})

test('a search is narrowed to who speaks and to the kind of evidence, and says what each filter leaves', async () => {
  await page.goto(`/w/${example}/search?q=night`)
  const turns = page.getByRole('region', { name: 'What was said' })
  const evidence = page.getByRole('region', { name: 'Evidence' })
  await Promise.all([turns, evidence].map((each) => each.waitFor()))

  await choose('Who speaks', 'people', 'People we talk to')
  await chip('People we talk to').waitFor()
  await evidence.waitFor({ state: 'detached' })
  await turns.waitFor()
  await expect.poll(asked).toEqual({ q: 'night', speaks: 'them' })
  await looksRight(page, 'search-speaks')
  await page.getByRole('button', { name: 'Remove People we talk to' }).press('Enter')
  await evidence.waitFor()

  await choose('Kind of evidence', 'past', 'said · past')
  await chip('said · past').waitFor()
  await turns.waitFor({ state: 'detached' })
  await evidence.waitFor()
  await looksRight(page, 'search-evidence-kind')
})

function filterButton() {
  return page.getByRole('main').getByRole('button', { name: 'Filter', exact: true })
}

/** The words of a filter in force. Those that open something are a button; the others stand in the bar alone. */
function chip(name: string) {
  return page.getByRole('search').getByText(name, { exact: true })
}

async function choose(filter: string, typed: string, option: string) {
  await filterButton().click()
  await page.getByRole('option', { name: new RegExp(`^${filter}`) }).click()
  await page.getByRole('combobox', { name: `Find in “${filter}”` }).fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

async function asked(): Promise<Record<string, string>> {
  return Object.fromEntries(new URL(page.url()).searchParams)
}
