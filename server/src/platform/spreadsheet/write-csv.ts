// CSV as Excel and everybody else reads it: commas, CRLF, quotes where needed (RFC 4180).

/**
 * A cell that a spreadsheet would run as a formula, made into text by a quote in front of it. A plain negative
 * number is left alone. Importing takes the quote off a phone number again.
 * Source: OWASP, "CSV Injection": = + - @, tab and carriage return, and their full-width forms.
 */
export function neutraliseFormula(cell: string): string {
  if (/^-\d+([.,]\d+)?$/.test(cell)) return cell
  return /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell
}

export type CsvOptions = {
  delimiter?: string
  lineEnd?: '\r\n' | '\n'
  /** Excel takes a file without it for Windows-1252. */
  hasByteOrderMark?: boolean
  /** Only for files that programs read and people never open. */
  keepsFormulas?: boolean
}

export async function* writeCsv(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  { delimiter = ',', lineEnd = '\r\n', hasByteOrderMark = false, keepsFormulas = false }: CsvOptions = {},
): AsyncGenerator<string> {
  if (hasByteOrderMark) yield '\ufeff'
  for await (const cells of rows) {
    const written = cells.map((cell) => quote(keepsFormulas ? cell : neutraliseFormula(cell), delimiter))
    // A row of one empty cell would otherwise be a blank line, which readers pass over.
    yield (written.length === 1 && written[0] === '' ? '""' : written.join(delimiter)) + lineEnd
  }
}

function quote(cell: string, delimiter: string): string {
  const needsQuotes = cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell)
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell
}
