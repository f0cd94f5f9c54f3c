import { createCode, listCodes, setCoding } from '@firsthand/contract/evidence/codes'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { markCounts, markCountsOfEvidence } from './counts.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

test('evidence that is withdrawn while its code is merged is counted in neither code, whoever reads meanwhile', async () => {
  const member = world.as('member')
  const from = (await world.call(member, createCode, { name: 'From' })).id
  const into = (await world.call(member, createCode, { name: 'Into' })).id
  const { id: evidence } = await world.call(member, createEvidence, { kind: 'said_past', words: 'Words' })
  await world.call(member, setCoding, { evidence, code: from })
  const countOf = async (code: string) =>
    (await world.call(world.as('viewer'), listCodes)).items.find(({ id }) => id === code)?.evidence
  expect(await countOf(from)).toBe(1)

  const isMerged = Promise.withResolvers<void>()
  const merged = Promise.withResolvers<void>()
  const read = Promise.withResolvers<void>()
  const isMarked = Promise.withResolvers<void>()
  const merging = world.inWorkspace(world.bramble, async (ctx) => {
    await ctx.db
      .updateTable('codings')
      .set({ codeId: into })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('codeId', '=', from)
      .execute()
    await markCounts(ctx, [from, into])
    isMerged.resolve()
    await merged.promise
  })
  const withdrawing = world.inWorkspace(world.bramble, async (ctx) => {
    await ctx.db
      .updateTable('evidence')
      .set({ withdrawnAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', evidence)
      .execute()
    await isMerged.promise
    // Long enough to be waiting for the mark of whoever merges.
    setTimeout(() => merged.resolve(), 300)
    await markCountsOfEvidence(ctx, [evidence])
    isMarked.resolve()
    await read.promise
  })
  await merging
  await isMarked.promise
  await countOf(into)
  read.resolve()
  await withdrawing

  expect(await countOf(into)).toBe(0)
  expect(await countOf(from)).toBe(0)
})
