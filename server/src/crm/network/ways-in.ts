import { failCommon } from '@firsthand/contract/core/failure'
import type { Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/network'
import type { Context } from '../../platform/context.ts'
import { noContactOf } from '../consents/no-contact.ts'
import { askableWaysFirst, isAskable } from './askable-ways.ts'
import type { Graph, Step, Target, Way } from './graph.ts'
import { loadGraph } from './load-graph.ts'
import { inWords } from './strength.rules.ts'

/** The strongest ways from members to somebody, or into an organisation. */
export async function waysIn(
  ctx: Context,
  target: Target,
  { steps, limit, from }: { steps: number; limit: number; from?: string | undefined },
): Promise<Output<typeof contract.listWaysIn>> {
  const [name] = (
    await namesOf(ctx, target.kind === 'person' ? 'people' : 'organisations', [target.id])
  ).values()
  if (name === undefined) failCommon('not_found')
  const { people, capped, ...graph } = await loadGraph(ctx, target, { steps, from })
  const noContact = new Set((await noContactOf(ctx, peopleOf(graph, target))).keys())
  const ways = askableWaysFirst(graph, target, {
    longest: steps,
    limit,
    now: ctx.now.getTime(),
    noContact,
  })
  return {
    target: { ...target, name, mayContact: !noContact.has(target.id) },
    ways: await withNames(ctx, ways, noContact),
    capped,
    lookedAt: people.size,
  }
}

/** Everybody whom a way can come by, also those whom the look did not go on from. */
function peopleOf({ talks, affiliations, referrals }: Graph, target: Target): string[] {
  return [
    ...(target.kind === 'person' ? [target.id] : []),
    ...talks.map((each) => each.person),
    ...affiliations.filter((each) => !each.isMember).map((each) => each.who),
    ...referrals.flatMap((each) => [each.person, each.introducer]),
  ]
}

async function withNames(ctx: Context, ways: Way[], noContact: Set<string>): Promise<contract.WayIn[]> {
  const steps = ways.flatMap((way) => way.steps)
  const members = await namesOf(
    ctx,
    'members',
    ways.map((way) => way.member),
  )
  const people = await namesOf(
    ctx,
    'people',
    steps.flatMap((step) => [step.from, ...(step.toKind === 'person' ? [step.to] : [])]),
  )
  const organisations = await namesOf(
    ctx,
    'organisations',
    steps.flatMap((step) => step.organisation ?? []),
  )
  const place = (id: string): contract.WayStep['from'] => {
    const mayContact = !noContact.has(id)
    if (members.has(id)) return { kind: 'member', id, name: members.get(id)!, mayContact }
    if (people.has(id)) return { kind: 'person', id, name: people.get(id)!, mayContact }
    return { kind: 'organisation', id, name: organisations.get(id) ?? '', mayContact }
  }
  const present = ({ organisation, from, to, toKind: _, strength, ...step }: Step) => ({
    ...step,
    from: place(from),
    to: place(to),
    organisation: organisation === null ? null : { id: organisation, name: organisations.get(organisation)! },
    strength: inWords(strength),
  })
  return ways.map((way) => ({
    member: { id: way.member, name: members.get(way.member)! },
    steps: way.steps.map(present),
    strength: inWords(way.strength),
    mayAsk: isAskable(way, noContact),
  }))
}

async function namesOf(
  ctx: Context,
  table: 'people' | 'organisations' | 'members',
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom(table)
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
