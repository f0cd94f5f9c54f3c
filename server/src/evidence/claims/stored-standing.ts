import type { ClaimRow } from '@firsthand/contract/evidence/claims'
import type { ClaimFacts } from './facts.ts'
import type { Assessment, Voice } from './ladder.ts'
import { explainRung, reasonInWords, reductionInWords } from './ladder-words.ts'

/** What lists show of a claim's standing, kept beside its rung: the same for every viewer. */
export type StoredStanding = {
  headline: string
  reason: string
  next: string
  voices: ClaimRow['voices']
  newestEvidenceAt: string | null
  newestSupportAt: string | null
}

export const emptyStanding: StoredStanding = {
  headline: '',
  reason: '',
  next: '',
  voices: { for: 0, against: 0, dots: [] },
  newestEvidenceAt: null,
  newestSupportAt: null,
}

const dotsAtMost = 40

export function summarise(assessment: Assessment, facts: ClaimFacts): StoredStanding {
  const { headline, next } = explainRung(assessment)
  const uncounted = new Set(assessment.notCounted.map((each) => each.evidenceId))
  const relayed = assessment.notCounted.filter((each) => each.why === 'relayed').length
  const newest = (wanted: (stance: string, id: string) => boolean) => {
    const times = facts.citations
      .filter((each) => wanted(each.stance, each.evidenceId))
      .map((each) => each.happenedAt)
    return times.length === 0 ? null : new Date(Math.max(...times)).toISOString()
  }
  return {
    headline,
    reason: reasonOf(assessment),
    next,
    voices: {
      for: assessment.voicesFor.length,
      against: assessment.voicesAgainst.length,
      dots: [
        ...assessment.voicesFor.map(dotFor),
        ...assessment.voicesAgainst.map((voice) => ({
          kind: 'contradicts' as const,
          people: voice.people.length,
        })),
        ...Array.from({ length: relayed }, () => ({ kind: 'relayed' as const, people: 1 })),
      ].slice(0, dotsAtMost),
    },
    newestEvidenceAt: newest((_, id) => !uncounted.has(id)),
    newestSupportAt: newest((stance, id) => stance === 'supports' && !uncounted.has(id)),
  }
}

/** Why it stands where it stands, short enough for a line of a list. */
export function reasonOf({ reasons, reductions }: Assessment): string {
  return [
    ...reasons.filter(({ code }) => code !== 'same_referrer').map(reasonInWords),
    ...reductions.map(reductionInWords),
  ].join(' ')
}

function dotFor(voice: Voice): ClaimRow['voices']['dots'][number] {
  const kind = voice.commitment ? 'committed' : voice.behaviour ? 'behaviour' : 'said'
  return { kind, people: voice.people.length }
}
