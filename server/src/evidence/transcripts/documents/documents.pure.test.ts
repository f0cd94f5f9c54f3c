import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseUpload } from '../parse-transcript.ts'
import { docx, odt, packed, paragraph, table } from './testing-documents.ts'

const read = async (bytes: Promise<Buffer> | Buffer, fileName = 'talk.docx') => {
  const parsed = await parseUpload({ bytes: await bytes, fileName })
  return { ...parsed, said: parsed.turns.map(({ speaker, body }) => [speaker, body]) }
}
const refusal = (bytes: Buffer) => expect(parseUpload({ bytes, fileName: 'talk.docx' })).rejects

describe('a Word document', () => {
  test('names in bold before a colon speak, and the colon may be bold or not', async () => {
    const { said, file, speakers } = await read(
      docx(
        paragraph('**Ines:** What happened last?') +
          paragraph('**Mara**: We waited: an hour.\nNobody came.') +
          paragraph('**Ines: **And then?') +
          paragraph('**Mara:** We left.'),
      ),
    )
    expect(said).toEqual([
      ['Ines', 'What happened last?'],
      ['Mara', 'We waited: an hour.\nNobody came.'],
      ['Ines', 'And then?'],
      ['Mara', 'We left.'],
    ])
    expect(file).toBe('docx')
    expect(speakers[0]!.sureness).toEqual({ confidence: 0.95, why: 'bold', named: 2, carried: 0 })
  })

  test('names alone on a line, in bold or as headings, speak in the paragraph below', async () => {
    const heading = '<w:outlineLvl w:val="2"/>'
    const names = [0, 1, 2].map(
      (round) =>
        paragraph('**Ines Vogt**') +
        paragraph(`Question ${round}?`) +
        paragraph('Mara Lind', heading) +
        paragraph(`Answer ${round}.`),
    )
    const { said } = await read(docx(names.join('')))
    expect(said).toHaveLength(6)
    expect(said.slice(0, 2)).toEqual([
      ['Ines Vogt', 'Question 0?'],
      ['Mara Lind', 'Answer 0.'],
    ])
  })

  test('inserted words are in, deleted and moved ones are out, and a deleted end of paragraph joins two', async () => {
    const { said, warnings } = await read(
      docx(
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">We </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve">always </w:t></w:r></w:ins></w:p>' +
          '<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>wait.</w:t></w:r></w:p>' +
          '<w:p><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p>',
      ),
    )
    expect(said.map(([, body]) => body)).toEqual(['We always wait.', 'here'])
    expect(warnings.map(({ code }) => code)).toContain('deleted_words')
  })

  test('foot-notes, comments, fields, hidden words and doubled text boxes are nobody’s speech', async () => {
    const { said } = await read(
      docx(
        '<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t xml:space="preserve"> once.</w:t></w:r></w:p>' +
          '<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>',
        { 'word/footnotes.xml': '<w:footnotes><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnotes>' },
      ),
    )
    expect(said.map(([, body]) => body)).toEqual(['Said once.', 'Boxed.'])
  })

  test('a table of times, names and words is a dialogue, without its first row', async () => {
    const { said, turns } = await read(
      docx(
        table([
          ['Time', 'Speaker', 'Text'],
          ['00:00:03', 'Ines', 'What happened?'],
          ['00:00:09', 'Mara', 'We waited.'],
          ['00:00:15', 'Ines', 'How long?'],
          ['00:00:18', 'Mara', 'An hour.\nMore.'],
        ]),
      ),
    )
    expect(said).toEqual([
      ['Ines', 'What happened?'],
      ['Mara', 'We waited.'],
      ['Ines', 'How long?'],
      ['Mara', 'An hour.\nMore.'],
    ])
    expect(turns.map(({ startsMs }) => startsMs)).toEqual([3000, 9000, 15_000, 18_000])
  })

  test('any other table is read cell by cell, and no word of it is lost', async () => {
    const { said } = await read(
      docx(table([['Alone with two rows of words that say much.', 'And more of them here.']])),
    )
    expect(said.map(([, body]) => body).join(' ')).toMatch(/rows of words.*more of them/s)
  })
})

