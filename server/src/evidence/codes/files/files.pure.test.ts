import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCodesCsv, writeCodesCsv } from './csv.ts'
import { type DraftCode, UnreadableCodebook, draftCode } from './draft.ts'
import { type WrittenCode, palette, readQdc, writeQdc } from './qdc.ts'
import { UnreadableXml, readXml } from './xml.ts'

const real = fileURLToPath(new URL('../../../../../../shared/data/real/qda/', import.meta.url))
const guid = '0190b1de-0000-7000-8000-000000000001'

function written(name: string, more: Partial<WrittenCode> = {}): WrittenCode {
  return { ...draftCode(name), guid, colour: 0, ...more } as WrittenCode
}

describe('a REFI-QDA codebook', () => {
  test('is read as other programs write it: prefixes, braces around ids, short colours, categories', () => {
    const { codes } = readQdc(`\ufeff<?xml version="1.0"?>
      <!-- from elsewhere -->
      <q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes>
        <q:Code guid="{0190B1DE-0000-7000-8000-000000000001}" name="Pay &amp; hours" isCodable="false" color="#a32">
          <q:Description><![CDATA[What <they> earn]]></q:Description>
          <q:Code guid="x" name='Caf&#233;' isCodable="true"/>
        </q:Code>
      </q:Codes></q:CodeBook>`)

    expect(codes).toEqual([
      draftCode('Pay & hours', {
        guid,
        definition: 'What <they> earn',
        isHeading: true,
        colour: palette.indexOf('#A33B2E'),
        below: [draftCode('Café', { guid: 'x' })],
      }),
    ])
  })

  test.each([
    ['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><CodeBook>&a;</CodeBook>', 'document type'],
    ['<CodeBook><Codes></CodeBook>', 'not closed'],
    ['<CodeBook><Codes><Code name="a"', 'not well-formed'],
    ['<CodeBook>', 'ends in the middle'],
    ['<html></html>', 'holds no codebook'],
    [`${'<Code>'.repeat(200)}`, 'nested too deeply'],
    ['', 'not one XML document'],
  ])('that is broken or unsafe is refused with a reason: %#', (content, reason) => {
    expect(() => readQdc(content)).toThrow(UnreadableCodebook)
    expect(() => readQdc(content)).toThrow(reason)
  })

  test('names no entity but those of XML itself', () => {
    expect(readXml('<a>&lt;&nbsp;&#x1F600;&#0;</a>').text).toBe('<&nbsp;\u{1F600}\ufffd')
  })

  test('says that sets of codes are left out', () => {
    const { warnings } = readQdc('<CodeBook><Codes/><Sets><Set guid="a" name="b"/></Sets></CodeBook>')

    expect(warnings).toEqual(['1 sets of codes were left out: Firsthand has none.'])
  })

  test('is written with the elements, order and attributes of the schema', () => {
    const content = writeQdc(
      [written('Pay', { definition: 'a "b" <c>', below: [written('Tips')] })],
      'Firsthand',
    )

    expect(content).toContain('<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Firsthand">')
    expect(content).toContain(`<Code guid="${guid}" name="Pay" isCodable="true" color="#3B5B92">`)
    expect(content).toMatch(/<Description>a &quot;b&quot; &lt;c&gt;<\/Description>\s*<Code guid/)
  })

  test('is read out of a whole project of another program', ({ skip }) => {
    const project = fileURLToPath(new URL('refi/demo.qdpx', `file://${real}`))
    if (!existsSync(project)) skip('The shared REFI-QDA project is not here.')
    // Only the project file is wanted: it stands uncompressed or deflated under one name.
    const content = projectFile(readFileSync(project))

    const { codes } = readQdc(content)

    expect(codes.length).toBeGreaterThan(0)
    expect(codes.every(({ name }) => name !== '')).toBe(true)
  })
})

