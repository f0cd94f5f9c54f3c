import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/referrals'
import { handle } from '../../platform/handle.ts'
import { forgetIntroduction, introduce } from './introduce.ts'
import { knownPeople } from '../people/refs.ts'
import { readIntroductions } from './read.ts'

export const referralHandlers = [
  handle(contract.listReferrals, async (ctx) => ({ items: await readIntroductions(ctx) })),

  handle(contract.setReferral, async (ctx, { person, introducer, stage }) => {
    if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
    const outcome = await introduce(ctx, { personId: person, introducerId: introducer, stage })
    if (outcome !== 'done') fail(contract.setReferral, outcome)
    const made = await readIntroductions(ctx, { ofPerson: person })
    return made.find((each) => each.person.id === person)!
  }),

  handle(contract.removeReferral, async (ctx, { person }) => {
    if (!(await forgetIntroduction(ctx, person))) failCommon('not_found')
    return {}
  }),
]
