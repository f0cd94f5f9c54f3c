import { contactTypes } from '@firsthand/contract/crm/contact-types'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { hearings, praises } from '@firsthand/contract/evidence/evidence'
import { evidenceKinds } from '@firsthand/contract/evidence/kinds'
import { pressures } from '@firsthand/contract/evidence/pressures'
import type { FilterGroup, FilterOption } from '../../kit/filter-menu.tsx'
import { fitting } from '../../kit/fitting.ts'
import { KindMark } from '../../kit/kind-mark.tsx'
import { words } from './filter.words.ts'
import { type Narrowed, type Narrowing, partsOf } from './narrowed.ts'

/** What stands open in the menu: a filter, or a field of people by its id. */
export type Part = Narrowing | `field:${string}`

/** Filters that are on or off; all others open their choices. */
export const switches: readonly Narrowing[] = ['yours', 'counted', 'withdrawn', 'exact']

type Named = keyof typeof words.parts

/** Every filter there is, by what it is about; with words typed, also the choices in which they stand. */
export function partsFor(narrowed: Narrowed, fields: FieldView[], typed: string): FilterGroup[] {
  const { groups } = words
  const hasCodes = [narrowed.code, narrowed.codesAll, narrowed.codesAny, narrowed.codesNone].some(Boolean)
  const part = (name: Named): FilterOption => ({
    value: name,
    label: words.parts[name],
    why: words.why[name],
    isOn: narrowed[name] !== '',
    leads: !switches.includes(name),
  })
  const parts: FilterGroup[] = [
    { label: groups.what, options: (['kind', 'praise', 'pressure'] as const).map(part) },
    {
      label: groups.who,
      options: [
        ...(['person', 'type', 'organisation'] as const).map(part),
        ...fields.map((field) => ({
          value: `field:${field.id}`,
          label: field.label,
          why: words.aboutField,
          isOn: field.choices.some(({ id }) => id === narrowed.choice),
          leads: true,
        })),
      ],
    },
    { label: groups.where, options: (['study', 'source', 'yours', 'hearing'] as const).map(part) },
    { label: groups.when, options: (['from', 'to'] as const).map(part) },
    {
      label: groups.codes,
      options: [
        ...(['codesAll', 'codesAny', 'codesNone'] as const).map(part),
        ...(hasCodes ? [part('exact')] : []),
      ],
    },
    { label: groups.worth, options: (['cited', 'counted', 'withdrawn'] as const).map(part) },
  ]
  if (typed.trim() === '') return parts
  const choices = [...fixed, ...fields.map(({ id }) => `field:${id}` as const)].map((each) => ({
    label: titleOf(each, fields),
    options: choicesOf(each, narrowed, fields),
  }))
  return fitting([...parts, ...choices], typed)
}

/** What a filter is called at the top of its choices. */
export function titleOf(part: Part, fields: FieldView[]): string {
  return part in words.parts ? words.parts[part as Named] : (fieldOf(part, fields)?.label ?? '')
}

const fixed = ['kind', 'praise', 'pressure', 'type', 'hearing', 'cited'] as const

/** The choices of a filter that has a few fixed ones. The value of each names the filter too: `kind=said_past`. */
export function choicesOf(part: Part, narrowed: Narrowed, fields: FieldView[]): FilterOption[] {
  const option = (name: Narrowing, value: string, label: string): FilterOption => ({
    value: `${name}=${value}`,
    label,
    isOn: partsOf(narrowed[name]).includes(value),
  })
  switch (part) {
    case 'kind':
      return evidenceKinds.map((kind) => ({
        ...option('kind', kind, words.kinds[kind]),
        look: <KindMark kind={kind} />,
        why: words.kindWhy[kind],
      }))
    case 'praise':
      return praises.map((each) => option('praise', each, words.praise[each]))
    case 'pressure':
      return pressures.map((each) => option('pressure', each, words.pressures[each]))
    case 'type':
      return contactTypes.map((each) => option('type', each, words.types[each]))
    case 'hearing':
      return hearings.map((each) => ({
        ...option('hearing', each, words.hearing[each]),
        why: words.hearingWhy[each],
      }))
    case 'from':
    case 'to':
      return words.daysAgo.map(([days, label]) => option(part, dayBefore(days), label))
    case 'cited':
      return (['no', 'yes'] as const).map((each) => option('cited', each, words.cited[each]))
    default:
      return (fieldOf(part, fields)?.choices ?? []).map(({ id, label }) => option('choice', id, label))
  }
}

/** The calendar day here, so many days ago. */
function dayBefore(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() - days)
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
}

function fieldOf(part: Part, fields: FieldView[]): FieldView | undefined {
  return fields.find(({ id }) => `field:${id}` === part)
}
