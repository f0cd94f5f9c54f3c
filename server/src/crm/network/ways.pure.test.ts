import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Graph, Target } from './graph.ts'
import { holdOn, inWords, strengthOfPlace, strengthOfReferral, strengthOfTalks } from './strength.rules.ts'
import { findWays } from './ways.rules.ts'

const now = Date.parse('2026-11-21T12:00:00.000Z')
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString()

const person = fc.integer({ min: 0, max: 7 }).map((each) => `p${each}`)
const organisation = fc.integer({ min: 0, max: 3 }).map((each) => `o${each}`)
const member = fc.integer({ min: 0, max: 2 }).map((each) => `m${each}`)

const talks = fc.record({
  member,
  person,
  talks: fc.integer({ min: 1, max: 9 }),
  lastAt: fc.integer({ min: 0, max: 900 }).map(daysAgo),
})
const referral = fc
  .record({
    person,
    introducer: person,
    madeAt: fc.integer({ min: 0, max: 900 }).map(daysAgo),
    metAt: fc.constantFrom(null, daysAgo(3)),
    thankedAt: fc.constant(null),
  })
  .filter((each) => each.person !== each.introducer)
const kind = fc.constantFrom('works' as const, 'worked_at' as const, 'knows_people_at' as const)
const affiliation = fc
  .record({
    isMember: fc.boolean(),
    place: fc.tuple(member, person),
    organisation,
    kind,
    untilYear: fc.constantFrom(null, 2020),
  })
  .map(({ isMember, place, kind: how, ...rest }) => ({
    ...rest,
    isMember,
    who: place[isMember ? 0 : 1],
    // Members of ours do not work at a customer's.
    kind: isMember && how === 'works' ? ('worked_at' as const) : how,
  }))
const graph: fc.Arbitrary<Graph> = fc
  .record({
    talks: fc.uniqueArray(talks, { maxLength: 6, selector: (each) => `${each.member} ${each.person}` }),
    referrals: fc.uniqueArray(referral, { maxLength: 6, selector: (each) => each.person }),
    affiliations: fc.uniqueArray(affiliation, {
      maxLength: 10,
      selector: (each) => `${each.who} ${each.organisation}`,
    }),
  })
  .map((each) => ({
    ...each,
    peopleKnown: new Map([
      ['o0', 4],
      ['o1', 40],
      ['o2', 400],
    ]),
  }))
const target: fc.Arbitrary<Target> = fc.oneof(
  person.map((id) => ({ kind: 'person', id }) as const),
  organisation.map((id) => ({ kind: 'organisation', id }) as const),
)

type Edge = { to: string; strength: number }

/** The same network written out edge by edge: who can turn to whom. */
function edgesOf({ talks: some, referrals, affiliations, peopleKnown }: Graph, { kind: what, id }: Target) {
  const edges = new Map<string, Edge[]>()
  const add = (from: string, to: string, strength: number) =>
    void edges.set(from, [...(edges.get(from) ?? []), { to, strength }])
  for (const each of some) add(each.member, each.person, strengthOfTalks(each, now))
  for (const each of referrals) {
    add(each.person, each.introducer, strengthOfReferral(each, now))
    add(each.introducer, each.person, strengthOfReferral(each, now))
  }
  for (const a of affiliations) {
    if (what === 'organisation' && a.organisation === id) {
      if (a.kind === 'works') add(a.who, id, 1)
      else add(a.who, id, 0.6 * holdOn(a, now))
    }
    for (const b of affiliations) {
      if (a === b || b.isMember || a.organisation !== b.organisation) continue
      if (a.kind !== 'works' && b.kind !== 'works') continue
      if (a.isMember && what === 'organisation' && a.organisation === id) continue
      add(
        a.who,
        b.who,
        strengthOfPlace(peopleKnown.get(a.organisation) ?? 1) * holdOn(a, now) * holdOn(b, now),
      )
    }
  }
  return edges
}

/** Every way without coming by anybody twice. Whoever works at the target organisation is there already. */
function everyWay(some: Graph, aim: Target, longest: number): { steps: number; strength: number }[] {
  const edges = edgesOf(some, aim)
  const there = new Set(
    aim.kind === 'person'
      ? [aim.id]
      : [
          aim.id,
          ...some.affiliations
            .filter((a) => a.kind === 'works' && a.organisation === aim.id)
            .map((a) => a.who),
        ],
  )
  const found: { steps: number; strength: number }[] = []
  const walk = (at: string, steps: number, strength: number, seen: Set<string>) => {
    if (there.has(at)) return void found.push({ steps, strength })
    if (steps === longest) return
    for (const edge of edges.get(at) ?? [])
      if (!seen.has(edge.to)) walk(edge.to, steps + 1, strength * edge.strength, new Set([...seen, edge.to]))
  }
  for (const start of ['m0', 'm1', 'm2']) walk(start, 0, 1, new Set([start]))
  return found
}

test('the strongest way is the strongest of all ways there are, tried one by one', () => {
  fc.assert(
    fc.property(graph, target, fc.integer({ min: 1, max: 4 }), (some, aim, longest) => {
      const all = everyWay(some, aim, longest)
      const ways = findWays(some, aim, { longest, limit: 50, now })
      const best = Math.max(0, ...all.map((each) => each.strength))
      expect(ways[0]?.strength ?? 0).toBeCloseTo(best, 12)
    }),
    { numRuns: 2_000 },
  )
})

test('the shortest way is among those shown, and as short as a search step by step finds it', () => {
  fc.assert(
    fc.property(graph, target, fc.integer({ min: 1, max: 6 }), (some, aim, limit) => {
      const all = everyWay(some, aim, 4)
      const ways = findWays(some, aim, { longest: 4, limit, now })
      expect(ways.length > 0).toBe(all.length > 0)
      expect(Math.min(9, ...ways.map((way) => way.steps.length))).toBe(
        Math.min(9, ...all.map((each) => each.steps)),
      )
    }),
    { numRuns: 2_000 },
  )
})

test('a way is a chain from a member to the target, comes by nobody twice, and is worth what its steps are', () => {
  fc.assert(
    fc.property(graph, target, (some, aim) => {
      for (const { member: start, steps, strength } of findWays(some, aim, { longest: 4, limit: 50, now })) {
        expect([start, ...steps.map((step) => step.to)]).toEqual([
          ...steps.map((step) => step.from),
          steps.at(-1)!.to,
        ])
        expect(new Set([start, ...steps.map((step) => step.to)]).size).toBe(steps.length + 1)
        expect(steps.reduce((product, step) => product * step.strength, 1)).toBeCloseTo(strength, 12)
        expect(strength).toBeLessThan(1)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('more talks and later ones make a stronger tie, and words say so', () => {
  const of = (talked: number, days: number) => strengthOfTalks({ talks: talked, lastAt: daysAgo(days) }, now)

  expect(of(4, 10)).toBeGreaterThan(of(2, 10))
  expect(of(4, 10)).toBeGreaterThan(of(4, 300))
  expect([of(6, 7), of(1, 200), of(1, 1500)].map(inWords)).toEqual(['strong', 'fair', 'weak'])
})
