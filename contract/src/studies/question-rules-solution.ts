import type { Sentence } from './question-sentence.ts'
import { type Rule, matching } from './question-rule.ts'
import { alternatives } from './question-words.ts'

const { product, build } = alternatives
const ours = `(?:we|us|our \\w+(?: \\w+)?|i|the (?:\\w+ )?(?:${product}|team|company)|this (?:${product})|it|they)`
const asker = '(?:you|your \\w+|users?|customers?|people|they)'

/** It asks people to design: which feature, which change, what should be built. */
export const solutionRules: Rule[] = [
  {
    rule: 'S1',
    label: 'solution',
    strength: 'strong',
    find: matching(
      `\\b(?:what|which)(?: \\w+)? (?:features?|functionalit(?:y|ies)|integrations?|changes?|improvements?|solutions?|tools?|capabilit(?:y|ies)|options?|additions?|tweaks|information|data|charts?|filters?|new \\w+)\\b[^?]*\\b(?:${asker} (?:\\w+ly )?(?:want|like|need|wish|prefer|see|add|expect|recommend|suggest|hope|choose|pick)\\b(?! to do)|(?:is|are|was|were|'s) (?:still )?missing|would be|should (?:be|have|show))`,
    ),
  },
  { rule: 'S2', label: 'solution', strength: 'strong', find: findShould },
  {
    rule: 'S3',
    label: 'solution',
    strength: 'strong',
    find: (sentence) =>
      /\b(?:did|was|were|last|used|have you used)\b/i.test(sentence.plain)
        ? null
        : matching(
            /\b(?:our|my|this) (?:new )?(?:ideas?|apps?|products?|tools?|features?|solutions?|prototypes?|platforms?|concepts?|services?|proposal|approach)\b[^?]*\b(?:solves?|helps?|useful|like|think|buy|pay|save|replace|interest|work for)\b/i,
          )(sentence),
  },
  {
    rule: 'S4',
    label: 'solution',
    strength: 'strong',
    find: matching(
      /\b(?:how (?:would|could|can|might) (?:you|we|i|they|people) (?:\w+ly )?(?:solve|fix|design|build|improve|change|make|order|arrange|organi[sz]e|lay out|label|name|word|abbreviate|group|sort|structure|simplify|redesign|phrase|prefer)|what(?: else| \w+ \w+| \w+)? (?:would|could|might|should) (?:you|they|we|people) (?:\w+ly )?(?:add|build|change|design|remove|improve|fix|rename|prefer|call|want|keep|do differently|like to see|include|ask them|tell them|recommend|suggest)|your (?:ideal|perfect|dream|preferred)|(?:the|an|a) (?:ideal|perfect|dream)\b|anything (?:you|that you) (?:would|'d|could) (?:\w+ly )?(?:change|add|remove|improve|like)|one thing (?:you|that) (?:\w+ )*(?:wish|change|improve|fix|different)|(?:you|people|they) (?:could|would) (?:\w+ )?change\b|do (?:it )?differently|different(?:ly)? next time)\b/i,
    ),
  },
  {
    rule: 'S5',
    label: 'solution',
    strength: 'strong',
    find: (sentence) =>
      matching(
        `\\b(?:would|should|could|will)\\b[^?]*\\b(?:have|add|use|need|want|like|find|prefer|help|get|see)\\b[^?]*\\b(?:an?|our|the ability|more|other) (?:[\\w-]+ ){0,3}?(?:${product}|ability|option|way|version)\\b|^\\W*(?:would|should|could|will|might) (?:an?|our|this) (?:[\\w-]+ ){0,3}?(?:${product})\\b|^\\W*do(?:es)? ${asker} (?:want|need|wish for|require) (?:an?|more|any|our|the) (?:(?:[\\w-]+ ){0,3}?(?:${product}|option|version)|(?:better|faster|easier|simpler|bigger|smarter|different|new) \\w+)\\b|\\bhow (?:useful|helpful|valuable|handy|interesting|interested|good|important) (?:would|could|might)\\b|^\\W*(?:would|could|might) (?!(?:you|they|he|she|i|we|there|your|people|anyone|somebody|someone)\\b)(?:[\\w'-]+ ){1,6}?(?:help|save|make (?:sense|it|a|your|life|things)|be (?:of (?:\\w+ )?(?:use|help|interest|value)|(?:\\w+ly )?(?:useful|helpful|valuable|handy|nice|good|great|worth|interesting|enough))|solve|improve|work for|change)\\b|\\bdo ${asker} (?:want|wish|prefer) (?:to (?:see|have|be able|get|compare|view|download|filter|search|access|receive|find|know)|it|that|this|the|an?|more|us)\\b|\\bwould ${asker} (?:\\w+ly )?(?:want|like|prefer|rather|wish|need|use|find)\\b(?! to (?:add|share|ask|tell|start|begin|continue|stop|participate|talk|speak|discuss|join|mention|schedule|take|be contacted|say))`,
      )(sentence),
  },
  {
    rule: 'S6',
    label: 'solution',
    strength: 'strong',
    find: matching(
      /\b(?:feedback|suggestions?|recommendations?|advice|ideas?|thoughts|tips)\b[^?]*\b(?:for|on|to|about|how)\b[^?]*\b(?:improv\w+|chang\w+|mak(?:e|ing)|better|redesign\w*|fix\w*)\b|\b(?:any|what|other|have) (?:other )?(?:suggestions?|recommendations)\b|\b(?:could|can|should|might|need(?:s)? to|to) be (?:\w+ )?(?:improved|better|changed|clearer|different|fixed|added|removed|simplified|easier|made|done differently)\b|\b(?:do you have|can you think of|is there|are there|know of|think of) (?:an? |any )?(?:\w+ )?(?:better|clearer|different|alternative|easier|other) (?:term|word|name|label|way|wording|title|phrase|solution|design)s?\b|\bwhat (?:can|could|should|might|would) (?:we|i|they|our \w+|the \w+)\b[^?]*\b(?:better|improve|change|add|build|help|easier|do)\b|\banother (?:name|word|term|label|title) (?:to|for|that)\b|\b(?:do|would|did) you wish\b|\byou wish (?:you|it|we|that|there|they|the|were|was|could|had)\b/i,
    ),
  },
]

/** `What should we build?`, `How many should show?`; not `Who should we talk to?`, `What should I have asked?` */
function findShould(sentence: Sentence) {
  const { plain } = sentence
  if (
    /\bshould (?:i|we) (?:have |be )?(?:also |else )?(?:asked?|talk|speak|contact|interview|meet|know|call|read|look at|invite|reach|follow|learn|start|talking|speaking|asking)\b/i.test(
      plain,
    )
  )
    return null
  return matching(
    `\\b(?:what|which|how|where)(?: else)? (?:should|could|can|would|might) ${ours} (?:\\w+ly )?(?:${build})\\b|\\bhow (?:can|could|might|should) (?:we|our|the (?:${product})|this)\\b|\\b(?:how|what|where) (?:should|ought) (?:the|an?|our|this|that|these|it|they) (?:[\\w-]+ ){0,3}?(?:to )?(?:${build}|read|feel|sound|begin|end|ask)\\b|^\\W*should (?:we|our \\w+|the (?:${product}|team)|this|it|these|those|one|there|they)\\b|^\\W*should (?:the|an?|our|your) (?:[\\w-]+ ){1,4}?(?:be (?!involved|told|asked|informed|there|present|invited)\\w+|have|show|say|look)\\b|^\\W*could (?:we|our \\w+|the (?:${product}|team)) (?:send|(?:${build}))\\b|\\bwhat should (?:the|our|a|this) (?:[\\w-]+ ){1,4}?(?:be|have|do|say|show|look)\\b|\\b(?:should|ought to) (?:we|it|this|that|these|those|one|they|there|be|show|have|appear|come|include|look|the (?:\\w+ )?(?:${product}))\\b(?! (?:involved|talking|careful))`,
  )(sentence)
}
