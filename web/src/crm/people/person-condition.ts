import { type FieldView, operatorsOf } from '@firsthand/contract/crm/fields'
import { PersonCondition } from '@firsthand/contract/crm/person-filter'

/** A condition while somebody puts it together: `how` says it in one word, also where it is turned round. */
export type Draft = { what: string; how: string; value: string; values: string[]; to?: string }

/** The ways in which something can be asked for, the usual one first. */
export function howsOf(what: string, field?: FieldView): readonly string[] {
  if (field) return operatorsOf[field.type]
  switch (what) {
    case 'contactType':
      return ['now', 'notNow', 'ever', 'neverWas']
    case 'lastTouch':
      return ['beyond', 'within', 'before', 'after', 'never']
    case 'nextTouch':
      return ['due', 'within', 'beyond', 'before', 'after', 'never']
    case 'created':
      return ['within', 'beyond', 'before', 'after']
    case 'cadence':
      return ['atMost', 'atLeast']
    case 'evidence':
      return ['atLeast', 'atMost']
    case 'has':
      return ['known', 'unknown']
    case 'list':
      return ['on', 'notOn']
    case 'organisation':
    case 'import':
    case 'introducedBy':
    case 'language':
    case 'timeZone':
      return ['is', 'isNot']
    default:
      return ['contains', 'begins', 'is']
  }
}

const turned = new Set(['isNot', 'notNow', 'neverWas', 'unknown', 'notOn'])

/** The condition that a draft stands for; undefined while something of it is missing. */
export function conditionOf(draft: Draft, field: FieldView | undefined): PersonCondition | undefined {
  const parsed = PersonCondition.safeParse({
    ...plainCondition(draft, field),
    ...(turned.has(draft.how) && { not: true }),
  })
  return parsed.success ? parsed.data : undefined
}

function plainCondition({ what, how, value, values, to = '' }: Draft, field: FieldView | undefined): object {
  if (field) {
    const typed = (text: string) =>
      (field.type === 'number' || field.type === 'money') && text !== '' ? Number(text) : text || undefined
    const isMissing = value === '' || (how === 'between' && to === '')
    const needsNone = how === 'is_empty' || how === 'is_not_empty'
    return {
      what: 'field',
      field: field.id,
      operator: how,
      ...(needsNone ? {} : { value: typed(value) }),
      ...(how === 'between' && { to: typed(to) }),
      // Nothing to compare with is no condition yet.
      ...(!needsNone && isMissing && { field: '' }),
    }
  }
  const number = value === '' ? undefined : Number(value)
  switch (what) {
    case 'contactType':
      return { what, when: how === 'ever' || how === 'neverWas' ? 'ever' : 'now', value: values }
    case 'has':
      return { what, value: values[0] }
    case 'organisation':
    case 'introducedBy':
    case 'list':
    case 'import':
      return { what, value: values }
    case 'language':
    case 'timeZone':
      return { what, value: value === '' ? [] : value.split(/\s*,\s*/) }
    case 'lastTouch':
    case 'nextTouch':
    case 'created':
      if (how === 'before' || how === 'after') return { what, how, day: value }
      return how === 'within' || how === 'beyond' ? { what, how, days: number } : { what, how }
    case 'cadence':
      return { what, how, days: number }
    case 'evidence':
      return { what, how, count: number }
    default:
      return { what, how, value }
  }
}
