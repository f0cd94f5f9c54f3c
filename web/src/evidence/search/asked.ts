import { contactTypes } from '@firsthand/contract/crm/contact-types'
import { foundKinds, type FoundKind } from '@firsthand/contract/evidence/search'
import { knownOf, narrowings, type Narrowed } from '../evidence/narrowed.ts'

/** What a search is narrowed to, by the names that the address gives it. */
export const askedNames = ['kind', 'person', 'type', 'study', 'code', 'from', 'to'] as const
export type AskedName = (typeof askedNames)[number]
export type Asked = Record<AskedName, string>

/** What an address means, without what no filter knows. */
export function askedOf(address: Asked): Asked {
  const { person, type, study, code, from, to } = narrowedOf(address)
  const kind = (foundKinds as readonly string[]).includes(address.kind) ? address.kind : ''
  return { kind, person, type, study, code, from, to }
}

/** The same as the filters of evidence have it. */
export function narrowedOf({ kind: _, ...asked }: Asked): Narrowed {
  const none = Object.fromEntries(narrowings.map((name) => [name, ''])) as Narrowed
  return knownOf({ ...none, ...asked })
}

/** What is sent for it. */
export function sentFor({ person, type, study, code, from, to }: Asked) {
  return {
    ...(person && { person }),
    ...(type && { contactType: type as (typeof contactTypes)[number] }),
    ...(study && { study }),
    ...(code && { code }),
    ...(from && { from }),
    ...(to && { to }),
    ...((from || to) && { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
  }
}

/** The address of results of one kind, or of all. */
export function searchPath(q: string, asked: Asked, kind: FoundKind | '' = ''): string {
  const query = new URLSearchParams({ q })
  for (const name of askedNames) if (name !== 'kind' && asked[name]) query.set(name, asked[name])
  if (kind) query.set('kind', kind)
  return `/search?${query.toString()}`
}
