// The ladder in plain English. Everything here can be rendered in the browser: no server code, no clock.

import type { Assessment, Caution, NextStep, Params, Reason, Reduction } from './ladder.ts'

export type ExplainedRung = {
  /** One line for a tooltip: where it stands, why, what next. */
  headline: string
  why: string[]
  /** What would lift it, or keep it. */
  next: string
}

export function explainRung(assessment: Assessment): ExplainedRung {
  const why = [
    ...assessment.reasons.map(reasonInWords),
    ...assessment.cautions.map(cautionInWords),
    ...assessment.reductions.map(reductionInWords),
    ...notCountedInWords(assessment),
    ...metInWords(assessment),
  ].filter((sentence) => sentence !== '')
  const next = nextInWords(assessment.next)
  return { headline: `${assessment.rung} — ${lowerFirst(why[0] ?? '')} ${next}`, why, next }
}

export function reasonInWords({ code, params }: Reason): string {
  switch (code) {
    case 'no_voice':
      return 'Nobody has said or done anything for it that counts.'
    case 'voices_for':
      return voicesInWords(params)
    case 'same_referrer':
      return 'People who came through the same referrer are one voice.'
    case 'money_committed':
      return `${count(params.voices, 'voice')} committed money.`
    case 'voices_against':
      return againstInWords(params)
    case 'too_many_against':
      return `A pattern needs at least twice as many voices for it as against; it has ${amount(params.for)} for and ${amount(params.against)} against.`
    case 'finding_held':
      return `A test held its threshold, frozen before it began: ${findingInWords(params)}.`
    case 'finding_missed':
      return `The newest test missed its threshold, frozen before it began: ${findingInWords(params)}.`
    case 'experiment_clear':
      return 'An experiment came out clear of its threshold, with its whole interval.'
  }
}

export function cautionInWords({ code, params }: { code: Caution; params: Params }): string {
  switch (code) {
    case 'one_organisation':
      return 'Only people of one organisation so far.'
    case 'one_contact_type':
      return `Only people of one contact type so far (${String(params.contactType).replaceAll('_', ' ')}).`
    case 'stale':
      return `All support is older than ${count(params.halfLifeDays, 'day')}.`
    case 'only_future':
      return 'They only said what they would do, which lifts no claim above heard.'
  }
}

/** Not a rule of the ladder: the answers count, and a person who reads this may ask anew. */
export function weakInWords(weak: number, of: number): string {
  const which = weak === of ? 'Everything that speaks for it' : `${weak} of ${of} pieces for it`
  return `${which} answered a question that led, so they may only have agreed. Ask again without leading.`
}

export function reductionInWords({ code, params }: Reduction): string {
  switch (code) {
    case 'stale':
      return 'Its age takes one rung.'
    case 'contradicted_by_behaviour':
      return `${amount(params.against)} of ${count(params.voices, 'voice')} did the opposite; a third or more takes one rung.`
    case 'experiment_stale':
      return `The experiment is older than ${count(params.halfLifeDays, 'day')}, which keeps the claim at shown.`
    case 'unanswered_contradiction':
      return `${count(params.voices, 'voice')} did the opposite and nobody has answered, which keeps the claim at shown.`
    case 'finding_missed':
      return 'A newer test missed, which keeps the claim at shown.'
  }
}

export function nextInWords({ code, params, to, alone }: NextStep): string {
  const sentence = stepInWords(code, { params, to })
  return alone ? sentence : `${sentence} More has to follow.`
}

