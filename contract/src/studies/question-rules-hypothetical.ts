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
            /\bif (?:you|we|it|there|they|the|this|that|your|our|i|somebody|someone)\b[^?]*(?:\b(?:would|could|might|will)\b|'d\b)|(?:\b(?:would|could|might|will)\b|'d\b)[^?]*\bif\b|\bif (?:money|time|price|cost|budget|it|this|that|everything|nothing|anything|(?:the|your|our|an?) [\w-]*[a-rt-z]) were\b|\b(?:no object|all the (?:time|money) in the world)\b|\bif (?:you|we|they|it) (?:could|were(?: able)? to|had to|had (?:a|an|the|more|another)|wanted to|received|ever)\b/i,
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
            `\\bwill (?:${somebody}|it) (?!be able to (?:share|join|stay)|have time)|\\b(?:are|is) ${somebody} (?:going|planning|likely|hoping|intending) to\\b|\\b(?:do|does) ${somebody} (?:plan|intend|hope) to\\b|\\b(?:do|does) ${somebody} expect to (?!see|find|happen|get|read|learn|go|land|be able)\\w+|\\bhow (?:likely|probable) (?:are|is|would)\\b|\\b(?:likely|possible|conceivable|probable|think|expect|believe|sure|confident|guess|suppose) (?:that )?(?:you|they|people|customers|users|your \\w+|it)(?:'ll| will| might)\\b(?! (?:see|find|happen|get|go|learn)\\b)|\\b(?:where|how) (?:do|does|can|will) (?:you|they|your \\w+) (?:see|picture|imagine|expect)\\b[^?]*\\b(?:years?|months?|future|decade)\\b|\\bin the (?:next|coming) (?:\\w+ )?(?:days?|weeks?|months?|years?|quarter)\\b|\\b(?:one day|someday|years from now|months from now)\\b|\\b(?:are you|is your \\w+) (?:thinking|planning)(?: about| of| on)? \\w+ing\\b`,
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
  { rule: 'H7', label: 'hypothetical', strength: 'strong', find: findWilling },
  {
    rule: 'H6',
    label: 'hypothetical',
    strength: 'strong',
    find: matching(
      `\\b(?:see|picture|envision|envisage|imagine) (?:yourself|yourselves|your \\w+|you|them|people) (?:\\w+ly )?\\w+ing\\b|\\b(?:see|envision|envisage|foresee)\\b[^?]*\\b(?:using|adopting|buying|paying|replacing|switching)\\b|\\b${somebody} (?:might|may) (?:\\w+ly )?(?:use|want|need|buy|like|find|try|visit|come|go|look|be|do|have|prefer|think)\\b|\\b(?:can|could|do|does) (?:you|they|your \\w+) (?:\\w+ly )?(?:picture|envision|envisage|foresee|imagine)\\b`,
    ),
  },
]

