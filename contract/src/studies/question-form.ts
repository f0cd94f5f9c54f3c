import { parseQuestion } from './question-parse.ts'
import { type Sentence, type Token, isAuxiliary } from './question-sentence.ts'
import { factNouns, quantityWords } from './question-words.ts'

/** How an item can be answered: in the words of whoever answers, or with yes, a number, one fact or a choice. */
export type QuestionForm = 'open' | 'closed'

/** The form of an item, by the first thing in it that asks; null where nothing asks. */
export function questionForm(text: string): QuestionForm | null {
  const sentences = parseQuestion(text)
  const first = sentences.find(({ form, asks }) => asks || !['statement', 'fragment', 'scene'].includes(form))
  if (first) return formOf(first)
  return sentences.some(({ form }) => form === 'scene') ? 'open' : null
}

/** The form of one sentence that asks. */
export function formOf(sentence: Sentence): QuestionForm {
  const { form, tokens, head } = sentence
  if (form === 'tag' || form === 'statement' || form === 'yes_no') return 'closed'
  if (form === 'fragment')
    return tokens.length <= 3 && /^(?:why|how|and)/.test(tokens[0]?.word ?? '') ? 'open' : 'closed'
  if (form === 'scene') return 'open'
  const words = tokens.slice(head)
  if (form === 'request' || form === 'invitation') return asksOneFact(sentence) ? 'closed' : 'open'
  return isClosedWord(words) ? 'closed' : 'open'
}

/** `Can you tell us how much it was?`, `Tell me whether …`: politely asked, and yet one fact. */
function asksOneFact({ tokens, head, plain }: Sentence): boolean {
  const rest = tokens
    .slice(head)
    .map(({ word }) => word)
    .join(' ')
  if (/\b(?:me|us|remember|recall|say) (?:if|whether)\b/.test(rest)) return true
  const told =
    /\b(?:tell|give|remember|recall|remind|share|say)(?: (?:me|us|with us|with me))?(?: \w+ly| again)? (?:what |the )?(how many|how much|how long|how old|how often|what (?:is |was )?(?:the )?(?:exact )?(\w+)|when|which|(?:your|the) (\w+))/.exec(
      rest,
    )
  if (!told) return false
  const [, asked = '', noun, owned] = told
  if (owned !== undefined) return isFactNoun(owned) && !/\babout\b/.test(rest)
  if (/^how (?:many|much|long|old|often)|^when$/.test(asked)) return true
  return (
    asked === 'which' ||
    (noun !== undefined && isFactNoun(noun)) ||
    /what the (?:title|name|number|date)\b/.test(plain)
  )
}

function isFactNoun(word: string): boolean {
  return factNouns.has(word) || factNouns.has(word.replace(/s$/, ''))
}

function isClosedWord(words: Token[]): boolean {
  const [first = '', second = '', third = ''] = words.map(({ word }) => word)
  const text = words.map(({ word }) => word).join(' ')
  const bare = first.split("'")[0]!
  if (
    /^(?:for|since|by|to|at|in|on|from|with|under) (?:how (?:many|much|long|old|far)|what (?:age|time|year|date)|which)\b/.test(
      text,
    )
  )
    return true
  if (bare === 'how')
    return quantityWords.has(second) && !/^how (?:much|far) (?:detail|of a|did it feel)/.test(text)
  if (bare === 'which') return true
  if (bare === 'when') return isPointInTime(text)
  if (bare === 'whose') return true
  if (bare === 'where')
    return /^where(?:'s| is| are| were| do| did) (?:\w+ )*?(?:based|located|live|born|situated|headquartered)\b/.test(
      text,
    )
  if (bare === 'who')
    return /^who(?:'s| is| was) (?:your|the) (?:\w+ ){0,2}(?:manager|boss|supplier|provider|vendor|employer|owner|contact)\b/.test(
      text,
    )
  if (bare === 'what') return asksFact({ text, second, third, contracted: first !== bare })
  return false
}

/** `When did you last …`, `When was …` ask for a day; `When do you use it?` asks for circumstances. */
function isPointInTime(text: string): boolean {
  return /^when(?:'s| is| was| were| did| will| has| have| are)\b/.test(text)
}

function asksFact({
  text,
  second,
  third,
  contracted,
}: {
  text: string
  second: string
  third: string
  contracted: boolean
}): boolean {
  if (/^what (?:kinds?|types?|sorts?) of\b/.test(text))
    return /^what (?:kind|type|sort) of (?:device|browser|computer|phone|operating system|car|contract|plan|subscription)\b/.test(
      text,
    )
  if (
    /^what (?:operating system|job title|screen reader|time zone|age group|team size|percentage|proportion|share)\b/.test(
      text,
    )
  )
    return true
  if (!contracted && isFactNoun(second)) return true
  const owned =
    /^what(?:'s| is| was| are| were)(?: the| your| its| their)((?: [\w-]+){1,4}?)(?: of\b| for\b| in\b| at\b| called\b| again\b| please\b| to\b|$)/.exec(
      text,
    )?.[1]
  if (owned !== undefined) {
    const noun = owned.trim().split(' ').at(-1)!
    if (isFactNoun(noun) && !/^(?:language|budget|hour|time|cost|price)s?$/.test(noun)) return true
    if (
      /^(?:best|easiest|fastest|preferred|exact|total|average) (?:way|time|amount|number|size|cost|price|day|place) to (?:send|reach|contact|call|email|get|share)/.test(
        `${owned.trim()} ${text.split(owned)[1]?.trim() ?? ''}`,
      )
    )
      return true
  }
  return ['percent', 'percentage', 'year', 'number'].includes(third) && second === 'the'
}

/** Whether a sentence gives the answers to choose from: `A or B?` after an auxiliary. */
export function offersChoice({ form, plain }: Sentence): boolean {
  return (
    form === 'yes_no' && /\b\w+,? or \w+/i.test(plain) && !/\bor (?:not|so|something|anything)\b/i.test(plain)
  )
}

/**
 * Closed by form and yet what a good interview asks: an anchor in time (`When did you last …?`), who, or a last
 * invitation (`Is there anything else …?`). Such are never marked.
 */
export function isWelcomeThoughClosed(sentence: Sentence): boolean {
  const { tokens, head, plain } = sentence
  const text = tokens
    .slice(head)
    .map(({ word }) => word)
    .join(' ')
  if (/^when(?:'s| is| was| did| have| has| are| were)\b/.test(text)) return true
  if (/^which (?!one|ones|of\b|do you (?:prefer|like)|would)\w+/.test(text) && !/\bor\b/.test(text))
    return true
  if (/^(?:what|who|where)\b/.test(text) && !isAuxiliary(tokens[head]))
    return !/^what (?:year|date|percentage|number)\b/.test(text)
  return /\b(?:there|have|know(?: of)?) (?:anything|anyone|anybody|something|someone) else\b|\b(?:anything|something) (?:else )?(?:you'd|you would) like to (?:add|share|ask)\b|\bother (?:questions|thoughts|feedback)\b|\bquestions (?:for|before|so far|about)\b|\bis that (?:ok|okay|alright|fine)\b|\bmay (?:i|we)\b|\b(?:ok|okay|alright|comfortable|happy) (?:if|with me|for us|for me|to be)\b|\brecord\b|\bdoes (?:that|this|it) (?:still )?(?:work|sound)\b/i.test(
    plain,
  )
}
