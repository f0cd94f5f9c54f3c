import type { QuestionLint } from './question-lint.ts'
import { lintQuestion } from './question-lint.ts'

/** What a whole guide is looked at for, in the order of a conversation. */
export const orderChecks = [
  'data_use',
  'consent',
  'easy_first',
  'sensitive_late',
  'closing',
  'in_time',
] as const
export type OrderCheck = (typeof orderChecks)[number]

/** Whether a check holds, and the prompt it is about: the one that does it, or the one that is in the way. */
export type OrderFinding = { check: OrderCheck; holds: boolean; promptId: string | null }

export type OrderedPrompt = {
  id: string
  kind: 'ask' | 'say'
  ask: string
  isSensitive: boolean
  minutes: number | null
}
export type OrderedGuide = {
  budgetMinutes: number | null
  sections: { note: string; minutes: number | null; prompts: OrderedPrompt[] }[]
}

/**
 * Looks at the order of a guide: what the data is used for and the consent before anything is asked, easy prompts
 * first, sensitive ones in the second half, `What should I have asked?` at the end, and all within the time. English.
 */
export function checkOrder({ budgetMinutes, sections }: OrderedGuide): OrderFinding[] {
  const prompts = sections.flatMap((section) => section.prompts)
  const asked = prompts.filter(
    ({ kind, ask }) => kind === 'ask' && !consent.test(ask) && !isHousekeeping(ask),
  )
  if (asked.length === 0) return []
  const firstAsked = prompts.indexOf(asked[0]!)
  const before = (pattern: RegExp): string | null | undefined =>
    prompts.slice(0, firstAsked + 1).find(({ ask }) => pattern.test(ask))?.id ??
    (pattern.test(notesBefore(sections, asked[0]!)) ? null : undefined)

  const dataUseAt = before(dataUse)
  const consentAt = before(consent)
  const hard = asked.slice(0, 2).find((prompt) => !isEasy(prompt))
  const early = asked.slice(0, Math.ceil(asked.length / 2)).find(isSensitive)
  const last = asked.slice(-3).find(({ ask }) => closing.test(ask))
  const planned = plannedMinutes(sections)
  return [
    { check: 'data_use', holds: dataUseAt !== undefined, promptId: dataUseAt ?? null },
    { check: 'consent', holds: consentAt !== undefined, promptId: consentAt ?? null },
    { check: 'easy_first', holds: hard === undefined, promptId: hard?.id ?? null },
    { check: 'sensitive_late', holds: early === undefined, promptId: early?.id ?? null },
    { check: 'closing', holds: last !== undefined, promptId: last?.id ?? null },
    { check: 'in_time', holds: budgetMinutes === null || planned <= budgetMinutes, promptId: null },
  ]
}

/** The minutes of a guide: those of a section where it has them, else those of its prompts. */
export function plannedMinutes(
  sections: { minutes: number | null; prompts: { minutes: number | null }[] }[],
): number {
  return sections.reduce(
    (sum, { minutes, prompts }) =>
      sum + (minutes ?? prompts.reduce((own, prompt) => own + (prompt.minutes ?? 0), 0)),
    0,
  )
}

const consent =
  /\bconsents?\b|\bpermission\b|\b(?:ok|okay|alright|comfortable|fine|happy)\b[^.?!]{0,40}\b(?:record|notes|taking part|observ)|\bmay (?:i|we) (?:record|take notes|quote)|\bagree to (?:take part|be recorded|this)|\bmind if (?:i|we) (?:record|take notes)|\b(?:is|would) that (?:be )?(?:ok|okay|alright|all right|fine)\b/i
const dataUse =
  /\b(?:recordings?|notes|answers|data|what you (?:say|tell (?:us|me))|information|feedback|interview|conversation|call|responses|transcript)\b[^?!]{0,160}\b(?:used?|kept|stored|shared|seen by|deleted?|anonym\w+|confidential|private|published|only (?:for|by|to)|for (?:us|me|our (?:own )?(?:eyes|use)) (?:alone|only)|nobody|no one|not (?:be )?(?:share|include|attribute)\w*|stays?)\b|\b(?:anonymous|confidential|anonymi[sz]ed)\b|\b(?:won't|will not|never) (?:share|publish|use your name|include your name|be shared|be attributed)/i
const closing =
  /\b(?:should|could) (?:i|we) have asked\b|\b(?:what|anything|something)\b[^.?!]{0,30}\b(?:forg[eo]t|forgotten|miss(?:ed)?|(?:did|have)(?:n't| not) (?:i |we )?(?:ask|talk|cover|discuss)\w*)\b|\b(?:didn't|did not|haven't) (?:i|we) (?:ask|talk about|cover)\b|\banything (?:else )?(?:i|we|that i|that we) (?:should|did not|didn't|haven't)\b/i
const sensitive =
  /\b(?:salary|salaries|income|earn|wages?|debts?|loans?|rent|afford|broke|savings|health|illness|disabilit\w*|pregnan\w*|diagnos\w*|medication|mental|therapy|depress\w*|divorce\w*|relationship|religio\w*|politic\w*|vote|sexual\w*|ethnic\w*|criminal|arrest\w*|fired|laid off|asham\w*|embarrass\w*|mistakes?|blame\w*|failed|failure|afraid|fear(?:s|ed)?|scared|regret\w*|conflict|argument|abuse\w*|alcohol|drugs?|addict\w*|death|died|grief|lost your)\b/i

function isSensitive({ ask, isSensitive: marked }: OrderedPrompt): boolean {
  return marked || sensitive.test(ask)
}

/** Easy to start with: open or a plain fact, short, about them, and with nothing strong against it. */
function isEasy(prompt: OrderedPrompt): boolean {
  const { findings }: QuestionLint = lintQuestion(prompt.ask)
  const isFaulty = findings.some(({ label, strength }) => strength === 'strong' && label !== 'double')
  return !isFaulty && !isSensitive(prompt) && prompt.ask.split(/\s+/).length <= 40
}

/** `Does that still work for you?`, `Do you have any questions before we start?` */
function isHousekeeping(ask: string): boolean {
  return /\bdoes that (?:still )?(?:work|sound)|\b(?:any )?questions (?:for me|before|so far|about (?:this|the) (?:study|interview|session))|\bcan you (?:hear|see) (?:me|us)|\bis that (?:ok|okay|alright|correct)|\bready to (?:start|begin)/i.test(
    ask,
  )
}

function notesBefore(sections: OrderedGuide['sections'], first: OrderedPrompt): string {
  const at = sections.findIndex(({ prompts }) => prompts.includes(first))
  return sections
    .slice(0, at + 1)
    .map(({ note }) => note)
    .join('\n')
}
