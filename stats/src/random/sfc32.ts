/**
 * The bare stream of 32-bit whole numbers under `seededRandom`.
 *
 * Use `seededRandom` unless you write a new kind of draw. Period at least 2^32, about 2^127 on average.
 *
 * Source: sfc32, Chris Doty-Humphrey, PractRand.
 *
 * @example
 * const next = sfc32(1)
 * next() // a whole number from 0 to 4294967295
 */
export function sfc32(seed: number): () => number {
  const mix = mixer(seed)
  let a = mix()
  let b = mix()
  let c = mix()
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  // The author's advice: let the state mix before the first draw is used.
  for (let round = 0; round < 15; round++) next()
  return next
}

/** Spreads the (up to 53) bits of a seed: a Weyl sequence through the finaliser of MurmurHash3. */
function mixer(seed: number): () => number {
  let state = (seed | 0) ^ Math.imul(Math.floor(seed / 4294967296) | 0, 0x85ebca6b)
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return mixed ^ (mixed >>> 16)
  }
}
