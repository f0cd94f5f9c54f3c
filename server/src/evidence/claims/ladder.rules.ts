// The ladder: what a claim is worth, hunch → heard → pattern → shown → proven. All rules are in this file and
// docs/guide/ladder.md says them in plain words; change both together, with a decision record.
// No input or output, no clock, no chance: the same facts give the same rung.

import { nextStep } from './ladder-next.ts'
import { cautionsFor, paramsFor, reasonsFor } from './ladder-reasons.ts'
import { isBehaviour, peopleOf, shareFor, voicesOf } from './ladder-tally.ts'
import { rungs } from './ladder.ts'
import type {
  Assessment,
  Citation,
  Finding,
  LadderFacts,
  LadderInput,
  ReductionCode,
  Rung,
  Standing,
  WhyNotCounted,
} from './ladder.ts'

const voicesForPattern = 3
const timesAsManyForAsAgainst = 2
const behaviourVoicesForShown = 3
const oneVoiceInThisManyTakesARung = 3
const millisecondsADay = 86_400_000

// — which evidence counts —

export function whyNotCounted(
  citation: Citation,
  scope: LadderInput['claim']['scope'],
): WhyNotCounted | null {
  if (citation.withdrawn) return 'withdrawn'
  if (citation.suggested) return 'suggested'
  if (citation.person === null) return 'no_person'
  if (citation.hearers.length === 0) return 'relayed'
  return isInScope(citation.person, scope) ? null : 'out_of_scope'
}

// An empty list in a scope means anybody.
function isInScope(person: NonNullable<Citation['person']>, scope: LadderInput['claim']['scope']): boolean {
  const { contactTypes, organisationIds } = scope
  const hasType = contactTypes.length === 0 || person.contactTypes.some((type) => contactTypes.includes(type))
  const isOfOrganisation =
    organisationIds.length === 0 ||
    (person.organisationId !== null && organisationIds.includes(person.organisationId))
  return hasType && isOfOrganisation
}

// — the rungs, lowest first: each asks for what its name says —

export function isHeard(facts: LadderFacts): boolean {
  return facts.voicesFor >= 1
}

// A word about the future raises doubt like any other, but builds nothing above heard.
export function isPattern(facts: LadderFacts): boolean {
  return facts.solidFor >= voicesForPattern && !isOutweighed(facts)
}

export function isOutweighed(facts: LadderFacts): boolean {
  return facts.solidFor < timesAsManyForAsAgainst * facts.voicesAgainst
}

export function isShown(facts: LadderFacts): boolean {
  const isActedOn = facts.behaviourFor >= behaviourVoicesForShown || facts.moneyFor >= 1
  return (isPattern(facts) && isActedOn) || facts.finding === 'held'
}

export function isProven(facts: LadderFacts): boolean {
  return isShown(facts) && facts.experiment !== 'none' && !isNarrow(facts)
}

export function isNarrow(facts: LadderFacts): boolean {
  return facts.isOneOrganisation || facts.isOneContactType
}

export function reachedRung(facts: LadderFacts): Rung {
  if (isProven(facts)) return 'proven'
  if (isShown(facts)) return 'shown'
  if (isPattern(facts)) return 'pattern'
  return isHeard(facts) ? 'heard' : 'hunch'
}

// — what takes a rung: each cause takes one, once; nothing falls below hunch —

// Voices that only spoke against it do not weigh here: by making the many more, they would lift the claim.
export function isContradictedByBehaviour(facts: LadderFacts): boolean {
  return (
    facts.behaviourAgainst > 0 && facts.behaviourAgainst * oneVoiceInThisManyTakesARung >= facts.voicesWeighed
  )
}

export function standing(facts: LadderFacts): Standing {
  const reached = reachedRung(facts)
  const reductions: ReductionCode[] = []
  if (reached !== 'hunch' && facts.isStale) reductions.push('stale')
  if (reached !== 'hunch' && isContradictedByBehaviour(facts)) reductions.push('contradicted_by_behaviour')
  const rung = rungs[Math.max(0, rungs.indexOf(reached) - reductions.length)] ?? 'hunch'
  if (rung !== 'proven') return { rung, reached, reductions }

  const whatProvenForbids = provenForbids(facts)
  return { rung: whatProvenForbids.length > 0 ? 'shown' : 'proven', reached, reductions: whatProvenForbids }
}

// These only keep a claim from proven, so they never cost a rung on top of one already taken.
function provenForbids(facts: LadderFacts): ReductionCode[] {
  const reductions: ReductionCode[] = []
  if (facts.experiment === 'stale') reductions.push('experiment_stale')
  if (facts.unansweredAgainst > 0) reductions.push('unanswered_contradiction')
  if (facts.finding === 'missed') reductions.push('finding_missed')
  return reductions
}

// — findings: the newest one with a frozen threshold decides —

export function decidingFinding(findings: Finding[], isWanted: (finding: Finding) => boolean = () => true) {
  return findings
    .filter((finding) => finding.frozen && finding.threshold !== null && finding.n > 0 && isWanted(finding))
    .toSorted((one, other) => other.at - one.at || Number(hasHeld(one)) - Number(hasHeld(other)))[0]
}

export function hasHeld(finding: Finding): boolean {
  if (finding.stance === 'contradicts' || finding.threshold === null) return false
  return finding.holdsWhen === 'at_most'
    ? finding.estimate <= finding.threshold
    : finding.estimate >= finding.threshold
}

