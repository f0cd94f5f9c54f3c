import type { Affiliation, Graph, Step, Target, Way } from './graph.ts'
import { holdOn, straightIn, strengthOfPlace, strengthOfReferral, strengthOfTalks } from './strength.rules.ts'

/** The best way on from somebody: how strong it is, and its first step. */
type Onward = { strength: number; step: Step | null }

/** One layer per number of steps: for each person from whom the target is reached within so many, the best way on. */
type Layers = Map<string, Onward>[]

/**
 * The strongest ways from members to a target, at most `longest` steps each, one for each member and whom they would
 * turn to first. The shortest way of all is among them, even where longer ones are stronger.
 *
 * Bellman–Ford over layers of steps, where strengths multiply: with every strength below 1 no way comes by anybody twice.
 */
export function findWays(
  graph: Graph,
  target: Target,
  { longest, limit, now }: { longest: number; limit: number; now: number },
): Way[] {
  const layers = layersFrom(graph, target, { steps: longest - 1, now })
  const within = (steps: number) => firstSteps(graph, target, layers, { steps, now }).toSorted(strongestFirst)
  const ways = within(longest)
  const shortest = Array.from({ length: longest }, (_, at) => at + 1)
    .values()
    .map((steps) => within(steps)[0])
    .find((way) => way !== undefined)
  const shown = ways.slice(0, limit)
  if (!shortest || shown.some((way) => way.steps.length <= shortest.steps.length)) return shown
  return [...shown.slice(0, limit - 1), shortest]
}

function strongestFirst(a: Way, b: Way): number {
  return b.strength - a.strength || a.steps.length - b.steps.length || (keyOf(a) < keyOf(b) ? -1 : 1)
}

function keyOf({ member, steps }: Way): string {
  return [member, ...steps.map((step) => step.to)].join(' ')
}

function layersFrom(graph: Graph, target: Target, { steps, now }: { steps: number; now: number }): Layers {
  const layers: Layers = [startFrom(graph, target)]
  for (let at = 0; at < steps; at++)
    layers.push(oneStepMore(graph, target, layers[at]!, { isFirst: at === 0, now }))
  return layers
}

/** The target itself; of an organisation, everybody who works there. */
function startFrom({ affiliations }: Graph, { kind, id }: Target): Map<string, Onward> {
  const there =
    kind === 'person'
      ? [id]
      : affiliations
          .filter((each) => !each.isMember && each.kind === 'works' && each.organisation === id)
          .map((each) => each.who)
  return new Map(there.map((person) => [person, { strength: 1, step: null }]))
}

function oneStepMore(
  graph: Graph,
  target: Target,
  before: Map<string, Onward>,
  { isFirst, now }: { isFirst: boolean; now: number },
): Map<string, Onward> {
  const after = new Map(before)
  const offer = (step: Step, onward: number) => {
    const strength = step.strength * onward
    if (strength > (after.get(step.from)?.strength ?? 0)) after.set(step.from, { strength, step })
  }
  for (const referral of graph.referrals) {
    const { person, introducer, madeAt } = referral
    const step = { ...bare, lastAt: madeAt, strength: strengthOfReferral(referral, now) }
    const [fromPerson, fromIntroducer] = [before.get(person), before.get(introducer)]
    if (fromPerson) offer({ ...step, kind: 'introduced', from: introducer, to: person }, fromPerson.strength)
    if (fromIntroducer)
      offer({ ...step, kind: 'came_through', from: person, to: introducer }, fromIntroducer.strength)
  }
  const places = bestOfPlaces(graph, before, now)
  for (const affiliation of graph.affiliations) {
    if (affiliation.isMember) continue
    const place = places.get(affiliation.organisation)
    if (place) offerColleague(graph, affiliation, place, { offer, now })
    const isDoor = target.kind === 'organisation' && affiliation.organisation === target.id
    if (isFirst && isDoor && affiliation.kind !== 'works') offer(doorStep(affiliation, now), 1)
  }
  return after
}

type Best = { who: string; strength: number; kind: Affiliation['kind']; untilYear: number | null }
type Place = { works?: Best; others?: Best }

