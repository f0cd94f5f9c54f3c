import type { FieldView } from '@firsthand/contract/crm/fields'
import type { ImportView } from '@firsthand/contract/crm/imports'
import { formatNumber } from '../../kit/format.ts'

const organisations = (count: number) =>
  count === 1 ? '1 organisation' : `${formatNumber(count)} organisations`

/** What an import does to the organisations that people are with. */
export const organisationWords = {
  newField: 'New field of the organisation…',
  fieldTarget: ({ of, label }: Pick<FieldView, 'of' | 'label'>) =>
    of === 'person' ? label : `Organisation: ${label}`,
  updated: (count: number) => `${organisations(count)} known before brought up to date.`,
  undone: ({ organisationsReverted, organisationsSpared }: ImportView) =>
    [
      organisationsReverted > 0 ? `${organisations(organisationsReverted)} made as before.` : '',
      organisationsSpared > 0
        ? `${organisations(organisationsSpared)} kept as ${organisationsSpared === 1 ? 'it is' : 'they are'}, because ${organisationsSpared === 1 ? 'it was' : 'they were'} changed since.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
}
