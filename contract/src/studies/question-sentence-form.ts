import { type Form, type Token, isAuxiliary } from './question-sentence.ts'
import {
  bareInvitations,
  fillers,
  pronouns,
  questionWords,
  subordinators,
  tellingVerbs,
} from './question-words.ts'

/** How the words of a sentence ask, and at which of them the asking clause begins. */
export function findForm(tokens: Token[], plain: string, asks: boolean): { form: Form; head: number } {
  if (asks && hasTag(tokens)) return { form: 'tag', head: 0 }
  const starts = tokens.flatMap((token, index) => (token.startsPart ? [index] : []))
  let scene: number | undefined
  for (const start of starts) {
    const head = skipFillers(tokens, start)
    const form = formAt(tokens, head, { asks, isFirst: start === 0 })
    if (form === 'scene') scene ??= head
    else if (form) return { form, head }
  }
  if (scene !== undefined) return { form: 'scene', head: scene }
  return asks ? findInside(tokens, plain) : { form: tokens.length < 3 ? 'fragment' : 'statement', head: 0 }
}

function skipFillers(tokens: Token[], start: number): number {
  let at = start
  while (at < tokens.length - 1 && fillers.has(tokens[at]!.word)) at += 1
  if (tokens[at]?.word === 'first' || (tokens[at]?.word === 'of' && tokens[at + 1]?.word === 'all')) at += 2
  return Math.min(at, Math.max(0, tokens.length - 1))
}

function formAt(
  tokens: Token[],
  at: number,
  { asks, isFirst }: { asks: boolean; isFirst: boolean },
): Form | undefined {
  const [token, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!token) return undefined
  const word = token.word
  if (['imagine', 'suppose', 'supposing', 'picture', 'pretend', 'assume', 'assuming'].includes(word))
    return 'scene'
  if (word === 'say' && next && ['you', 'we', 'that', 'the'].includes(next.word)) return 'scene'
  if (word === "let's" && next && ['say', 'imagine', 'suppose', 'assume', 'pretend'].includes(next.word))
    return 'scene'
  if (isAuxiliary(token) && isInverted(tokens, at, asks)) return isRequest(tokens, at) ? 'request' : 'yes_no'
  if (asksByWord(tokens, at, { asks, isFirst })) return 'question_word'
  const isPreposition = [
    'in',
    'to',
    'for',
    'from',
    'on',
    'at',
    'by',
    'with',
    'about',
    'of',
    'under',
  ].includes(word)
  if (isPreposition && next && questionWords.has(next.word) && next.word !== 'when' && isFirst)
    return 'question_word'
  const invites = ['me', 'us'].includes(next?.word ?? '') && tellingVerbs.has(word)
  if (invites || (bareInvitations.has(word) && tokens.length > at + 1 && next?.word !== 'is'))
    return 'invitation'
  if (['think', 'go', 'look', 'cast'].includes(word) && (next?.word === 'back' || third?.word === 'back'))
    return 'invitation'
  if (['say', 'speak', 'talk'].includes(word) && (next?.word === 'more' || next?.word === 'about'))
    return 'invitation'
  return undefined
}

function isInverted(tokens: Token[], at: number, asks: boolean): boolean {
  const next = tokens[at + 1]
  if (!next) return false
  // `Have a look`, `Do this first` order something, and then no question mark follows.
  return asks || pronouns.has(next.word) || next.word === 'not'
}

const modals = new Set(['can', 'could', 'would', 'will', "can't", "couldn't"])
const needsListener = new Set(['help', 'show', 'read', 'teach', 'remind', 'guide'])
const notAsked = new Set(['remember', 'start', 'run', 'bring'])
const opinions = new Set(['say', 'recall', 'name', 'recommend'])

/** `Could you tell …`, `Can you briefly describe …`; not `Can you read this?`, `Would you say that …?`. */
function isRequest(tokens: Token[], at: number): boolean {
  const modal = tokens[at]!.word
  if (!modals.has(modal) || tokens[at + 1]?.word !== 'you') return false
  let verb = at + 2
  while (fillers.has(tokens[verb]?.word ?? '') || tokens[verb]?.word.endsWith('ly')) verb += 1
  const word = tokens[verb]?.word ?? ''
  const next = tokens[verb + 1]?.word ?? ''
  if (word === 'think') return ['of', 'back', 'about'].includes(next)
  if (opinions.has(word) && modal.startsWith('w')) return next === 'more'
  if (needsListener.has(word)) return ['me', 'us', 'how'].includes(next)
  return tellingVerbs.has(word) && !notAsked.has(word)
}