describe('documents that recorders write', () => {
  test('Teams: a name and a time, below it the words', async () => {
    const { said, format, turns } = await read(
      docx(
        paragraph('Weekly call-20240105_100000-Meeting Recording') +
          paragraph('Ines Vogt started transcription') +
          paragraph('**Ines Vogt**   0:03\nWhat happened?') +
          paragraph('**Mara Lind**   0:09\nWe waited.') +
          paragraph('Ines Vogt stopped transcription'),
      ),
    )
    expect(format).toBe('speaker_headers')
    expect(said).toEqual([
      ['Ines Vogt', 'What happened?'],
      ['Mara Lind', 'We waited.'],
    ])
    expect(turns[1]!.startsMs).toBe(9000)
  })

  test('Teams until 2023: times, a name, words', async () => {
    const { said, turns } = await read(
      docx(
        paragraph('0:0:0.0 --> 0:0:1.540\nInes Vogt\nWhat <b> & why?') +
          paragraph('0:0:5.20 --> 0:0:7.900\nMara Lind\nWe waited.'),
      ),
    )
    expect(said).toEqual([
      ['Ines Vogt', 'What <b> & why?'],
      ['Mara Lind', 'We waited.'],
    ])
    expect(turns[1]).toMatchObject({ startsMs: 5200, endsMs: 7900 })
  })

  test('Google Meet: who was there and what the recorder adds are left out, times alone count', async () => {
    const heading = '<w:outlineLvl w:val="1"/>'
    const { said, turns, warnings } = await read(
      docx(
        paragraph('Weekly (2024-01-05 at 10:00 GMT) – Transcript', '<w:outlineLvl w:val="0"/>') +
          paragraph('Attendees', heading) +
          paragraph('Ines Vogt, Mara Lind') +
          paragraph('Transcript', heading) +
          paragraph('00:05:00', heading) +
          paragraph('**Ines Vogt:** What happened?') +
          paragraph('**Mara Lind:** We waited.') +
          paragraph('Transcription ended after 00:27:10') +
          paragraph(
            'This editable transcript was computer generated and might contain errors. People can also change the text after it was created.',
          ),
      ),
    )
    expect(said).toEqual([
      ['Ines Vogt', 'What happened?'],
      ['Mara Lind', 'We waited.'],
    ])
    expect(turns[0]!.startsMs).toBe(300_000)
    expect(warnings.find(({ code }) => code === 'left_out')?.message).toMatch(
      /Attendees|Ines Vogt, Mara Lind/,
    )
  })
})

describe('an OpenDocument text', () => {
  test('bold comes from styles; comments, foot-notes and deleted words are out', async () => {
    const { said, file } = await read(
      odt(
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
          '<text:p><text:span text:style-name="T1">Ines:</text:span> What<office:annotation><text:p>check</text:p></office:annotation>\n   happened<text:s text:c="2"/>last?</text:p>' +
          '<text:p><text:span text:style-name="T1">Mara:</text:span> We waited.<text:note><text:note-body><text:p>foot</text:p></text:note-body></text:note><text:line-break/>Long.</text:p>',
        '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>',
      ),
      'talk.odt',
    )
    expect(file).toBe('odt')
    expect(said).toEqual([
      ['Ines', 'What happened  last?'],
      ['Mara', 'We waited.\nLong.'],
    ])
  })

  test('one with a password is refused with what to do', async () => {
    const bytes = await odt('x', '', {
      'META-INF/manifest.xml': '<manifest><file-entry><encryption-data/></file-entry></manifest>',
    })
    await refusal(bytes).toMatchObject({
      code: 'transcripts.encrypted',
      message: expect.stringMatching(/without the password/),
    })
  })
})

describe('what is no document of words', () => {
  test('is told by what is in it, whatever it is called', async () => {
    await refusal(await packed({ 'a.txt': 'hello' })).toMatchObject({ code: 'transcripts.document' })
    await refusal(
      await packed({ '[Content_Types].xml': '<Types>spreadsheetml</Types>', 'xl/workbook.xml': '<w/>' }),
    ).toMatchObject({ code: 'transcripts.document', message: expect.stringMatching(/workbook/) })
    const { file } = await read(docx(paragraph('Words.')), 'talk.txt')
    expect(file).toBe('docx')
  })

  test('Word files with a password are told apart from old ones', async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])
    await refusal(ole).toMatchObject({ code: 'transcripts.document' })
    await refusal(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])).toMatchObject({
      code: 'transcripts.encrypted',
    })
  })

  test('cut off, entities of its own, and bombs are refused', async () => {
    const whole = await docx(paragraph('Words.'))
    await refusal(whole.subarray(0, whole.length - 40)).toMatchObject({ code: 'transcripts.damaged' })
    await refusal(
      await docx('', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "cc">]><w:document>&b;</w:document>' }),
    ).toMatchObject({ code: 'transcripts.damaged' })
    await refusal(await docx('', { 'word/document.xml': '<w:document><w:p>' + '<w:r><w:t>x' })).toMatchObject(
      {
        code: 'transcripts.damaged',
      },
    )
    const before = process.memoryUsage().rss
    await refusal(
      await docx('', { 'word/document.xml': `<w:document><w:p><w:r><w:t>${'a'.repeat(80_000_000)}` }),
    ).toMatchObject({ code: 'transcripts.too_large' })
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024)
  })

  test('an empty document says so', async () => {
    await refusal(await docx('')).toMatchObject({ code: 'transcripts.no_turns' })
  })
})

const real = new URL('../../../../../../shared/data/real/qda/qualcoder-examples/', import.meta.url)
describe.skipIf(!existsSync(real))('real documents (skipped where ../shared/data is absent)', () => {
  test.each([
    ['ID1.docx', 'docx', 3, 'no problem at all.'],
    ['ID2.odt', 'odt', 3, 'The course cost €200.00'],
  ])('%s', async (name, file, turns, words) => {
    const parsed = await read(readFileSync(new URL(name, real)), name)
    expect([parsed.file, parsed.turns.length]).toEqual([file, turns])
    expect(parsed.said.map(([, body]) => body).join('\n')).toContain(words)
  })
})
