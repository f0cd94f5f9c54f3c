import type { Sentence } from './question-sentence.ts'
import { type Rule, matching, textFrom } from './question-rule.ts'
import { alternatives, negatedAuxiliaries } from './question-words.ts'

const { evaluative, comparative, feeling, problem, benefit } = alternatives
/** What people feel, and the names of what weighs on them; how much of either is asked, that they do is taken for granted. */
const feelings =
  'annoyed|frustrated|angry|upset|disappointed|relieved|glad|thrilled|delighted|scared|afraid|worried|anxious|fed up|tired of|ashamed|embarrassed|exhausted|furious|overwhelmed|stressed|confused|grateful'
const burden =
  'pain|hassle|nuisance|struggle|burden|headache|chore|nightmare|relief|disaster|mess|waste|annoyance|problem|challenge|worry|shame|fiasco|bother'
const somebody = '(?:you|they|people|users?|customers?|your \\w+)'

/** The wording says which answer is wanted. `strong` where it states it, `mild` where it tilts. */
export const leadingRules: Rule[] = [
  {
    rule: 'L1',
    label: 'leading',
    strength: 'strong',
    find: (sentence) =>
      sentence.form === 'yes_no' && isNegated(sentence) ? textFrom(sentence, sentence.head, 2) : null,
  },
  {
    rule: 'L2',
    label: 'leading',
    strength: 'strong',
    find: (sentence) => {
      if (sentence.form !== 'tag') return null
      const last = sentence.tokens.findLastIndex((token) => token.startsPart)
      return textFrom(sentence, last)
    },
  },
  {
    rule: 'L3',
    label: 'leading',
    strength: 'strong',
    find: matching(
      /\b(?:(?:would|do|don't|wouldn't)(?: you)?(?: not)? (?:you )?agree|you(?:'d| would| must| will)(?: have to| surely)? agree|isn't it true|wouldn't you say|surely|obviously|of course|clearly you|needless to say|undoubtedly|naturally|(?<!far )(?:as|like) (?:we all|you|everyone|everybody) knows?|like (?:most|many|all|other) [\w-]+,? you|(?:everyone|everybody|we all|nobody|no one) (?:else )?(?:we \w+ (?:to|with) )?(?:knows?|agrees?|hates?|loves?|likes?|says?|complains?|struggles?|thinks?|tells? us)|(?:most|many|other|all|some)(?: other| of our)? (?:people|users|customers|participants|companies|teams|clients)(?: we \w+ (?:to|with))? (?:say|said|think|find|found|agree|tell|told|like|love|hate|prefer|feel|struggle|complain)|it(?:'s| is) (?:clear|obvious|well known|safe to say|fair to say)|don't you (?:think|find|feel))/i,
    ),
  },
  {
    rule: 'L4',
    label: 'leading',
    strength: 'strong',
    find: matching(
      `\\bhow (?:(?:much|badly|deeply|strongly) (?:do|did|would|does) ${somebody} (?:\\w+ly )?(?:${feeling})|often (?:do|did|would|does) ${somebody} (?:\\w+ly )?(?:struggle|suffer|fail|enjoy|hate))\\b|\\bhow (?:very |really |truly )?(?:frustrating|annoying|painful|difficult|hard|great|easy|simple|intuitive|amazing|awesome|terrible|horrible|awful|useful|helpful|valuable|exciting|delightful|bad|slow|confusing|boring|tedious|stressful|overwhelming|cumbersome|inconvenient|disappointing|excruciating|wonderful|beneficial|complicated|broken|${feelings}) (?:is|are|was|were|do|did|does|has|have)\\b(?!.*\\bon a scale\\b)|\\bhow (?:very |really |truly )?(?:frustrating|annoying|painful|difficult|hard|terrible|horrible|awful|confusing|boring|tedious|stressful|overwhelming|${feelings}|great|wonderful|amazing) (?:(?!to\\b)[\\w'-]+ ){1,5}?(?:is|are|was|were)\\b|\\bhow (?:much|badly|deeply|strongly|greatly) (?:do|did|does|has|have) (?:[\\w'-]+ ){1,5}?(?:hurt|harm|harmed|annoy|annoyed|frustrate|bother|bothered|damage|upset|disappoint|please|delight|scare|worry|worried|improved?|helped|help)\\b|\\bhow (?:much )?(?:of an?|big an?) (?:\\w+ )?(?:${burden})\\b`,
    ),
  },
  { rule: 'L5', label: 'leading', strength: 'strong', find: findPraised },
  {
    rule: 'L6',
    label: 'leading',
    strength: 'strong',
    find: matching(
      `\\bwhy (?:is|are|was|were|does|do|did) (?:[\\w'-]+ ){1,5}?(?:(?:so|such a|too|really|very) [\\w-]+|(?:${evaluative}))\\b|\\bwhy (?:do|does|are|is) (?:you|they|people|we|your \\w+) (?:still|even|bother|insist|put up)\\b|\\bwhy (?:do |does |did )?(?:you|they|people|your \\w+) (?:\\w+ly )?(?:love|hate|dislike|enjoy|prefer|fear|dread)\\b|\\bwhy (?:don't|doesn't|didn't|haven't|won't|wouldn't|aren't) (?:you|they|people|we)\\b(?! (?:start|begin|tell|introduce|go ahead|walk|take))`,
    ),
  },
  {
    rule: 'L7',
    label: 'leading',
    strength: 'strong',
    find: (sentence) =>
      matching(
        /^(?:\W*(?:so|and|well|then|now|ok|okay),? )*(?:you|they|your \w+) (?:must|surely|probably|clearly|obviously|certainly|definitely|no doubt|'d)\b|\b(?:i|we) (?:bet|guess|assume|imagine|suppose|take it|presume|believe|expect) (?:that )?(?:you|your|it|this|they)\b|, you (?:surely|probably|certainly|definitely|no doubt)\b|\byou must (?:have |be |feel |really )*\w+/i,
      )(sentence) ??
      (sentence.form === 'statement' && sentence.asks && !takesUp(sentence.plain)
        ? textFrom(sentence, 0)
        : null),
  },
  {
    rule: 'L8',
    label: 'leading',
    strength: 'strong',
    find: (sentence) => {
      if (sentence.form !== 'yes_no' || isOpenEnded(sentence)) return null
      return matching(
        /^\W*(?:is|was) it (?:not )?(?:true|fair to say|the case|correct|right) (?:that|to say)\b|\b(?:do|did|does|would|don't) (?:you|they|people|your \w+) (?:(?:really|also|not|honestly|personally) )?(?:think|feel|believe|say|consider|see|find|agree)(?! (?:of|about|out|that any\b|any\b|there(?: is|'s| are) any|anything|yourself|more about|what|how|the (?:same|following)))(?: that| like| as| if| as if| as though)? (?:it|this|that|these|those|the|your|you|our|we|a|an|they|having|being|using|people|there|my|such)\b/i,
      )(sentence)
    },
  },
  {
    rule: 'L9',
    label: 'leading',
    strength: 'strong',
    find: (sentence) =>
      bothEnds.test(sentence.plain)
        ? null
        : matching(
            `\\bwhat (?:do|did|does) ${somebody} (?:\\w+ly )?(?:love|hate|enjoy|dislike|fear|dread|adore)\\b|\\bwhat (?:is|was|are|were|'s|about \\w+ (?:is|was)) (?:so |most |really |particularly |very |also )*(?:frustrating|annoying|painful|confusing|difficult|hard|terrible|awful|great|amazing|wonderful|tedious|boring|overwhelming|stressful|challenging|exciting|good|bad|easy|useful|helpful)\\b(?! or\\b)|\\bwhat(?: \\w+)? (?:frustrates|annoys|bothers|worries|scares|confuses|excites|delights|irritates|frustrated|annoyed|bothered|worried|confused|excited|delighted|surprised and) you\\b|\\bthat (?:frustrate|annoy|bother|worry|excite|scare|confuse)s? you\\b|\\bwhat (?:makes?|made|has made|keeps?) (?:(?!you\\b)[\\w'-]+ ){1,6}?(?:(?:so|such an?|too) [\\w-]+|(?:an? )?(?:${burden})|(?<!\\ban? )(?:${evaluative}))\\b|\\bwhat (?:bothers|annoys|frustrates|worries|irritates|upsets|disappoints|bugs|scares) (?:your \\w+|people|them|customers|users)\\b|\\bwhat (?:is|was|are|were|'s|do|did) (?:\\w+ )?(?:the |your )?(?:\\w+ )?(?:worst|least favou?rite|most (?:hated|irritating|tedious|stressful))\\b`,
          )(sentence),
  },
  { rule: 'L13', label: 'leading', strength: 'strong', find: findLoaded },
  { rule: 'L14', label: 'leading', strength: 'strong', find: findPremise },
  {
    rule: 'L10',
    label: 'leading',
    strength: 'strong',
    find: matching(
      /\bhow (?!(?:did|do|does|would|could|can|might|has|have|will|to)\b)(?:(?!wh(?:o|at|ich)\b)[\w'-]+ ){1,6}?(?:helps?|helped|improve[sd]?|benefit(?:s|ed|ted)?|saves?|saved|eas(?:es|ed)|enable[sd]?|empower(?:s|ed)?) (?:you|your|them|us|me|their)\b|\bhow (?:has|have|did|does|do) (?!you\b|we\b)(?:(?!wh(?:o|at|ich)\b)[\w'-]+ ){1,6}?(?:helped|help|improved?|benefit(?:ed|ted)?|saved?|made (?:it|your life) easier) (?:you|your|them|their)\b|\bhow (?:has|have|did|does|do) (?!you\b|we\b)(?:[\w'-]+ ){1,6}?(?:makes?|made) (?:[\w'-]+ ){1,4}?(?:easier|better|faster|simpler|quicker|calmer|nicer|safer|harder|worse)\b/i,
    ),
  },
  {
    rule: 'L11',
    label: 'leading',
    strength: 'mild',
    find: (sentence) =>
      /\bif any\b|\blast (?:time|week|month|year|day|quarter)\b|\bany other problems\b|\bup to\b|\bor (?:benefits|advantages|successes|wins)\b/i.test(
        sentence.plain,
      )
        ? null
        : findPresupposed(sentence),
  },
  { rule: 'L12', label: 'leading', strength: 'mild', find: findTilted },
]

