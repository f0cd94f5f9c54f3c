/**
 * A text as a number of 53 bits, which JavaScript and a bigint column both hold exactly: two FNV-1a hashes (Fowler, Noll
 * and Vo, 1991) with different beginnings. Among ten million keys about one in two hundred lists has a single clash, and
 * a clash only compares two people in vain.
 */
export function hashText(text: string): number {
  let low = 0x811c9dc5
  let high = 0x5bd1e995
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ (unit + at), 0x01000193)
  }
  return (scatter(high) >>> 11) * 0x1_0000_0000 + (scatter(low) >>> 0)
}

/** The largest that a key can be. */
export const largestKey = 2 ** 53 - 1

function scatter(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x45d9f3b)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x45d9f3b)
  return mixed ^ (mixed >>> 16)
}
