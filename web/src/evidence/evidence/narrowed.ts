import { contactTypes } from '@firsthand/contract/crm/contact-types'
import { Day, Id } from '@firsthand/contract/core/shapes'
import { evidenceLimits, hearings, praises } from '@firsthand/contract/evidence/evidence'
import { evidenceKinds } from '@firsthand/contract/evidence/kinds'
import { pressures } from '@firsthand/contract/evidence/pressures'

/** What the list of evidence may be narrowed to, by the names that the address gives it. */
export const narrowings = [
  'kind',
  'praise',
  'pressure',
  'code',
  'codesAll',
  'codesAny',
  'codesNone',
  'exact',
  'person',
  'type',
  'organisation',
  'choice',
  'segment',
  'study',
  'source',
  'yours',
  'hearing',
  'from',
  'to',
  'cited',
  'counted',
  'withdrawn',
] as const
export type Narrowing = (typeof narrowings)[number]

/** What it is narrowed to, as the address holds it; empty text is no filter, and a comma stands between several values. */
export type Narrowed = Record<Narrowing, string>

/** What may stand in an address: one of a few values, an id, or several of either. */
const values: Record<Narrowing, { among?: readonly string[]; several?: number; isDay?: true }> = {
  kind: { among: evidenceKinds, several: evidenceKinds.length },
  praise: { among: praises },
  pressure: { among: pressures },
  code: {},
  codesAll: { several: evidenceLimits.codes },
  codesAny: { several: evidenceLimits.codes },
  codesNone: { several: evidenceLimits.codes },
  exact: { among: ['yes'] },
  person: {},
  type: { among: contactTypes },
  organisation: {},
  choice: {},
  segment: {},
  study: {},
  source: {},
  yours: { among: ['yes'] },
  hearing: { among: hearings },
  from: { isDay: true },
  to: { isDay: true },
  cited: { among: ['yes', 'no'] },
  counted: { among: ['yes'] },
  withdrawn: { among: ['yes'] },
}

/** How many values a filter takes at the most. */
export function mostOf(name: Narrowing): number {
  return values[name].several ?? 1
}

/** What an address means, without what no filter knows. */
export function knownOf(address: Narrowed): Narrowed {
  const known = Object.fromEntries(
    narrowings.map((name) => {
      const { among, several = 1, isDay } = values[name]
      const fitting = partsOf(address[name]).filter((value) =>
        among ? among.includes(value) : (isDay ? Day : Id).safeParse(value).success,
      )
      return [name, [...new Set(fitting)].slice(0, several).join(',')]
    }),
  ) as Narrowed
  const { from, to } = known
  // Whoever names the last day first means the days between.
  return from && to && from > to ? { ...known, from: to, to: from } : known
}

/** Puts a value in, or takes it out where it stands already; where only one fits it takes the place of the one before. */
export function toggled(narrowed: Narrowed, name: Narrowing, value: string): string {
  const before = partsOf(narrowed[name])
  if (before.includes(value)) return before.filter((each) => each !== value).join(',')
  return mostOf(name) === 1 ? value : [...before, value].join(',')
}

export function partsOf(value: string): string[] {
  return value.split(',').filter(Boolean)
}

/** What is sent for it. */
export function sentFor(narrowed: Narrowed) {
  const { kind, praise, pressure, code, codesAll, codesAny, codesNone, person, type, organisation } = narrowed
  const { choice, segment, study, source, hearing, cited, from, to } = narrowed
  return {
    kinds: several<(typeof evidenceKinds)[number]>(kind),
    praise: one<(typeof praises)[number]>(praise),
    pressure: one<(typeof pressures)[number]>(pressure),
    code: one(code),
    codesAll: several(codesAll),
    codesAny: several(codesAny),
    codesNone: several(codesNone),
    codesBelow: narrowed.exact !== 'yes',
    person: one(person),
    contactType: one<(typeof contactTypes)[number]>(type),
    organisation: one(organisation),
    choice: one(choice),
    segment: one(segment),
    study: one(study),
    source: one(source),
    yours: narrowed.yours === 'yes',
    hearing: one<(typeof hearings)[number]>(hearing),
    from: one(from),
    to: one(to),
    timeZone: from || to ? Intl.DateTimeFormat().resolvedOptions().timeZone : undefined,
    cited: cited === '' ? undefined : cited === 'yes',
    counted: narrowed.counted === 'yes',
    withdrawn: narrowed.withdrawn === 'yes',
  }
}

function one<Value extends string = string>(value: string): Value | undefined {
  return (value || undefined) as Value | undefined
}

function several<Value extends string = string>(value: string): Value[] | undefined {
  return value === '' ? undefined : (partsOf(value) as Value[])
}