function isNegated({ tokens, head }: Sentence): boolean {
  const word = tokens[head]?.word ?? ''
  return (
    negatedAuxiliaries.has(word) ||
    (tokens[head + 2]?.word === 'not' &&
      ['you', 'it', 'that', 'this', 'they'].includes(tokens[head + 1]?.word ?? ''))
  )
}

const praised = new RegExp(
  `\\b(?:our|this|these|your|the) (?:new |current |old |existing |really |very |so-called )*(?:amazing|great|excellent|innovative|powerful|intuitive|simple|seamless|award-winning|improved|enhanced|better|outdated|clunky|terrible|broken|messy|annoying|painful|wasteful|inefficient|wonderful|beautiful|revolutionary|state-of-the-art|cutting-edge|fantastic|horrible|awful|tedious|cumbersome|frustrating|confusing|easy|convenient|smart|popular|exciting|useful|helpful|handy|modern|slow|boring|ugly)(?=,? (?!or\\b|is\\b|to\\b|for\\b|than\\b|(?:hours?|days?|weeks?|months?|seasons?|years?|mornings?|evenings?|afternoons?|nights?|winters?|summers?|periods?|times?|weekends?)\\b)\\w+)`,
  'i',
)
function findPraised(sentence: Sentence) {
  return matching(praised)(sentence)
}

