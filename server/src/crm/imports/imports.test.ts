import { listImports, listRefusals, previewImport, startImport } from '@firsthand/contract/crm/imports'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { csv, importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

test('a spreadsheet becomes people with organisation, role, addresses, numbers, contact types and provenance', async () => {
  const done = await tools.run(
    csv(
      [
        'Name',
        'E-mail',
        'Phone',
        'Company',
        'Role',
        'Contact type',
        'Notes',
        'Website',
        'Time zone',
        'Language',
      ],
      [
        'Nele Brandt',
        'nele@example.com; n.brandt@example.org',
        '+49 30 901820',
        'Rapid Rides',
        'Night courier',
        'end user, friend',
        'Rides nights',
        'https://nele.example.com',
        'Europe/Berlin',
        'German',
      ],
    ),
  )

  expect(done).toMatchObject({
    rowsRead: 1,
    peopleCreated: 1,
    rowsRefused: 0,
    job: { state: 'done', done: 1, total: 1 },
  })
  expect(done.finishedAt).not.toBeNull()
  expect(await tools.person('Nele Brandt')).toMatchObject({
    emails: [{ email: 'nele@example.com' }, { email: 'n.brandt@example.org' }],
    phones: [{ phone: '+49 30 901820' }],
    organisation: { name: 'Rapid Rides' },
    roleTitle: 'Night courier',
    contactTypes: ['end_user'],
    timeZone: 'Europe/Berlin',
    language: 'de',
    note: 'Rides nights\nContact type: end user, friend',
    links: [{ url: 'https://nele.example.com/', kind: 'website', label: null }],
    importedFrom: { importId: done.id, fileName: 'people.csv', line: 2 },
  })
  const found = await world.call(tools.member, search, { q: 'rapid nele' })
  expect(found.items.map((item) => item.title)).toContain('Nele Brandt')
})

test('one event a person says that they were made', async () => {
  const { id } = await tools.run(csv(['name'], ['Event One'], ['Event Two']))
  const events = await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .selectFrom('events')
      .select(['name', 'after'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('name', '=', 'person.created')
      .execute(),
  )

  expect(events.filter((event) => (event.after as { importId?: string }).importId === id)).toHaveLength(2)
})

test('somebody whose address we know is brought up to date, however the address is written', async () => {
  await tools.run(csv(['name', 'email', 'role'], ['Otto Known', 'Otto@Example.com', 'cook']))
  const again = await tools.run(
    csv(['name', 'email', 'phone', 'role'], ['Otto Known', 'oTTo@example.COM', '+4930901821', 'chef']),
  )
  const { items } = await world.call(tools.member, listPeople, { q: 'Otto Known' })

  expect(again).toMatchObject({ peopleCreated: 0, peopleUpdated: 1 })
  expect(items).toHaveLength(1)
  expect(await tools.person('Otto Known')).toMatchObject({
    roleTitle: 'chef',
    phones: [{ phone: '+4930901821' }],
    emails: [{ email: 'Otto@Example.com' }],
  })
})

test('the same file a second time changes nothing', async () => {
  const file = csv(
    ['name', 'email', 'company'],
    ['Same Sam', 'sam@same.example', 'Samsam'],
    ['Same Sue', 'sue@same.example', ''],
  )
  await tools.run(file)

  expect(await tools.run(file)).toMatchObject({ peopleCreated: 0, peopleUpdated: 0, rowsSkipped: 2 })
})

test('people we know are left as they are when asked to', async () => {
  await tools.run(csv(['name', 'email'], ['Kept Kim', 'kim@example.com']))
  const again = await tools.run(csv(['name', 'email', 'role'], ['K. Kim', 'kim@example.com', 'baker']), {
    known: 'skip',
  })

  expect(again).toMatchObject({ rowsSkipped: 1, peopleUpdated: 0 })
  expect(await tools.person('Kept Kim')).toMatchObject({ roleTitle: null })
})

test('two rows with one address in one file are one person', async () => {
  const done = await tools.run(
    csv(
      ['name', 'email', 'role'],
      ['Twice Tia', 'tia@example.com', ''],
      ['Twice Tia', 'TIA@example.com', 'baker'],
    ),
  )

  expect(done).toMatchObject({ peopleCreated: 1, peopleUpdated: 1 })
  expect(await tools.person('Twice Tia')).toMatchObject({ roleTitle: 'baker', version: 1 })
})

test('a row whose addresses belong to two people is refused with their names', async () => {
  await tools.run(csv(['name', 'email'], ['Uma', 'uma@example.com'], ['Vic', 'vic@example.com']))
  const done = await tools.run(csv(['name', 'email'], ['Who', 'uma@example.com; vic@example.com']))
  const { items } = await world.call(tools.member, listRefusals, { import: done.id })

  expect(done).toMatchObject({ rowsRead: 1, rowsRefused: 1, peopleCreated: 0 })
  expect(items).toMatchObject([
    {
      line: 2,
      cells: ['Who', 'uma@example.com; vic@example.com'],
      problems: [{ code: 'email_of_two_people' }],
    },
  ])
})

test('wrong rows are kept with their line, cells and reasons; the others are imported', async () => {
  const done = await tools.run(
    csv(
      ['name', 'email'],
      ['Right', 'right@example.com'],
      ['Wrong', 'wrong at example'],
      ['', ''],
      ['', 'only@example.com'],
    ),
  )
  const { items } = await world.call(tools.member, listRefusals, { import: done.id })

  expect(done).toMatchObject({ peopleCreated: 2, rowsRefused: 1 })
  expect(items).toMatchObject([
    {
      line: 3,
      cells: ['Wrong', 'wrong at example'],
      problems: [{ column: 1, code: 'email_invalid', refuses: true }],
    },
  ])
  expect(await tools.person('only@example.com')).toBeDefined()
})

test('a contact type can be given to everybody in a file', async () => {
  await tools.run(csv(['name'], ['Typed Tom']), { contactType: 'lead' })

  expect(await tools.person('Typed Tom')).toMatchObject({ contactTypes: ['lead'] })
})

test('a preview marks cells, counts what is wrong and whom we know, and can be corrected', async () => {
  await world.call(tools.member, createPerson, {
    name: 'Known before',
    emails: [{ email: 'before@example.com' }],
  })
  const file = await tools.upload('who;mail\nAnn;ann@example.com\nBob;bob\nCy;BEFORE@example.com\n')
  const preview = await world.call(tools.member, previewImport, { file, mapping: ['name', 'email'] })

  expect(preview).toMatchObject({
    dialect: { delimiter: ';', headerRow: 0 },
    headers: ['who', 'mail'],
    rowsLookedAt: 3,
    rowsInFile: { count: 3, exact: true },
    problemCount: 1,
    knownCount: 1,
  })
  expect(preview.rows[1]).toMatchObject({
    line: 3,
    problems: [{ column: 1, code: 'email_invalid', value: 'bob', refuses: true }],
  })
  expect(preview.refused).toHaveLength(1)

  const asOneColumn = await world.call(tools.member, previewImport, {
    file,
    dialect: { delimiter: '|', headerRow: null },
  })
  expect(asOneColumn.headers).toHaveLength(1)
  expect(asOneColumn.rowsLookedAt).toBe(4)
})

test('a file whose columns name nobody is refused before it starts', async () => {
  const file = await tools.upload(csv(['a', 'b'], ['1', '2']))
  const { dialect } = await world.call(tools.member, previewImport, { file })

  await expect(
    world.call(tools.member, startImport, { file, dialect, mapping: ['note', 'ignore'] }),
  ).rejects.toMatchObject({ code: 'imports.name_unmapped' })
})

test.each([
  ['an Excel workbook', Buffer.from('504b030414000600', 'hex'), 'imports.file_unreadable'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'imports.file_unreadable'],
  ['a web page', Buffer.from('<!doctype html><table></table>'), 'imports.file_unreadable'],
  ['an empty file', Buffer.from(''), 'imports.file_empty'],
  ['a file of blank lines', Buffer.from('\n\n \n'), 'imports.file_empty'],
])('%s is refused with a sentence', async (_, content, code) => {
  const file = await tools.upload(content)

  await expect(world.call(tools.member, previewImport, { file })).rejects.toMatchObject({ code, status: 422 })
})

test('imports are listed, newest first', async () => {
  const { id } = await tools.run(csv(['name'], ['Last One']))
  const { items } = await world.call(tools.member, listImports, { limit: 1 })

  expect(items.map((item) => item.id)).toEqual([id])
  expect(items[0]!.createdBy).toMatchObject({ name: 'Milo' })
})
