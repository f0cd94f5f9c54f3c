import { previewImport, showImport, startImport } from '@firsthand/contract/crm/imports'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { row, workbook } from './testing-xlsx.ts'
import { csv, importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())
const call: World['call'] = (...all) => world.call(...all)
const as = () => tools.member

test('a workbook is imported from the sheet that was picked, with the row as the line', async () => {
  const file = await tools.upload(
    await workbook({
      sheets: [
        { name: 'Notes', rows: row(1, ['Nothing', 'here']) + row(2, ['to', 'import']) },
        {
          name: 'People',
          rows:
            row(1, ['Full name', 'E-mail', 'Company']) +
            row(3, ['Xenia Blatt', 'xenia@sheet.example', 'Blatt AG']) +
            row(4, ['Hidden Hans', 'hans@sheet.example'], 'hidden="1"'),
        },
      ],
    }),
    'people.xlsx',
  )
  const preview = await call(as(), previewImport, { file, dialect: { sheet: 'People', leaveHidden: true } })
  expect(preview).toMatchObject({
    dialect: { format: 'xlsx', sheet: 'People', headerRow: 0 },
    sheets: [{ name: 'Notes' }, { name: 'People' }],
    mapping: ['name', 'email', 'organisation'],
    warnings: [{ code: 'hidden_rows' }],
    rowsInFile: { count: 1, exact: true },
  })
  const { dialect, mapping } = preview
  const { id } = await call(as(), startImport, { file, dialect, mapping })
  await world.settle()
  expect(await call(as(), showImport, { import: id })).toMatchObject({ peopleCreated: 1, rowsRead: 1 })
  expect(await tools.person('Xenia Blatt')).toMatchObject({
    organisation: { name: 'Blatt AG' },
    importedFrom: { line: 3 },
  })
  await expect(call(as(), previewImport, { file, dialect: { sheet: 'Gone' } })).rejects.toMatchObject({
    code: 'imports.sheet_missing',
  })
})

test('a workbook that is a bomb is refused with a sentence and a code', async () => {
  const bomb = await workbook({ sheets: [{ name: 'x', rows: `<row>${' '.repeat(80_000_000)}</row>` }] })
  const file = await tools.upload(bomb, 'bomb.xlsx')
  await expect(call(as(), previewImport, { file })).rejects.toMatchObject({
    code: 'imports.file_unsafe',
    message: expect.stringMatching(/unpack.*again\.$/),
  })
})

test('cards become people, whoever wrote them', async () => {
  const done = await tools.run(
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Vera Karte\r\nORG:Karten GmbH;Druck\r\nTITLE:Printer\r\nEMAIL:vera@card.example\r\nUID:card-1\r\nEND:VCARD\r\n',
  )
  expect(done).toMatchObject({ peopleCreated: 1, rowsRefused: 0, dialect: { format: 'vcard' } })
  expect(await tools.person('Vera Karte')).toMatchObject({
    organisation: { name: 'Karten GmbH' },
    roleTitle: 'Printer',
  })
})

// Columns as the programs' own help pages and exports name them.
const exports = {
  google: {
    file: csv(
      'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value'.split(
        ',',
      ),
      [
        'Gina',
        'May',
        'Newgoogle',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        'Goo',
        'Baker',
        '',
        '',
        '',
        '',
        '* myContacts ::: Customer',
        '* Work',
        'gina@g.example',
        'Mobile',
        '+49 30 901820',
      ],
    ),
    person: {
      name: 'Gina May Newgoogle',
      organisation: { name: 'Goo' },
      roleTitle: 'Baker',
      contactTypes: ['buyer'],
    },
  },
  'google of old': {
    file: csv(
      'Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Name Prefix,Nickname,Birthday,Gender,Notes,Language,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title'.split(
        ',',
      ),
      [
        'Otto Oldgoogle',
        'Otto',
        '',
        'Oldgoogle',
        '',
        '',
        '',
        '',
        '',
        '',
        'old',
        '',
        '* My Contacts',
        '*',
        'otto@g.example',
        '',
        '',
        'Work',
        '+49 30 901821',
        '',
        'Goo',
        'Cook',
      ],
    ),
    person: { name: 'Otto Oldgoogle', organisation: { name: 'Goo' }, roleTitle: 'Cook' },
  },
  outlook: {
    file: csv(
      'First Name,Middle Name,Last Name,Title,Suffix,Nickname,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,Mobile Phone,Pager,Business Fax,Job Title,Department,Company,Web Page,Birthday,Notes,Categories'.split(
        ',',
      ),
      [
        'Olga',
        '',
        'Outlook',
        'Dr.',
        '',
        '',
        'olga@o.example',
        '',
        '',
        '+49 30 901822',
        '',
        '',
        '+49 30 1',
        'Owner',
        'Board',
        'Out & Co',
        '',
        '0/0/00',
        'seen',
        '',
      ],
    ),
    person: {
      name: 'Olga Outlook',
      organisation: { name: 'Out & Co' },
      roleTitle: 'Owner',
      phones: [{ phone: '+49 30 901822' }],
    },
  },
  linkedin: {
    file:
      'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n' +
      csv(
        ['First Name', 'Last Name', 'URL', 'Email Address', 'Company', 'Position', 'Connected On'],
        ['Lina', 'Linked', 'https://www.linkedin.com/in/lina', '', 'Links, Inc.', 'CTO', '09 Oct 2025'],
        ['Leo', 'Linked', 'https://www.linkedin.com/in/leo', '', '', '', '09 Oct 2025'],
      ),
    person: {
      name: 'Lina Linked',
      organisation: { name: 'Links, Inc.' },
      roleTitle: 'CTO',
      links: [{ kind: 'linkedin', url: 'https://www.linkedin.com/in/lina' }],
      note: '',
    },
  },
}

test.each(Object.entries(exports))(
  'an export of %s is recognised and needs no mapping',
  async (kind, { file, person }) => {
    const preview = await call(as(), previewImport, { file: await tools.upload(file) })
    expect(preview.program).toBe(kind.split(' ')[0])
    const done = await tools.run(file)
    expect(done).toMatchObject({ rowsRefused: 0 })
    expect(await tools.person(person.name)).toMatchObject(person)
  },
)

test('connections without an address are found again by their page, so that a second export doubles nobody', async () => {
  expect(await tools.run(exports.linkedin.file, { matchBy: 'external_id' })).toMatchObject({
    peopleCreated: 0,
    rowsSkipped: 2,
  })
})