const tilt = `(?:${problem})`
const presupposed = new RegExp(
  `\\bwhat(?:'s| is| are| were| was)? (?:(?:have|has) been )?(?:(?:some of |one of |a few of )?(?:the|your|those) )?(?:(?:top|main|biggest|major|key|greatest|most common|common|current|worst|specific|kinds? of|types? of|sorts? of|other|\\d+|three|two|five|particular|technical|typical|usability)\\s*,? ?)*(?:(?:[\\w-]+ )?${tilt}|${benefit})(?:\\/\\w+)?\\b|\\bwhat (?:some )?(?:(?!(?:did|do|does|is|was|were|are|has|have|had|would|about|this|that|the|your|other)\\b)[\\w-]+ ){0,2}?(?:${tilt}|${benefit})\\b|\\bwhat(?:'s| is| was| are|) missing\\b|\\bwhat(?: \\w+){0,2} (?:prevents?|prevented|stops|stopped|keeps|blocks|blocked|hinders?|hindered|hold(?:s|ing)? you|discourages?|limits) (?:you|them|people|your)|\\bovercom(?:e|ing)\\b.*\\b(?:these|those|the|this) (?:${problem})|\\b(?:the|your|those) (?:biggest|main|worst|greatest) (?:${problem})|\\bmost (?:frustrating|confusing|annoying|painful|challenging|difficult|exciting|enjoyable) (?:parts?|things?|aspects?|steps?)|\\b(?:super|really|most|particularly)[- ]challenging\\b|\\b(?:where|how) (?:do|did|does) ${somebody} (?:struggle|get stuck|suffer|fail)|\\bhow (?:do|did) you (?:overcome|cope with|deal with|handle|work around) (?:these|those|the|such|any|all)? ?(?:${problem})`,
  'i',
)
/** Both ends are asked for, or a wish: neither is taken for granted. */
const bothEnds =
  /\b(?:likes?|love|enjoy|good|best|well|easy|strengths?|benefits|advantages|successes|pros|most)\b[^?]*\b(?:and|or|&)\b[^?]*\b(?:dislikes?|hate|not|n't|don't|doesn't|didn't|bad|badly|worst|hard|difficult|weakness(?:es)?|drawbacks|disadvantages|failures|risks|cons|least)\b|\bimprovements?\b[^?]*\b(?:want|like|need|wish|should|would|could|suggest)\b/i