const idiom =
  /\b(?:how|what) (?:else )?would (?:you|people|they) (?:say|describe|call|summari[sz]e|characteri[sz]e|define|explain|rate|rank|put it|sum up|introduce)\b|\bwould (?:you )?(?:say|agree|mind|please|love to (?:hear|know|learn))\b|\b(?:i|we)(?:'d| would) (?:\w+ )?(?:like|love|say|be|want|ask|appreciate|prefer)\b|\b(?:i|we) wouldn't\b|\bwould (?:typically|usually|normally|often|always)\b|\b(?:were|was|did|had) (?!not\b)(?:[\w'-]+ ){1,4}?(?:hoping|hope|hoped|think|thinking|thought|expect|expected|expecting|believe|feel|know|assume|wondering|worried|sure|told|promised?|says?|said|tell|claim|agree|fear|afraid|guess|reckon|decide)\b[^?]*\bwould\b|\b(?:thought|expected|hoped|said|knew|assumed|believed|imagined|promised|told \w+|claimed|feared) (?:that )?(?:[\w'-]+ ){1,3}would\b|\b(?:became|was|were|got|seemed|learned|learnt|heard|noticed|reali[sz]ed|meant|found out) (?:\w+ )?(?:that )(?:[\w'-]+ ){1,4}would\b|\b(?:time|times|moment|day|occasion|situation|week|month|year|place)s?(?: that| when| where| in which)? (?:you|they|he|she|we|your \w+|somebody|someone) would(?:n't| not)? have (?:\w+ly )?\w+(?:ed|en|t|d)\b|\bwould (?:you|they) (?:\w+ly )?expect(?: to (?:see|find|happen|be|get|do|go|land)| (?:this|that|it|the \w+) to|\W*$)|\bwho would be (?:a |the )?(?:good|best|right)\b|\bwhat would be (?:the |a )?(?:best|good|easiest|convenient) (?:(?:time|day|place) (?:to|for)|way (?:to|for us to|for me to) (?:reach|contact|call|email|send|get|stay|share|pay|thank))\b/gi

const would =
  /\b(?:would|wouldn't)\b|\b(?:you|they|it)'d (?=(?:like|want|use|pay|prefer|change|add|be|need|expect|recommend|love|rather|do|say|see|have)\b)|\b(?:could|couldn't) (?:you |your \w+ |they |people |it )?(?:ever |also |really |have )*(?:see|imagine|be (?:improved|better|easier|different|changed|clearer|simpler|faster|useful|helpful|done|made|more)|live|manage|do without|benefit|switch|adopt|have been|make it|persuade|convince)\b|\b(?:could|might) (?:a|an|our|this|that|these) (?:\w+ ){1,4}?(?:help|be|make|save|work|solve|change)\b|\bcould you (?:use|do|make|build|design) (?:a|an|this|our|it|with)\b|\bcould (?:a|an|our|this|that|these) (?:[\w-]+ ){1,8}?have \w+(?:ed|en|t|d)\b/i

/** `What might …?`, `Might you …?`: the asking clause itself, and no clause about who might have been there. */
const might =
  /^\W*(?:(?:so|and|but|then|well),? )*(?:might (?!i\b|we\b)\w+|(?:what|how|which|who|where|when|why)(?: (?!(?:did|do|does|was|were|is|are|has|have|had|can|that|which|who|when|where|you|they)\b)[\w'-]+){0,4} might (?!(?:i|we) (?:ask|talk|speak|call|contact)\b)\w+)/i

function findWould(sentence: Sentence) {
  if (isLogistics(sentence)) return null
  const asked = sentence.plain.replace(idiom, (words) => ' '.repeat(words.length))
  const start = (sentence.tokens[sentence.head]?.from ?? sentence.from) - sentence.from
  return (
    matching(would)({ ...sentence, plain: asked }) ??
    matching(might)({ ...sentence, plain: asked.slice(start), from: sentence.from + start })
  )
}

/** Arrangements of the talk itself: `Would you be open to speaking with us again in the future?` */
function isLogistics({ plain }: Sentence): boolean {
  return /\b(?:would|will|could|can|are|do) (?:you|it|that|this|now|there|us|me)\b[^?]{0,40}?\b(?:(?:open to|willing to|happy to|prepared to|ready to|up for) (?:\w+ly )?(?:talk|speak|participat|tak(?:e|ing) part|be(?:ing)? (?:interviewed|recorded|contacted|quoted|observed)|answer|meet|shar|show|join|chat|discuss|introduc|let|tell|do(?:ing)? (?:a|an|another) (?:\w+ )?(?:call|interview|session|conversation|talk)|a (?:\w+ )?(?:call|chat|talk|conversation|interview|visit)|us|me|start|begin|help(?:ing)? (?:us|me)|walk(?:ing)?)\w*|available|comfortable (?:with|if|being|sharing)|ok(?:ay)?\b|alright|all right|mind|a good time|disruptive|contacted|contact you|follow[- ]up|free (?:to|for|on)|interested in (?:participating|taking part|joining|speaking|talking|helping|being|another|a follow)|participate|take part|speak(?:ing)? (?:with|to) (?:us|me)|talk(?:ing)? (?:with|to) (?:us|me)|work for you)\b|\bwould you like to (?:add|share|ask|tell (?:me|us)|start|begin|continue|stop|receive|participate|talk|discuss|join|mention|schedule|take a break|be (?:contacted|informed|notified|quoted|part)|say|go back|skip|hear)\b|\bwill you (?:please|be (?:joining|there|able))\b|\byou(?:'d| would) like to (?:add|share|tell|ask|mention|say|discuss|bring up)\b/i.test(
    plain,
  )
}

const willing =
  /\b(?:are|is|were|be|feel) (?:(?:you|they|people|customers|users|anyone|your \w+(?: \w+)?) )?(?:\w+ly )?(?:willing|prepared|inclined|tempted|open|ready|happy) to (?!go\b|be (?:able|here)\b)\w+/i
/** `Are you willing to pay …?` is a promise; what somebody was ready to do at a time in the past is told. */
function findWilling(sentence: Sentence) {
  if (
    isLogistics(sentence) ||
    sentence.form !== 'yes_no' ||
    /\b(?:when|last|ago|yesterday|were)\b/i.test(sentence.plain)
  )
    return null
  return matching(willing)(sentence)
}

function isFarewell(sentence: Sentence): boolean {
  return (
    isLogistics(sentence) ||
    /\b(?:ok|okay|alright|comfortable|mind|fine|problem) if\b|\bif so\b|\bif you (?:don't mind|would like to share|could (?:share|tell|walk|introduce))\b/i.test(
      sentence.plain,
    )
  )
}
