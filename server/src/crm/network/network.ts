import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/network'
import { handle } from '../../platform/handle.ts'
import { personRefs } from '../people/refs.ts'
import { balanceOf, balanceOfTalkedWith } from './balance.ts'
import { introducedTree, listIntroducers } from './introducers.ts'
import { waysIn } from './ways-in.ts'

export const networkHandlers = [
  handle(contract.listWaysIn, async (ctx, { person, organisation, ...asked }) => {
    if ((person === undefined) === (organisation === undefined)) fail(contract.listWaysIn, 'one_target')
    const target = person
      ? ({ kind: 'person', id: person } as const)
      : ({ kind: 'organisation', id: organisation! } as const)
    return waysIn(ctx, target, asked)
  }),

  handle(contract.listIntroducers, (ctx, page) => listIntroducers(ctx, page)),

  handle(contract.showIntroducedTree, async (ctx, { person }) => {
    const ref = (await personRefs(ctx, [person])).get(person) ?? failCommon('not_found')
    return introducedTree(ctx, { id: ref.id, name: ref.name })
  }),

  handle(contract.showBalance, (ctx) => balanceOfTalkedWith(ctx)),
  handle(contract.showBalanceOf, (ctx, { people }) => balanceOf(ctx, people)),
]
