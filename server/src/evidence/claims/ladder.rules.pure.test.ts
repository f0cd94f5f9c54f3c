import { describe, expect, test } from 'vitest'
import {
  against,
  assessed,
  day,
  experiment,
  from,
  mara,
  threeWhoDid,
  threeWhoSaid,
  today,
} from './ladder.cases.ts'

const old = today - 200 * day

describe('what counts', () => {
  test.each([
    ['withdrawn', from('ada', { withdrawn: true })],
    ['suggested', from('ada', { suggested: true })],
    ['relayed', from('ada', { hearers: [] })],
    ['no_person', { ...from('ada'), person: null }],
  ])('%s evidence is named and does not count', (why, citation) => {
    const assessment = assessed([citation])
    expect(assessment.rung).toBe('hunch')
    expect(assessment.notCounted).toEqual([{ evidenceId: citation.evidenceId, why }])
  })

  test('evidence from people outside the scope is shown and does not count', () => {
    const claim = { scope: { contactTypes: ['courier'], organisationIds: [] } }
    const assessment = assessed([from('ada', { contactTypes: ['diner'] })], { claim })
    expect(assessment.notCounted).toEqual([{ evidenceId: 'ada-said_past-supports', why: 'out_of_scope' }])
  })

  test('somebody with one contact type of the scope is inside it, whatever else they are', () => {
    const claim = { scope: { contactTypes: ['courier', 'buyer'], organisationIds: ['bramble'] } }
    const ada = from('ada', { contactTypes: ['diner', 'courier'], organisationId: 'bramble' })
    expect(assessed([ada], { claim }).rung).toBe('heard')
    expect(assessed([{ ...ada, person: { ...ada.person!, organisationId: null } }], { claim }).rung).toBe(
      'hunch',
    )
  })
})

describe('heard', () => {
  test('a claim without a voice is a hunch', () => {
    expect(assessed([]).rung).toBe('hunch')
  })

  test('one voice for it makes a claim heard', () => {
    expect(assessed([from('ada')]).rung).toBe('heard')
  })
})

describe('pattern', () => {
  test('three voices make a pattern; two do not', () => {
    expect(assessed(threeWhoSaid).rung).toBe('pattern')
    expect(assessed(threeWhoSaid.slice(1)).rung).toBe('heard')
  })

  test('three people who came through one referrer are one voice', () => {
    const introducedBy = 'rosa'
    const people = ['ada', 'bela', 'chidi'].map((person) => from(person, { introducedBy }))
    expect(assessed(people)).toMatchObject({
      rung: 'heard',
      peopleFor: 3,
      voicesFor: [{ people: { length: 3 } }],
    })
  })

  test('a person who says it three times is one voice', () => {
    expect(assessed([from('ada'), from('ada', { kind: 'said_opinion' }), from('ada')]).peopleFor).toBe(1)
  })

  test('a pattern needs twice as many voices for it as against', () => {
    expect(assessed([...threeWhoSaid, against('dara')]).rung).toBe('pattern')
    expect(assessed([...threeWhoSaid, against('dara'), against('emil')]).rung).toBe('heard')
  })

  test('a voice that speaks on both sides counts on both', () => {
    const assessment = assessed([from('ada'), against('ada')])
    expect(assessment).toMatchObject({ peopleFor: 1, peopleAgainst: 1, metByViewer: { of: 1 } })
  })

  test('words about the future alone lift no claim above heard, however many say them', () => {
    const wishes = ['ada', 'bela', 'chidi', 'dara'].map((person) => from(person, { kind: 'said_future' }))
    expect(assessed(wishes)).toMatchObject({ rung: 'heard', cautions: [{ code: 'only_future' }] })
    expect(assessed([...wishes.slice(2), from('emil'), from('fay')]).rung).toBe('heard')
  })

  test('somebody who also spoke of the past counts by that', () => {
    const alsoPast = [...threeWhoSaid, from('ada', { kind: 'said_future' })]
    expect(assessed(alsoPast).rung).toBe('pattern')
  })
})

