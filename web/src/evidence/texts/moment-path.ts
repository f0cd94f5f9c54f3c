import type { TextRange } from '@firsthand/contract/evidence/ranges'

/** The address of words in a text: `/texts/…?range=12.5-13.40` opens it there and shows them. */
export function momentPath(textId: string, range?: TextRange): string {
  return range ? `/texts/${textId}?range=${writeRange(range)}` : `/texts/${textId}`
}

export function writeRange({ startTurn, startOffset, endTurn, endOffset }: TextRange): string {
  return `${startTurn}.${startOffset}-${endTurn}.${endOffset}`
}

/** Reads a range of an address; `12` alone is a whole turn, whose length nobody knows yet. */
export function readRange(text: string): TextRange | undefined {
  const whole = /^(\d{1,7})$/.exec(text)
  if (whole) return { startTurn: Number(whole[1]), startOffset: 0, endTurn: Number(whole[1]), endOffset: 1e9 }
  const parts = /^(\d{1,7})\.(\d{1,7})-(\d{1,7})\.(\d{1,7})$/.exec(text)
  if (!parts) return undefined
  const [startTurn = 0, startOffset = 0, endTurn = 0, endOffset = 0] = parts.slice(1).map(Number)
  return { startTurn, startOffset, endTurn, endOffset }
}
