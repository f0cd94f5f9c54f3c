import { randomFillSync } from 'node:crypto'

const bytes = new Uint8Array(16)

/** A new UUID version 7 (RFC 9562) for a moment in milliseconds. Ids made later sort later, but are no order of events. */
export function newId(now = Date.now()): string {
  randomFillSync(bytes)
  bytes[0] = now / 2 ** 40
  bytes[1] = now / 2 ** 32
  bytes[2] = now / 2 ** 24
  bytes[3] = now / 2 ** 16
  bytes[4] = now / 2 ** 8
  bytes[5] = now
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
