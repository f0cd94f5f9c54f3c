/**
 * The words by which the lint of questions tells forms and faults apart. English only. Each list is a word class, not a
 * list of sentences that were seen.
 */
const list = (text: string) => text.trim().split(/\s+/)
const set = (text: string): ReadonlySet<string> => new Set(list(text))

const auxiliaryList = list(
  'do does did is are was were am have has had can could will would shall should may might must',
)
export const auxiliaries: ReadonlySet<string> = new Set(auxiliaryList)
export const negatedAuxiliaries: ReadonlySet<string> = new Set([
  ...auxiliaryList.map((word) => `${word}n't`),
  "won't",
  "can't",
  'cannot',
  "shan't",
  "ain't",
])
export const questionWords = set('what how why when where which who whom whose')

export const pronouns = set(
  'i you he she it we they there this that these those anyone anybody anything someone somebody something everyone everybody everything nobody nothing people one y’all',
)
export const determiners = set(
  'a an the your our my their his her its this that these those any some each every all both no another other more most many much several either',
)

/** What people say before they ask. */
export const fillers = set(
  'so and but or ok okay well now please also then again um uh hmm hm er oh yes yeah right great cool alright sure thanks finally lastly first second next actually just generally overall briefly currently today maybe perhaps like basically honestly anyway plus otherwise',
)

/** Begin a clause that only sets the scene: `When you closed the books, …`. */
export const subordinators = set(
  'if when whenever while before after because since as once until unless although though given considering during in on at for from with about over along having thinking looking regarding based besides apart aside',
)

/** Verbs that ask somebody to tell: imperatives, and after `could you`. */
export const tellingVerbs = set(
  'tell walk talk show take give share describe explain say elaborate expand introduce summarise summarize name list recall remember think help speak run bring outline paint guide recount compare sketch clarify discuss start read teach remind',
)
/** The same that need nobody named after them to be an invitation at the head of a sentence. */
export const bareInvitations = set(
  'describe explain elaborate share recall summarise summarize outline recount introduce discuss name list compare sketch clarify',
)

/** Questions of one fact: `What year …`, `What is your occupation`. */
export const factNouns = set(
  'year date day month percentage percent number amount age occupation title job-title name surname email e-mail address phone url postcode zip city town country state region industry department employer company nationality gender salary income browser device computer laptop phone-model os version size budget price cost rate currency language time hour timeframe deadline',
)
/** After `how`: asks for a number or a degree, not for a story. */
export const quantityWords = set(
  'many much often long old far soon frequently recently likely tall big large late early',
)

const goodAdjectives =
  'useful helpful valuable easy simple intuitive clear good great nice effective efficient convenient interesting important accurate reliable fast happy satisfied pleased excited exciting fun enjoyable beneficial worthwhile accessible sufficient enough understandable relevant logical meaningful straightforward user-friendly amazing awesome wonderful excellent perfect fantastic powerful seamless smooth pleasant impressive appealing attractive adequate appropriate handy readable usable modern innovative rewarding successful fair reasonable trustworthy safe secure comprehensive friendly competent quiet polite lovely delightful delighted brilliant superb better easier faster clearer simpler'
const badAdjectives =
  'confusing confused unclear difficult hard frustrating frustrated annoying annoyed painful slow bad terrible awful boring complicated complex overwhelming overwhelmed stressful expensive cluttered broken challenging lonely worried worrying scary horrible clunky messy tedious inefficient wasteful outdated poor useless disappointing disappointed inconvenient cumbersome unreliable inaccurate irritating tiresome misleading harder worse slower nightmare unhappy dissatisfied ugly inadequate insufficient tiring exhausting unfriendly incompetent rude unfair noisy dangerous ridiculous pointless unpleasant unnecessary uncomfortable unhelpful unsafe chaotic lousy dreadful miserable strict'
export const goodWords = set(goodAdjectives)
export const badWords = set(badAdjectives)

