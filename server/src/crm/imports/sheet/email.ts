// E-mail addresses as they stand in a spreadsheet, and the key by which two of them are the same.

import { domainToASCII } from 'node:url'
import { cleanLine } from './clean-text.ts'

export type EmailAddress = {
  /** As typed, without the name and brackets around it. */
  address: string
  /** Lower case, compatible characters composed, the domain in ASCII: for comparing, never for sending. */
  key: string
}

/** Each address of a cell: "Ada <ada@x.org>; mailto:ada@y.org". Google joins with " ::: ". */
export function splitEmails(cell: string): string[] {
  return cleanLine(cell)
    .split(/\s*(?::::|[,;|])\s*|\s+(?=[^\s<>]+@)/)
    .map((part) => (/<([^<>]*)>/.exec(part)?.[1] ?? part).replace(/^mailto:/i, '').trim())
    .filter((part, _, all) => part !== '' && (part.includes('@') || all.length === 1 || !all.some(hasAt)))
}

/** undefined where it is no address. RFC 5321: 64 characters before the @, 254 in all. */
export function parseEmail(text: string): EmailAddress | undefined {
  const parts = /^([^\s@<>(),;:"[\]\\]{1,64})@([^\s@]+)$/u.exec(text)
  const [, local, domain] = parts ?? []
  if (local === undefined || domain === undefined || text.length > 254) return undefined
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return undefined
  const ascii = asciiOf(domain)
  if (!/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(ascii)) return undefined
  return { address: text, key: `${local.normalize('NFKC').toLowerCase()}@${ascii}` }
}

/** What is ASCII already need not be turned into it, but for names that say they were (RFC 5891). */
function asciiOf(domain: string): string {
  const isPlain = /^[a-z0-9.-]+$/i.test(domain) && !/xn--/i.test(domain)
  return isPlain ? domain.toLowerCase() : domainToASCII(domain.normalize('NFKC').toLowerCase())
}

function hasAt(part: string): boolean {
  return part.includes('@')
}
