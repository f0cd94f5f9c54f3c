import { describe, expect, test } from 'vitest'
import { bramble } from './index.ts'
import { scoreByHand } from './ladder-by-hand.ts'

const { claims, conversations, evidence, people, referrals, studies } = bramble
const claimOf = (key: string) => claims.find((claim) => claim.key === key)
const ageOf = (one: (typeof evidence)[number]) =>
  one.daysAgo ?? conversations.find(({ key }) => key === one.conversation)?.daysAgo ?? Number.NaN

function peopleFor(key: string) {
  const supporting = claimOf(key)?.citations.filter(({ stance }) => stance === 'supports') ?? []
  return supporting.flatMap((citation) => {
    const found = evidence.find((one) => one.key === citation.evidence)
    return people.filter((person) => person.key === found?.person)
  })
}

describe('there is enough of everything', () => {
  test('people on all three sides, with a partner, an expert and a sponsor', () => {
    const types = people.flatMap((person) => person.types.map(({ type }) => type))
    expect(people.length).toBeGreaterThanOrEqual(22)
    expect(bramble.organisations.length).toBeGreaterThanOrEqual(6)
    expect(types).toEqual(
      expect.arrayContaining(['supplier', 'other', 'payer', 'buyer', 'lead', 'end_user', 'former_customer']),
    )
    expect(types).toEqual(expect.arrayContaining(['partner', 'expert', 'sponsor']))
  })

  test('introductions: a chain of three, somebody who brought three, and one only asked for', () => {
    const brought = (key: string) => referrals.filter(({ referrer }) => referrer === key)
    expect(referrals.length).toBeGreaterThanOrEqual(8)
    expect(referrals.some(({ introduced }) => brought(introduced).length > 0)).toBe(true)
    expect(referrals.some(({ referrer }) => brought(referrer).length === 3)).toBe(true)
    expect(referrals.some(({ madeDaysAgo }) => madeDaysAgo === undefined)).toBe(true)
  })

  test('two studies with three to five research questions, and five loose hunches', () => {
    expect(studies).toHaveLength(2)
    for (const { researchQuestions } of studies) expect([3, 4, 5]).toContain(researchQuestions.length)
    expect(bramble.looseHunches).toHaveLength(5)
  })

  test('six transcripts and at least eight notes of 60 to 250 words, three without evidence', () => {
    const notes = conversations.flatMap(({ key, note }) =>
      note ? [{ key, words: note.split(/\s+/).length }] : [],
    )
    expect(conversations.filter(({ transcript }) => transcript)).toHaveLength(6)
    expect(notes.length).toBeGreaterThanOrEqual(8)
    expect(notes.filter(({ words }) => words < 60 || words > 250)).toEqual([])
    const unread = conversations.filter(({ key }) => !evidence.some((one) => one.conversation === key))
    expect(unread.map(({ key }) => key)).toEqual(['ruth_home', 'jonas_coffee', 'gus_coffee'])
  })

  test('evidence of every kind, commitments of every kind, most of it highlights, some of it relayed', () => {
    const kinds = [
      'said_opinion',
      'said_past',
      'said_future',
      'did_observed',
      'did_measured',
      'committed',
    ] as const
    expect(evidence.length).toBeGreaterThanOrEqual(55)
    for (const kind of kinds)
      expect(evidence.filter((one) => one.kind === kind).length).toBeGreaterThanOrEqual(5)
    const given = new Set(evidence.flatMap(({ commitment }) => commitment?.what ?? []))
    expect(given).toEqual(new Set(['time', 'reputation', 'money']))
    expect(evidence.filter(({ turn }) => turn !== undefined).length).toBeGreaterThanOrEqual(40)
    expect(evidence.filter(({ heardBy }) => heardBy.length === 0).length).toBeGreaterThanOrEqual(3)
  })

  test('thirty touchpoints in both directions; promises kept, broken, open and late; people who wait', () => {
    expect(bramble.touchpoints.length).toBeGreaterThanOrEqual(30)
    expect(new Set(bramble.touchpoints.map(({ direction }) => direction)).size).toBe(2)
    expect(bramble.promises.some(({ keptDaysAgo }) => keptDaysAgo !== undefined)).toBe(true)
    expect(bramble.promises.some(({ brokenDaysAgo }) => brokenDaysAgo !== undefined)).toBe(true)
    const open = bramble.promises.filter(
      (one) => one.keptDaysAgo === undefined && one.brokenDaysAgo === undefined,
    )
    expect(open.some(({ dueInDays }) => dueInDays < 0)).toBe(true)
    expect(open.some(({ dueInDays }) => dueInDays > 0)).toBe(true)
    expect(bramble.followUps.length).toBeGreaterThanOrEqual(3)
  })
})

describe('claims', () => {
  test.each(claims)('$key stands on the rung that the ladder gives', (claim) => {
    const world = { people, evidence, ageOf }
    expect(scoreByHand(claim, world, 'siblings')).toBe(claim.expectedRung)
    expect(scoreByHand(claim, world, 'families')).toBe(claim.expectedRung)
  })

  test('there are claims of every kind and on every rung', () => {
    expect(claims.length).toBeGreaterThanOrEqual(14)
    expect(new Set(claims.map(({ kind }) => kind)).size).toBe(7)
    expect(new Set(claims.map(({ expectedRung }) => expectedRung)).size).toBe(4)
  })

  test('everybody who says that couriers leave because of pay came through Sam', () => {
    expect(peopleFor('pay').map(({ introducedBy }) => introducedBy)).toEqual(['sam', 'sam', 'sam'])
  })

  test("only people of Oduya's say that the closing hour is paid, and only Wheelhouse riders fear the path", () => {
    expect(new Set(peopleFor('paid_hour').map(({ organisation }) => organisation))).toEqual(
      new Set(['oduyas']),
    )
    const riders = peopleFor('path').filter(({ types }) => types.some(({ type }) => type === 'supplier'))
    expect(riders.map(({ organisation }) => organisation)).toEqual(['wheelhouse', 'wheelhouse', 'wheelhouse'])
  })

  test('nothing that supports the claim about half an hour is younger than 180 days', () => {
    const ages = claimOf('half_an_hour')?.citations.map((citation) => {
      const found = evidence.find(({ key }) => key === citation.evidence)
      return found ? ageOf(found) : 0
    })
    expect(Math.min(...(ages ?? []))).toBeGreaterThan(180)
  })

  test("citing Jiayi's till list lifts the claim about counters to shown", () => {
    const counters = claimOf('counters')
    if (!counters) throw new Error('The claim about counters is gone.')
    const citations = [...counters.citations, { evidence: 'jiayi_list', stance: 'supports' as const }]
    expect(scoreByHand({ ...counters, citations }, { people, evidence, ageOf }, 'siblings')).toBe('shown')
  })
})
