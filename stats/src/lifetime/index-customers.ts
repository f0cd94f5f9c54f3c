/**
 * Numbers customers from 0 in order of first appearance.
 *
 * Use it before grouping rows by customer. Whole numbers close together take a fast path.
 *
 * Source: none needed.
 *
 * @example
 * indexCustomers(['b', 'a', 'b']) // { ids: ['b', 'a'], index: [0, 1, 0] }
 */
export function indexCustomers(customers: ArrayLike<string | number>): {
  ids: (string | number)[]
  index: Int32Array
} {
  const range = wholeRange(customers)
  return range ? indexWhole(customers as ArrayLike<number>, range) : indexAny(customers)
}

function wholeRange(customers: ArrayLike<string | number>): { least: number; size: number } | undefined {
  let least = Infinity
  let most = -Infinity
  for (let row = 0; row < customers.length; row++) {
    const id = customers[row]!
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined
    if (id < least) least = id
    if (id > most) most = id
  }
  const size = most - least + 1
  return size <= 4 * customers.length + 1024 ? { least, size } : undefined
}

function indexWhole(customers: ArrayLike<number>, { least, size }: { least: number; size: number }) {
  const places = new Int32Array(size)
  const index = new Int32Array(customers.length)
  const ids: number[] = []
  for (let row = 0; row < customers.length; row++) {
    const offset = customers[row]! - least
    if (places[offset] === 0) {
      ids.push(customers[row]!)
      places[offset] = ids.length
    }
    index[row] = places[offset]! - 1
  }
  return { ids, index }
}

function indexAny(customers: ArrayLike<string | number>) {
  const places = new Map<string | number, number>()
  const index = new Int32Array(customers.length)
  const ids: (string | number)[] = []
  for (let row = 0; row < customers.length; row++) {
    const id = customers[row]!
    let place = places.get(id)
    if (place === undefined) {
      place = ids.length
      places.set(id, place)
      ids.push(id)
    }
    index[row] = place
  }
  return { ids, index }
}
