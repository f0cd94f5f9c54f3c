import type { CodeChange } from '@firsthand/contract/evidence/codes-history'
import { countOf } from '../../kit/kit.words.ts'

/** The words of what became of codes. */
export const words = {
  page: 'Archived codes and history',
  question: 'What became of our codes?',
  lead: 'Codes that were archived or merged into another, with the way back, and every change with who and when.',
  away: 'Archived or merged',
  noneAway: 'No code was archived or merged. Whatever you put away stands here and can come back.',
  archivedOn: (day: string) => `archived ${day}`,
  mergedInto: (name: string, day: string) => `merged into “${name}” ${day}`,
  goneCode: 'a code that is gone',
  restore: 'Bring back',
  restoreOf: (name: string) => `Bring back: ${name}`,
  unmerge: 'Take the merge back',
  unmergeOf: (name: string) => `Take the merge back: ${name}`,
  isBack: (name: string) => `“${name}” is in the codebook again.`,
  changes: 'Who changed what',
  list: 'Changes',
  history: 'What became of it',
  show: 'Show who changed it',
  nothing:
    'No change is known. It may have come in with a codebook, or a rule under Data took its lines out.',
  earlier: 'Show earlier changes',
  whatChanged: 'Before and after',
  fields: {
    name: 'Name',
    definition: 'What it means',
    whenToUse: 'When to use it',
    whenNot: 'When not',
    example: 'An example',
    colour: 'Colour',
    isHeading: 'Only a heading',
    parent: 'Below',
  } satisfies Record<CodeChange['texts'][number]['field'], string>,
} as const

/** A change in a sentence. On the page of one code, that code is “it”. */
export function changeWords(change: CodeChange, of?: string): string {
  const sentence = sentenceOf(change, of)
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function sentenceOf({ what, code, other, texts, count }: CodeChange, of: string | undefined): string {
  const named = (each: { id: string; name: string | null } | null) =>
    each?.name ? `“${each.name}”` : words.goneCode
  const it = code && code.id === of ? 'it' : named(code)
  const into = other && other.id === of ? 'it' : named(other)
  const wordsOf = (field: string) => texts.find((each) => each.field === field)
  switch (what) {
    case 'created':
      return other ? `${it} was split off ${into}` : `${it} was added`
    case 'updated': {
      const name = wordsOf('name')
      if (name?.before) return `${it} was renamed from “${name.before}” to “${name.after ?? ''}”`
      return `${it} was written anew: ${texts.map(({ field }) => words.fields[field].toLowerCase()).join(', ')}`
    }
    case 'moved': {
      const above = wordsOf('parent')?.after
      return above ? `${it} was put below “${above}”` : `${it} was put on top`
    }
    case 'merged':
      return `${it} was merged into ${into}${count ? `, with ${countOf(count, 'coding', 'codings')}` : ''}`
    case 'unmerged':
      return `the merge of ${it} into ${into} was taken back`
    case 'split':
      return `${into} was split off ${it}, with ${countOf(count ?? 0, 'piece', 'pieces')}`
    case 'archived':
      return `${it} was archived`
    case 'restored':
      return `${it} was brought back`
    case 'imported':
      return `${countOf(count ?? 0, 'code was', 'codes were')} brought in from a file`
  }
}
