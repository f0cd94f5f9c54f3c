/**
 * Text that others wrote, made safe to show: without what moves the cursor, colours the screen or turns the order of
 * letters around. Line ends become spaces.
 */
export function safeText(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/gu, '')
}

/** A cell of a table that a spreadsheet will open: what it would run as a formula becomes text. */
export function neutralised(cell: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
}