function asksByWord(
  tokens: Token[],
  at: number,
  { asks, isFirst }: { asks: boolean; isFirst: boolean },
): boolean {
  const word = tokens[at]!.word
  const [bare, suffix] = word.split("'")
  if (!questionWords.has(bare!)) return false
  if (suffix !== undefined) return true
  const next = tokens[at + 1]
  if (word === 'when') return isAuxiliary(next)
  if (word === 'which' && !isFirst) return asks && isAuxiliary(tokens[at + 2])
  if (word === 'what' && next?.word === 'if' && isFirst) return true
  if (!asks && !isFirst) return isAuxiliary(next)
  return asks || isAuxiliary(next) || isAuxiliary(tokens[at + 2])
}

/** A question in the middle of a part: `In your team who decides?`, `… so how did that happen?` */
function findInside(tokens: Token[], plain: string): { form: Form; head: number } {
  for (let at = 1; at < tokens.length; at += 1) {
    const bare = tokens[at]!.word.split("'")[0]!
    const follows = tokens[at + 1]
    const isAsked = questionWords.has(bare) && (isAuxiliary(follows) || bare !== tokens[at]!.word)
    if (isAsked && (fillers.has(tokens[at - 1]!.word) || subordinators.has(tokens[0]!.word)))
      return { form: 'question_word', head: at }
    const turns = isAuxiliary(tokens[at]) && ['you', 'we', 'they', 'it'].includes(follows?.word ?? '')
    if (turns && (fillers.has(tokens[at - 1]!.word) || subordinators.has(tokens[0]!.word)))
      return { form: 'yes_no', head: at }
  }
  const asksToTell = tokens.findIndex(
    ({ word }, at) =>
      tellingVerbs.has(word) &&
      ['me', 'us'].includes(tokens[at + 1]?.word ?? '') &&
      fillers.has(tokens[at - 1]?.word ?? ''),
  )
  if (asksToTell > 0) return { form: 'invitation', head: asksToTell }
  const hasQuestionWord = tokens.some(({ word }) => questionWords.has(word.split("'")[0]!))
  const hasVerb = tokens.some(
    (token, at) =>
      isAuxiliary(token) || pronouns.has(token.word) || (at > 0 && /(?:'re|'s|'ve|'d|'ll)$/.test(token.word)),
  )
  if (hasQuestionWord && tokens.length <= 6 && /^\s*(?:and|or|for|with|by)?\s*\w+/i.test(plain))
    return { form: 'question_word', head: 0 }
  return { form: hasVerb && tokens.length >= 3 ? 'statement' : 'fragment', head: 0 }
}

const tagWords = new Set([
  'right',
  'correct',
  'no',
  'yes',
  'agreed',
  'yeah',
  'huh',
  'eh',
  'true',
  'ok',
  'okay',
])

function hasTag(tokens: Token[]): boolean {
  const start = tokens.findLastIndex((token) => token.startsPart)
  if (start <= 0) return false
  const words = tokens.slice(start).map(({ word }) => word)
  const before = tokens.slice(0, start)
  const statesFirst = !before.some(
    (token, at) =>
      token.startsPart && formAt(before, skipFillers(before, at), { asks: true, isFirst: at === 0 }),
  )
  if (!statesFirst) return false
  if (words.length === 1) return tagWords.has(words[0]!)
  if (words.length === 2 && isAuxiliary(tokens[start])) return pronouns.has(words[1]!)
  if (words.length === 3 && isAuxiliary(tokens[start]) && words[2] === 'not') return true
  return /^(?:is|isn't|am|would|wouldn't|don't|do) (?:that|this|it|i|you) (?:is )?(?:correct|right|true|agree|fair|say|think|accurate|say so|think so)$/.test(
    words.join(' '),
  )
}
