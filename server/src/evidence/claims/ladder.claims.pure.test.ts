// Twenty claims about Bramble, a firm of bicycle couriers, scored by hand from the evidence before the rules
// were run on them. A change of the rules that moves one of these needs a decision record.

import { describe, expect, test } from 'vitest'
import { against, assessed, day, experiment, from, threeWhoDid, threeWhoSaid, today } from './ladder.cases.ts'
import type { Citation, Finding, LadderInput, Rung } from './ladder.ts'

type Scored = {
  claim: string
  because: string
  rung: Rung
  evidence: Citation[]
  findings?: Finding[]
  scope?: LadderInput['claim']['scope']
}

const yearOld = today - 365 * day
const aged = (citations: Citation[]) => citations.map((citation) => ({ ...citation, happenedAt: yearOld }))
const couriersOfDart = { organisationId: 'dart', contactTypes: ['courier'] }
const did = { kind: 'did_observed' } as const
const wish = { kind: 'said_future' } as const

const scored: Scored[] = [
  {
    claim: 'Diners would pay for a bicycle bell that sings',
    because: 'nobody said so',
    rung: 'hunch',
    evidence: [],
  },
  {
    claim: 'Couriers leave because of pay',
    because: 'only the manager told us what couriers told her',
    rung: 'hunch',
    evidence: [from('ada', { hearers: [] }), from('bela', { hearers: [] }), from('chidi', { hearers: [] })],
  },
  {
    claim: 'Couriers want to be paid daily',
    because: 'a machine found three quotes and nobody has accepted them',
    rung: 'hunch',
    evidence: threeWhoSaid.map((citation) => ({ ...citation, suggested: true })),
  },
  {
    claim: 'The app drains the battery',
    because: 'one courier said it',
    rung: 'heard',
    evidence: [from('ada')],
  },
  {
    claim: 'Night work is lonely',
    because: 'two people, one introduced by the other: two voices, not three',
    rung: 'heard',
    evidence: [from('ada'), from('bela', { introducedBy: 'ada' })],
  },
  {
    claim: 'Dispatchers play favourites',
    because: 'five friends of one courier are one voice',
    rung: 'heard',
    evidence: ['ada', 'bela', 'chidi', 'dara', 'emil'].map((name) => from(name, { introducedBy: 'rosa' })),
  },
  {
    claim: 'Restaurants would pay for a night shift',
    because: 'six owners say they would; none has',
    rung: 'heard',
    evidence: ['ada', 'bela', 'chidi', 'dara', 'emil', 'fay'].map((name) => from(name, wish)),
  },
  {
    claim: 'Rain is the worst of it',
    because: 'three say so, two say it is traffic',
    rung: 'heard',
    evidence: [...threeWhoSaid, against('dara'), against('emil')],
  },
  {
    claim: 'Insurance matters more than pay',
    because: 'two couriers; the diners who agree are outside the scope',
    rung: 'heard',
    scope: { contactTypes: ['courier'], organisationIds: [] },
    evidence: [
      from('ada', { contactTypes: ['courier'] }),
      from('bela', { contactTypes: ['courier'] }),
      from('chidi', { contactTypes: ['diner'] }),
      from('dara', { contactTypes: ['diner'] }),
    ],
  },
  {
    claim: 'The phone holder breaks',
    because: 'three independent people told us of the last time',
    rung: 'pattern',
    evidence: threeWhoSaid,
  },
  {
    claim: 'Couriers refuse long rides',
    because: 'three couriers did; that all ride for one firm only bars it from proven',
    rung: 'shown',
    evidence: threeWhoDid.map((it) => ({ ...it, person: { ...it.person!, ...couriersOfDart } })),
  },
  {
    claim: 'Couriers check two apps at once',
    because: 'four said it, two were seen doing it',
    rung: 'pattern',
    evidence: [...threeWhoSaid, from('ada', did), from('bela', did), from('dara')],
  },
  {
    claim: 'Paper maps are dead',
    because: 'three said so a year ago, nobody since',
    rung: 'heard',
    evidence: aged(threeWhoSaid),
  },
  {
    claim: 'Nobody rides after midnight',
    because: 'four say so, two ride after midnight: a third of the voices did the opposite',
    rung: 'heard',
    evidence: [...threeWhoSaid, from('dara'), against('emil', did), against('fay', did)],
  },
  {
    claim: 'Owners keep a paper book beside the app',
    because: 'three owners showed us theirs',
    rung: 'shown',
    evidence: ['ada', 'bela', 'chidi'].map((name) => from(name, did)),
  },
  {
    claim: 'Restaurants pay for deliveries on time',
    because: 'three said it and one of them paid a deposit',
    rung: 'shown',
    evidence: [...threeWhoSaid, from('chidi', { kind: 'committed', commitment: 'money' })],
  },
  {
    claim: 'More than half of couriers ride for two firms',
    because: 'a survey held its frozen half',
    rung: 'shown',
    evidence: [from('ada')],
    findings: [experiment({ fromExperiment: false, estimate: 0.64, low: 0.52, high: 0.74, threshold: 0.5 })],
  },
  {
    claim: 'A fixed weekly rota keeps couriers',
    because: 'a clear experiment and three who stayed, but all of one firm',
    rung: 'shown',
    evidence: ['ada', 'bela', 'chidi'].map((name) => from(name, { ...did, organisationId: 'dart' })),
    findings: [experiment()],
  },
  {
    claim: 'Daily pay keeps new couriers',
    because: 'a clear experiment, but one courier left on daily pay and nobody has said why',
    rung: 'shown',
    evidence: [...threeWhoDid, against('emil', did)],
    findings: [experiment()],
  },
  {
    claim: 'Restaurants order a night shift that is offered to them',
    because: 'three ordered, and 62 % of 200 (55 to 69) did against a frozen 40 %',
    rung: 'proven',
    evidence: threeWhoDid,
    findings: [experiment()],
  },
]

describe('twenty claims stand where a person would put them', () => {
  test.each(scored)('$claim: $rung, because $because', ({ rung, evidence, findings = [], scope }) => {
    const claim = { scope: scope ?? { contactTypes: [], organisationIds: [] } }
    expect(assessed(evidence, { findings, claim }).rung).toBe(rung)
  })

  test('there are twenty, on all five rungs', () => {
    expect(scored).toHaveLength(20)
    expect(new Set(scored.map(({ rung }) => rung)).size).toBe(5)
  })
})
