// Names of the Adobe Glyph List for New Fonts that are no letters, digits or `uniXXXX` by themselves.
const named = new Map<string, string>(
  (
    'space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle \' parenleft ( parenright ) asterisk * plus + ' +
    'comma , hyphen - period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; ' +
    'less < equal = greater > question ? at @ bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave ` ' +
    'braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ yen ¥ section § copyright © guillemotleft « ' +
    'guillemotright » registered ® degree ° plusminus ± paragraph ¶ periodcentered · questiondown ¿ multiply × divide ÷ ' +
    'quoteleft ‘ quoteright ’ quotesinglbase ‚ quotedblleft “ quotedblright ” quotedblbase „ guilsinglleft ‹ guilsinglright › ' +
    'endash – emdash — ellipsis … bullet • dagger † daggerdbl ‡ perthousand ‰ trademark ™ Euro € minus − fi fi fl fl ff ff ffi ffi ffl ffl ' +
    'germandbls ß AE Æ ae æ OE Œ oe œ Oslash Ø oslash ø dotlessi ı Lslash Ł lslash ł Eth Ð eth ð Thorn Þ thorn þ'
  )
    .replace('space   ', '')
    .split(' ')
    .flatMap((word, index, words) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : [])),
)

const accents = new Map([
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['circumflex', '\u0302'],
  ['tilde', '\u0303'],
  ['macron', '\u0304'],
  ['breve', '\u0306'],
  ['dotaccent', '\u0307'],
  ['dieresis', '\u0308'],
  ['ring', '\u030a'],
  ['hungarumlaut', '\u030b'],
  ['caron', '\u030c'],
  ['cedilla', '\u0327'],
  ['ogonek', '\u0328'],
])

/** The letter that a glyph's name stands for; undefined where it says nothing, such as `g123`. */
export function glyphText(name: string): string | undefined {
  const [bare = ''] = name.split('.')
  if (bare === 'space' || bare === 'nbspace') return ' '
  if (bare.length === 1) return bare
  const known = named.get(bare)
  if (known !== undefined) return known
  const code = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(bare)
  const point = code && parseInt(code[1] ?? code[2] ?? '', 16)
  if (point && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) return String.fromCodePoint(point)
  const accent = accents.get(bare.slice(1))
  return accent && /^[A-Za-z]/.test(bare) ? (bare.charAt(0) + accent).normalize('NFC') : undefined
}