/** Through whom of each organisation the way on is best, so that a thousand colleagues cost a thousand looks and no million. */
function bestOfPlaces(graph: Graph, before: Map<string, Onward>, now: number): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const affiliation of graph.affiliations) {
    const onward = affiliation.isMember ? undefined : before.get(affiliation.who)
    if (!onward) continue
    const { who, organisation, kind, untilYear } = affiliation
    const strength = onward.strength * holdOn(affiliation, now)
    const place = places.get(organisation) ?? {}
    const among = kind === 'works' ? 'works' : 'others'
    if (strength > (place[among]?.strength ?? 0)) place[among] = { who, strength, kind, untilYear }
    places.set(organisation, place)
  }
  return places
}

/** Turning to a colleague: to one who works there, or from one who does to one who did. */
function offerColleague(
  graph: Graph,
  affiliation: Affiliation,
  { works, others }: Place,
  { offer, now }: { offer: (step: Step, onward: number) => void; now: number },
) {
  const best =
    affiliation.kind === 'works' && (others?.strength ?? 0) > (works?.strength ?? 0) ? others : works
  if (!best || best.who === affiliation.who) return
  const own = strengthOfPlace(graph.peopleKnown.get(affiliation.organisation) ?? 1) * holdOn(affiliation, now)
  const hold = holdOn(best, now)
  const former = affiliation.kind === 'works' ? best : affiliation
  offer(
    {
      ...bare,
      kind: former.kind === 'works' ? 'works_with' : 'worked_with',
      from: affiliation.who,
      to: best.who,
      organisation: affiliation.organisation,
      untilYear: former.untilYear,
      strength: own * hold,
    },
    best.strength / hold,
  )
}

function doorStep(affiliation: Affiliation, now: number): Step {
  return {
    ...bare,
    kind: affiliation.kind === 'knows_people_at' ? 'knows_people_there' : 'worked_there',
    from: affiliation.who,
    to: affiliation.organisation,
    toKind: 'organisation',
    organisation: affiliation.organisation,
    untilYear: affiliation.untilYear,
    strength: straightIn * holdOn(affiliation, now),
  }
}

/** Every way a member can begin: with somebody they talked with, or at a place where they have been. */
function firstSteps(
  graph: Graph,
  target: Target,
  layers: Layers,
  { steps, now }: { steps: number; now: number },
): Way[] {
  const onward = layers[steps - 1]!
  const ways: Way[] = []
  const begin = (member: string, step: Step) => {
    const rest = onward.get(step.to)
    if (rest)
      ways.push({
        member,
        steps: [step, ...walkOn(layers, steps - 1, step.to)],
        strength: step.strength * rest.strength,
      })
  }
  for (const talks of graph.talks)
    begin(talks.member, {
      ...bare,
      kind: 'talked',
      from: talks.member,
      to: talks.person,
      talks: talks.talks,
      lastAt: talks.lastAt,
      strength: strengthOfTalks(talks, now),
    })
  const places = bestOfPlaces(graph, onward, now)
  for (const affiliation of graph.affiliations.filter((each) => each.isMember)) {
    const { who, organisation } = affiliation
    if (target.kind === 'organisation' && organisation === target.id) {
      const step = doorStep(affiliation, now)
      ways.push({ member: who, steps: [step], strength: step.strength })
      continue
    }
    const best = places.get(organisation)?.works
    if (!best) continue
    const strength =
      strengthOfPlace(graph.peopleKnown.get(organisation) ?? 1) * holdOn(affiliation, now) * holdOn(best, now)
    const kind = affiliation.kind === 'knows_people_at' ? 'knows_people_there' : 'worked_there'
    const { untilYear } = affiliation
    begin(who, { ...bare, kind, from: who, to: best.who, organisation, untilYear, strength })
  }
  return ways
}

/** The steps that make up the best way on from somebody. */
function walkOn(layers: Layers, within: number, person: string): Step[] {
  const steps: Step[] = []
  for (let layer = within, at = person; layer > 0; layer--) {
    const { step } = layers[layer]!.get(at)!
    if (step === null) break
    // The same way stood in the layer before: it is shorter than this layer allows.
    if (layers[layer - 1]!.get(at)?.step === step) continue
    steps.push(step)
    if (step.toKind === 'organisation') break
    at = step.to
  }
  return steps
}

const bare = {
  toKind: 'person',
  organisation: null,
  talks: null,
  lastAt: null,
  untilYear: null,
} as const
