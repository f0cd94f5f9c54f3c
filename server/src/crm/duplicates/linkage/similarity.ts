/**
 * How alike two words are, 0 to 1, forgiving letters in other places and trusting beginnings.
 * W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model, 1990.
 */
export function jaroWinkler(one: string, other: string): number {
  const jaro = jaroSimilarity(one, other)
  let prefix = 0
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1
  return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro
}

/** Whether one slip makes one of the other: a letter more, fewer, another, or two neighbours changed over. */
export function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  const shorter = Math.min(one.length, other.length)
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1
  const left = one.slice(start, one.length - end)
  const right = other.slice(start, other.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

// Words are compared by the million: nothing is made anew for each two of them. Grown where words are longer.
let taken = new Uint8Array(256)
let matched = new Uint16Array(256)

function jaroSimilarity(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1
  const longest = Math.max(one.length, other.length)
  if (longest > taken.length) {
    taken = new Uint8Array(longest * 2)
    matched = new Uint16Array(longest * 2)
  }
  taken.fill(0, 0, other.length)
  const reach = Math.max(0, Math.floor(longest / 2) - 1)
  let count = 0
  for (let index = 0; index < one.length; index += 1) {
    const letter = one.charCodeAt(index)
    const last = Math.min(other.length - 1, index + reach)
    for (let at = Math.max(0, index - reach); at <= last; at += 1) {
      if (taken[at] === 1 || letter !== other.charCodeAt(at)) continue
      taken[at] = 1
      matched[count] = letter
      count += 1
      break
    }
  }
  if (count === 0) return 0
  let turned = 0
  let seen = 0
  for (let at = 0; at < other.length; at += 1) {
    if (taken[at] === 0) continue
    if (matched[seen] !== other.charCodeAt(at)) turned += 1
    seen += 1
  }
  return (seen / one.length + seen / other.length + (seen - turned / 2) / seen) / 3
}
