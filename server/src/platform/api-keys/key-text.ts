import { createHash, randomBytes } from 'node:crypto'

/** `fh_<workspace>_<secret>`, both in hexadecimal: one word for a double click, found by scanners of leaked secrets. */
const shape = /^fh_([0-9a-f]{32})_[0-9a-f]{48}$/

export type MadeKey = { text: string; hash: string; ending: string }

/** A new key of a workspace. Its secret has 192 random bits, so that a plain hash keeps it. */
export function makeKey(workspaceId: string): MadeKey {
  const text = `fh_${workspaceId.replaceAll('-', '')}_${randomBytes(24).toString('hex')}`
  return { text, hash: hashKey(text), ending: text.slice(-4) }
}

/** The workspace that a key names, or undefined for what is no key. */
export function workspaceOfKey(text: string): string | undefined {
  const hex = shape.exec(text)?.[1]
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function hashKey(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
