import type { FieldView } from '@firsthand/contract/crm/fields'
import { operatorsOf } from '@firsthand/contract/crm/fields'
import { OrganisationCondition, OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'

/** A condition while somebody puts it together. */
export type Draft = { what: string; how: string; value: string }

export function howsOf(what: string, field: FieldView | undefined): string[] {
  if (field) return operatorsOf[field.type].filter((each) => each !== 'between')
  if (what === 'people') return ['atLeast', 'atMost']
  if (what === 'list') return ['on', 'notOn']
  return what === 'has' ? ['known', 'unknown'] : ['contains', 'begins', 'is']
}

/** The condition that a draft stands for; undefined while something of it is missing. */
export function conditionOf(draft: Draft, field: FieldView | undefined): OrganisationCondition | undefined {
  const parsed = OrganisationCondition.safeParse(plainCondition(draft, field))
  return parsed.success ? parsed.data : undefined
}

/** The filter in an address; what nobody can read is no filter. */
export function filterIn(address: string): OrganisationFilter {
  try {
    return OrganisationFilter.parse(JSON.parse(address))
  } catch {
    return { match: 'all', conditions: [] }
  }
}

function plainCondition({ what, how, value }: Draft, field: FieldView | undefined): object | undefined {
  const text = value.trim()
  if (field) {
    if (how === 'is_empty' || how === 'is_not_empty') return { what: 'field', field: field.id, operator: how }
    if (text === '') return undefined
    const isNumber = field.type === 'number' || field.type === 'money'
    return { what: 'field', field: field.id, operator: how, value: isNumber ? Number(text) : text }
  }
  if (text === '') return undefined
  if (what === 'people') return { what, how, count: Number(text) }
  if (what === 'list') return { what, value: [text], ...(how === 'notOn' && { not: true }) }
  if (what === 'has') return { what, value: text, ...(how === 'unknown' && { not: true }) }
  return { what, how, value: text }
}
