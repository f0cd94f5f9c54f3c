import type { Sentence } from './question-sentence.ts'

export const questionLabels = ['closed', 'leading', 'hypothetical', 'solution', 'double', 'jargon'] as const
export type QuestionLabel = (typeof questionLabels)[number]

/** A stretch of the text that was given, in UTF-16 units, its end exclusive. */
export type Stretch = { from: number; to: number }

/** One way to spot one fault. It looks at a sentence, or, where `findIn` is given, at all of an item. */
export type Rule = {
  rule: string
  label: QuestionLabel
  strength: 'strong' | 'mild'
  find?: (sentence: Sentence) => Stretch | null
  findIn?: (sentences: Sentence[]) => Stretch | null
}

/** Finds a pattern in a sentence, as a stretch of the whole text. */
export function matching(pattern: RegExp | string): (sentence: Sentence) => Stretch | null {
  const compiled = typeof pattern === 'string' ? new RegExp(pattern, 'i') : pattern
  return ({ plain, from }) => {
    const found = compiled.exec(plain)
    return found ? { from: from + found.index, to: from + found.index + found[0].trimEnd().length } : null
  }
}

/** The words of a sentence from one on; all the rest where no count is given. */
export function textFrom({ tokens, from, to }: Sentence, first: number, count?: number): Stretch {
  const last = count === undefined ? tokens.length - 1 : Math.min(tokens.length, first + count) - 1
  return { from: tokens[first]?.from ?? from, to: tokens[last]?.to ?? to }
}
