import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database } from '../db/pools.ts'

/** Makes the one-time link for a fresh installation; undefined when somebody has claimed it already. */
export async function createSetupToken(db: Database): Promise<string | undefined> {
  const token = randomBytes(24).toString('base64url')
  const changed = await db
    .updateTable('installation')
    .set({ setupHash: hashToken(token) })
    .where('id', '=', 1)
    .where('claimedAt', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n ? token : undefined
}

/** What is kept of a secret that travels in a link. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function isSameToken(token: string, hash: string | null): boolean {
  if (hash === null) return false
  const given = Buffer.from(hashToken(token))
  const kept = Buffer.from(hash)
  return given.length === kept.length && timingSafeEqual(given, kept)
}