function findPresupposed(sentence: Sentence) {
  if (sentence.form === 'yes_no' || bothEnds.test(sentence.plain)) return null
  return matching(presupposed)(sentence)
}

const judged = new RegExp(
  `\\b(?:(?:really|very|so|too|pretty|quite|particularly|especially|more|most|overly|at all|any|a|an|the|it|being|feel|be|not) )*(?:(?!(?:${comparative}) (?!to\\b|for\\b|than\\b|in\\b|on\\b|if\\b|when\\b)\\w)(?:${evaluative})|lot of fun|good amount|makes? sense|helps?(?= (?:you|your|me|them|people|users|with|in|to\\b|explain|understand))|worth|problems?|issues?|trouble|difficult(?:y|ies)|challenges?|struggl(?:e|es|ing)|frustrations?|concerns?|pain ?points?|benefits?|valued?|meet your needs|stand in your way|user[- ]friendly|well[- ](?:organi[sz]ed|designed|structured|laid)|too (?!many\\b|much\\b|late\\b|early\\b)\\w+|an? (?:\\w+ )?(?:${burden})|(?:bothers?|annoys?|frustrates?|worr(?:y|ies)|upsets?|irritates?|disappoints?|stress(?:es)?)(?= (?:you|your|them|people|customers|users|guests)\\b)|fed up)\\b`,
  'i',
)
const liking = new RegExp(
  `^(?:do|did|does) ${somebody} (?:(?:really|still|also) )?(?:like|enjoy|love|hate|dislike|appreciate|struggle|suffer|value|miss|trust|benefit)\\b|^would ${somebody} (?:like|love|enjoy|appreciate|benefit from|find)(?! to (?:add|share|ask|tell|see|know|be|start|begin|continue|stop|say|receive|participate|talk|discuss|join|mention|schedule)) (?:the|an?|to be able|having|being|it|this)\\b`,
  'i',
)
const neutral =
  /\b(?:or not|easy or (?:hard|difficult|not)|(?:good|better|easier|clear|useful|helpful|positive|happy|hard|difficult|confusing)(?: or |\/)\w+|comfortable|questions or (?:concerns|comments)|concerns or questions|problem with (?:me|us)|most (?:important|useful|helpful)|more (?:useful|helpful) (?:somewhere|elsewhere)|enough time|good time|good fit)\b/i

const balanced = new RegExp(`\\b(?:${evaluative})\\b[^,?]{0,40}? or (?:\\w+ ){0,2}?(?:${evaluative})\\b`, 'i')

/** A yes/no question with one side of a judgement in it: `Is this useful?`, `Was anything confusing?` */
function findTilted(sentence: Sentence) {
  const { form, plain, tokens, head } = sentence
  if (form !== 'yes_no') return null
  const from = (tokens[head]?.from ?? sentence.from) - sentence.from
  const asked = plain.slice(from)
  if (neutral.test(asked) || balanced.test(asked)) return null
  const liked = liking.exec(asked)
  if (liked) return { from: sentence.from + from, to: sentence.from + from + liked[0].length }
  // `Would any of it be more useful elsewhere?`, `Can you find …?` ask for a wish or an ability, not for praise.
  if (
    /^(?:would|could|can|should|will|might)\b/i.test(asked) &&
    !/\b(?:useful|easier|valuable|make sense)\b|^would\b.*\bhelp\b/i.test(asked)
  )
    return null
  if (
    /\bany \w+ would be\b|\b(?:have|know|think of) (?:an? |any )?(?:better|easier|clearer)\b|\bto help\??$|\bimportant (?:information|pieces)\b|\bwhat(?:'s| is) (?:most )?important\b/i.test(
      asked,
    )
  )
    return null
  const found = judged.exec(asked)
  if (!found || /^(?:a|an|the|it|be|feel|any|more|most|not)$/i.test(found[0])) return null
  return {
    from: sentence.from + from + found.index,
    to: sentence.from + from + found.index + found[0].length,
  }
}

