/**
 * A column of values as PostgreSQL reads an array. The driver does the same for any array, at several times the cost:
 * it looks at each value in turn to learn what it is. `quoted` says that values may hold more than digits, letters and
 * signs, as text does and ids and instants do not.
 */
export function arrayText(values: Iterable<unknown>, { quoted }: { quoted: boolean }): string {
  let text = ''
  let separator = '{'
  for (const value of values) {
    text +=
      separator + (value === null || value === undefined ? 'NULL' : quoted ? quote(value) : plain(value))
    separator = ','
  }
  return separator === '{' ? '{}' : `${text}}`
}

/** One value as PostgreSQL reads it, as `arrayText` writes it. */
export function valueText(value: unknown): string | null {
  return value === null || value === undefined ? null : plain(value)
}

function quote(value: unknown): string {
  const text = plain(value)
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, String.raw`\$&`) : text}"`
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
