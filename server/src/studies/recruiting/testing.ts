import { createPerson } from '@firsthand/contract/crm/people'
import { addRecruits } from '@firsthand/contract/studies/recruits'
import { createStudy } from '@firsthand/contract/studies/studies'
import type { World } from '../../../test/world.ts'

/** Adds people by name, as something to us. */
export async function makePeople(
  world: World,
  names: string[],
  type: 'end_user' | 'payer' | 'buyer' = 'end_user',
) {
  const made: string[] = []
  for (const name of names)
    made.push((await world.call(world.as('member'), createPerson, { name, contactTypes: [{ type }] })).id)
  return made
}

export async function makeStudy(world: World, title: string): Promise<string> {
  return (await world.call(world.as('member'), createStudy, { title })).id
}

export async function recruit(world: World, study: string, people: string[]): Promise<string[]> {
  return (await world.call(world.as('member'), addRecruits, { study, people, channel: 'network' })).added
}
