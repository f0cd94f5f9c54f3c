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
  { rule: 'D8', label: 'double', strength: 'strong', find: findTwoTopics },
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

const phrasal = new Set(
  'go come try sit stand stop wait turn step get look sign log copy cut eat live'.split(' '),
)
/** What people do, in the words of an asker, where the word is seldom a noun after `and`. */
const doings = new Set(
  'keep sell bring get make take find choose send tell give decide manage store handle share track prepare deliver hire train teach learn pay write read dislike hate avoid clean feed check remember enter collect sort organise organize repair measure compare maintain communicate explain report serve become start stop finish begin ask answer invite advertise reach recruit set put go deal cope plan'.split(
    ' ',
  ),
)
const prepositions = new Set('on in at for with about from to during by'.split(' '))
const subjects = new Set('you they we people users customers'.split(' '))
const breaks = new Set(
  'if that which who when while before after because where how what why to between and or'.split(' '),
)

/** `How did you find and choose the supplier?`, `Do you bake at night and sell in the morning?` */
function findTwoVerbs(sentence: Sentence) {
  const { tokens, head, form } = sentence
  const isOrder = /\bplease\b|^\W*(?:can|could|will) you\b/i.test(sentence.plain)
  if ((form !== 'question_word' && form !== 'yes_no') || isOrder || isFixed(sentence)) return null
  for (let at = head; at < tokens.length - 4; at += 1) {
    const [, subject = '', verb = '', and, other = '', object = ''] = tokens
      .slice(at, at + 6)
      .map(({ word }) => word)
    if (!isAuxiliary(tokens[at]) || !subjects.has(subject) || phrasal.has(verb)) continue
    if (and === 'and' && isSecondVerb(other)) {
      const isWhole =
        object === '' || determiners.has(object) || prepositions.has(object) || tokens.length - at <= 7
      if (isWhole || doings.has(other)) return { from: tokens[at + 2]!.from, to: tokens[at + 4]!.to }
    }
    const second = tokens.findIndex(
      ({ word }, index) => index > at + 2 && breaks.has(word) && !isTo(tokens, index),
    )
    const [joint, doing, after] = tokens.slice(second, second + 3).map(({ word }) => word)
    if (second > at + 3 && joint === 'and' && doings.has(doing ?? '') && after !== undefined)
      return { from: tokens[at + 2]!.from, to: tokens[second + 1]!.to }
  }
  return null
}

function isSecondVerb(word: string): boolean {
  return (
    word !== '' &&
    !determiners.has(word) &&
    !questionWords.has(word) &&
    !/^(?:you|they|your|we|then|so|if)$/.test(word)
  )
}

/** `talk to the vet`: here the word leads to somebody, and to no other doing. */
function isTo(tokens: Sentence['tokens'], at: number): boolean {
  return tokens[at]!.word === 'to' && determiners.has(tokens[at + 1]?.word ?? '')
}

const ours = '(?:your|our|their|his|her)'
const noun = "[\\w'-]+(?: [\\w'-]+)?"
const twoTopics = new RegExp(
  [
    // Two groups or things, each with its own `your`: each has its own answer.
    `\\b(?:do|does|did) (?:you|they|people) (?!(?:compare|combine|balance|juggle|divide|split|link|connect|match|sync|reconcile|mix|choose|decide|keep)\\b)(?:(?!between\\b|when\\b|if\\b|that\\b)[\\w'-]+ ){1,4}?(?:both )?${ours} (?!own\\b)${noun},? (?:and|as well as|or) (?:also )?(?:to |with |for |about )?${ours} [\\w'-]+`,
    `\\b(?:tell|talk|walk) (?:me|us) (?:\\w+ ){0,3}?(?:about|through) (?:the|${ours}) ${noun},? (?:and|as well as) (?:about |through )?${ours} [\\w'-]+`,
    `^\\W*(?:describe|explain|outline) ${ours} ${noun},? (?:and|as well as) ${ours} [\\w'-]+`,
    // Two bids in one sentence.
    `^\\W*(?:please )?(?:tell|describe|explain|show|walk|talk|share)\\b[^?]*?,? and (?:then |also |please )*(?:tell|describe|explain|show|walk|talk|share) (?:me|us|how|what|who|why|when|where|your|the)\\b`,
    // Two who judge.
    `\\b(?:do|does|did|are) your (?!own\\b)${noun},? (?:and|as well as) your [\\w'-]+`,
    `\\b(?:do|does|did) (?:the|${ours}) (?!you\\b)${noun} and (?:the |${ours} )?[\\w'-]+ (?:think|feel|like|want|need|prefer|expect)\\b`,
    // Two ends, each with a story of its own.
    `\\b(?:like|love|enjoy)d? (?:\\w+ )?(?:and|&) (?:also )?(?:dislike|hate)d?\\b|\\b([\\w'-]+) (?:and|&) (?:do not|don't|not) \\1\\b|\\b(?:best|most|well|strong|good) (?:and|&|as well as) (?:the |your )?(?:least|worst|badly|poorly|weak|bad)\\b|\\b(?:strengths|advantages|benefits|likes|successes|opportunities|joys) (?:and|&|as well as) (?:the |your )?(?:weaknesses|disadvantages|drawbacks|dislikes|failures|risks|sorrows)\\b`,
  ].join('|'),
  'i',
)
/** `How do you talk to your suppliers and your customers?`, `What do you like and dislike?` */
function findTwoTopics(sentence: Sentence) {
  return /\byou and your\b|\bboth .* together\b|\btogether\b/i.test(sentence.plain)
    ? null
    : onPlain(sentence, twoTopics)
}

function isFixed({ plain }: Sentence): boolean {
  return new RegExp(fixedPairs.source, 'i').test(plain)
}

/** Looks for a pattern with pairs that are one term taken out. */
function onPlain(sentence: Sentence, pattern: RegExp) {
  const plain = sentence.plain.replace(fixedPairs, (pair) => 'x'.repeat(pair.length))
  return matching(pattern)({ ...sentence, plain })
}
