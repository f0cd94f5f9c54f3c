import { targetByHeader, wordsOf } from '../imports/sheet/mapping-headers.ts'

const mark = 'Field: '

/** What a column of a field is called in a table: its label, unless another column is called so or it would be taken for one. */
export function fieldHeading(label: string, taken: Set<string>): string {
  const isPlain = targetByHeader(label) === undefined && wordsOf(label) !== '' && !taken.has(label)
  return isPlain ? label : `${mark}${label}`
}

/** The label in the name of a column, and whether the name says that it is one of a field. */
export function labelIn(heading: string): { label: string; isMarked: boolean } {
  const isMarked = heading.toLowerCase().startsWith(mark.toLowerCase())
  return { label: isMarked ? heading.slice(mark.length).trim() : heading, isMarked }
}
