import { formOf, isWelcomeThoughClosed, offersChoice } from './question-form.ts'
import type { Sentence } from './question-sentence.ts'
import { type Rule, textFrom } from './question-rule.ts'
import { doubleRules } from './question-rules-double.ts'
import { hypotheticalRules } from './question-rules-hypothetical.ts'
import { leadingRules } from './question-rules-leading.ts'
import { solutionRules } from './question-rules-solution.ts'
import { jargonPhrases, jargonWords, plainCapitals } from './question-words.ts'

const closedRules: Rule[] = [
  {
    rule: 'C1',
    label: 'closed',
    strength: 'mild',
    findIn: (all) => findClosed(all, (one) => one.form !== 'question_word' && !offersChoice(one)),
  },
  { rule: 'C2', label: 'closed', strength: 'mild', findIn: (all) => findClosed(all, offersChoice) },
  {
    rule: 'C3',
    label: 'closed',
    strength: 'mild',
    findIn: (all) => findClosed(all, (one) => one.form === 'question_word'),
  },
]

const jargonRules: Rule[] = [
  { rule: 'J1', label: 'jargon', strength: 'mild', find: findTradeWord },
  { rule: 'J2', label: 'jargon', strength: 'mild', find: findAbbreviation },
]

/** Every rule of the lint, in the order in which its findings are shown. */
export const rules: Rule[] = [
  ...leadingRules,
  ...hypotheticalRules,
  ...solutionRules,
  ...doubleRules,
  ...closedRules,
  ...jargonRules,
]

/** The first sentence that asks decides; one that is closed and yet welcome is left alone. */
function findClosed(sentences: Sentence[], applies: (sentence: Sentence) => boolean) {
  const first = sentences.find(({ form, asks }) => asks || !['statement', 'fragment', 'scene'].includes(form))
  if (!first || formOf(first) !== 'closed' || !applies(first) || isWelcomeThoughClosed(first)) return null
  return textFrom(first, first.head, 2)
}

function findTradeWord({ plain, from, tokens }: Sentence) {
  const token = tokens.find(({ word }) => jargonWords.has(word))
  if (token) return { from: token.from, to: token.to }
  const phrase = [...plain.matchAll(jargonPhrases)][0]
  return phrase ? { from: from + phrase.index, to: from + phrase.index + phrase[0].length } : null
}

/** Capitals that stand for a term, unless the text around is written in capitals too. */
function findAbbreviation({ plain, from }: Sentence) {
  const capitals = [...plain.matchAll(/(?<![\w-])(?:[A-Z]{2,6}s?|[A-Z]+\/[A-Z]+)(?![\w-])/g)]
  if (capitals.length > 3) return null
  const unknown = capitals.find(
    ([word]) => !plainCapitals.has(word) && !plainCapitals.has(word.replace(/s$/, '')),
  )
  return unknown ? { from: from + unknown.index, to: from + unknown.index + unknown[0].length } : null
}
