// A cell as it is kept: composed characters (NFC), no control or invisible characters, no space around it, and
// without the quote that an export puts before what a spreadsheet would run as a formula.

export function cleanText(written: string): string {
  const cell = isQuotedFormula.test(written) ? written.slice(1) : written
  // Most cells are plain, and a long table has millions.
  if (isPlain.test(cell)) return cell.trim()
  return cell.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(invisible, '').trim()
}

/** The same on one line, for names and the like. */
export function cleanLine(cell: string): string {
  const text = cleanText(cell)
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text
}

const isQuotedFormula = /^'[=+\-@＝＋－＠]/
const isPlain = /^[\x20-\x7e]*$/

// Controls but tab and line end; zero-width space, byte order mark and the marks that turn text around. The
// joiners U+200C and U+200D stay: Persian, Hindi and emoji need them.
const invisible =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
