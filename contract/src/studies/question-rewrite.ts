import type { Sentence } from './question-sentence.ts'
import type { QuestionLabel, Stretch } from './question-rule.ts'
import { alternatives, badWords, goodWords } from './question-words.ts'

type Asked = { text: string; label: QuestionLabel; rule: string; sentences: Sentence[]; stretch: Stretch }

/**
 * What to ask instead: one item, or several that belong one after the other; none where a machine would have to guess.
 * Patterns after The Mom Test and Torres: the last time it happened, what they did, what it cost them.
 */
export function rewriteOf(asked: Asked): string[] {
  if (asked.label === 'double') return splitUp(asked)
  if (asked.label === 'leading') return withoutTilt(asked)
  if (asked.label === 'hypothetical') return askOfThePast(asked.text)
  if (asked.label === 'solution') return askOfTheProblem(asked.rule)
  return asked.label === 'closed' ? openUp(asked) : []
}

/** What suits any item of a label, where what suits this one would have a fault of its own. */
export const plainRewrites: Partial<Record<QuestionLabel, string[]>> = {
  leading: ['How did it go the last time?'],
  closed: ['Tell me about the last time this came up.'],
}

function askOfThePast(text: string): string[] {
  if (/\b(?:pay|price|cost|afford|spend|buy|purchase)\w*\b/i.test(text))
    return ['What has this cost you so far, in time or in money?']
  if (/\brecommend|\btell (?:a|your) (?:friend|colleague)/i.test(text))
    return ['Tell me about the last time you mentioned it to somebody.']
  if (/\b(?:switch|renew|cancel|replace|convince|persuade|change your mind)\b/i.test(text))
    return ['Tell me about the last time you changed something like this.', 'What led to it?']
  if (/\b(?:use|try|adopt|using|adopting)\b/i.test(text))
    return ['What have you tried so far to get this done?']
  return ['When did something like this last happen?', 'What did you do?']
}

function askOfTheProblem(rule: string): string[] {
  if (rule === 'S2') return ['What took the most time in your work last week?']
  if (rule === 'S3') return ['How are you dealing with this today?']
  if (rule === 'S4' || rule === 'S6')
    return ['What did you do the last time it could not do what you needed?']
  if (rule === 'S5') return ['How did you get this done the last time?']
  return ['What were you trying to get done the last time something got in your way?']
}

function withoutTilt({ text, rule, sentences, stretch }: Asked): string[] {
  if (rule === 'L5') {
    const kept = text.slice(stretch.from, stretch.to).split(' ').slice(0, -1).join(' ')
    return [text.slice(0, stretch.from) + kept + text.slice(stretch.to)]
  }
  const sentence = sentences.find(({ from, to }) => from <= stretch.from && stretch.to <= to)
  const task = /\b(?:is|was) it (?:for you )?to ([^?]{3,80})\?/i.exec(text)?.[1]
  if (rule === 'L4' && task) return [`Tell me about the last time you needed to ${task}.`]
  if (rule === 'L10') return ['What changed in your work since then, if anything?']
  if (rule === 'L11') return ['Tell me about the last time you did this, from start to end.']
  const thing = sentence && namedThing(text, sentence)
  if (thing) return [`Tell me about the last time you ${isProduct(thing) ? 'used' : 'dealt with'} ${thing}.`]
  if (rule === 'L2' || rule === 'L7' || rule === 'L3') return ['Tell me how that went, from the start.']
  return ['How did it go the last time?']
}

/** `Is the trend chart useful?` is about the trend chart. */
function namedThing(text: string, { from, to }: Sentence): string | undefined {
  const found =
    /^\W*(?:is|are|was|were|isn't|aren't|wasn't|weren't) ((?:the|your) (?:[\w-]+ ){0,2}?[\w-]+) (?:[\w-]+ly )?[\w-]+\W*$/i.exec(
      text.slice(from, to),
    ) ??
    /^\W*how \w+ (?:is|are|was|were) ((?:the|your) (?:[\w-]+ ){0,2}?[\w-]+)\W*$/i.exec(text.slice(from, to))
  const last = found?.[1]!.split(' ').at(-1)!.toLowerCase()
  const isNoun =
    last &&
    !goodWords.has(last) &&
    !badWords.has(last) &&
    !/^(?:and|or|too|so|very|not|worth|fed|an?|the|at|more|less|your|our|my|their|its)$|ly$/.test(last)
  return isNoun ? found![1] : undefined
}

const products = new RegExp(`^(?:${alternatives.product})$`, 'i')
function isProduct(thing: string): boolean {
  return products.test(thing.split(' ').at(-1)!)
}

const still = new Set(
  'have be know think feel need want like love find agree believe understand see own expect mean seem enjoy hate intend plan trust struggle waste prefer keep hope fear wish care mind dislike suffer hold live belong matter still remember recall'.split(
    ' ',
  ),
)