describe('a codebook as a table', () => {
  test('is read from a list of paths without any head, as other programs write it', ({ skip }) => {
    const file = `${real}qualcoder-examples/plain_codes_categories_for_import.txt`
    if (!existsSync(file)) skip('The shared list of codes is not here.')

    const { codes } = readCodesCsv(readFileSync(file, 'utf8'))

    const cat3 = codes.find(({ name }) => name === 'cat3')!
    expect(cat3.below.map(({ name }) => name)).toEqual(['cat2', 'code5'])
    expect(cat3.below[0]!.below[0]).toMatchObject({ name: 'code4', definition: 'another memo' })
    expect(codes[0]).toMatchObject({ name: 'code1', definition: 'A memo for code 1' })
  })

  test('is read from a table with semicolons and other names for its columns', () => {
    const { codes } = readCodesCsv('Code;Description\r\nPay > Tips;"what guests; give"\r\nRain;\r\n')

    expect(codes.map(({ name }) => name)).toEqual(['Pay', 'Rain'])
    expect(codes[0]!.below[0]).toMatchObject({ name: 'Tips', definition: 'what guests; give' })
  })

  test('without any code is refused', () => {
    expect(() => readCodesCsv('path,definition\r\n')).toThrow('No code was found')
  })

  test('cannot run a formula in a spreadsheet', async () => {
    expect(await writeCodesCsv([written('=1+1')])).toContain("'=1+1")
  })
})

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((value) => value.replace(/\s+/g, ' ').trim())
const name = text.filter((value) => value !== '' && !value.startsWith("'"))

/** Codes as the codebook holds them: siblings have different names. */
const tree: fc.Arbitrary<WrittenCode[]> = fc.letrec<{ codes: WrittenCode[] }>((tie) => ({
  codes: fc.uniqueArray(
    fc.record({
      guid: fc.uuid(),
      name,
      definition: text.map((value) => value.replace(/(When to use|When not|Example): /g, '')),
      whenToUse: text,
      whenNot: text,
      example: text,
      colour: fc.integer({ min: 0, max: 7 }),
      isHeading: fc.boolean(),
      below: fc.oneof({ depthSize: 'small' }, fc.constant<WrittenCode[]>([]), tie('codes')),
    }),
    { minLength: 1, maxLength: 4, selector: (code) => code.name },
  ),
})).codes

test('a codebook that goes out as REFI-QDA and comes back is the same', () => {
  fc.assert(
    fc.property(tree, (codes) => {
      expect(readQdc(writeQdc(codes, 'Firsthand')).codes).toEqual(codes)
    }),
    { numRuns: 200 },
  )
})

test('a codebook that goes out as a table and comes back is the same, but for ids', async () => {
  const withoutIds = (codes: (WrittenCode | DraftCode)[]): unknown =>
    codes.map(({ guid: _, below, ...code }) => ({ ...code, below: withoutIds(below) }))
  const guarded = (codes: WrittenCode[]): boolean =>
    codes.every(
      (code) =>
        [code.definition, code.whenToUse, code.whenNot, code.example].every(
          (cell) => !cell.startsWith("'"),
        ) && guarded(code.below),
    )
  await fc.assert(
    fc.asyncProperty(tree.filter(guarded), async (codes) => {
      expect(withoutIds(readCodesCsv(await writeCodesCsv(codes)).codes)).toEqual(withoutIds(codes))
    }),
    { numRuns: 200 },
  )
})

test('whatever a file holds, it is read or refused with a reason', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '/',
    '"',
    '<Code name="a">',
    '</Code>',
    '<CodeBook>',
    '<Codes>',
    '&amp;',
    '&#',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    ' ',
    'a',
    '\n',
    '<?',
    '?>',
    '>>',
    ';',
    ',',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
      const content = parts.join('')
      for (const read of [readQdc, readCodesCsv]) {
        try {
          read(content)
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableCodebook)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('reading takes time in line with the size, whatever is left open', () => {
  const started = performance.now()
  for (const piece of ['<!--', '<a b="', '<![CDATA[', '<a ', '&#'])
    expect(() => readXml(`<a>${piece.repeat(100_000)}`)).toThrow(UnreadableXml)
  expect(performance.now() - started).toBeLessThan(5_000)
})

function projectFile(zip: Buffer): string {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    if (zip.toString('utf8', at + 46, at + 46 + nameLength!).endsWith('.qde')) {
      const local = zip.readUInt32LE(at + 42)
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20))
      return (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
    }
    at += 46 + nameLength! + extra! + comment!
  }
  throw new Error('There is no project file in it.')
}
