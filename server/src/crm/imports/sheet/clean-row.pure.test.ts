import { type ImportTarget, importTargets } from '@firsthand/contract/crm/imports-table'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanRow } from './clean-row.ts'
import type { CleanOptions } from './clean-row.ts'
import { parseEmail } from './email.ts'

const german: CleanOptions = { defaultCountry: 'DE' }

/** The person of a row that is fine. */
function person(row: Partial<Record<ImportTarget, string>>, options: CleanOptions = german) {
  const cleaned = clean({ name: 'Ada', ...row }, options)
  if ('problems' in cleaned) throw new Error(JSON.stringify(cleaned.problems))
  return { ...cleaned.person, notes: cleaned.notes.map(({ code }) => code) }
}

function problems(row: Partial<Record<ImportTarget, string>>, options: CleanOptions = german) {
  const cleaned = clean(row, options)
  return 'problems' in cleaned
    ? cleaned.problems.map(({ column, code, value }) => ({ column, code, value }))
    : []
}

function clean(row: Partial<Record<ImportTarget, string>>, options: CleanOptions) {
  return cleanRow(Object.values(row), Object.keys(row) as ImportTarget[], options)
}

describe('names', () => {
  test('a name is made of its parts where it is not given whole', () => {
    expect(cleanRow(['Ada', 'Lovelace'], ['given_name', 'family_name'])).toMatchObject({
      person: { name: 'Ada Lovelace', givenName: 'Ada', familyName: 'Lovelace' },
    })
    expect(cleanRow(['Ada L.', 'Ada'], ['name', 'given_name'])).toMatchObject({ person: { name: 'Ada L.' } })
  })

  test('a row without name is refused, even with an e-mail address', () => {
    expect(problems({ email: 'ada@bramble.example', name: ' \u00a0 ' })).toEqual([
      { column: 1, code: 'name_missing', value: '' },
    ])
  })

  test('invisible characters, doubled spaces and decomposed accents are mended', () => {
    expect(person({ name: '\u200e Jose\u0301\u00a0\u00a0Garci\u0301a\u0007\u202c ' }).name).toBe(
      'José García',
    )
  })
})

describe('e-mail addresses', () => {
  test('several in a cell are told apart, and the same one is kept once', () => {
    const email = 'Ada <Ada@Bramble.Example>; mailto:a.l@x.org, ada@bramble.example ::: b@x.org c@x.org'
    expect(person({ email }).emails).toEqual([
      { address: 'Ada@Bramble.Example', key: 'ada@bramble.example' },
      { address: 'a.l@x.org', key: 'a.l@x.org' },
      { address: 'b@x.org', key: 'b@x.org' },
      { address: 'c@x.org', key: 'c@x.org' },
    ])
  })

  test('a name before the address is no address, a comma in it included', () => {
    expect(person({ email: '"Lovelace, Ada" <ada@x.org>' }).emails).toEqual([
      { address: 'ada@x.org', key: 'ada@x.org' },
    ])
  })

  test('a domain of any script has one key', () => {
    expect(parseEmail('ada@BÜCHER.example')?.key).toBe('ada@xn--bcher-kva.example')
    expect(parseEmail('ada@xn--bcher-kva.example')?.key).toBe('ada@xn--bcher-kva.example')
  })

  test.each([
    'ada',
    'ada@',
    '@x.org',
    'ada@localhost',
    'a b@c',
    'ada@x..org',
    '.ada@x.org',
    `${'a'.repeat(65)}@x.org`,
  ])('%s is refused with its column and what it was', (email) => {
    expect(problems({ name: 'Ada', email })).toMatchObject([{ column: 1, code: 'email_invalid' }])
  })

  test('a key is its own key', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const key = parseEmail(address)?.key
        if (key !== undefined) expect(parseEmail(key)?.key).toBe(key)
      }),
    )
  })
})

