import { createHmac } from 'node:crypto'
import { acceptInvitation, createInvitation } from '@firsthand/contract/platform/members'
import { expect } from 'vitest'
import { type Visitor, createVisitor } from '../../../test/visitor.ts'
import type { World } from '../../../test/world.ts'

export const password = 'a long password'

/** Somebody with an account, a session and a membership of the workspace Bramble. */
export async function joinAs(
  world: World,
  name: string,
  role: 'viewer' | 'admin' | 'owner' = 'viewer',
): Promise<{ visitor: Visitor; email: string }> {
  const { link } = await world.call(world.as('owner'), createInvitation, { role })
  const visitor = createVisitor(await world.listen())
  const email = `${name}@example.com`
  const token = link.split('#')[1]!
  const ticket = { workspaceId: world.bramble, token, name, email, password }
  expect((await visitor.send(acceptInvitation, ticket)).status).toBe(200)
  return { visitor, email }
}

/** What an app shows at a time: RFC 6238 with HMAC-SHA-1, six digits and thirty seconds. */
export function codeOf(secret: string, at = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = hash.at(-1)! & 15
  const number = hash.readUInt32BE(offset) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '').toUpperCase()]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
