import * as contract from '@firsthand/contract/evidence/codes'
import { importCodes } from '@firsthand/contract/evidence/codes-files'
import { listCodeHistory } from '@firsthand/contract/evidence/codes-history'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const make = (name: string) => world.call(world.as('member'), contract.createCode, { name })
const historyOf = async (code: string) =>
  (await world.call(world.as('viewer'), listCodeHistory, { code })).items

test('every member reads who renamed, moved, archived and restored a code, the newest first', async () => {
  const [pay, tips] = [await make('Pay'), await make('Tips')]
  await world.call(world.as('admin'), contract.updateCode, {
    code: tips.id,
    name: 'Tips in cash',
    definition: 'Money handed over at the door.',
  })
  await world.call(world.as('member'), contract.moveCode, { code: tips.id, parent: pay.id })
  await world.call(world.as('member'), contract.archiveCode, { code: tips.id })
  await world.call(world.as('member'), contract.restoreCode, { code: tips.id })
  await world.call(world.as('admin'), contract.updateCode, { code: pay.id, name: 'Earnings' })

  const history = await historyOf(tips.id)
  expect(history.map(({ what }) => what)).toEqual(['restored', 'archived', 'moved', 'updated', 'created'])
  expect(history[2]).toMatchObject({
    code: { name: 'Tips in cash' },
    texts: [{ field: 'parent', before: null, after: 'Earnings' }],
  })
  expect(history[3]).toMatchObject({
    texts: [
      { field: 'name', before: 'Tips', after: 'Tips in cash' },
      { field: 'definition', before: '', after: 'Money handed over at the door.' },
    ],
  })
  expect(history[3]!.actor.name).not.toBe(history[2]!.actor.name)
})

test('a merge stands in the history of both codes, and so does taking it back', async () => {
  const [late, delay] = [await make('Late'), await make('Delay')]
  const { id: evidence } = await world.call(world.as('member'), createEvidence, {
    kind: 'said_past',
    words: 'It came on Friday.',
  })
  await world.call(world.as('member'), contract.setCoding, { evidence, code: late.id })
  await world.call(world.as('member'), contract.mergeCode, { code: late.id, into: delay.id })
  await world.call(world.as('member'), contract.unmergeCode, { code: late.id })

  for (const code of [late.id, delay.id])
    expect(await historyOf(code)).toMatchObject([
      { what: 'unmerged', code: { name: 'Late' }, other: { id: delay.id, name: 'Delay' } },
      { what: 'merged', code: { name: 'Late' }, other: { id: delay.id }, count: 1 },
      { what: 'created' },
    ])
})

test('a split says what it was split off, on both sides, and tells no piece of evidence', async () => {
  const wide = await make('Wide')
  const evidence = await Promise.all(
    ['one', 'two'].map(async (words) => {
      const { id } = await world.call(world.as('member'), createEvidence, { kind: 'said_past', words })
      await world.call(world.as('member'), contract.setCoding, { evidence: id, code: wide.id })
      return id
    }),
  )
  const { code } = await world.call(world.as('member'), contract.splitCode, {
    code: wide.id,
    name: 'Narrow',
    evidence,
  })

  expect((await historyOf(wide.id))[0]).toMatchObject({ what: 'split', other: { name: 'Narrow' }, count: 2 })
  expect(await historyOf(code.id)).toMatchObject([{ what: 'created', other: { id: wide.id, name: 'Wide' } }])
  expect(JSON.stringify(await historyOf(wide.id))).not.toContain(evidence[0])
})

test('the history of the codebook goes page by page, with codes that were brought in', async () => {
  await world.call(world.as('member'), importCodes, { content: 'code\nFrom elsewhere' })
  const all: string[] = []
  let after: string | undefined
  do {
    const page = await world.call(world.as('viewer'), listCodeHistory, { limit: 4, ...(after && { after }) })
    all.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)
  const whole = await world.call(world.as('viewer'), listCodeHistory, { limit: 100 })

  expect(all).toEqual(whole.items.map(({ id }) => id))
  expect(whole.items[0]).toMatchObject({ what: 'imported', code: null, count: 1 })
})

test('nobody of another workspace reads it', async () => {
  const { id } = await make('Ours')

  await expect(world.call(world.as('rival'), listCodeHistory, { code: id })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect((await world.call(world.as('rival'), listCodeHistory, {})).items).toEqual([])
})
