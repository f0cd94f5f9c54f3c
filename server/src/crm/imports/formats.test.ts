import { previewImport, showImport, startImport } from '@firsthand/contract/crm/imports'
import iconv from 'iconv-lite'
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

test('what a card of 4.0 says of a letter is kept where the parts do not say it', async () => {
  await tools.run(
    'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Lea Letter\r\n' +
      'ADR;LABEL="Hauptstr. 3\\n01099 Dresden";TYPE=home:;;Hauptstr. 3;Dresden;;01099;DE\r\n' +
      'ADR;LABEL="The mill^nat the river, ring twice";TYPE=work:;;;;;;\r\nEND:VCARD\r\n',
  )
  expect((await tools.person('Lea Letter'))!.addresses).toMatchObject([
    { label: 'home', street: 'Hauptstr. 3', city: 'Dresden', free: '' },
    { label: 'work', street: null, free: 'The mill\nat the river, ring twice' },
  ])
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
  // As its German version writes it: in the characters of Windows.
  'outlook in German': {
    file: iconv.encode(
      'Anrede,Vorname,Weitere Vornamen,Nachname,Firma,Position,Straße geschäftlich,Straße geschäftlich 2,Ort geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Ort privat,Telefon geschäftlich,Telefon privat,Mobiltelefon,E-Mail-Adresse,E-Mail 2: Adresse,Kategorien,Notizen,Ort\r\n' +
        '"Frau","Änne","","Müßig","Größe & Söhne","Köchin","Am Wald 3","Hof 2","Görlitz","02826","Deutschland","Weg 1","Zittau","+49 3581 1","","+49 151 7654322","aenne@o.example","muessig@o.example","","schön","Büro 4"\r\n',
      'windows-1252',
    ),
    person: {
      name: 'Änne Müßig',
      organisation: { name: 'Größe & Söhne' },
      roleTitle: 'Köchin',
      emails: [{ email: 'aenne@o.example' }, { email: 'muessig@o.example' }],
      phones: [
        { phone: '+49 3581 1', label: 'work' },
        { phone: '+49 151 7654322', label: 'mobile' },
      ],
      addresses: [
        { label: 'work', street: 'Am Wald 3, Hof 2', postalCode: '02826', city: 'Görlitz', country: 'DE' },
        { label: 'home', street: 'Weg 1', city: 'Zittau' },
      ],
      note: 'schön',
    },
  },
  // In the order of the template that Google offers for its import.
  'google by its template': {
    file: csv(
      'Name Prefix,First Name,Middle Name,Last Name,Name Suffix,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Nickname,File As,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Country,Address 1 - Street,Address 1 - Extended Address,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Address 1 - PO Box,Organization Name,Organization Title,Organization Department,Birthday,Event 1 - Label,Event 1 - Value,Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value,Notes,Labels'.split(
        ',',
      ),
      'Dr.,Tilda,Maria,Template,III,,,,Til,Template,* Work,tilda@g.example ::: til@g.example,Mobile,+49 30 901823,Work,DE,Am Ring 4,Flat 1,Halle,,06108,,Templates,Editor,Layout,1990-01-01,Anniversary,2015-01-01,Spouse,Tom,Blog,https://til.example,Shoe size,41,kind,* myContacts ::: partner'.split(
        ',',
      ),
    ),
    person: {
      name: 'Tilda Maria Template',
      emails: [{ email: 'tilda@g.example', label: 'work' }, { email: 'til@g.example' }],
      phones: [{ phone: '+49 30 901823', label: 'mobile' }],
      links: [{ url: 'https://til.example/', label: 'blog' }],
      addresses: [
        { label: 'work', street: 'Am Ring 4, Flat 1', city: 'Halle', postalCode: '06108', country: 'DE' },
      ],
      contactTypes: ['partner'],
      organisation: { name: 'Templates' },
      note: 'kind',
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
