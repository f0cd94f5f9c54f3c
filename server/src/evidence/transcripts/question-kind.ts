export type QuestionKind = 'open' | 'closed' | 'leading'

// A first look at a question as it was asked, to mark it on the strip; English only. The full lint of guides has
// more classes and gives reasons.
const auxiliaries =
  'do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|may|might|must'.split('|')
const auxiliary = new Set(auxiliaries)
const negated = new Set([...auxiliaries.map((word) => `${word}n't`), "won't", "can't", "shan't", "ain't"])
const addressed = new Set('you it that this they we the your there he she'.split(' '))
const openers = new Set('what how why when where which who whom whose'.split(' '))
const fillers = new Set(
  'so and but ok okay well now right yeah yes great cool um uh hmm alright then also'.split(' '),
)
const requests = new Set(
  'tell show walk describe explain share give talk say take introduce elaborate expand'.split(' '),
)

/**
 * How a turn asks: `leading` where a question in it says the answer it wants, else `closed` where a yes, a number
 * or a choice answers the last question, else `open`; null where it asks nothing.
 */
export function questionKind(text: string): QuestionKind | null {
  const kinds = questionsIn(text)
    .map(kindOf)
    .filter((kind) => kind !== null)
  if (kinds.includes('leading')) return 'leading'
  return kinds.at(-1) ?? null
}

/** Sentences that end with a question mark, and invitations to tell, which often have none. */
function questionsIn(text: string): string[] {
  const plain = text.slice(0, 20_000).replace(/[\u2018\u2019\u02bc]/g, "'")
  const sentences = plain.match(/[^.?!\n]{1,2000}[.?!]{0,3}/g) ?? []
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.endsWith('?') || isInvitation(sentence))
}

function kindOf(sentence: string): QuestionKind | null {
  const words = wordsOf(sentence)
  const [first = '', second = '', third = ''] = words
  if (isLeading(sentence.toLowerCase(), words)) return 'leading'
  if (isInvitation(sentence)) return 'open'
  if (asksForNumber(first, second) || asksForChoice(words)) return 'closed'
  if (openers.has(first)) return 'open'
  if (auxiliary.has(first) || negated.has(first))
    return requests.has(third) && second === 'you' ? 'open' : 'closed'
  // `And your manager?` cannot be told; a question word later on (`In your team, who decides?`) asks openly.
  return words.some((word) => openers.has(word)) ? 'open' : 'closed'
}

function isLeading(sentence: string, words: string[]): boolean {
  const [first = '', second = ''] = words
  if (negated.has(first) && addressed.has(second)) return true
  const [, tag] = /, ?([a-z' ]{2,24})\?$/.exec(sentence.slice(-40)) ?? []
  if (tag !== undefined && isTag(tag.trim().split(' '))) return true
  if (
    /\b(?:surely|obviously|clearly|everyone knows|as (?:you|we all) know|most people (?:say|think|find|agree))\b/.test(
      sentence,
    )
  )
    return true
  if (/\b(?:would|do|don't) you (?:not )?agree\b|\byou(?:'d| would) agree\b/.test(sentence)) return true
  return first === 'how' && presupposesFeeling(words)
}

/** `…, didn't you?`, `…, right?` */
function isTag(words: string[]): boolean {
  const [first = '', second] = words
  if (second === undefined) return ['right', 'correct', 'no', 'yes', 'agreed', 'yeah', 'huh'].includes(first)
  return words.length === 2 && (auxiliary.has(first) || negated.has(first)) && addressed.has(second)
}

/** `How much do you love …`, `How frustrating is …`: the feeling is in the question, not in the answer. */
function presupposesFeeling([, second = '', third = '', fourth = '', fifth = '']: string[]): boolean {
  const feelings = ['love', 'like', 'enjoy', 'hate', 'dislike', 'struggle', 'suffer', 'appreciate', 'miss']
  if (['much', 'often', 'badly'].includes(second))
    return auxiliary.has(third) && fourth === 'you' && feelings.includes(fifth)
  const isJudgement = /^(?:frustrat|annoy|pain|amaz|terribl|awful|valuable|excit|delight|great|bad)/.test(
    second,
  )
  return isJudgement && auxiliary.has(third)
}

function asksForNumber(first: string, second: string): boolean {
  if (first === 'how') return second === 'many' || second === 'old'
  return first === 'what' && ['year', 'date', 'percentage', 'number'].includes(second)
}

function asksForChoice([first = '', ...rest]: string[]): boolean {
  if (first === 'which' && ['one', 'of'].includes(rest[0] ?? '')) return true
  return first === 'which' && rest.includes('or')
}

/** `Tell me about …`, `Walk me through …`, also `Could you tell me …`. */
function isInvitation(sentence: string): boolean {
  const [first = '', second = '', third = '', fourth = ''] = wordsOf(sentence)
  if (['tell', 'walk', 'talk', 'take', 'show', 'give'].includes(first))
    return second === 'me' || second === 'us'
  if (first === 'describe' || first === 'explain') return sentence.length > first.length + 8
  const asksPolitely = ['can', 'could', 'would', 'will'].includes(first) && second === 'you'
  return asksPolitely && (requests.has(third) || (third === 'please' && requests.has(fourth)))
}

function wordsOf(sentence: string): string[] {
  const words = sentence.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []
  const start = words.findIndex((word) => !fillers.has(word))
  return start === -1 ? [] : words.slice(start)
}