function stepInWords(code: NextStep['code'], { params, to }: { params: Params; to: string }): string {
  const times = amount(params.voices)
  switch (code) {
    case 'new_voices':
      return amount(params.known) === 0
        ? `To reach ${to}: talk to ${times === 1 ? 'somebody' : `${inWords(times)} people`} yourself, and write down what they said.`
        : `To reach ${to}: ${times === 1 ? 'one more voice' : `${inWords(times)} more voices`}, from people whom none of these introduced.`
    case 'past_of_known':
      return `To reach ${to}: ask ${times === 1 ? 'one' : inWords(times)} of these people what they did last time, not what they would do.`
    case 'fresh_evidence':
      return `To reach ${to}: ask one of these people again; everything here is old.`
    case 'behaviour':
      return `To reach ${to}: cite what ${times === 1 ? 'one' : inWords(times)} more of them did or committed, or one who paid.`
    case 'experiment':
      return `To reach ${to}: run an experiment whose interval comes out clear of a threshold frozen before.`
    case 'repeat_experiment':
      return `To reach ${to}: repeat the experiment.`
    case 'other_organisation':
      return `To reach ${to}: talk to somebody of another organisation.`
    case 'other_contact_type':
      return `To reach ${to}: talk to somebody of another contact type.`
    case 'answer_contradiction':
      return `To reach ${to}: answer ${times === 1 ? 'the contradiction' : `the ${times} contradictions`} by behaviour: say why it happened.`
    case 'keep_fresh':
      return `It stays proven for ${count(params.days, 'day')}; then cite fresh evidence or repeat the experiment.`
  }
}

function voicesInWords(params: Params): string {
  const [voices, people, did] = [amount(params.voices), amount(params.people), amount(params.did)]
  if (people === 1)
    return did === 0 ? '1 person, who said it; no behaviour yet.' : '1 person, who did or committed it.'

  const isEachTheirOwn = voices === people
  const who = isEachTheirOwn
    ? `${voices} independent people`
    : `${count(voices, 'voice')} from ${people} people`
  if (did === 0) return `${who}, all said, none did.`
  if (did < voices) return `${who}: ${did} did or committed, ${voices - did} only said.`
  return isEachTheirOwn ? `${who}, all did or committed.` : `${who}; every voice did or committed.`
}

function againstInWords(params: Params): string {
  const [voices, did] = [amount(params.voices), amount(params.did)]
  if (did === 0) return `${count(voices, 'voice')} against it, by words.`
  if (did === voices) return `${count(voices, 'voice')} against it, by what they did.`
  return `${count(voices, 'voice')} against it, ${did} of them by what they did.`
}

function findingInWords(params: Params): string {
  return `${params.estimate} (${params.low} to ${params.high}, n = ${params.n}) against ${params.threshold}`
}

function notCountedInWords({ notCounted }: Assessment): string[] {
  const words = {
    relayed: 'relayed, because no member was there',
    suggested: 'only suggested, until a member accepts it',
    out_of_scope: 'from people the claim is not about',
    withdrawn: 'withdrawn',
    no_person: 'from nobody we know',
  } as const
  const codes = Object.keys(words) as Array<keyof typeof words>
  return codes.flatMap((why) => {
    const pieces = notCounted.filter((evidence) => evidence.why === why).length
    return pieces === 0 ? [] : [`Not counted: ${count(pieces, 'piece')} of evidence ${words[why]}.`]
  })
}

function metInWords({ metByViewer, peopleMetByViewer }: Assessment): string[] {
  if (metByViewer.of === 0) return []
  const { met, of } = metByViewer.of === peopleMetByViewer.of ? metByViewer : peopleMetByViewer
  const noun = metByViewer.of === peopleMetByViewer.of ? 'voice' : 'person'
  if (of === 1) return [met === 1 ? `You met this ${noun}.` : `You have not met this ${noun}.`]
  return [`You met ${met} of these ${of} ${noun === 'voice' ? 'voices' : 'people'}.`]
}

function amount(value: string | number | undefined): number {
  return Number(value ?? 0)
}

function count(value: string | number | undefined, noun: string): string {
  return amount(value) === 1 ? `1 ${noun}` : `${amount(value)} ${noun}s`
}

function inWords(times: number): string {
  return ['none', 'one', 'two', 'three', 'four', 'five', 'six'][times] ?? String(times)
}

function lowerFirst(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1)
}
