/** Cuts text where words begin as a searched word does, without case and accents. */
export function foundIn(text: string, searched: string): { part: string; isFound: boolean }[] {
  const wanted = wordsOf(searched).map(({ folded }) => folded)
  if (wanted.length === 0) return [{ part: text, isFound: false }]
  const parts: { part: string; isFound: boolean }[] = []
  let at = 0
  for (const { folded, from, to } of wordsOf(text)) {
    if (!wanted.some((word) => folded.startsWith(word))) continue
    if (from > at) parts.push({ part: text.slice(at, from), isFound: false })
    parts.push({ part: text.slice(from, to), isFound: true })
    at = to
  }
  if (at < text.length) parts.push({ part: text.slice(at), isFound: false })
  return parts
}

function wordsOf(text: string): { folded: string; from: number; to: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    folded: match[0].normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }))
}