describe('shown', () => {
  test('a pattern in which three voices did or committed is shown', () => {
    expect(assessed(threeWhoDid).rung).toBe('shown')
    expect(assessed([...threeWhoDid.slice(1), from('ada')]).rung).toBe('pattern')
  })

  test('one commitment of money is worth three who did; of time or reputation it is not', () => {
    const paid = from('ada', { kind: 'committed', commitment: 'money' })
    const vouched = from('ada', { kind: 'committed', commitment: 'reputation' })
    expect(assessed([...threeWhoSaid, paid]).rung).toBe('shown')
    expect(assessed([...threeWhoSaid, vouched]).rung).toBe('pattern')
  })

  test('money without a pattern is still heard', () => {
    expect(assessed([from('ada', { kind: 'committed', commitment: 'money' })]).rung).toBe('heard')
  })

  test('a finding that held its frozen threshold shows a claim without any voice', () => {
    const survey = experiment({ fromExperiment: false })
    expect(assessed([], { findings: [survey] }).rung).toBe('shown')
  })

  test.each([
    ['its threshold was not frozen', { frozen: false }],
    ['it had no threshold', { threshold: null }],
    ['it missed', { estimate: 0.3, low: 0.2, high: 0.39 }],
    ['it is cited against the claim', { stance: 'contradicts' as const }],
    ['nobody answered', { n: 0 }],
    ['it had to stay below and did not', { holdsWhen: 'at_most' as const }],
  ])('a finding shows nothing where %s', (_, told) => {
    expect(assessed([], { findings: [experiment({ fromExperiment: false, ...told })] }).rung).toBe('hunch')
  })

  test('of two tests the newer decides', () => {
    const held = experiment({ at: today - 20 * day })
    const missed = experiment({ id: 'again', estimate: 0.2, low: 0.1, high: 0.3 })
    expect(assessed([], { findings: [held, missed] }).rung).toBe('hunch')
    expect(assessed([], { findings: [{ ...missed, at: today - 30 * day }, held] }).rung).toBe('proven')
  })
})

describe('proven', () => {
  test('shown by behaviour and by a clear experiment is proven', () => {
    expect(assessed(threeWhoDid, { findings: [experiment()] }).rung).toBe('proven')
  })

  test('an interval that reaches its threshold is not clear of it', () => {
    expect(assessed(threeWhoDid, { findings: [experiment({ low: 0.4 })] }).rung).toBe('shown')
    const below = experiment({ holdsWhen: 'at_most', estimate: 0.05, low: 0.02, high: 0.09, threshold: 0.1 })
    expect(assessed([], { findings: [below] }).rung).toBe('proven')
  })

  test('a survey, however clear, proves nothing', () => {
    expect(assessed(threeWhoDid, { findings: [experiment({ fromExperiment: false })] }).rung).toBe('shown')
  })

  test('an experiment older than the half-life keeps the claim at shown', () => {
    const assessment = assessed(threeWhoDid, { findings: [experiment({ at: old })] })
    expect(assessment).toMatchObject({
      rung: 'shown',
      reached: 'proven',
      reductions: [{ code: 'experiment_stale' }],
    })
  })

  test('one contradiction by behaviour keeps it at shown until a member answers', () => {
    const four = [...threeWhoDid, from('dara')]
    const contradiction = against('emil', { kind: 'did_observed' })
    const findings = [experiment()]
    expect(assessed([...four, contradiction], { findings }).reductions).toEqual([
      { code: 'unanswered_contradiction', params: { voices: 1 } },
    ])
    expect(assessed([...four, { ...contradiction, answered: true }], { findings }).rung).toBe('proven')
    expect(assessed([...four, against('emil')], { findings }).rung).toBe('proven')
  })

  test('people of one organisation, or of one contact type, never prove a claim', () => {
    const ofOneFirm = threeWhoDid.map((it) => ({ ...it, person: { ...it.person!, organisationId: 'dart' } }))
    const couriers = threeWhoDid.map((it) => ({
      ...it,
      person: { ...it.person!, contactTypes: ['courier'] },
    }))
    const findings = [experiment()]
    expect(assessed(ofOneFirm, { findings })).toMatchObject({
      rung: 'shown',
      cautions: [{ code: 'one_organisation', params: { organisationId: 'dart' } }],
    })
    expect(assessed(couriers, { findings })).toMatchObject({
      rung: 'shown',
      cautions: [{ code: 'one_contact_type', params: { contactType: 'courier' } }],
    })
    const aboutCouriers = { scope: { contactTypes: ['courier'], organisationIds: [] } }
    expect(assessed(couriers, { findings, claim: aboutCouriers }).rung).toBe('proven')
  })
})