function openUp({ text, sentences, stretch }: Asked): string[] {
  const sentence = sentences.find(({ from, to }) => from <= stretch.from && stretch.to <= to)
  if (!sentence) return []
  const words = text.slice(stretch.from, sentence.to).replace(/\W+$/, '')
  const doing = /^(?:do|did) (?:you|they) (?:ever |often |usually |currently |already )?([\w-]+)(.*)$/i.exec(
    words,
  )
  if (doing && !still.has(doing[1]!.toLowerCase()) && !/\b(?:or|and|every|always|usually)\b/.test(words))
    return [`When did you last ${doing[1]!}${doing[2]!.replace(/ (?:today|now|currently)$/i, '')}?`]
  const ever =
    /^have you (?:ever )?([\w-]+ed|gone|done|made|taken|bought|sold|left|lost|found|used)\b(.*)$/i.exec(words)
  if (ever)
    return [
      `Tell me about the last time you ${pastOf(ever[1]!)}${ever[2]!.replace(/ (?:before|yet)$/i, '')}.`,
    ]
  const many = /^how many ([\w-]+) (?:are|do you have|were) ?(.*)$/i.exec(words)
  if (many) return [`Tell me about the ${`${many[1]!} ${many[2]!}`.trim()}.`]
  if (
    /^(?:can|could) you (?!(?:see|imagine|think|picture|envision|tell|show|give|say|remember|recall|live|be|have|do)\b)[\w-]+/i.test(
      words,
    )
  )
    return [`Tell me about the last time you needed to ${words.replace(/^(?:can|could) you /i, '')}.`]
  if (/ or /.test(words)) return ['What led to it?']
  return ['Tell me about the last time this came up.']
}

function pastOf(participle: string): string {
  const pasts: Record<string, string> = { gone: 'went', done: 'did', taken: 'took' }
  return pasts[participle.toLowerCase()] ?? participle
}

function splitUp({ text, rule, sentences, stretch }: Asked): string[] {
  if (rule === 'D2')
    return sentences
      .filter(({ asks, form }) => asks || form === 'invitation' || form === 'request')
      .map(({ from, to }) => text.slice(from, to).trim())
  const sentence = sentences.find(({ from, to }) => from <= stretch.from && stretch.to <= to)
  if (!sentence) return []
  const whole = text.slice(sentence.from, sentence.to).replace(/[?.!\s]+$/, '')
  const part = text.slice(stretch.from, stretch.to)
  const [and] = [...part.matchAll(/,? (?:and(?:\/or)?|&|as well as|plus|or) (?:then |also )?/gi)].slice(-1)
  if (!and) return []
  const at = stretch.from - sentence.from + and.index
  const first = whole.slice(0, at).trim()
  const rest = whole.slice(at + and[0].length)
  const end = (item: string) => `${item}${sentence.asks ? '?' : '.'}`
  if (rule === 'D1' || rule === 'D3' || bids.test(rest)) {
    const inverted = new RegExp(`^\\S+ (?:\\w+ )?(?:${alternatives.auxiliary})\\b`, 'i').test(rest)
    const isTold = sentence.form === 'invitation' && /^(?:what|how|why|when|where|who|which)\b/i.test(rest)
    const lead =
      isTold && !inverted ? (/^.*?(?=\b(?:what|how|why|when|where|who|which)\b)/i.exec(whole)?.[0] ?? '') : ''
    return [
      end(first),
      isTold && inverted ? `${capital(rest.trim())}?` : end(capital(`${lead}${rest.trim()}`)),
    ]
  }
  const doing = whole.slice(0, stretch.from - sentence.from)
  if (rule === 'D7' && / /.test(whole.slice(doing.length, at).trim())) return [end(first), end(doing + rest)]
  const before = /[\w'’-]+$/.exec(whole.slice(0, at))?.[0] ?? ''
  const after =
    /^(?:(?:our|the|your|this|its|their|on|in|at|up|not|don't|do not) )?[\w'’-]+/i.exec(rest)?.[0] ?? ''
  const tail = rest.slice(after.length)
  const start = whole.slice(0, at - before.length)
  const lead = /^(?:our|the|your|this|its|their) /i.test(after)
    ? start.replace(/(?:our|the|your|this|its|their) $/i, '')
    : start
  // `… booked and paid for?`: a last little word belongs to the second alone.
  const isStranded = /^ (?:for|on|in|at|up|of|to|with|about|off|out)$/i.test(tail)
  return [end(`${start}${before}${isStranded ? '' : tail}`), end(`${lead}${after}${tail}`)]
}

const bids = /^(?:tell|describe|explain|show|walk|talk|share)\b/i

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
