import { type QuestionForm, questionForm } from './question-form.ts'
import { mayBeEnglish } from './question-language.ts'
import { parseQuestion } from './question-parse.ts'
import { type Sentence } from './question-sentence.ts'
import { plainRewrites, rewriteOf } from './question-rewrite.ts'
import type { QuestionLabel, Rule, Stretch } from './question-rule.ts'
import { rules } from './question-rules.ts'
import { reasons } from './question-reasons.ts'

export { type QuestionForm, questionForm } from './question-form.ts'
export { type QuestionLabel, questionLabels } from './question-rule.ts'

/** One fault of a question: where it stands (UTF-16 units, end exclusive), why it matters, and what to ask instead. */
export type QuestionFinding = {
  label: QuestionLabel
  rule: string
  /** `mild` tilts or is a matter of taste; `strong` asks for its answer, its dream, or two things. */
  strength: 'strong' | 'mild'
  from: number
  to: number
  why: string
  /** One or more items to ask instead; empty where no machine should guess. */
  rewrite: string[]
}

export type QuestionLint = { form: QuestionForm | null; findings: QuestionFinding[] }

/** Items whose wording is fixed by their method are never linted. */
export const exemptTypes = ['kano', 'van_westendorp', 'nps', 'pmf'] as const

export type LintOptions = {
  /** What the item is; those of `exemptTypes` are not linted, and in a screener or a survey closed is as it should be. */
  type?: (typeof exemptTypes)[number] | 'screener' | 'survey' | 'confirmation'
  /** Rules that the workspace has switched off, such as `L12` or, for all of a label, `jargon`. */
  off?: readonly string[]
}

/** What a rule code may be: a letter with a number, or a label for all of its rules. */
export const ruleCodes: string[] = rules.map(({ rule }) => rule)

const longestLinted = 2_000

/**
 * Looks at one question for common faults: leading, hypothetical, asking for solutions, two in one, closed, jargon.
 * It suggests and never blocks; English only. Pure, and the same in the browser and on the server.
 */
export function lintQuestion(text: string, { type, off = [] }: LintOptions = {}): QuestionLint {
  const isExempt = (exemptTypes as readonly string[]).includes(type ?? '')
  if (isExempt || text.length > longestLinted || !mayBeEnglish(text)) return { form: null, findings: [] }
  const sentences = parseQuestion(text)
  const mayBeClosed = type === 'screener' || type === 'survey' || type === 'confirmation'
  const found = rules.flatMap((rule): QuestionFinding[] => {
    if (off.includes(rule.rule) || off.includes(rule.label) || (mayBeClosed && rule.label === 'closed'))
      return []
    const stretch = foundBy(rule, sentences)
    if (!stretch) return []
    const { label, rule: code, strength } = rule
    return [
      {
        label,
        rule: code,
        strength,
        ...stretch,
        why: reasons[code]!,
        rewrite: faultless(rewriteOf({ text, label, rule: code, sentences, stretch }), label),
      },
    ]
  })
  return { form: questionForm(text), findings: found }
}

/** What is offered instead leads nowhere and asks one thing; the halves of a double question keep what else they have. */
function faultless(rewrite: string[], label: QuestionLabel): string[] {
  const isFaulty = (item: string) => {
    const sentences = parseQuestion(item)
    return rules.some(
      (rule) => rule.label !== 'closed' && rule.label !== 'jargon' && foundBy(rule, sentences) !== null,
    )
  }
  const plain = plainRewrites[label]
  return plain && rewrite.some(isFaulty) ? plain : rewrite
}

function foundBy({ find, findIn }: Rule, sentences: Sentence[]): Stretch | null {
  return findIn ? findIn(sentences) : firstIn(sentences, find)
}

/** How an item asks and which of some faults it has, without what to ask instead: for telling many apart. */
export function faultsOf(
  text: string,
  wanted: readonly QuestionLabel[],
): { form: QuestionForm | null; faults: QuestionLabel[] } {
  if (text.length > longestLinted || !mayBeEnglish(text)) return { form: null, faults: [] }
  const sentences = parseQuestion(text)
  return {
    form: questionForm(text),
    faults: wanted.filter((label) =>
      rules.some((rule) => rule.label === label && foundBy(rule, sentences) !== null),
    ),
  }
}

/** Only what is worth showing: the strongest finding of each label. */
export function worstOfEach(findings: QuestionFinding[]): QuestionFinding[] {
  return [...Map.groupBy(findings, ({ label }) => label).values()].map(
    (own) => own.find(({ strength }) => strength === 'strong') ?? own[0]!,
  )
}

function firstIn(
  sentences: Sentence[],
  find: ((sentence: Sentence) => Stretch | null) | undefined,
): Stretch | null {
  for (const sentence of sentences) {
    if (!find || !mayAsk(sentence)) continue
    const stretch = find(sentence)
    if (stretch && stretch.to > stretch.from) return stretch
  }
  return null
}

/** Sentences that only tell (`Thank you for coming`) are not linted, unless they tell people what they think. */
function mayAsk({ asks, form, plain }: Sentence): boolean {
  if (asks || (form !== 'statement' && form !== 'fragment')) return true
  return /^\W*(?:so |and |well )?(?:you|they) (?:must|surely|probably|clearly|obviously|certainly)\b|\b(?:most|many) (?:people|customers|users)\b|\b(?:everyone|everybody|nobody) (?:else )?(?:knows|agrees|likes|loves|hates|says|complains|struggles|thinks)\b/i.test(
    plain,
  )
}
