import type { ImportProblem, ImportTarget } from '@firsthand/contract/crm/imports'
import type { ContactType } from '@firsthand/contract/crm/people'
import { contactTypeOf } from './contact-type-words.ts'
import { type RowRules, wordSeparator } from './row-rules.ts'
import type { ImportedPerson } from './sheet/clean-row.ts'
import { cleanLine } from './sheet/clean-text.ts'
import { type TypeSpan, isCurrent } from './type-spans.rules.ts'

/** The types of a row and of everybody in the file; one that the row has with a day, and that holds, is not meant again. */
export function withoutDated(
  known: ContactType[],
  spans: TypeSpan[],
  { options: { contactType }, typeDates }: RowRules,
): ContactType[] {
  const types = [...new Set([...(contactType ? [contactType] : []), ...known])]
  if (spans.length === 0) return types
  const dated = new Set(spans.filter((span) => isCurrent(span, typeDates!.today)).map((span) => span.type))
  return types.filter((type) => !dated.has(type))
}

export function typesOf(
  { contactTypes }: ImportedPerson,
  mapping: ImportTarget[],
): { known: ContactType[]; problems: ImportProblem[] } {
  const column = mapping.indexOf('contact_type')
  const unknown = contactTypes.filter((word) => !contactTypeOf(word))
  const message = 'This is no contact type of Firsthand. It is kept in the note.'
  return {
    known: contactTypes.flatMap((word) => contactTypeOf(word) ?? []),
    problems: unknown.map((value) => ({
      column,
      code: 'contact_type_unknown',
      message,
      value: value.slice(0, 80),
      refuses: false,
    })),
  }
}

/** Words that we have no place for, for the note: one line each, under the name of their column. */
export function unknownTypes(cells: string[], mapping: ImportTarget[], { headers }: RowRules): string[] {
  return mapping.flatMap((target, column) => {
    const value = cleanLine(cells[column] ?? '')
    if (value === '') return []
    const isUnknownType =
      target === 'contact_type' &&
      value
        .split(wordSeparator)
        .some((word) => word !== '* myContacts' && !contactTypeOf(word.replace(/^\*\s*/, '')))
    return isUnknownType ? [`${headers[column] || target}: ${value}`] : []
  })
}
