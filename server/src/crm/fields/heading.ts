import type { FieldSubject } from '@firsthand/contract/crm/fields'
import { targetByHeader, wordsOf } from '../imports/sheet/mapping-headers.ts'

const mark = 'Field: '
const organisationMark = 'Organisation: '

/** What a column of a field is called in a table: its label, unless another column is called so or it would be taken for one. */
export function fieldHeading(label: string, taken: Set<string>): string {
  const isPlain = targetByHeader(label) === undefined && wordsOf(label) !== '' && !taken.has(label)
  return isPlain ? label : `${mark}${label}`
}

/** The same for a field of the organisation that somebody is with. */
export function organisationHeading(label: string): string {
  return `${organisationMark}${label}`
}

/** The label in the name of a column, and of what the name says that it is a field. */
export function labelIn(heading: string): { label: string; of: FieldSubject | undefined } {
  const begins = (start: string) => heading.toLowerCase().startsWith(start.toLowerCase())
  if (begins(mark)) return { label: heading.slice(mark.length).trim(), of: 'person' }
  if (begins(organisationMark))
    return { label: heading.slice(organisationMark.length).trim(), of: 'organisation' }
  return { label: heading, of: undefined }
}
