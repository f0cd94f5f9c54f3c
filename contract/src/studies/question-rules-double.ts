import { type Sentence, isAuxiliary } from './question-sentence.ts'
import { type Rule, matching } from './question-rule.ts'
import {
  alternatives,
  badWords,
  determiners,
  fixedPairs,
  goodWords,
  questionWords,
} from './question-words.ts'

/** One item asks two things, which may have two answers. */
export const doubleRules: Rule[] = [
  { rule: 'D1', label: 'double', strength: 'strong', find: findTwoQuestionWords },
  { rule: 'D2', label: 'double', strength: 'strong', findIn: findTwoQuestions },
  { rule: 'D3', label: 'double', strength: 'strong', find: findSecondClause },
  {
    rule: 'D4',
    label: 'double',
    strength: 'strong',
    find: (sentence) =>
      onPlain(
        sentence,
        /\b(?:satisfied|happy|unhappy|comfortable|confident|familiar|pleased|rate|feel about|think (?:of|about)|opinions? (?:of|on|about)|thoughts? (?:on|about)|impressions? of|attitude to(?:wards)?|experience (?:of|with)|like|dislike|trust|prefer|value)\b(?: (?:with|about|of|on|to|using))?(?: (?:is|are|was|were|you))*(?: (?:our|the|your|this|that|its|their|his|her))?(?: [\w-]+){0,2}? [\w'-]+,? (?:and|&|as well as|and\/or|plus) (?!then\b|why\b|how\b|what\b|if\b|so\b|when\b|you\b|i\b|we\b|they\b|your team\b)(?:(?:our|the|your|this|its|their) )?[\w'-]+(?: [\w'-]+){0,5}\W*$/i,
      ),
  },
  {
    rule: 'D5',
    label: 'double',
    strength: 'strong',
    find: (sentence) =>
      onPlain(
        sentence,
        /\bhow [\w-]+ (?:and|&) [\w-]+ (?:is|are|was|were|do|did|does|has|have)\b|\b(?:what|which) (?!.*\bbetween\b)[\w-]+(?: [\w-]+)? and (?!how\b|what\b|why\b)[\w-]+(?: [\w-]+)? (?:do|does|did|are|is|were|was|have|has) (?:you|they|your)\b/i,
      ),
  },
  { rule: 'D6', label: 'double', strength: 'strong', find: findTwoPredicates },
  { rule: 'D7', label: 'double', strength: 'strong', find: findTwoVerbs },
]

const auxiliary = alternatives.auxiliary
const asked = '(?:what|how|why|when|where|which|who|whom|whose)'

// Two question words with a verb after each; `when and where` is one question, `what or who` a choice.
const twoQuestionWords = new RegExp(
  `\\b${asked}\\b(?:'s|'re)?(?! (?:and|or) ${asked}\\b)[^?]*?[,;]?\\s+(?:and(?:\\/or)?|as well as|plus|&)\\s+(?:then\\s+|also\\s+|if so,?\\s+|in )?${asked}\\b(?! not\\b)(?:'s|'re)?(?=\\s+\\w+)`,
  'i',
)
function findTwoQuestionWords(sentence: Sentence) {
  if (/\band (?:why|how)\W*$/i.test(sentence.plain)) return null
  // `Tell me what you did and how` asks for one story; a full second clause does not.
  const plain = sentence.plain.replace(
    new RegExp(`\\b(${asked}) (and|or) (${asked})\\b`, 'gi'),
    (all, first: string) => first.padEnd(all.length, 'x'),
  )
  return onPlain({ ...sentence, plain }, twoQuestionWords)
}

const followUp =
  /^\W*(?:(?:and|or|so|but|please|also|then) )*(?:(?:why|why not|why or why not|how so|how come|like what|such as|for example|e\.g|in what ways?|how|when|where|which ones?|what else|anything else|anyone else|what (?:kinds?|types?|sorts?)|tell me more|say more)\W*$|if (?:so|not|yes|no|you (?:do|did|have|haven't|don't|didn't)|there (?:is|was|are))\b|what (?:makes|made) you (?:feel|say|think|choose|believe) (?:that|this|so|it)|how can you tell|what do you mean|can you (?:tell me|say|explain|elaborate|describe|give)(?: \w+)? ?(?:more|why|an example|some examples|examples|a bit|that)|could you (?:tell me|say|explain|elaborate|describe|give)(?: \w+)? ?(?:more|why|an example|that)|(?:please )?(?:explain|elaborate|describe (?:it|that|them))\b|why do you (?:say|think|feel) (?:that|so|this)|why (?:was|is) that|is that (?:ok|okay|correct|right)|does that (?:sound|work|make sense))/i

/** Two sentences that ask; a bare `Why?`, an `If so, …` and a plea for more belong to the first. */
function findTwoQuestions(sentences: Sentence[]) {
  const asking = sentences.filter(
    ({ form, asks }) =>
      asks || form === 'invitation' || form === 'request' || form === 'question_word' || form === 'yes_no',
  )
  const [first, ...rest] = asking
  const other = rest.find((sentence) => !followUp.test(sentence.plain))
  return first && other ? { from: first.from, to: other.to } : null
}

const secondClause = new RegExp(
  `[\\w'-]+,? (?:and|&|as well as) (?:then |also )?(?:(?:${auxiliary})(?:n't)? (?:you|it|they|we|he|she|that|this|these|there|the \\w+|your \\w+)|(?:what|how|why|when|where|who|which)(?:'s|'re)? (?!and\\b|or\\b)\\w+)|\\bor (?:how|what|why|when|where|who) (?:${auxiliary}) (?:you|it|they|we)\\b`,
  'i',
)
/** `Do you track churn and do you know why it happens?`, `…, and you were able to …?` */
function findSecondClause(sentence: Sentence) {
  if (sentence.form === 'statement' || sentence.form === 'fragment' || sentence.form === 'tag') return null
  const { tokens, head, from } = sentence
  const start = (tokens[head]?.from ?? from) - from
  const asked = { ...sentence, plain: ' '.repeat(start) + sentence.plain.slice(start) }
  const found = onPlain(asked, secondClause)
  if (found) return found
  return onPlain(asked, /, and (?:you|your \w+|they|we) (?:were|was|are|have|had|did|could|\w+ed)\b/i)
}

/** `Are the reports accurate and on time?`, `Is it cheap and reliable?` */
function findTwoPredicates(sentence: Sentence) {
  const { tokens, head, form } = sentence
  if (
    form !== 'yes_no' ||
    !/^(?:is|are|was|were|isn't|aren't|wasn't|weren't|does|did|do|would)$/.test(tokens[head]!.word)
  )
    return null
  const at = tokens.findIndex(({ word }, index) => index > head + 1 && word === 'and')
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  if (at === -1 || !before || !after || isFixed(sentence)) return null
  const isBe = /^(?:is|are|was|were|isn't|aren't|wasn't|weren't)$/.test(tokens[head]!.word)
  const isShort = tokens.length - at <= 4
  const qualifies = (word: string) =>
    goodWords.has(word) ||
    badWords.has(word) ||
    /(?:ful|ous|able|ible|ive|ant|ent|ing|ed|less|ish|al|ic|ly|ate|ete)$/.test(word)
  const isPredicate =
    (qualifies(before.word) && !determiners.has(after.word)) ||
    (/^(?:on|in|at|up)$/.test(after.word) && isShort)
  const lastTwo =
    isBe &&
    isShort &&
    at - head >= 3 &&
    !determiners.has(after.word) &&
    !determiners.has(tokens[at - 2]!.word) &&
    tokens.length - at === 2
  if (isBe && ((isPredicate && isShort) || lastTwo)) return { from: before.from, to: tokens.at(-1)!.to }
  return goodWords.has(before.word) && goodWords.has(after.word) ? { from: before.from, to: after.to } : null
}

const phrasal = new Set('go come try sit stand stop wait turn step get look sign log copy cut'.split(' '))
/** `How did you find and choose the supplier?` */
function findTwoVerbs(sentence: Sentence) {
  const { tokens, head, form } = sentence
  if (form !== 'question_word' && form !== 'yes_no') return null
  for (let at = head; at < tokens.length - 4; at += 1) {
    const [, subject, verb, and, other, object] = tokens.slice(at, at + 6).map(({ word }) => word)
    const isSubject = ['you', 'they', 'we', 'people', 'users', 'customers'].includes(subject ?? '')
    if (!isAuxiliary(tokens[at]) || !isSubject || and !== 'and') continue
    const isVerb =
      verb &&
      other &&
      !phrasal.has(verb) &&
      !determiners.has(other) &&
      !questionWords.has(other) &&
      !/^(?:you|they|your|we)$/.test(other)
    if (isVerb && object && (determiners.has(object) || tokens.length - at <= 7) && !isFixed(sentence))
      return { from: tokens[at + 2]!.from, to: tokens[at + 4]!.to }
  }
  return null
}

function isFixed({ plain }: Sentence): boolean {
  return new RegExp(fixedPairs.source, 'i').test(plain)
}

/** Looks for a pattern with pairs that are one term taken out. */
function onPlain(sentence: Sentence, pattern: RegExp) {
  const plain = sentence.plain.replace(fixedPairs, (pair) => 'x'.repeat(pair.length))
  return matching(pattern)({ ...sentence, plain })
}
