import type { Input, Output } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/crm/merges'
import type { Context } from '../../../platform/context.ts'
import type { Domain } from '../../../platform/domain.ts'
import { type Handler, handle } from '../../../platform/handle.ts'
import { readPerson } from '../../people/read.ts'
import { personRefs } from '../../people/refs.ts'
import { listMerges } from './history.ts'
import { merge } from './merge.ts'
import { movedIn, setAsideIn } from './moved-words.ts'
import { rehearse } from './rehearse.ts'
import { unmerge } from './unmerge.ts'

export function mergeHandlers(domains: () => Domain[]): Handler[] {
  async function mergeNow(
    ctx: Context,
    { person, other, picks, dryRun }: Input<typeof contract.mergePeople>,
  ): Promise<Output<typeof contract.mergePeople>> {
    const { id, rows } = await merge(ctx, domains(), { from: other, into: person, picks })
    return {
      merge: dryRun ? null : id,
      person: (await readPerson(ctx, person))!,
      moved: movedIn(rows),
      setAside: setAsideIn(rows),
    }
  }

  async function unmergeNow(
    ctx: Context,
    { merge: id, added }: Input<typeof contract.unmergePeople>,
  ): Promise<Output<typeof contract.unmergePeople>> {
    const { into, from, ...told } = await unmerge(ctx, domains(), { merge: id, added })
    const refs = await personRefs(ctx, [into, from])
    return { one: refs.get(into)!, other: refs.get(from)!, ...told }
  }

  return [
    handle(contract.mergePeople, (ctx, input) =>
      input.dryRun ? rehearse(ctx, (rehearsing) => mergeNow(rehearsing, input)) : mergeNow(ctx, input),
    ),
    handle(contract.unmergePeople, (ctx, input) =>
      input.dryRun ? rehearse(ctx, (rehearsing) => unmergeNow(rehearsing, input)) : unmergeNow(ctx, input),
    ),
    handle(contract.listMerges, listMerges),
  ]
}
