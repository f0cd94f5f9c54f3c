import { randomFillSync } from 'node:crypto'

// Filled for many ids at once: asking for chance costs more than all the rest of an id.
const bytesOfId = 10
const chance = new Uint8Array(bytesOfId * 512)
let used = chance.length

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A new UUID version 7 (RFC 9562) for a moment in milliseconds. Ids made later sort later, but are no order of events. */
export function newId(now = Date.now()): string {
  if (used === chance.length) {
    randomFillSync(chance)
    used = 0
  }
  const at = used
  used += bytesOfId
  const time = Math.floor(now).toString(16).padStart(12, '0')
  const byte = (index: number) => hex[chance[at + index]!]!
  return (
    `${time.slice(0, 8)}-${time.slice(8)}-${hex[0x70 | (chance[at]! & 0x0f)]!}${byte(1)}-` +
    `${hex[0x80 | (chance[at + 2]! & 0x3f)]!}${byte(3)}-${byte(4)}${byte(5)}${byte(6)}${byte(7)}${byte(8)}${byte(9)}`
  )
}
