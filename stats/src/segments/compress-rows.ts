/**
 * Finds people whose answers are all equal: the pattern of each person, and one person of each pattern.
 *
 * Use it through `readAnswers`. Where hardly two people are alike it gives up early and keeps every person.
 *
 * Source: repeated renumbering of (pattern so far, next answer) through an open-addressing table; exact, no hashing of
 * contents.
 *
 * @example
 * compressRows([Float64Array.of(0, 1, 0)], [], true) // { patternOf: [0, 1, 0], firstOf: [0, 1] }
 */
export function compressRows(
  codes: readonly Float64Array[],
  values: readonly Float64Array[],
  compress: boolean,
): { patternOf: Int32Array; firstOf: Int32Array } {
  const people = (codes[0] ?? values[0])!.length
  let ids = new Int32Array(people)
  let patterns = 1
  const columns = compress ? [...values, ...codes] : []
  for (const [place, column] of columns.entries()) {
    const next = refine(ids, place < values.length ? distinct(column) : column)
    ids = next.ids
    patterns = next.patterns
    if (patterns > 0.9 * people) break
  }
  if (!compress || patterns > 0.9 * people) {
    const everybody = Int32Array.from({ length: people }, (_, person) => person)
    return { patternOf: everybody, firstOf: everybody }
  }
  const firstOf = new Int32Array(patterns).fill(-1)
  for (let person = people - 1; person >= 0; person--) firstOf[ids[person]!] = person
  return { patternOf: ids, firstOf }
}

/** Numbers become codes; a missing number is −1 like a missing choice. */
function distinct(values: Float64Array): Float64Array {
  const codes = new Map<number, number>()
  return values.map((value) => {
    if (Number.isNaN(value)) return -1
    const known = codes.get(value)
    if (known !== undefined) return known
    codes.set(value, codes.size)
    return codes.size - 1
  })
}

function refine(ids: Int32Array, column: Float64Array): { ids: Int32Array<ArrayBuffer>; patterns: number } {
  const people = ids.length
  const size = 2 ** Math.ceil(Math.log2(2 * people + 2))
  const mask = size - 1
  const keyId = new Int32Array(size).fill(-1)
  const keyCode = new Int32Array(size)
  const named = new Int32Array(size)
  const next = new Int32Array(people)
  let patterns = 0
  for (let person = 0; person < people; person++) {
    const id = ids[person]!
    const code = column[person]!
    let slot = (Math.imul(id, 0x9e3779b1) ^ Math.imul(code + 1, 0x85ebca6b)) >>> 0
    slot = (slot ^ (slot >>> 15)) & mask
    while (keyId[slot] !== -1 && (keyId[slot] !== id || keyCode[slot] !== code)) slot = (slot + 1) & mask
    if (keyId[slot] === -1) {
      keyId[slot] = id
      keyCode[slot] = code
      named[slot] = patterns++
    }
    next[person] = named[slot]!
  }
  return { ids: next, patterns }
}
