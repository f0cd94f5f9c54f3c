import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const french = 'Zoé : « Ça m’a coûté très cher, même à l’été. »\nRené : Et après ?\n'
const german = 'Jörg: Über die Straße müssen größere Räder.\nÄnne: Schön.\n'

describe('the encoding of a file is found', () => {
  test.each([
    ['utf-8', Buffer.from(french)],
    ['utf-8-bom', Buffer.from(`\ufeff${french}`)],
    ['utf-16le', Buffer.from(`\ufeff${french}`, 'utf16le')],
    ['utf-16le', Buffer.from(french, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${french}`, 'utf16le').swap16()],
    ['utf-16be', Buffer.from(french, 'utf16le').swap16()],
    ['windows-1252', iconv.encode(french, 'windows-1252')],
    ['macintosh', iconv.encode(french, 'macintosh')],
  ])('%s', (encoding, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ encoding, text: french })
  })

  test.each(['windows-1252', 'macintosh'])('%s in German', (encoding) => {
    expect(decodeText(iconv.encode(german, encoding))).toMatchObject({ encoding, text: german })
  })

  test.each([
    ['shift_jis', 'ありがとうございます。とても良かったです。雨が降っていました。'],
    ['windows-1251', 'Спасибо за вопрос. Мы ушли, потому что шёл дождь и было поздно.'],
    ['gb18030', '我们离开是因为下雨了。谢谢你的问题,今天很高兴。'],
  ])('%s', (encoding, text) => {
    expect(decodeText(iconv.encode(text, encoding))).toMatchObject({ encoding, text })
  })

  test('a guess is told', () => {
    expect(decodeText(iconv.encode(french, 'macintosh')).warnings.map(({ code }) => code)).toEqual([
      'guessed_encoding',
    ])
  })

  test('one broken byte in UTF-8 does not make the rest another encoding', () => {
    const bytes = Buffer.concat([Buffer.from(french), Buffer.from([0xc3])])
    const { text, warnings } = decodeText(bytes)
    expect(text).toBe(`${french}\ufffd`)
    expect(warnings.map(({ code }) => code)).toEqual(['damaged_characters'])
  })
})

describe('text is stored as it can be compared', () => {
  test('composed, with line feeds, and its line ends remembered', () => {
    expect(decodeText(Buffer.from('cafe\u0301\r\nnoir\r\n'))).toMatchObject({
      text: 'café\nnoir\n',
      lineEnding: 'crlf',
    })
    expect(decodeText(Buffer.from('a\rb'))).toMatchObject({ text: 'a\nb', lineEnding: 'cr' })
    expect(decodeText(Buffer.from('a\nb\r\n'))).toMatchObject({ lineEnding: 'mixed' })
    expect(decodeText(Buffer.from('a'))).toMatchObject({ lineEnding: 'none' })
  })

  test('half a character is refused, in UTF-16 and in UTF-8', () => {
    const refused = expect.objectContaining({ code: 'transcripts.lone_surrogate' })
    expect(() => decodeText(Buffer.from('\ufeffAda: \ud83d oh', 'utf16le'))).toThrow(refused)
    expect(() => decodeText(Buffer.concat([Buffer.from('Ada: '), Buffer.from([0xed, 0xa0, 0xbd])]))).toThrow(
      refused,
    )
  })
})
