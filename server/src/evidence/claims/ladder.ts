// The shapes that go into the ladder and come out of it: plain data, the same on the server and in the
// browser. The rules are in ladder.rules.ts, their words in ladder-words.ts.

export const rungs = ['hunch', 'heard', 'pattern', 'shown', 'proven'] as const
export type Rung = (typeof rungs)[number]

export type EvidenceKind =
  | 'said_opinion'
  | 'said_past'
  | 'said_future'
  | 'did_observed'
  | 'did_measured'
  | 'committed'
export type Stance = 'supports' | 'contradicts'
export type CommitmentKind = 'time' | 'reputation' | 'money'

export type CitedPerson = {
  id: string
  introducedBy: string | null
  organisationId: string | null
  contactTypes: string[]
}

export type Citation = {
  evidenceId: string
  stance: Stance
  kind: EvidenceKind
  person: CitedPerson | null
  happenedAt: number
  /** Members who were there; nobody means that the evidence was relayed. */
  hearers: string[]
  suggested: boolean
  withdrawn: boolean
  commitment: CommitmentKind | null
  /** Of a contradiction: a member has explained it. */
  answered: boolean
}

export type Finding = {
  id: string
  stance: Stance
  n: number
  estimate: number
  low: number
  high: number
  threshold: number | null
  /** On which side of the threshold the claim holds; at least it, where nothing is said. */
  holdsWhen?: 'at_least' | 'at_most'
  /** The threshold was written down before the first answer came in. */
  frozen: boolean
  fromExperiment: boolean
  at: number
}

export type LadderInput = {
  claim: { scope: { contactTypes: string[]; organisationIds: string[] } }
  citations: Citation[]
  findings: Finding[]
  now: number
  halfLifeDays: number
  viewer?: string
}

export type Voice = {
  key: string
  introducedBy: string | null
  people: string[]
  evidenceIds: string[]
  /** Did something or committed something, beyond saying. */
  behaviour: boolean
  /** The dearest thing any of its people gave. */
  commitment: CommitmentKind | null
  /** Said what they would do, and nothing else. */
  onlyFuture: boolean
  metByViewer: boolean
  newestAt: number
}

export type WhyNotCounted = 'withdrawn' | 'suggested' | 'no_person' | 'relayed' | 'out_of_scope'
export type Caution = 'one_organisation' | 'one_contact_type' | 'stale' | 'only_future'
export type Params = Record<string, string | number>

export type ReasonCode =
  | 'no_voice'
  | 'voices_for'
  | 'same_referrer'
  | 'money_committed'
  | 'too_many_against'
  | 'voices_against'
  | 'finding_held'
  | 'finding_missed'
  | 'experiment_clear'
export type ReductionCode =
  | 'stale'
  | 'contradicted_by_behaviour'
  | 'experiment_stale'
  | 'unanswered_contradiction'
  | 'finding_missed'
export type NextCode =
  | 'new_voices'
  | 'past_of_known'
  | 'fresh_evidence'
  | 'behaviour'
  | 'experiment'
  | 'other_organisation'
  | 'other_contact_type'
  | 'answer_contradiction'
  | 'repeat_experiment'
  | 'keep_fresh'

/** What the rules look at, once the citations and findings are counted. `voices` are those on either side. */
export type LadderFacts = {
  voices: number
  /** Those for it, and those that did the opposite: the ones among which a third takes a rung. */
  voicesWeighed: number
  voicesFor: number
  /** Of the voices for it: those that gave more than a word about the future. */
  solidFor: number
  behaviourFor: number
  moneyFor: number
  voicesAgainst: number
  behaviourAgainst: number
  unansweredAgainst: number
  isStale: boolean
  isOneOrganisation: boolean
  isOneContactType: boolean
  finding: 'none' | 'held' | 'missed'
  experiment: 'none' | 'stale' | 'fresh'
}
export type Standing = { rung: Rung; reached: Rung; reductions: ReductionCode[] }

export type Reason = { code: ReasonCode; params: Params }
export type Reduction = { code: ReductionCode; params: Params }
/**
 * The cheapest next thing towards the rung above (on the top rung: what keeps it there).
 * `alone` is false where this step is needed but more has to follow.
 */
export type NextStep = { code: NextCode; params: Params; to: Rung; alone: boolean }
export type Share = { for: number; n: number }
export type Met = { met: number; of: number }

export type Assessment = {
  rung: Rung
  /** The rung before anything was taken away. */
  reached: Rung
  reasons: Reason[]
  reductions: Reduction[]
  cautions: Array<{ code: Caution; params: Params }>
  voicesFor: Voice[]
  voicesAgainst: Voice[]
  peopleFor: number
  peopleAgainst: number
  behaviourVoicesFor: number
  /** Voices, for and against, of which the viewer met anybody; and the same in people. */
  metByViewer: Met
  peopleMetByViewer: Met
  notCounted: Array<{ evidenceId: string; why: WhyNotCounted }>
  next: NextStep
  /** Of the voices that said anything, how many only for; and the same of those that did or committed. */
  sayDo: { said: Share; did: Share }
}
