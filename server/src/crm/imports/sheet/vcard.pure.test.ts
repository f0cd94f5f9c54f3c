import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasRealFiles, realFile, realFiles, whySkipped } from './real-files.ts'
import { cardHeaders, iterateCards } from './vcard.ts'

async function read(content: string | Uint8Array, { pieces = 1, encoding = 'utf-8' } = {}) {
  const bytes = Buffer.from(content as string)
  const size = Math.max(1, Math.ceil(bytes.length / pieces))
  const parts = Array.from({ length: pieces }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
  const rows = []
  for await (const row of iterateCards(parts, encoding)) rows.push(row)
  return rows
}
const said = (cells: string[]) =>
  Object.fromEntries(
    cardHeaders.map((header, at) => [header, cells[at]!]).filter(([, value]) => value !== ''),
  )
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')

test('a card of 3.0 with folded lines, groups of Apple and escapes', async () => {
  const [row] = await read(
    card(
      'VERSION:3.0',
      'N:Brandt;Nele;;Dr.;',
      'FN:Dr. Nele Brandt',
      'ORG:Rapid\\, Rides;Nights',
      'item1.EMAIL;type=INTERNET:nele@rides.exam',
      ' ple',
      'item1.X-ABLabel:_$!<Home>!$_',
      'EMAIL;type=pref:first@rides.example',
      'NOTE:one\\ntwo\\; three',
      'TEL;type=CELL:+49 30 901820',
      'TEL;type=HOME;type=FAX:+49 30 1',
    ),
  )
  expect(said(row!.cells)).toEqual({
    'Full name': 'Dr. Nele Brandt',
    'First name': 'Nele',
    'Last name': 'Brandt',
    Organisation: 'Rapid, Rides',
    Department: 'Nights',
    'E-mail': 'first@rides.example ::: nele@rides.example',
    Note: 'one\ntwo; three',
    Phone: '+49 30 901820',
    'Phone label': 'mobile',
    'E-mail label': ' ::: Home',
    Fax: '+49 30 1',
  })
})

test('a card of 2.1 with soft line breaks, another encoding and a picture in base64', async () => {
  const [row, next] = await read(
    card(
      'VERSION:2.1',
      'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg',
      'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=',
      '=C3=9Fe=0D=0Aaus K=C3=B6ln',
      'PHOTO;TYPE=JPEG;ENCODING=BASE64:',
      ' /9j/4AAQ',
      ' SkZJRg==',
      '',
      'TEL;CELL:0151 2345678',
    ) + card('VERSION:4.0', 'FN:Zoë', 'TEL;VALUE=uri:tel:+1-555-0100;ext=12', 'EMAIL:mailto:zoe@example.org'),
  )
  expect(said(row!.cells)).toMatchObject({
    'Full name': 'Jörg Müller',
    Note: 'Grüße\naus Köln',
    Phone: '0151 2345678',
  })
  expect(next!.line).toBe(12)
  expect(said(next!.cells)).toEqual({
    'Full name': 'Zoë',
    Phone: '+1-555-0100 ext. 12',
    'E-mail': 'zoe@example.org',
  })
})

test('a character is put together where a fold cut it in two, and letters are composed', async () => {
  const bytes = Buffer.from('BEGIN:VCARD\nVERSION:3.0\nFN:Andr\xc3\n \xa9 Zoe\xcc\x88\nEND:VCARD', 'latin1')
  const [row] = await read(bytes)
  expect(row!.cells[0]).toBe('André Zoë')
})

test('an address of 4.0 that is written as on a letter too keeps its lines, beside the parts or instead of them', async () => {
  const [row] = await read(
    card(
      'VERSION:4.0',
      'FN:Lea Letter',
      // RFC 6350, 6.3.1 and RFC 6868: a line ends at \\n or ^n, and ^' is a quotation mark.
      'ADR;LABEL="Lea Letter; c/o Müller: 2nd floor\\nHauptstr. 3\\n01099 Dresden";TYPE=home:;;Haup',
      ' tstr. 3;Dresden;;01099;DE',
      'ADR;TYPE=work;LABEL="The ^\'Mill^\'^nat the river":;;;;;;',
      'ADR:;;Rue du Bois 7;Metz;;57000;FR',
      'ADR;LABEL="":;;;;;;',
    ),
  )
  expect(said(row!.cells)).toMatchObject({
    'Address formatted':
      'Lea Letter; c/o Müller: 2nd floor\nHauptstr. 3\n01099 Dresden ::: The "Mill"\nat the river ::: ',
    'Address street': 'Hauptstr. 3 :::  ::: Rue du Bois 7',
    'Address city': 'Dresden :::  ::: Metz',
    'Address label': 'home ::: work ::: ',
  })
})

test('whatever a letter says, its lines come out and nothing else is taken from the card', async () => {
  const letter = fc.string({ unit: 'grapheme', maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(letter, async (text) => {
      const escaped = text
        .replace(/\p{Cc}|:::/gu, ' ')
        .replaceAll('^', '^^')
        .replaceAll('"', "^'")
        .replaceAll('\\', '\\\\')
      const [row, ...more] = await read(
        card('VERSION:4.0', 'FN:Fuzz', `ADR;LABEL="${escaped}":;;Way 1;Town;;;`, 'NOTE:kept'),
      )
      expect(more).toEqual([])
      const cells = said(row!.cells)
      expect(cells).toMatchObject({ 'Full name': 'Fuzz', 'Address street': 'Way 1', Note: 'kept' })
      const meant = text
        .replace(/\p{Cc}|:::/gu, ' ')
        .normalize('NFC')
        .trim()
      expect(cells['Address formatted'] ?? '').toBe(meant)
    }),
    { numRuns: 200 },
  )
})

test('UTF-16, as Windows writes it', async () => {
  const [row] = await read(Buffer.from(`\ufeff${card('VERSION:3.0', 'FN:Żaneta')}`, 'utf16le'), {
    encoding: 'utf-16le',
  })
  expect(row!.cells[0]).toBe('Żaneta')
})

test('a card that never ends is told, and the next one is read', async () => {
  const rows = await read(`BEGIN:VCARD\nVERSION:3.0\nFN:Open\n${card('VERSION:3.0', 'FN:Closed')}`)
  expect(rows.map((row) => [row.cells[0], row.problems])).toEqual([
    ['Open', ['card_unclosed']],
    ['Closed', []],
  ])
})

test('a card inside a card is somebody else and is left out', async () => {
  const rows = await read(
    card(
      'VERSION:2.1',
      'FN:Boss',
      'AGENT:',
      'BEGIN:VCARD',
      'FN:Assistant',
      'END:VCARD',
      'EMAIL:boss@example.org',
    ),
  )
  expect(rows.map((row) => said(row.cells))).toEqual([{ 'Full name': 'Boss', 'E-mail': 'boss@example.org' }])
})

test('however a file is cut into pieces, the same cards come out', async () => {
  const file =
    card('VERSION:3.0', 'FN:Åsa', 'NOTE:a\\,b', ' c') +
    card('VERSION:2.1', 'N;QUOTED-PRINTABLE:=41=', '=42;C')
  const whole = await read(file)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (pieces) => {
      expect(await read(file, { pieces })).toEqual(whole)
    }),
    { numRuns: 40 },
  )
})

test('whatever stands in a file, each card is one row of text', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'N:A;B',
      ' folded',
      'X;ENCODING=QUOTED-PRINTABLE:=',
      'PHOTO;BASE64:',
      'AGENT:',
    ),
    fc.string({ maxLength: 40 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
      const rows = await read(['BEGIN:VCARD', ...lines].join('\n'))
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row.cells).toHaveLength(cardHeaders.length)
    }),
    { numRuns: 200 },
  )
})

describe.skipIf(!hasRealFiles)(`real cards${hasRealFiles ? '' : `: skipped, ${whySkipped}`}`, () => {
  test.each(realFiles('contacts/vcard', /\.vcf$/))(
    '%s: one row for each card, all of them text',
    async (path) => {
      const bytes = realFile(path)
      const rows = await read(bytes)
      const begun = Buffer.from(bytes)
        .toString('latin1')
        .match(/^BEGIN:VCARD/gim)!.length
      expect(rows).toHaveLength(begun)
      for (const row of rows) expect(row.problems.length === 0 || row.problems.length === 1).toBe(true)
    },
  )
})
