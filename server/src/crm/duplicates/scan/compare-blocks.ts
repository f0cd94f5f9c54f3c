import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { LinkageModel } from '../linkage/learn.ts'
import { type Same, createPersonWeigher } from '../model/person-model.ts'
import { storePairs } from '../pairs/store-pairs.ts'
import { readCompared } from '../read-compared.ts'
import type { Block } from './blocks.ts'

/** Pairs weighed before others are served. */
const pairsAtOnce = 1_000

/** Weighs the pairs of some blocks and keeps those worth a look. */
export async function compareBlocks(
  ctx: Context,
  { blocks, model, scanId }: { blocks: Block[]; model: LinkageModel; scanId: string },
): Promise<void> {
  const ids = [...new Set(blocks.flatMap((block) => block.ids))]
  const people = await readCompared(ctx, ids)
  await forgetGone(
    ctx,
    ids.filter((id) => !people.has(id)),
  )
  const compare = createPersonWeigher(model)
  const places = new Map(ids.map((id, at) => [id, at]))
  const seen = new Set<number>()
  const found: Same[] = []
  let weighed = 0
  for (const block of blocks) {
    const here = block.ids.flatMap((id) => people.get(id) ?? [])
    for (const [index, one] of here.entries()) {
      for (const other of here.slice(index + 1)) {
        const [first, second] = [places.get(one.id)!, places.get(other.id)!]
        const pair = Math.min(first, second) * ids.length + Math.max(first, second)
        if (seen.has(pair)) continue
        seen.add(pair)
        const same = compare(one, other)
        if (same) found.push(same)
        weighed += 1
        if (weighed % pairsAtOnce === 0) await setImmediate()
      }
    }
  }
  await storePairs(ctx, found, scanId)
}

async function forgetGone({ db, workspaceId }: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`DELETE FROM duplicate_keys WHERE workspace_id = ${workspaceId} AND person_id = ANY(${ids}::uuid[])`.execute(
    db,
  )
}
