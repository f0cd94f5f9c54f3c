import { failCommon } from '@firsthand/contract/core/failure'
import type { Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/network'
import type { Context } from '../../platform/context.ts'
import type { Step, Target, Way } from './graph.ts'
import { loadGraph } from './load-graph.ts'
import { inWords } from './strength.rules.ts'
import { findWays } from './ways.rules.ts'

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
  const ways = findWays(graph, target, { longest: steps, limit, now: ctx.now.getTime() })
  return {
    target: { ...target, name },
    ways: await withNames(ctx, ways),
    capped,
    lookedAt: people.size,
  }
}

async function withNames(ctx: Context, ways: Way[]): Promise<contract.WayIn[]> {
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
    if (members.has(id)) return { kind: 'member', id, name: members.get(id)! }
    if (people.has(id)) return { kind: 'person', id, name: people.get(id)! }
    return { kind: 'organisation', id, name: organisations.get(id) ?? '' }
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