export const alternatives = {
  auxiliary: auxiliaryList.join('|'),
  evaluative: [...list(goodAdjectives), ...list(badAdjectives)].join('|'),
  comparative: 'better|easier|faster|clearer|simpler|harder|worse|slower',
  /** With `much`, `often`, `badly`, or in `what do you … about`: the feeling stands in the question. */
  feeling:
    'love|like|enjoy|hate|dislike|struggle|suffer|appreciate|miss|need|want|fear|dread|admire|despise|loathe|adore|trust',
  problem:
    'challenges?|struggles?|problems?|pain ?points?|difficult(?:y|ies)|frustrations?|obstacles?|barriers?|hurdles?|blockers?|bottlenecks?|issues?|troubles?|annoyances?|fears?|worr(?:y|ies)|pains?|headaches?|complaints?|roadblocks?|nightmares?|shortcomings?|weaknesses',
  benefit: 'benefits?|advantages?|improvements?|wins|perks|strengths|upsides?',
  /** Parts and kinds of a product, as those who build it call them. */
  product:
    'features?|functionalit(?:y|ies)|functions?|buttons?|dashboards?|integrations?|notifications?|reminders?|apps?|applications?|plug-?ins?|widgets?|exports?|downloads?|modes?|assistants?|bots?|chatbots?|alerts?|filters?|templates?|tools?|pages?|sites?|websites?|web ?sites?|portals?|tables?|columns?|charts?|graphs?|maps?|menus?|icons?|labels?|tabs?|cards?|screens?|forms?|fields?|visuals?|visualizations?|visualisations?|reports?|products?|platforms?|services?|prototypes?|concepts?|designs?|newsletters?|digests?|layouts?|sections?|headers?|footers?|homepages?|softwares?|systems?|solutions?|plans?|packages?',
  build:
    'build|add|make|do|change|improve|fix|design|offer|look|work|be|have|include|remove|show|appear|come|go|stay|keep|display|contain|support|provide|send|launch|ship|create|develop|prioriti[sz]e|tackle|focus|solve|call|rename|move|put|give',
}

/** Words that stand for one thing although they hold an `and`. */
export const fixedPairs =
  /\b(?:research and development|sales and marketing|terms and conditions|profit and loss|pros and cons|ups and downs|back and forth|trial and error|health and safety|q(?:uestions)? and a(?:nswers)?|day and night|supply and demand|wear and tear|friends and family|more and more|over and over|again and again|now and then|here and there|copy and paste|drag and drop|oil and gas|food and drink|black and white|import and export|checks and balances|rules and regulations|do's and don'ts|first and foremost|each and every|bits and pieces|up and running|audio and video|come and go|buy and sell|pick and choose|mix and match|eat and drink|wait and see|go and \w+|try and \w+|screen and audio|tell us a bit about you and)\b/gi

/** Trade words that a customer may not use; the field's abbreviations are found by their capitals. */
export const jargonWords = set(
  'leverage synergy synergies stakeholder stakeholders touchpoint touchpoints deliverable deliverables omnichannel onboarding offboarding upsell upselling cross-sell roadmap backlog persona personas paradigm granularity scalability monetize monetise monetization gamification frictionless actionable ideate ideation wireframe wireframes taxonomy ontology learnings mindshare ecosystem verticals downstream upstream interoperability telemetry observability kubernetes middleware api apis saas sdk heuristics churn funnel conversion retention freemium',
)
export const jargonPhrases =
  /\b(?:value prop(?:osition)?s?|pain ?points?|use cases?|user journeys?|customer journeys?|information architecture|key takeaways?|low[- ]hanging fruit|thought leadership|north star|best[- ]of[- ]breed|product[- ]market fit|go[- ]to[- ]market|jobs[- ]to[- ]be[- ]done|call to action|critical path|core competenc(?:y|ies)|technical debt|user experience|user interface|digital transformation|change management|single source of truth|data[- ]driven|end[- ]to[- ]end|mental models?|tech stack)\b/gi
/** Capitals that everybody reads. */
export const plainCapitals = set(
  'US USA UK EU UN TV PDF ID OK FAQ CEO HR IT AM PM GPS SMS USB ATM VAT DIY CV DVD CD PC TO NOT AND OR A I II III IV NYC LA UTC GMT VS PS NB Q A ASAP AC DC BBC NASA COVID PIN SIM WIFI NAME NAMES TOPIC PARTNER PAUSE',
)