describe('phone numbers', () => {
  test.each([
    ['030 901820', '+4930901820'],
    ["'+44 20 7946 0958", '+442079460958'],
    ['0044 20 7946 0958', '+442079460958'],
    ['tel:+49-30-901820', '+4930901820'],
  ])('%s is %s', (phone, e164) => {
    expect(person({ phone }).phones[0]?.e164).toBe(e164)
  })

  test('00 is international also where that country dials otherwise', () => {
    expect(person({ phone: '0049 30 901820' }, { defaultCountry: 'US' }).phones[0]?.e164).toBe('+4930901820')
  })

  test('an extension is kept apart', () => {
    const phone = '(415) 555-2671 ext. 12'
    expect(person({ phone }, { defaultCountry: 'US' }).phones[0]).toMatchObject({
      e164: '+14155552671',
      extension: '12',
    })
  })

  test('several in a cell are told apart', () => {
    expect(person({ phone: '030 901820; +44 20 7946 0958, 030 901821' }).phones).toHaveLength(3)
  })

  test.each([
    ['ask Bela', 'phone_kept_as_typed'],
    ['1-800-FLOWERS', 'phone_kept_as_typed'],
    ['12', 'phone_kept_as_typed'],
    ['4.15555E+09', 'phone_damaged'],
  ])('%s is kept as typed, with a note and no refusal', (phone, note) => {
    expect(person({ phone })).toMatchObject({ phones: [{ typed: phone, e164: null }], notes: [note] })
  })

  test('without a country a national number is kept as typed', () => {
    expect(person({ phone: '030 901820' }, {}).phones[0]).toMatchObject({ typed: '030 901820', e164: null })
  })
})

describe('the other columns', () => {
  test('contact types are split, as Google writes them too', () => {
    expect(person({ contact_type: '* Courier ::: * myContacts ::: buyer; courier' }).contactTypes).toEqual([
      'Courier',
      'buyer',
    ])
  })

  test('time zones and languages are known by tag and by name', () => {
    expect(person({ time_zone: 'europe/berlin', language: 'Deutsch' })).toMatchObject({
      timeZone: 'Europe/Berlin',
      language: 'de',
    })
    expect(person({ language: 'pt_br' }).language).toBe('pt-BR')
    expect(person({ language: 'Spanisch' }).language).toBe('es')
  })

  test('those we do not know are left out with a note', () => {
    const row = person({ time_zone: 'Middle Earth', language: 'Elvish' })
    expect(row).toMatchObject({
      timeZone: null,
      language: null,
      notes: ['time_zone_unknown', 'language_unknown'],
    })
  })

  test('notes of several columns are joined and keep their lines', () => {
    expect(cleanRow(['Ada', 'one\r\ntwo', 'three'], ['name', 'note', 'note'])).toMatchObject({
      person: { note: 'one\ntwo\n\nthree' },
    })
  })

  test('a cell that is too long is refused by the limits given', () => {
    const limits = { name: 5, line: 10, note: 20 }
    expect(problems({ name: 'Ada Lovelace', role: 'analyst of engines' }, { limits })).toMatchObject([
      { column: 0, code: 'cell_too_long' },
      { column: 1, code: 'cell_too_long' },
    ])
    expect(problems({ name: '😀😀😀😀😀' }, { limits })).toEqual([])
  })

  test('a column that is ignored is never refused', () => {
    expect(problems({ name: 'Ada', ignore: '\ufffd'.repeat(100_000) })).toEqual([])
    expect(problems({ name: 'A\ufffdda' })).toEqual([{ column: 0, code: 'undecodable', value: 'A\ufffdda' }])
  })

  test('whatever stands in a row, the answer is a person that can be stored, or sentences', () => {
    const cells = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), {
      minLength: importTargets.length,
      maxLength: importTargets.length,
    })
    fc.assert(
      fc.property(cells, (row) => {
        const cleaned = cleanRow(row, [...importTargets], german)
        if ('problems' in cleaned) {
          expect(cleaned.problems.every(({ message }) => message.endsWith('.'))).toBe(true)
          return
        }
        expect(JSON.stringify(cleaned.person)).not.toMatch(/\\u0000|\\ud[89a-f]/)
        expect(cleaned.person.name).toBe(cleaned.person.name.normalize('NFC').trim())
      }),
      { numRuns: 500 },
    )
  })
})
