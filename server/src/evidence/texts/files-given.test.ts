import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { listCodes } from '@firsthand/contract/evidence/codes'
import { importCodes } from '@firsthand/contract/evidence/codes-files'
import { listTurns, previewText, showText } from '@firsthand/contract/evidence/texts'
import { replaceText } from '@firsthand/contract/evidence/versions'
import * as practice from '@firsthand/contract/studies/practice'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { row, workbook } from '../../crm/imports/testing-xlsx.ts'
import { recordFile } from '../../platform/files/files.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { docx, paragraph } from '../transcripts/documents/testing-documents.ts'

const real = fileURLToPath(new URL('../../../../../shared/data/real/', import.meta.url))

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const me = () => world.as('member')

/** A file as it was uploaded, byte for byte. */
function upload(name: string, bytes: Buffer): Promise<string> {
  return world.inWorkspace(me().workspaceId, async (ctx) => {
    const stored = await ctx.services.files.put(ctx.workspaceId, bytes, bytes.length)
    return (await recordFile(ctx, { name, mediaType: 'application/octet-stream', ...stored })).id
  })
}

describe('a better transcript', () => {
  async function spoken() {
    const { id } = await call(me(), createConversation, {
      kind: 'interview',
      people: [],
      heldAt: '2026-05-14T09:30:00.000Z',
    })
    const source = { pasted: 'Jörg: Wie war die Nacht?\n\nNele: Ich fuhr bis zwei.' }
    return call(me(), addText, { conversation: id, source, speakers: [] })
  }

  test.each(['windows-1252', 'utf-16le'])(
    'in %s is read as it was written, and its file is kept',
    async (encoding) => {
      const text = await spoken()
      const better = 'Jörg: Wie war die Nacht wirklich?\n\nNele: Ich fuhr bis zwei, für wen? Für niemanden.'
      const file = await upload('besser.txt', iconv.encode(better, encoding, { addBOM: true }))

      const { file: kind, confidence } = await call(me(), previewText, { source: { file } })
      await call(me(), replaceText, { text: text.id, version: text.version.id, source: { file } })

      expect([kind, confidence > 0.5]).toEqual(['text', true])
      const now = await call(me(), showText, { text: text.id })
      expect(now.speakers.map(({ label }) => label)).toEqual(['Jörg', 'Nele'])
      expect(now.version.fileId).toBe(file)
      const { items } = await call(me(), listTurns, { version: now.version.id })
      expect(items[1]!.body).toBe('Ich fuhr bis zwei, für wen? Für niemanden.')
    },
  )

  test('is read differently where somebody says so', async () => {
    const text = await spoken()
    const file = await upload(
      'besser.docx',
      await docx(paragraph('Jörg | Wie war die Nacht?') + paragraph('Nele | Um zwei: Schluss.')),
    )
    await call(me(), replaceText, {
      text: text.id,
      version: text.version.id,
      source: { file },
      reading: { separator: '|' },
    })
    const now = await call(me(), showText, { text: text.id })
    const { items } = await call(me(), listTurns, { version: now.version.id })
    expect(items.map(({ body }) => body)).toEqual(['Wie war die Nacht?', 'Um zwei: Schluss.'])
  })
})

