/** Both ends belong to it. */
export type ByteRange = { start: number; end: number }

/**
 * What a Range header asks of a file (RFC 9110, 14.1-14.4): one range; `whole` where there is none, it cannot be read or
 * asks for several; `unsatisfiable` where it begins behind the end.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const found = /^bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? '')
  const [, from = '', to = ''] = found ?? []
  if (!found || (from === '' && to === '')) return 'whole'
  if (from === '') {
    const length = Number(to)
    if (length === 0 || size === 0) return 'unsatisfiable'
    return { start: Math.max(0, size - length), end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return 'whole'
  return start >= size ? 'unsatisfiable' : { start, end }
}

/** What to answer, by the validators that a request carries; `etag` is a strong one. */
export function answerTo(
  headers: {
    range?: string | undefined
    'if-range'?: string | undefined
    'if-none-match'?: string | undefined
  },
  { etag, size }: { etag: string; size: number },
): { status: 200 } | { status: 206; range: ByteRange } | { status: 304 } | { status: 416 } {
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) return { status: 304 }
  // A date in If-Range is not ours, and a weak tag is never enough (RFC 9110, 13.1.5).
  const isSame = headers['if-range'] === undefined || headers['if-range'].trim() === etag
  const range = isSame ? readRange(headers.range, size) : 'whole'
  if (range === 'whole') return { status: 200 }
  return range === 'unsatisfiable' ? { status: 416 } : { status: 206, range }
}