describe('what takes a rung', () => {
  test('support older than the half-life takes one rung, and one fresh voice gives it back', () => {
    const aged = threeWhoSaid.map((citation) => ({ ...citation, happenedAt: old }))
    expect(assessed(aged)).toMatchObject({
      rung: 'heard',
      reached: 'pattern',
      next: { code: 'fresh_evidence' },
    })
    expect(assessed([...aged, from('ada', { kind: 'said_opinion' })]).rung).toBe('pattern')
    expect(assessed([...aged, against('dara')]).rung).toBe('heard')
  })

  test('evidence exactly as old as the half-life is still fresh', () => {
    expect(assessed([from('ada', { happenedAt: today - 180 * day })]).rung).toBe('heard')
    expect(assessed([from('ada', { happenedAt: today - 180 * day - 1 })]).rung).toBe('hunch')
  })

  test('contradiction by behaviour from a third of the voices takes one rung', () => {
    const did = (person: string) => against(person, { kind: 'did_measured' })
    const four = [...threeWhoSaid, from('dara')]
    expect(assessed([...four, did('emil')]).rung).toBe('pattern')
    expect(assessed([...four, did('emil'), did('fay')])).toMatchObject({ rung: 'heard', reached: 'pattern' })
    expect(assessed([...four, against('emil'), against('fay')]).rung).toBe('pattern')
  })

  test('speaking against a claim does not hide that a third acted against it', () => {
    const citations = [from('ada'), from('bela'), against('emil', { kind: 'did_observed' })]
    expect(assessed(citations).rung).toBe('hunch')
    expect(assessed([...citations, against('fay')]).rung).toBe('hunch')
  })

  test('both take one each, and nothing falls below hunch', () => {
    const citations = [
      ...threeWhoSaid.map((citation) => ({ ...citation, happenedAt: old })),
      from('dara', { happenedAt: old }),
      against('emil', { kind: 'did_observed' }),
      against('fay', { kind: 'did_observed' }),
    ]
    expect(assessed(citations)).toMatchObject({
      rung: 'hunch',
      reached: 'pattern',
      reductions: { length: 2 },
    })
    expect(assessed([from('ada', { happenedAt: old }), against('ada', { kind: 'did_observed' })]).rung).toBe(
      'hunch',
    )
  })

  test('a proven claim that grows old falls by one rung, not by two', () => {
    const aged = threeWhoDid.map((citation) => ({ ...citation, happenedAt: old }))
    expect(assessed(aged, { findings: [experiment({ at: old })] }).rung).toBe('shown')
  })
})

describe('what the page says beside the rung', () => {
  test('how many voices the reader met, on either side', () => {
    const citations = [
      from('ada'),
      from('bela', { hearers: ['jon'] }),
      against('chidi', { hearers: ['jon', mara] }),
    ]
    expect(assessed(citations).metByViewer).toEqual({ met: 2, of: 3 })
    expect(assessed(citations, { viewer: undefined }).metByViewer).toEqual({ met: 0, of: 3 })
  })

  test('how many said it and how many did it', () => {
    const citations = [
      ...threeWhoSaid,
      against('ada', { kind: 'did_observed' }),
      from('bela', { kind: 'committed' }),
    ]
    expect(assessed(citations).sayDo).toEqual({ said: { for: 3, n: 3 }, did: { for: 1, n: 2 } })
  })

  test('what a voice gave: its behaviour, and the dearest thing it committed', () => {
    const [voice] = assessed([
      from('ada', { kind: 'committed', commitment: 'time' }),
      from('ada', { kind: 'committed', commitment: 'money' }),
    ]).voicesFor
    expect(voice).toMatchObject({
      behaviour: true,
      commitment: 'money',
      onlyFuture: false,
      metByViewer: true,
    })
  })
})
