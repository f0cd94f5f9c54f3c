import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { addProspects, createPipeline, listLostReasons } from '@firsthand/contract/crm/pipelines'
import * as contract from '@firsthand/contract/crm/pipelines-entries'
import { offerHandoff } from '@firsthand/contract/crm/pipelines-handoffs'
import { createEntry } from '../crm/pipelines/entries.ts'
import { pipelineHandlers } from '../crm/pipelines/handlers.ts'
import { moveEntry } from '../crm/pipelines/move.ts'
import { crmBriefs } from '../crm/pipelines/packet.ts'
import { evidenceBriefs } from '../evidence/person-briefs.ts'
import type { Context, Member } from '../platform/context.ts'
import { entries, handoff, prospects, salesRolesOf } from './bramble/pipeline.ts'
import type { Loading } from './load-people.ts'

const handlers = pipelineHandlers(() => [
  { name: 'known', handlers: [], personBriefs: [...crmBriefs, ...evidenceBriefs] },
])

/** A pipeline with two years of history, a pool, and a hand-off that waits for the founder. */
export async function loadPipeline(ctx: Context, { clock, members, people }: Loading): Promise<void> {
  const rows = await ctx.db
    .selectFrom('members')
    .select(['id', 'name', 'email', 'role', 'leaderSince'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  const as = (key: string, at = ctx.instant): Context => ({
    ...ctx,
    member: rows.find((row) => row.id === members.get(key)) as Member,
    now: new Date(at),
    instant: at,
  })
  for (const [key, roles] of Object.entries(salesRolesOf))
    await perform(as(key), contract.setSalesRoles, { member: members.get(key)!, roles })
  const pipeline = await perform(as('mara'), createPipeline, { name: 'Restaurants', template: 'sales' })
  const reasons = (await perform(as('mara'), listLostReasons, {})).items
  const stage = (name: string) => pipeline.stages.find((each) => each.name === name)!.id

  const ids = new Map<string, string>()
  for (const { person, title, euros, member, moves, lostReason } of entries) {
    const [[first, begin], ...rest] = moves as [(typeof moves)[number], ...typeof moves]
    const id = await createEntry(
      as(member, clock.at(first)),
      contract.createEntry.input.parse({
        pipeline: pipeline.id,
        person: people.get(person)!,
        title,
        value: euros === null ? null : { amountMinor: euros * 100, currency: 'EUR', exponent: 2 },
        stage: stage(begin),
        another: true,
      }),
    )
    ids.set(title, id)
    for (const [index, [daysAgo, to, why = '']] of rest.entries())
      await moveEntry(as(member, clock.at(daysAgo)), {
        entry: id,
        stage: stage(to),
        version: index + 1,
        why,
        lostReason: to === 'Lost' ? reasons.find((reason) => reason.name === lostReason)!.id : undefined,
      })
  }
  await perform(as('callum'), addProspects, {
    pipeline: pipeline.id,
    people: prospects.map((key) => people.get(key)!),
    note: 'Met at the harbour fair',
  })
  const { entry, from, toRole, note, openQuestions, daysAgo } = handoff
  await perform(as(from, clock.at(daysAgo)), offerHandoff, {
    entry: ids.get(entry)!,
    toRole,
    note,
    openQuestions: [...openQuestions],
  })
}

/** The same operation as over the API, within the transaction that makes the example. */
async function perform<O extends Operation>(ctx: Context, operation: O, sent: Sent<O>): Promise<Output<O>> {
  const handler = handlers.find((each) => each.operation.name === operation.name)!
  const run = handler.run as (ctx: Context, input: unknown) => Promise<unknown>
  return (await run(ctx, operation.input.parse(sent))) as Output<O>
}
