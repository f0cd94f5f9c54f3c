/**
 * The distinct values of a column, in order of first appearance, and for each row the place of its value.
 *
 * Use it to do work once for each distinct value instead of once for each row.
 *
 * Source: open addressing with linear probing, Knuth, The Art of Computer Programming 3, section 6.4.
 *
 * @example
 * indexValues([7, 9, 7]) // { values: [7, 9], index: [0, 1, 0] }
 */
export function indexValues(column: ArrayLike<number>): { values: Float64Array; index: Int32Array } {
  const rows = column.length
  let capacity = 64
  let slots = new Int32Array(capacity)
  let values = new Float64Array(capacity)
  let size = 0
  const index = new Int32Array(rows)
  for (let row = 0; row < rows; row++) {
    const value = column[row]!
    let slot = hashNumber(value) & (capacity - 1)
    while (slots[slot] !== 0 && values[slots[slot]! - 1] !== value) slot = (slot + 1) & (capacity - 1)
    if (slots[slot] === 0) {
      values[size++] = value
      slots[slot] = size
      if (size * 2 > capacity) {
        capacity *= 4
        const grown = new Float64Array(capacity)
        grown.set(values.subarray(0, size))
        values = grown
        slots = placeAll(values, size, capacity)
      }
      index[row] = size - 1
    } else {
      index[row] = slots[slot]! - 1
    }
  }
  return { values: values.slice(0, size), index }
}

const bits = new Float64Array(1)
const words = new Uint32Array(bits.buffer)

function hashNumber(value: number): number {
  bits[0] = value
  let hash = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

function placeAll(values: Float64Array, size: number, capacity: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(capacity)
  for (let place = 0; place < size; place++) {
    let slot = hashNumber(values[place]!) & (capacity - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1)
    slots[slot] = place + 1
  }
  return slots
}
