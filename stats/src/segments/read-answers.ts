import { compressRows } from './compress-rows.ts'
import { columnsOf, sumOf, type ItemShape, type SegmentTable } from './segment-table.ts'

export type Answer = string | number | boolean | null | undefined

/** One item with one answer per person; null or undefined is a missing answer. */
export type SegmentItem =
  | { name: string; kind: 'nominal'; answers: ArrayLike<Answer> }
  /** `levels` from lowest to highest; without it the answers are sorted as numbers */
  | { name: string; kind: 'ordinal'; answers: ArrayLike<Answer>; levels?: readonly (string | number)[] }
  | { name: string; kind: 'numeric'; answers: ArrayLike<Answer> }

/**
 * Makes survey answers ready for `fitMixture` and `findSegments`: codes them and merges people with equal answers.
 *
 * Use `nominal` for choices without order (and yes/no), `ordinal` for scales with up to a dozen points, `numeric` for
 * amounts. A numeric item on which many people gave the very same number is better ordinal: a segment that is nothing but
 * those people looks perfect to the likelihood. `weights` are survey weights with mean 1 (`rakeWeights`): criteria take
 * their sum as the number of people, and intervals widen with their spread.
 *
 * Source: exact compression, since equal rows have equal likelihood.
 *
 * @example
 * readAnswers([{ name: 'plan', kind: 'nominal', answers: ['free', 'paid', null] }]).weights // [1, 1, 1]
 */
export function readAnswers(
  items: readonly SegmentItem[],
  { weights, compress = true }: { weights?: ArrayLike<number>; compress?: boolean } = {},
): SegmentTable {
  const people = items[0]?.answers.length ?? 0
  if (people === 0) throw new RangeError('Segments need at least one item and one person.')
  const uneven = items.find((item) => item.answers.length !== people)
  if (uneven) {
    throw new RangeError(
      `"${uneven.name}" has ${uneven.answers.length} answers, but the first item has ${people}.`,
    )
  }
  const personWeights = readWeights(weights, people)
  const shapes = items.map((item) => shapeOf(item, personWeights))
  const columns = items.map((item, index) => codeColumn(item, shapes[index]!))
  const { chosen, numeric } = columnsOf(shapes)
  const rows = compressRows(
    chosen.map((index) => columns[index]!),
    numeric.map((index) => columns[index]!),
    compress,
  )
  const table: SegmentTable = {
    items: shapes,
    codes: new Int32Array(rows.firstOf.length * chosen.length),
    values: new Float64Array(rows.firstOf.length * numeric.length),
    weights: new Float64Array(rows.firstOf.length),
    patternOf: rows.patternOf,
    personWeights,
  }
  rows.firstOf.forEach((person, pattern) => {
    chosen.forEach((item, place) => (table.codes[pattern * chosen.length + place] = columns[item]![person]!))
    numeric.forEach(
      (item, place) => (table.values[pattern * numeric.length + place] = columns[item]![person]!),
    )
  })
  for (let person = 0; person < people; person++) {
    table.weights[rows.patternOf[person]!]! += personWeights[person]!
  }
  return table
}

function readWeights(weights: ArrayLike<number> | undefined, people: number): Float64Array {
  if (!weights) return new Float64Array(people).fill(1)
  const read = Float64Array.from(weights)
  if (
    read.length !== people ||
    read.some((weight) => !(weight >= 0 && weight < Infinity)) ||
    sumOf(read) <= 0
  ) {
    throw new RangeError(`Give each of the ${people} people one weight of zero or more, and not all zero.`)
  }
  return read
}

function isMissing(answer: Answer): answer is null | undefined {
  return answer === null || answer === undefined
}

function shapeOf(item: SegmentItem, weights: Float64Array): ItemShape {
  if (item.kind === 'numeric') return { name: item.name, kind: 'numeric', ...spreadOf(item, weights) }
  const given = item.kind === 'ordinal' && item.levels ? item.levels.map(String) : undefined
  const seen = new Set<string>()
  for (let person = 0; person < item.answers.length; person++) {
    const answer = item.answers[person]
    if (!isMissing(answer)) seen.add(String(answer))
  }
  if (seen.size === 0) throw new RangeError(`Nobody answered "${item.name}". Leave it out.`)
  const unknown = given && [...seen].find((answer) => !given.includes(answer))
  if (unknown !== undefined)
    throw new RangeError(`"${item.name}" has an answer "${unknown}" that is not a level.`)
  const levels = given ?? [...seen].toSorted(byNumberThenText)
  if (!given && item.kind === 'ordinal' && levels.some((level) => Number.isNaN(Number(level)))) {
    throw new RangeError(`The answers of "${item.name}" are not numbers, so give its levels in order.`)
  }
  return { name: item.name, kind: item.kind, levels }
}

function byNumberThenText(one: string, two: string): number {
  const difference = Number(one) - Number(two)
  if (!Number.isNaN(difference) && difference !== 0) return difference
  return one < two ? -1 : 1
}

function spreadOf(item: SegmentItem, weights: Float64Array): { mean: number; deviation: number } {
  let [weight, sum, squares] = [0, 0, 0]
  each(item, (value, person) => {
    weight += weights[person]!
    sum += weights[person]! * value
  })
  const mean = sum / weight
  each(item, (value, person) => (squares += weights[person]! * (value - mean) ** 2))
  if (!(weight > 0 && squares > 0)) {
    throw new RangeError(
      `Everybody gave the same number for "${item.name}", so it tells no segments apart. Leave it out.`,
    )
  }
  return { mean, deviation: Math.sqrt(squares / weight) }
}

function each(item: SegmentItem, use: (value: number, person: number) => void): void {
  for (let person = 0; person < item.answers.length; person++) {
    const answer = item.answers[person]
    if (isMissing(answer)) continue
    if (typeof answer !== 'number' || !Number.isFinite(answer)) {
      throw new RangeError(`"${item.name}" is numeric, but one answer is ${String(answer)}.`)
    }
    use(answer, person)
  }
}

function codeColumn(item: SegmentItem, shape: ItemShape): Float64Array {
  const column = new Float64Array(item.answers.length)
  if (shape.kind === 'numeric') {
    column.fill(NaN)
    each(item, (value, person) => (column[person] = (value - shape.mean) / shape.deviation))
    return column
  }
  // Looking up the raw answer first spares a string for each of a million answers.
  const codes = new Map<Answer, number>()
  const levels = new Map(shape.levels.map((level, code) => [level, code]))
  for (let person = 0; person < column.length; person++) {
    const answer = item.answers[person]
    let code = codes.get(answer)
    if (code === undefined) {
      code = isMissing(answer) ? -1 : levels.get(String(answer))!
      codes.set(answer, code)
    }
    column[person] = code
  }
  return column
}
