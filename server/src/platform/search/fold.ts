/** Text as searches compare it: without case and accents, in one line. `Žofie Müller-Lüdenscheidt` and `zofie muller` meet. */
export function fold(text: string): string {
  // Most text is plain, and this is asked of every word of long lists.
  if (isPlain.test(text)) return inOneLine(text.toLowerCase())
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replace(/\s+/gu, ' ')
    .trim()
}

// oxlint-disable-next-line no-control-regex
const isPlain = /^[\t-\r\x20-\x7e]*$/

function inOneLine(text: string): string {
  return (/\s\s|[\t-\r]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()
}

/** The words of folded text, each once. */
export function wordsOf(folded: string): string[] {
  return [...new Set(folded.match(/[\p{L}\p{N}]+/gu) ?? [])].map((word) => word.slice(0, 60))
}
