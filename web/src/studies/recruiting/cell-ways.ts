import { type ContactType, contactTypes } from '@firsthand/contract/crm/contact-types'
import type { FieldView } from '@firsthand/contract/crm/fields'
import type { CellCondition } from '@firsthand/contract/studies/quotas'
import type { ScreenerItem } from '@firsthand/contract/studies/screeners'
import type { StudyPlan } from '@firsthand/contract/studies/study-plans'
import { words as cellWords } from './quotas.words.ts'
import { words } from './recruiting.words.ts'

/** A way of telling people apart, and what can be chosen of it; cities are typed. */
export type CellWay = {
  id: string
  label: string
  choices: { value: string; label: string }[] | 'typed'
  /** A cell asks for it, and it is not there any more. */
  isGone?: true
}

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
  const { ways } = cellWords
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

/**
 * The ways that a condition may take: those that the others leave, and its own. What it asks for and is gone stands
 * among them as such, so that nothing else seems to be chosen.
 */
export function offeredTo(
  { way, value }: { way: string; value: string },
  { ways, others }: { ways: CellWay[]; others: { way: string }[] },
): CellWay[] {
  const gone = { value, label: cellWords.gone }
  const offered = ways
    .filter(({ id }) => id === way || !others.some((other) => other.way === id))
    .map((each) =>
      each.id !== way ||
      value === '' ||
      each.choices === 'typed' ||
      each.choices.some((choice) => choice.value === value)
        ? each
        : { ...each, choices: [gone, ...each.choices] },
    )
  if (offered.some(({ id }) => id === way)) return offered
  return [{ id: way, label: cellWords.gone, choices: [gone], isGone: true }, ...offered]
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
