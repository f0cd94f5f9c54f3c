import { createPerson } from '@firsthand/contract/crm/people'
import { createPipeline, listLostReasons } from '@firsthand/contract/crm/pipelines'
import { createEntry, moveEntry, setSalesRoles, showEntry } from '@firsthand/contract/crm/pipelines-entries'
import type { Sent } from '@firsthand/contract/core/operation'
import type { Actor, World } from '../../../test/world.ts'

/** A pipeline of three open stages with people in it, for tests. */
export async function pipelineIn(world: World, quota: number | null = null) {
  const member = world.as('member')
  const pipeline = await world.call(member, createPipeline, {
    name: `Pilots ${Math.random()}`,
    stages: [
      { name: 'Talk', limitDays: 7 },
      { name: 'Trial', quota },
      { name: 'Offer' },
      { name: 'Won', goal: 'won' },
      { name: 'Lost', goal: 'lost' },
    ],
  })
  const stage = (name: string) => pipeline.stages.find((each) => each.name === name)!.id
  const reason = async () => (await world.call(member, listLostReasons)).items[0]!.id
  return {
    pipeline,
    stage,
    reason,
    person: async (name = 'Nele') => (await world.call(member, createPerson, { name })).id,
    async enter(more: Partial<Sent<typeof createEntry>> = {}, actor: Actor = member) {
      const person = more.person ?? (await world.call(member, createPerson, { name: 'Nele' })).id
      return world.call(actor, createEntry, { pipeline: pipeline.id, ...more, person })
    },
    async move(entry: string, name: string, more: object = {}) {
      const { version } = await world.call(member, showEntry, { entry })
      return world.call(member, moveEntry, { entry, stage: stage(name), version, ...more })
    },
    roles: (actor: Actor, ...roles: Sent<typeof setSalesRoles>['roles']) =>
      world.call(actor, setSalesRoles, { member: actor.memberId, roles }),
  }
}
