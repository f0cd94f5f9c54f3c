import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Id, Instant } from '@firsthand/contract/core/shapes'

/** What one link of a digest does, and nothing else. It is for one member, one person or task, and one moment. */
const Link = z.discriminatedUnion('does', [
  z.object({ does: z.literal('stop'), workspace: Id, member: Id }),
  z.object({
    does: z.enum(['snooze_person', 'snooze_task', 'finish_task']),
    workspace: Id,
    member: Id,
    id: Id,
    until: Instant,
    /** A mail that is found again much later should change nothing. */
    goodUntil: Instant,
  }),
])
export type DigestLink = z.output<typeof Link>

/** The link as it stands in an address: what it does, and a signature that only this installation can make. */
export function writeLink(secret: string, link: DigestLink): string {
  const payload = Buffer.from(JSON.stringify(link)).toString('base64url')
  return `${payload}.${signatureOf(secret, payload)}`
}

/** Reads a link back; undefined for one that we did not write, or whose time is over. */
export function readLink(secret: string, token: string, now: Date): DigestLink | undefined {
  const [payload = '', signature = '', ...rest] = token.split('.')
  const expected = Buffer.from(signatureOf(secret, payload))
  const given = Buffer.from(signature)
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
    return undefined
  const link = Link.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  if (link.does !== 'stop' && Date.parse(link.goodUntil) < now.getTime()) return undefined
  return link
}

function signatureOf(secret: string, payload: string): string {
  return createHmac('sha256', secret).update(`digest link ${payload}`).digest('base64url')
}
