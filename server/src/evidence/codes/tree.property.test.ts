import * as contract from '@firsthand/contract/evidence/codes'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const place = fc.nat({ max: 5 })
const step = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), code: place, other: fc.option(place) }),
  fc.record({ kind: fc.constant('merge' as const), code: place, other: place }),
  fc.record({ kind: fc.constant('unmerge' as const), code: place }),
  fc.record({ kind: fc.constant('archive' as const), code: place }),
  fc.record({ kind: fc.constant('restore' as const), code: place }),
)

test('however codes are moved, merged and put away, there is no circle and no code or coding is lost', async () => {
  const member = world.as('member')
  const { id: evidence } = await world.call(member, createEvidence, { kind: 'said_past', words: 'All of it' })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const ids: string[] = []
      for (let index = 0; index < 6; index += 1) {
        const { id } = await world.call(member, contract.createCode, {
          name: `Code ${index}`,
          parent: index % 2 ? ids[index - 1]! : null,
        })
        ids.push(id)
        await world.call(member, contract.setCoding, { evidence, code: id })
      }

      for (const each of steps) await attempt(each, ids)

      const live = (await world.call(member, contract.listCodes)).items
      const archived = (await world.call(member, contract.listCodes, { archived: true })).items
      expect(
        [...live, ...archived]
          .map(({ id }) => id)
          .filter((id) => ids.includes(id))
          .toSorted(),
      ).toEqual(ids.toSorted())
      expect(await codingsOf(ids)).toBe(6)
      await clear(ids)
    }),
    { numRuns: 25 },
  )
}, 120_000)

async function attempt(each: typeof step extends fc.Arbitrary<infer Step> ? Step : never, ids: string[]) {
  const member = world.as('member')
  const code = ids[each.code]!
  const act = {
    move: () =>
      world.call(member, contract.moveCode, {
        code,
        parent: each.kind === 'move' && each.other !== null ? ids[each.other]! : null,
      }),
    merge: () =>
      world.call(member, contract.mergeCode, { code, into: ids[each.kind === 'merge' ? each.other : 0]! }),
    unmerge: () => world.call(member, contract.unmergeCode, { code }),
    archive: () => world.call(member, contract.archiveCode, { code }),
    restore: () => world.call(member, contract.restoreCode, { code }),
  }[each.kind]
  await act().catch((error: { status?: number }) => expect(error.status).toBeLessThan(500))
}

/** Rows, since a code that is put away shows none. A circle would leave its codes out of the list above. */
function codingsOf(ids: string[]) {
  return world.inWorkspace(world.bramble, async (ctx) => {
    const rows = await ctx.db.selectFrom('codings').select('id').where('codeId', 'in', ids).execute()
    return rows.length
  })
}

async function clear(ids: string[]) {
  await world.inWorkspace(world.bramble, async (ctx) => {
    await ctx.db.deleteFrom('codings').where('codeId', 'in', ids).execute()
    await ctx.db
      .updateTable('codes')
      .set({ parentId: null, nameKey: 'gone', archivedAt: ctx.instant })
      .where('id', 'in', ids)
      .execute()
    await ctx.db.deleteFrom('codes').where('id', 'in', ids).execute()
  })
}
