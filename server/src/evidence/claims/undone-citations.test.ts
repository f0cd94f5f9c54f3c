import {
  answerContradiction,
  citeEvidence,
  createClaim,
  showClaim,
  unciteEvidence,
} from '@firsthand/contract/evidence/claims'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let claim: string
let evidence: string
beforeAll(async () => {
  world = await openWorld()
  const you = world.as('member')
  claim = (await world.call(you, createClaim, { sentence: 'Bakers count by hand' })).id
  evidence = (await world.call(you, createEvidence, { kind: 'said_past', words: 'I counted twice.' })).id
})
afterAll(() => world.close())

type Stance = 'supports' | 'contradicts'
type Who = 'member' | 'admin'
const cite = (who: Who, stance: Stance, from?: Stance | null) =>
  world.call(world.as(who), citeEvidence, { claim, evidence, stance, from })
const uncite = (who: Who, from?: Stance) =>
  world.call(world.as(who), unciteEvidence, { claim, evidence, from })
const answer = (text: string) =>
  world.call(world.as('admin'), answerContradiction, { claim, evidence, answer: text })
const standing = async () => {
  const { citations } = await world.call(world.as('viewer'), showClaim, { claim })
  return citations.map((each) => [each.stance, each.answer?.text ?? null])
}
const refused = { status: 409, code: 'conflict' }

test('a citation, its move and its removal are undone while nobody touched it since', async () => {
  await cite('member', 'supports')
  await uncite('member', 'supports')
  expect(await standing()).toEqual([])

  await cite('member', 'supports')
  await cite('member', 'contradicts')
  await cite('member', 'supports', 'contradicts')
  expect(await standing()).toEqual([['supports', null]])

  await uncite('member')
  await cite('member', 'supports', null)
  expect(await standing()).toEqual([['supports', null]])
})

test('the undo of a citation leaves it on the side where a colleague moved it since', async () => {
  await cite('member', 'supports')
  await cite('admin', 'contradicts')
  await expect(uncite('member', 'supports')).rejects.toMatchObject(refused)
  expect(await standing()).toEqual([['contradicts', null]])
})

test('the undo of a removed citation leaves the one that a colleague made since', async () => {
  await cite('member', 'supports')
  await uncite('member')
  await cite('admin', 'contradicts')
  await expect(cite('member', 'supports', null)).rejects.toMatchObject(refused)
  expect(await standing()).toEqual([['contradicts', null]])
})

test('the undo of a moved citation brings none back that a colleague took away since', async () => {
  await cite('member', 'supports')
  await cite('member', 'contradicts')
  await uncite('admin')
  await expect(cite('member', 'supports', 'contradicts')).rejects.toMatchObject(refused)
  expect(await standing()).toEqual([])
})

test('what a colleague answered to a contradiction since is not lost to an undo', async () => {
  await cite('member', 'contradicts')
  await answer('The drawer was broken that week.')
  await expect(uncite('member', 'contradicts')).rejects.toMatchObject(refused)
  await expect(cite('member', 'supports', 'contradicts')).rejects.toMatchObject(refused)
  expect(await standing()).toEqual([['contradicts', 'The drawer was broken that week.']])
})
