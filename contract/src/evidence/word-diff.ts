/** Words, blanks and marks of a text, each one token; together they are the text. */
export function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}'’]+|\s+|[^\p{L}\p{N}\p{M}\s'’]/gu) ?? []
}

export type Piece = { kind: 'same' | 'gone' | 'new'; words: string }

/** What two texts have in common and what not, in the order in which one reads it. */
export function diffWords(before: string, after: string): Piece[] {
  const [one, other] = [tokensOf(before), tokensOf(after)]
  const partners = matchTokens(one, other)
  const pieces: Piece[] = []
  let at = 0
  const put = (kind: Piece['kind'], words: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.words += words
    else if (words !== '') pieces.push({ kind, words })
  }
  for (const [index, token] of one.entries()) {
    const partner = partners[index]!
    if (partner < 0) {
      put('gone', token)
      continue
    }
    put('new', other.slice(at, partner).join(''))
    put('same', token)
    at = partner + 1
  }
  put('new', other.slice(at).join(''))
  return pieces
}

/**
 * For each token of one list its partner in the other, or -1; partners never cross. Tokens that stand once on either
 * side are matched first (Bram Cohen's patience diff), what lies between them by the longest common subsequence, and
 * what is too long for that by nothing: no partner is better than a wrong one.
 */
export function matchTokens(one: readonly string[], other: readonly string[]): Int32Array {
  const partners = new Int32Array(one.length).fill(-1)
  matchBetween({ one, other, partners }, [0, one.length, 0, other.length], 0)
  return partners
}

/** Cells of the table for the longest common subsequence, at the most. */
const mostCells = 1_500_000
const deepest = 64

type Lists = { one: readonly string[]; other: readonly string[]; partners: Int32Array }
type Bounds = [number, number, number, number]

function matchBetween(lists: Lists, bounds: Bounds, depth: number): void {
  const { one, other, partners } = lists
  let [from, to, otherFrom, otherTo] = bounds
  while (from < to && otherFrom < otherTo && one[from] === other[otherFrom]) partners[from++] = otherFrom++
  while (from < to && otherFrom < otherTo && one[to - 1] === other[otherTo - 1]) partners[--to] = --otherTo
  if (from === to || otherFrom === otherTo) return
  const anchors = depth < deepest ? uniquePairs(lists, [from, to, otherFrom, otherTo]) : []
  if (anchors.length === 0) return matchCommon(lists, [from, to, otherFrom, otherTo])
  let [last, otherLast] = [from, otherFrom]
  for (const [index, partner] of anchors) {
    matchBetween(lists, [last, index, otherLast, partner], depth + 1)
    partners[index] = partner
    ;[last, otherLast] = [index + 1, partner + 1]
  }
  matchBetween(lists, [last, to, otherLast, otherTo], depth + 1)
}

function uniquePairs({ one, other }: Lists, [from, to, otherFrom, otherTo]: Bounds): [number, number][] {
  const [here, there] = [onceIn(one, from, to), onceIn(other, otherFrom, otherTo)]
  const pairs: [number, number][] = []
  for (const [token, index] of here) {
    const partner = there.get(token)
    if (index >= 0 && partner !== undefined && partner >= 0) pairs.push([index, partner])
  }
  return risingLongest(pairs.toSorted(([first], [second]) => first - second))
}

function onceIn(tokens: readonly string[], from: number, to: number): Map<string, number> {
  const found = new Map<string, number>()
  for (let index = from; index < to; index++)
    found.set(tokens[index]!, found.has(tokens[index]!) ? -1 : index)
  return found
}

/** The longest run of pairs whose second numbers rise. */
function risingLongest(pairs: [number, number][]): [number, number][] {
  const ends: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (const [index, [, partner]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![1] < partner) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? ends[low - 1]! : -1
    ends[low] = index
  }
  const chain: [number, number][] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) chain.push(pairs[index]!)
  return chain.toReversed()
}

function matchCommon({ one, other, partners }: Lists, [from, to, otherFrom, otherTo]: Bounds): void {
  const [rows, columns] = [to - from, otherTo - otherFrom]
  if (rows * columns > mostCells) return
  const width = columns + 1
  const lengths = new Uint16Array((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      lengths[row * width + column] =
        one[from + row] === other[otherFrom + column]
          ? lengths[(row + 1) * width + column + 1]! + 1
          : Math.max(lengths[(row + 1) * width + column]!, lengths[row * width + column + 1]!)
  let [row, column] = [0, 0]
  while (row < rows && column < columns) {
    if (one[from + row] === other[otherFrom + column]) partners[from + row++] = otherFrom + column++
    else if (lengths[(row + 1) * width + column]! >= lengths[row * width + column + 1]!) row++
    else column++
  }
}
