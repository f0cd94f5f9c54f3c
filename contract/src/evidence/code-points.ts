export function codePointLength(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length - 1; index++) {
    if (isPairAt(text, index)) {
      count--
      index++
    }
  }
  return count
}

/** The part of a text between two code-point offsets; offsets beyond its ends mean its ends. */
export function sliceCodePoints(text: string, from: number, to: number): string {
  return to <= from ? '' : text.slice(codePointToUtf16(text, from), codePointToUtf16(text, to))
}

/** How many code points begin before a UTF-16 index; an index within a surrogate pair counts as the pair's start. */
export function utf16ToCodePoint(text: string, index: number): number {
  const end = clampOffset(index, text.length)
  let count = 0
  let at = 0
  while (at < end) {
    const width = isPairAt(text, at) ? 2 : 1
    if (at + width > end) break
    at += width
    count++
  }
  return count
}

export function codePointToUtf16(text: string, codePoint: number): number {
  let at = 0
  for (let count = 0; count < codePoint && at < text.length; count++) at += isPairAt(text, at) ? 2 : 1
  return at
}

/**
 * Widens a selection, in code points, until it cuts no letter as a reader sees it: an emoji of several code
 * points, an accent written apart. An empty selection stays empty.
 */
export function snapToGraphemes(text: string, from: number, to: number): { from: number; to: number } {
  const length = codePointLength(text)
  const start = clampOffset(from, length)
  const end = clampOffset(to, length)
  if (end <= start) return { from: start, to: start }

  const startIndex = codePointToUtf16(text, start)
  const endIndex = codePointToUtf16(text, end)
  const segments = graphemes.segment(text)
  const first = segments.containing(startIndex)
  const last = segments.containing(endIndex - 1)
  return {
    from: utf16ToCodePoint(text, first?.index ?? startIndex),
    to: utf16ToCodePoint(text, last ? last.index + last.segment.length : endIndex),
  }
}

/** A number as an offset into a text of a length: whole, and neither before its start nor after its end. */
export function clampOffset(value: number, most: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max(Math.trunc(value), 0), most)
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

function isPairAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  if (unit < 0xd800 || unit > 0xdbff) return false
  const next = text.charCodeAt(index + 1)
  return next >= 0xdc00 && next <= 0xdfff
}
