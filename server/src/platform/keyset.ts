import { failCommon } from '@firsthand/contract/core/failure'

/** Turns the sort values of a list's last row into the `next` of its page. */
export function writeCursor(values: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Reads a `next` back; refuses one that this list did not write. */
export function readCursor(text: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const isOurs =
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => value === null || typeof value === 'string' || typeof value === 'number')
    if (isOurs) return values as (string | number | null)[]
  } catch {
    return failCommon('cursor_invalid')
  }
  return failCommon('cursor_invalid')
}

/** Cuts a page out of rows that were asked for with one more than its limit. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  make: { item: (row: Row) => Item; cursor: (row: Row) => (string | number | null)[] },
) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(make.item),
    next: rows.length > limit && last ? writeCursor(make.cursor(last)) : null,
  }
}