describe('a practice talk', () => {
  const start = () =>
    call(me(), practice.startPractice, {
      interviewer: me().memberId,
      customer: world.as('admin').memberId,
    })

  test('is measured from the Word document that Teams writes', async () => {
    const said = [
      '**Milo**   0:03',
      'Tell me about yesterday.',
      '**Ada**   0:09',
      'The ovens were on at three.',
    ]
    const file = await upload('Teams.docx', await docx(said.map((line) => paragraph(line)).join('')))
    const { id } = await start()
    const done = await call(me(), practice.addPracticeTalk, {
      practice: id,
      source: { file },
      speakers: [
        { label: 'Milo', is: 'interviewer' },
        { label: 'Ada', is: 'customer' },
      ],
    })
    expect(done.turns.map(({ speaker, body }) => [speaker, body])).toEqual([
      ['interviewer', 'Tell me about yesterday.'],
      ['customer', 'The ovens were on at three.'],
    ])
    expect(done.measured?.questions.open).toBe(1)
  })

  test('is measured from a real Zoom recording, whatever its encoding', async ({ skip }) => {
    const path = `${real}transcript-files/zoom`
    if (!existsSync(path)) skip('The shared transcripts are not here.')
    const saved = readFileSync(`${path}/saved-captions_input_example.txt`, 'utf8')
    const file = await upload(
      'meeting_saved_closed_caption.txt',
      iconv.encode(saved, 'utf-16le', { addBOM: true }),
    )
    const { speakers } = await call(me(), previewText, { source: { file } })
    const [asks, plays] = speakers.map(({ label }) => label)
    const { id } = await start()
    const done = await call(me(), practice.addPracticeTalk, {
      practice: id,
      source: { file },
      speakers: [
        { label: asks!, is: 'interviewer' },
        { label: plays!, is: 'customer' },
      ],
    })
    expect(done.measured).toMatchObject({ measuredBy: 'time' })
    expect(done.turns.length).toBeGreaterThan(1)
  })
})

describe('a codebook', () => {
  const csv = 'Code;Beschreibung;Description\r\nGefühle > Ärger über Gebühren;;Löhne, die später kommen\r\n'

  test.each(['windows-1252', 'utf-16le', 'utf8'])(
    'that a spreadsheet saved in %s keeps its umlauts',
    async (encoding) => {
      const file = await upload(
        'Codebuch.csv',
        iconv.encode(csv, encoding, { addBOM: encoding !== 'windows-1252' }),
      )
      const seen = await call(me(), importCodes, { file, preview: true })
      if (encoding === 'windows-1252') {
        expect(seen.paths).toEqual(['Gefühle', 'Gefühle › Ärger über Gebühren'])
        expect(seen.warnings.join(' ')).toContain('windows-1252')
      }
      await call(me(), importCodes, { file })
      const { items } = await call(world.as('viewer'), listCodes)
      expect(items.find(({ name }) => name === 'Ärger über Gebühren')?.definition).toBe(
        'Löhne, die später kommen',
      )
    },
  )

  test('in a workbook is shown, brought in, and meets itself again; a bomb is refused', async () => {
    const rows = row(1, ['Code', 'Definition']) + row(2, ['Nights &gt; Alone', 'Nobody else on the road'])
    const file = await upload('codes.xlsx', await workbook({ sheets: [{ name: 'Codes', rows }] }))

    const seen = await call(me(), importCodes, { file, preview: true })
    expect(seen).toMatchObject({ format: 'xlsx', made: 2, paths: ['Nights', 'Nights › Alone'] })
    await call(me(), importCodes, { file })
    expect(await call(me(), importCodes, { file })).toMatchObject({ made: 0, kept: 2 })
    const { items } = await call(world.as('viewer'), listCodes)
    expect(items.find(({ name }) => name === 'Alone')?.definition).toBe('Nobody else on the road')

    const bomb = `<row>${' '.repeat(80_000_000)}</row>`
    const unsafe = await upload('bomb.xlsx', await workbook({ sheets: [{ name: 'x', rows: bomb }] }))
    await expect(call(me(), importCodes, { file: unsafe })).rejects.toMatchObject({
      code: 'codes.unsafe',
      message: expect.stringContaining('unpack to far more'),
    })
  })

  test('that is no text is refused in words about codebooks', async () => {
    const file = await upload('book.docx', await docx(paragraph('Pay')))
    await expect(call(me(), importCodes, { file })).rejects.toMatchObject({
      code: 'codes.unreadable',
      message: expect.stringContaining('.qdc'),
    })
    const none = await upload('none.csv', Buffer.alloc(0))
    await expect(call(me(), importCodes, { file: none })).rejects.toMatchObject({
      message: 'The file is empty. Choose another.',
    })
    await expect(call(me(), importCodes, {})).rejects.toMatchObject({ code: 'codes.content_missing' })
  })
})
