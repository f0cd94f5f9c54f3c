import type { Graph, Target, Way } from './graph.ts'
import { findWays } from './ways.rules.ts'

type Bounds = { longest: number; limit: number; now: number }

/**
 * The strongest ways that can be asked for come first. Where there are few of them, ways by people who want no contact
 * follow, for whoever wants to know how things hang together.
 */
export function askableWaysFirst(
  graph: Graph,
  target: Target,
  { noContact, ...bounds }: Bounds & { noContact: ReadonlySet<string> },
): Way[] {
  if (noContact.size === 0) return findWays(graph, target, bounds)
  const askable = noContact.has(target.id) ? [] : findWays(without(graph, noContact), target, bounds)
  if (askable.length >= bounds.limit) return askable
  const others = findWays(graph, target, bounds).filter((way) => !isAskable(way, noContact))
  return [...askable, ...others].slice(0, bounds.limit)
}

export function isAskable({ steps }: Pick<Way, 'steps'>, noContact: ReadonlySet<string>): boolean {
  return steps.every((step) => !noContact.has(step.from) && !noContact.has(step.to))
}

function without({ talks, affiliations, referrals, peopleKnown }: Graph, gone: ReadonlySet<string>): Graph {
  return {
    talks: talks.filter((each) => !gone.has(each.person)),
    affiliations: affiliations.filter((each) => !gone.has(each.who)),
    referrals: referrals.filter((each) => !gone.has(each.person) && !gone.has(each.introducer)),
    peopleKnown,
  }
}