/** `Do you think any …`, `Do you find what you look for?` leave the answer open. */
function isOpenEnded({ plain }: Sentence): boolean {
  return /\b(?:do|did) you (?:think|feel|believe) (?:that )?(?:any|anything|there (?:is|are) any)|\bfind (?:it|this|that|the \w+)(?: \w+)?\?$|\bsee (?:the|this|that|your|it|a|an|any)\b(?!.*\b(?:as|being)\b)|\bfind (?:the|a|an|your|this|that|these|those|it)\b(?!.*\b(?:being|useful|helpful|as)\b)|\bconsider (?:the|a|an|your|using|doing)\b/i.test(
    plain,
  )
}

const loaded = new RegExp(
  `\\b(?:you|they|people|we|your \\w+) (?:\\w+ )?wast(?:e|ed|ing)\\b|\\bwast(?:e|es|ed|ing) (?:\\w+ ){0,3}?(?:time|money|effort|hours?|days?|minutes|energy|resources)\\b|\\b(?:time|money|effort|hours|days|minutes|energy|resources)\\b(?: \\w+){0,5} (?:is |are |was |were |gets? )?wasted?\\b|\\b(?:a|such a|complete|total|huge) waste\\b|\\b(?:throw|threw|thrown|throwing) away (?:\\w+ )?(?:money|time)\\b|\\b(?:money|time)\\b[^?,]*\\b(?:throw|threw|thrown|throwing) away\\b|\\bput(?:ting)? up with\\b|\\bendless\\b|\\b(?:fed up|stuck|lumbered|saddled) with\\b|\\b(?:have|having|had) to (?:endure|suffer|cope|struggle)\\b|\\bsuffer(?:s|ed|ing)? (?:from|under|through)\\b|\\bripp?ed off\\b|\\b(?:wrestl|battl|struggl)(?:e|es|ed|ing) with\\b|\\b(?:disaster|nightmare|fiasco|shambles|nonsense|hassle|chaos|misery|ordeal|rip-off)\\b|\\b(?:annoying|frustrating|tedious|terrible|awful|horrible|ridiculous|pointless|clunky|dreadful) (?!or\\b|to\\b)[a-z]+`,
  'i',
)
/** Words that judge whatever they name: `How much time do you waste on …?`, `… put up with …?` */
function findLoaded(sentence: Sentence) {
  return sentence.form === 'yes_no' && balanced.test(sentence.plain) ? null : matching(loaded)(sentence)
}

const judgement = `(?:${evaluative}|expensive|never|always|nobody|everybody|everyone|(?:so|too|such an?) [\\w-]+)`
const premise = new RegExp(
  `^\\W*(?:(?:so|and|but|well|then|now|ok|okay),? )*(?:(?:given|considering|seeing|knowing) (?:how (?:\\w+ly )?(?!we\\b|you\\b|they\\b|it\\b|this\\b)[\\w-]+|how (?:much|badly)|what an?\\b|[^,?]*\\b${judgement}\\b)|(?:since|because|as|now that|with) (?!you (?:said|mentioned|told|asked))[^,?]*\\b${judgement}\\b|with all (?:the|this|that|these|those|your)\\b)[^,?]*,`,
  'i',
)
/** `Given how slow it is, how do you …?`: what is judged beforehand is not asked. What merely happened is no judgement. */
function findPremise(sentence: Sentence) {
  return sentence.form === 'statement' || /^\W*as an? /i.test(sentence.plain)
    ? null
    : matching(premise)(sentence)
}

/** `And the days after it?` takes up the question before and states nothing: it has no verb. */
function takesUp(plain: string): boolean {
  return (
    /^\W*(?:and|but|or)\s+(?:the|your|their|his|her|its|an?|on|in|at|after|before|during)\b/i.test(plain) &&
    !/\b(?:is|are|was|were|been?|has|have|had|do|does|did|can|could|will|would|should|may|might|must)\b|['’](?:s|re|ve|d|ll)\b|\w+ed\b/i.test(
      plain,
    )
  )
}
