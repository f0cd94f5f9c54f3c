// Builders shared by the ladder's tests: a case says only what it is about.

import { assess } from './ladder.rules.ts'
import type { Assessment, Citation, CitedPerson, Finding, LadderInput } from './ladder.ts'

export const today = Date.UTC(2026, 8, 1)
export const day = 86_400_000
export const mara = 'member-mara'

type Told = Partial<Omit<Citation, 'person'>> & Partial<Omit<CitedPerson, 'id'>>

/** Evidence from a person; every person has their own organisation and contact type unless told otherwise. */
export function from(personId: string, told: Told = {}): Citation {
  const { introducedBy = null, organisationId = `org-${personId}`, contactTypes, ...citation } = told
  return {
    evidenceId: `${personId}-${told.kind ?? 'said_past'}-${told.stance ?? 'supports'}`,
    stance: 'supports',
    kind: 'said_past',
    happenedAt: today - 10 * day,
    hearers: [mara],
    suggested: false,
    withdrawn: false,
    commitment: null,
    answered: false,
    ...citation,
    person: {
      id: personId,
      introducedBy,
      organisationId,
      contactTypes: contactTypes ?? [`type-${personId}`],
    },
  }
}

export function against(personId: string, told: Told = {}): Citation {
  return from(personId, { ...told, stance: 'contradicts' })
}

/** A clear experiment unless told otherwise: 62 % of 200 (55 to 69) against a frozen 40 %. */
export function experiment(told: Partial<Finding> = {}): Finding {
  return {
    id: 'night-shift-offer',
    stance: 'supports',
    n: 200,
    estimate: 0.62,
    low: 0.55,
    high: 0.69,
    threshold: 0.4,
    frozen: true,
    fromExperiment: true,
    at: today - 5 * day,
    ...told,
  }
}

export function input(citations: Citation[], told: Partial<LadderInput> = {}): LadderInput {
  return {
    claim: { scope: { contactTypes: [], organisationIds: [] } },
    citations,
    findings: [],
    now: today,
    halfLifeDays: 180,
    viewer: mara,
    ...told,
  }
}

export function assessed(citations: Citation[], told: Partial<LadderInput> = {}): Assessment {
  return assess(input(citations, told))
}

export const threeWhoSaid = [from('ada'), from('bela'), from('chidi')]
export const threeWhoDid = [
  from('ada', { kind: 'did_observed' }),
  from('bela', { kind: 'did_measured' }),
  from('chidi', { kind: 'committed', commitment: 'time' }),
]
