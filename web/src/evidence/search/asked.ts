import { contactTypes } from '@firsthand/contract/crm/contact-types'
import { type EvidenceKind, evidenceKinds } from '@firsthand/contract/evidence/kinds'
import {
  foundKinds,
  type FoundKind,
  type SpeakerRole,
  speakerRoles,
} from '@firsthand/contract/evidence/search'
import { knownOf, narrowings, type Narrowed } from '../evidence/narrowed.ts'

/** What a search is narrowed to, by the names that the address gives it. */
export const askedNames = [
  'kind',
  'person',
  'type',
  'study',
  'code',
  'from',
  'to',
  'speaks',
  'evidenceKind',
] as const
export type AskedName = (typeof askedNames)[number]
export type Asked = Record<AskedName, string>

/** What an address means, without what no filter knows. */
export function askedOf(address: Asked): Asked {
  const { person, type, study, code, from, to } = narrowedOf(address)
  return {
    kind: oneOf(foundKinds, address.kind),
    person,
    type,
    study,
    code,
    from,
    to,
    speaks: oneOf(speakerRoles, address.speaks),
    evidenceKind: oneOf(evidenceKinds, address.evidenceKind),
  }
}

function oneOf(known: readonly string[], value: string): string {
  return known.includes(value) ? value : ''
}

/** The same as the filters of evidence have it. */
export function narrowedOf({ kind: _, speaks: __, evidenceKind: ___, ...asked }: Asked): Narrowed {
  const none = Object.fromEntries(narrowings.map((name) => [name, ''])) as Narrowed
  return knownOf({ ...none, ...asked })
}

/** What is sent for it. */
export function sentFor({ person, type, study, code, from, to, speaks, evidenceKind }: Asked) {
  return {
    ...(person && { person }),
    ...(type && { contactType: type as (typeof contactTypes)[number] }),
    ...(study && { study }),
    ...(code && { code }),
    ...(speaks && { speaks: speaks as SpeakerRole }),
    ...(evidenceKind && { evidenceKind: evidenceKind as EvidenceKind }),
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
