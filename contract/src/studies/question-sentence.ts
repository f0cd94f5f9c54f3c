import { auxiliaries, negatedAuxiliaries } from './question-words.ts'

/** A word of a question, in small letters, with where it stands in the text as it was given. */
export type Token = { word: string; from: number; to: number; startsPart: boolean }

/**
 * How a sentence asks. `question_word`: What, how …; `yes_no`: an auxiliary before its subject; `invitation`: Tell me …;
 * `request`: Could you tell me …; `tag`: a statement with a tag; `scene`: Imagine …; else it states, or is a piece.
 */
export type Form =
  | 'question_word'
  | 'yes_no'
  | 'invitation'
  | 'request'
  | 'tag'
  | 'scene'
  | 'statement'
  | 'fragment'

/** One sentence: `plain` has the same length as what was written, with quoted words and notes in brackets blanked. */
export type Sentence = {
  plain: string
  from: number
  to: number
  asks: boolean
  tokens: Token[]
  form: Form
  /** The token at which the asking clause begins. */
  head: number
}

/** Whether an auxiliary, plain or negated, stands at a place. */
export function isAuxiliary(token: Token | undefined): boolean {
  return token !== undefined && (auxiliaries.has(token.word) || negatedAuxiliaries.has(token.word))
}
