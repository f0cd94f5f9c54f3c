import type { Sentence } from './question-sentence.ts'
import { type Rule, matching } from './question-rule.ts'

const somebody = '(?:you|they|people|users?|customers?|anyone|anybody|somebody|someone|your \\w+(?: \\w+)?)'

/** It asks to foretell or to dream: what people would do, rather than what they did. */
export const hypotheticalRules: Rule[] = [
  { rule: 'H1', label: 'hypothetical', strength: 'strong', find: findWould },
  {
    rule: 'H2',
    label: 'hypothetical',
    strength: 'strong',
    find: (sentence) =>
      isFarewell(sentence)
        ? null
        : matching(
            /\bif (?:you|we|it|there|they|the|this|that|your|our|i|somebody|someone)\b[^?]*(?:\b(?:would|could|might|will)\b|'d\b)|(?:\b(?:would|could|might|will)\b|'d\b)[^?]*\bif\b|\bif (?:you|we|they|it) (?:could|were(?: able)? to|had to|had (?:a|an|the|more|another)|wanted to|received|ever)\b/i,
          )(sentence),
  },
  {
    rule: 'H3',
    label: 'hypothetical',
    strength: 'strong',
    find: matching(
      /\b(?:imagine|imagining|suppos(?:e|ing) (?:you|that|it|we|the|they)|^\W*suppose|picture (?:this|yourself|that|a|you)|pretend|let's (?:say|assume|imagine|suppose|pretend)|say you(?:'re|r)?\b(?! more)|assum(?:e|ing) (?:you|that|we|it|the)|in (?:an ideal|a perfect|your ideal|your perfect|an imaginary) \w+|ideally|magic wand|magically|what if (?!any\b)(?=\w)|hypothetically|a genie|three wishes|one wish|perfect world|ideal world)\b/i,
    ),
  },
  {
    rule: 'H4',
    label: 'hypothetical',
    strength: 'strong',
    find: (sentence) =>
      isLogistics(sentence)
        ? null
        : matching(
            `\\bwill (?:${somebody}|it) (?!be able to (?:share|join|stay)|have time)|\\b(?:are|is) ${somebody} (?:going|planning|likely|hoping|intending) to\\b|\\b(?:do|does) ${somebody} (?:plan|intend|hope) to\\b|\\b(?:do|does) ${somebody} expect to (?:buy|use|pay|renew|switch|keep|continue|need|stay|leave|grow|spend|hire)|\\bhow likely (?:are|is|would)\\b|\\bin the (?:next|coming) (?:\\w+ )?(?:days?|weeks?|months?|years?|quarter)\\b|\\b(?:one day|someday|years from now|months from now)\\b|\\b(?:are you|is your \\w+) (?:thinking|planning)(?: about| of| on)? \\w+ing\\b`,
          )(sentence),
  },
  {
    rule: 'H5',
    label: 'hypothetical',
    strength: 'strong',
    find: matching(
      `\\bwhat(?: \\w+)? (?:would|could|might|will) (?:convince|make|get|persuade|stop|help|have made|have helped|need|it take|have to)\\b|\\bwhat would have\\b`,
    ),
  },
  {
    rule: 'H6',
    label: 'hypothetical',
    strength: 'strong',
    find: matching(
      `\\b(?:see|picture|envision|envisage|imagine) (?:yourself|yourselves|your \\w+|you|them|people) (?:\\w+ly )?\\w+ing\\b|\\b(?:see|envision|envisage|foresee)\\b[^?]*\\b(?:using|adopting|buying|paying|replacing|switching)\\b|\\b${somebody} (?:might|may) (?:\\w+ly )?(?:use|want|need|buy|like|find|try|visit|come|go|look|be|do|have|prefer|think)\\b|\\bwould-be\\b`,
    ),
  },
]

const idiom =
  /\b(?:how|what) (?:else )?would (?:you|people|they) (?:say|describe|call|summari[sz]e|characteri[sz]e|define|explain|rate|rank|put it|sum up|introduce)\b|\bwould (?:you )?(?:say|agree|mind|please|love to (?:hear|know|learn))\b|\b(?:i|we)(?:'d| would) (?:\w+ )?(?:like|love|say|be|want|ask|appreciate|prefer)\b|\b(?:i|we) wouldn't\b|\bwould (?:typically|usually|normally|often|always)\b|\b(?:were|was|did) (?:you|they|it) (?:\w+ )?(?:hoping|hope|think|thinking|expect|expecting|believe|feel|know|assume|wondering|worried|sure|told|promised)\b[^?]*\bwould\b|\b(?:thought|expected|hoped|said|knew|assumed|believed|imagined) (?:that )?(?:it|they|you|this|that|there|the \w+) would\b|\bwould (?:you|they) (?:\w+ly )?expect(?: to (?:see|find|happen|be|get|do|go|land)| (?:this|that|it|the \w+) to|\W*$)|\bwho would be (?:a |the )?(?:good|best|right)\b|\bwhat would be (?:the |a )?(?:best|good|easiest|convenient) (?:time|way|day|place) (?:to|for)\b/gi

const would =
  /\b(?:would|wouldn't)\b|\b(?:you|they|it)'d (?=(?:like|want|use|pay|prefer|change|add|be|need|expect|recommend|love|rather|do|say|see|have)\b)|\b(?:could|couldn't) (?:you |your \w+ |they |people |it )?(?:ever |also |really |have )*(?:see|imagine|be (?:improved|better|easier|different|changed|clearer|simpler|faster|useful|helpful|done|made|more)|live|manage|do without|benefit|switch|adopt|have been|make it|persuade|convince)\b|\b(?:could|might) (?:a|an|our|this|that|these) (?:\w+ ){1,4}?(?:help|be|make|save|work|solve|change)\b|\bcould you (?:use|do|make|build|design) (?:a|an|this|our|it|with)\b/i

function findWould(sentence: Sentence) {
  if (isLogistics(sentence)) return null
  const asked = sentence.plain.replace(idiom, (words) => ' '.repeat(words.length))
  return matching(would)({ ...sentence, plain: asked })
}

/** Arrangements of the talk itself: `Would you be open to speaking with us again in the future?` */
function isLogistics({ plain }: Sentence): boolean {
  return /\b(?:would|will|could|can|are|do) (?:you|it|that|this|now|there|us|me)\b[^?]{0,40}?\b(?:open to|willing to|available|comfortable (?:with|if|being|sharing)|ok(?:ay)?\b|alright|all right|mind|a good time|disruptive|contacted|contact you|follow[- ]up|free (?:to|for|on)|happy to|interested in (?:participating|taking part|joining|speaking|talking|helping|being|another|a follow)|participate|take part|speak(?:ing)? (?:with|to) (?:us|me)|talk(?:ing)? (?:with|to) (?:us|me)|work for you)\b|\bwould you like to (?:add|share|ask|tell (?:me|us)|start|begin|continue|stop|receive|participate|talk|discuss|join|mention|schedule|take a break|be (?:contacted|informed|notified|quoted|part)|say|go back|skip|hear)\b|\bwill you (?:please|be (?:joining|there|able))\b|\byou(?:'d| would) like to (?:add|share|tell|ask|mention|say|discuss|bring up)\b/i.test(
    plain,
  )
}

function isFarewell(sentence: Sentence): boolean {
  return (
    isLogistics(sentence) ||
    /\b(?:ok|okay|alright|comfortable|mind|fine|problem) if\b|\bif so\b|\bif you (?:don't mind|would like to share|could (?:share|tell|walk|introduce))\b/i.test(
      sentence.plain,
    )
  )
}
