import type { PersonCondition, PersonFilter } from '@firsthand/contract/crm/person-filter'

type Match = PersonFilter['match']
type Group = { match: Match; conditions: PersonCondition[] }
type Part = PersonFilter['conditions'][number]

/** The filter itself, or the place of a group in it; the place behind the last condition is a group to be made. */
export type Place = 'top' | number

export function isGroup(part: Part): part is Group {
  return 'conditions' in part
}

/** What stands at a place. A single condition is a group of one; a group to be made asks for the other way of joining. */
export function conditionsAt(filter: PersonFilter, place: Place): { match: Match; conditions: Part[] } {
  if (place === 'top') return filter
  const part = filter.conditions[place]
  const other = filter.match === 'all' ? 'any' : 'all'
  if (part === undefined) return { match: other, conditions: [] }
  return isGroup(part) ? part : { match: other, conditions: [part] }
}

/** The filter with other conditions at a place. A group of one is a plain condition, an empty one goes. */
export function withConditions(
  filter: PersonFilter,
  place: Place,
  { match, conditions }: { match: Match; conditions: Part[] },
): PersonFilter {
  if (place === 'top') return { match, conditions }
  const plain = conditions.filter((each): each is PersonCondition => !isGroup(each))
  const part: Part[] = plain.length === 0 ? [] : plain.length === 1 ? plain : [{ match, conditions: plain }]
  return { ...filter, conditions: filter.conditions.toSpliced(place, 1, ...part) }
}
