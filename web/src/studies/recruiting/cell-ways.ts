import { type ContactType, contactTypes } from '@firsthand/contract/crm/contact-types'
import type { FieldView } from '@firsthand/contract/crm/fields'
import type { CellCondition } from '@firsthand/contract/studies/quotas'
import type { ScreenerItem } from '@firsthand/contract/studies/screeners'
import type { StudyPlan } from '@firsthand/contract/studies/study-plans'
import { words } from './recruiting.words.ts'

/** A way of telling people apart, and what can be chosen of it; cities are typed. */
export type CellWay = { id: string; label: string; choices: { value: string; label: string }[] | 'typed' }

/** What cells of a study may ask for: only that of which there is something to choose. */
export function cellWays({
  plan,
  items,
  fields,
}: {
  plan: StudyPlan
  items: ScreenerItem[]
  fields: FieldView[]
}): CellWay[] {
  const { ways } = words.plan
  const all: CellWay[] = [
    {
      id: 'contactType',
      label: ways.contactType,
      choices: contactTypes.map((value) => ({ value, label: words.types[value] ?? value })),
    },
    {
      id: 'segment',
      label: ways.segment,
      choices: plan.segments.map(({ id, name }) => ({ value: id, label: name })),
    },
    { id: 'city', label: ways.city, choices: 'typed' },
    ...items.map(({ id, question, options }) => ({
      id: `answer ${id}`,
      label: ways.answer(question),
      choices: options.map((option) => ({ value: option.id, label: option.label })),
    })),
    ...fields
      .filter((field) => field.type === 'choice')
      .map(({ id, label, choices }) => ({
        id: `field ${id}`,
        label,
        choices: choices.map((choice) => ({ value: choice.id, label: choice.label })),
      })),
  ]
  return all.filter(({ choices }) => choices === 'typed' || choices.length > 0)
}

/** The condition that a choice of a way stands for. */
export function conditionOf(way: string, value: string): CellCondition {
  const [what, id = ''] = way.split(' ')
  if (what === 'segment') return { what, segment: value }
  if (what === 'city') return { what, value }
  if (what === 'answer') return { what, item: id, option: value }
  if (what === 'field') return { what, field: id, choice: value }
  return { what: 'contactType', value: value as ContactType }
}

/** The way and the choice that a condition stands for. */
export function choiceOf(condition: CellCondition): { way: string; value: string } {
  switch (condition.what) {
    case 'segment':
      return { way: 'segment', value: condition.segment }
    case 'answer':
      return { way: `answer ${condition.item}`, value: condition.option }
    case 'field':
      return { way: `field ${condition.field}`, value: condition.choice }
    default:
      return { way: condition.what, value: condition.value }
  }
}
