/** A decimal number as its digits, so that money never becomes a fraction of a double. */
export type Decimal = { isNegative: boolean; whole: string; fraction: string }

export type ReadingDecimals = {
  /** What separates decimals, where that is known, as for a whole column of a file. */
  decimal?: '.' | ',' | undefined
  /** How many decimals there can be, as for a currency: three digits after a separator are then thousands. */
  decimalsAtMost?: number | undefined
}

/**
 * Reads a number as people write it: 1234.5, 1,234.50, 1.234,50, 1 234,50, 1'234.50, 12,34,567. Where `1.234` can be
 * read two ways it answers `ambiguous` rather than guess; undefined when it is no number.
 */
export function readDecimal(text: string, reading: ReadingDecimals = {}): Decimal | 'ambiguous' | undefined {
  const [, sign, body] = /^([+\-\u2212]?)\s*([\d.,'’ \u00a0\u202f]+)$/.exec(text.trim()) ?? []
  if (body === undefined || !/\d/.test(body)) return undefined
  const parts = separate(body, reading)
  if (parts === undefined || parts === 'ambiguous') return parts
  const whole = (parts.whole || '0').replace(/^0+(?=\d)/, '')
  return { isNegative: sign !== '' && sign !== '+', whole, fraction: parts.fraction }
}

/** The digits before and after the decimal separator. */
function separate(body: string, { decimal, decimalsAtMost }: ReadingDecimals) {
  const marks = [...body].filter((character) => character === '.' || character === ',')
  const last = marks.at(-1)
  if (last === undefined) return joined(body, '')
  const at = body.lastIndexOf(last)
  const [before, after] = [body.slice(0, at), body.slice(at + 1)]
  const isSecondKind = marks.length > 1 && marks.slice(0, -1).every((mark) => mark !== last)
  if (isSecondKind) return joined(before, after)
  if (marks.length > 1) return joined(body, '')
  if (decimal !== undefined) return last === decimal ? joined(before, after) : joined(body, '')
  const looksLikeThousands = /^[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(after)
  if (!looksLikeThousands) return joined(before, after)
  return decimalsAtMost !== undefined && decimalsAtMost < 3 ? joined(body, '') : 'ambiguous'
}

function joined(whole: string, fraction: string): { whole: string; fraction: string } | undefined {
  if (!/^\d*$/.test(fraction)) return undefined
  if (/^\d*$/.test(whole)) return { whole, fraction }
  // One kind of separator, groups of three, or of two before the last three as in India.
  if (!/^\d{1,3}([.,'’ \u00a0\u202f])\d{2,3}(?:\1\d{2,3})*$/.test(whole) || !/\D\d{3}$/.test(whole))
    return undefined
  return { whole: whole.replace(/\D/g, ''), fraction }
}