export function isClear(finding: Finding): boolean {
  if (!hasHeld(finding) || finding.threshold === null) return false
  return finding.holdsWhen === 'at_most' ? finding.high < finding.threshold : finding.low > finding.threshold
}

// — the whole assessment —

export function assess(input: LadderInput): Assessment {
  const { viewer } = input
  const counted = input.citations.filter((citation) => whyNotCounted(citation, input.claim.scope) === null)
  const supporting = counted.filter((citation) => citation.stance === 'supports')
  const contradicting = counted.filter((citation) => citation.stance === 'contradicts')
  const metOnly = counted.filter(({ hearers }) => viewer !== undefined && hearers.includes(viewer))
  const facts = factsOf(input, { supporting, contradicting })
  const { rung, reached, reductions } = standing(facts)
  const told = {
    facts,
    finding: decidingFinding(input.findings),
    supporting,
    halfLifeDays: input.halfLifeDays,
    isOutweighed: facts.solidFor >= voicesForPattern && isOutweighed(facts),
  }

  return {
    rung,
    reached,
    reasons: reasonsFor(told),
    reductions: reductions.map((code) => ({ code, params: paramsFor(code, told) })),
    cautions: cautionsFor(told),
    voicesFor: voicesOf(supporting, viewer),
    voicesAgainst: voicesOf(contradicting, viewer),
    peopleFor: peopleOf(supporting).length,
    peopleAgainst: peopleOf(contradicting).length,
    behaviourVoicesFor: facts.behaviourFor,
    metByViewer: { met: voicesOf(metOnly).length, of: facts.voices },
    peopleMetByViewer: { met: peopleOf(metOnly).length, of: peopleOf(counted).length },
    notCounted: input.citations
      .flatMap((citation) => {
        const why = whyNotCounted(citation, input.claim.scope)
        return why === null ? [] : [{ evidenceId: citation.evidenceId, why }]
      })
      .toSorted((one, other) =>
        `${one.evidenceId} ${one.why}` < `${other.evidenceId} ${other.why}` ? -1 : 1,
      ),
    next: nextStep(facts, { standing, daysLeft: daysLeft(input, supporting) }),
    sayDo: {
      said: shareFor(counted.filter(({ kind }) => !isBehaviour(kind))),
      did: shareFor(counted.filter(({ kind }) => isBehaviour(kind))),
    },
  }
}

export function factsOf(
  input: LadderInput,
  { supporting, contradicting }: { supporting: Citation[]; contradicting: Citation[] },
): LadderFacts {
  const voicesFor = voicesOf(supporting)
  const voicesAgainst = voicesOf(contradicting)
  const acting = contradicting.filter(({ kind }) => isBehaviour(kind))
  const unanswered = acting.filter(({ answered }) => !answered)
  const finding = decidingFinding(input.findings)
  const experiment = decidingFinding(input.findings, ({ fromExperiment }) => fromExperiment)
  const oldest = input.now - input.halfLifeDays * millisecondsADay
  const people = peopleOf(supporting)
  const { contactTypes, organisationIds } = input.claim.scope
  return {
    voices: voicesOf([...supporting, ...contradicting]).length,
    voicesWeighed: voicesOf([...supporting, ...acting]).length,
    voicesFor: voicesFor.length,
    solidFor: voicesFor.filter((voice) => !voice.onlyFuture).length,
    behaviourFor: voicesFor.filter((voice) => voice.behaviour).length,
    moneyFor: voicesFor.filter((voice) => voice.commitment === 'money').length,
    voicesAgainst: voicesAgainst.length,
    behaviourAgainst: voicesAgainst.filter((voice) => voice.behaviour).length,
    unansweredAgainst: voicesOf(unanswered).length,
    isStale: newestSupport(supporting, finding) < oldest,
    // One person alone is not "all from one firm", and a claim about one firm is not narrow for hearing it.
    isOneOrganisation:
      people.length > 1 &&
      organisationIds.length !== 1 &&
      people[0]?.organisationId !== null &&
      people.every((person) => person.organisationId === people[0]?.organisationId),
    isOneContactType:
      people.length > 1 &&
      contactTypes.length !== 1 &&
      people.every((person) => person.contactTypes.length > 0) &&
      new Set(people.flatMap((person) => person.contactTypes)).size === 1,
    finding: finding === undefined ? 'none' : hasHeld(finding) ? 'held' : 'missed',
    experiment:
      experiment === undefined || !isClear(experiment) ? 'none' : experiment.at < oldest ? 'stale' : 'fresh',
  }
}

// What a contradiction says now does not make old support fresh.
function newestSupport(supporting: Citation[], finding: Finding | undefined): number {
  const ofFinding = finding !== undefined && hasHeld(finding) ? finding.at : -Infinity
  return supporting.reduce((newest, { happenedAt }) => Math.max(newest, happenedAt), ofFinding)
}

// Until the support, or the experiment that makes it proven, passes the half-life.
function daysLeft(input: LadderInput, supporting: Citation[]): number {
  const experiment = decidingFinding(input.findings, ({ fromExperiment }) => fromExperiment)
  const newest = newestSupport(supporting, decidingFinding(input.findings))
  const from = Math.min(newest, experiment?.at ?? newest)
  return Math.max(0, Math.floor(input.halfLifeDays - (input.now - from) / millisecondsADay))
}
