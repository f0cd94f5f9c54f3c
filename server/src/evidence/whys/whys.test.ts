import { createPerson } from '@firsthand/contract/crm/people'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence, withdrawEvidence } from '@firsthand/contract/evidence/evidence'
import * as contract from '@firsthand/contract/evidence/whys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let person: string
beforeAll(async () => {
  world = await openWorld()
  person = (await world.call(world.as('member'), createPerson, { name: 'Nadia' })).id
})
afterAll(() => world.close())

const as = () => world.as('member')
const say = async (heardBy?: string[]) =>
  (
    await world.call(as(), createEvidence, {
      kind: 'said_past',
      words: 'I waited two hours for the key',
      person,
      ...(heardBy && { heardBy }),
    })
  ).id
const start = () => world.call(as(), contract.createWhy, { symptom: 'Couriers leave after a month' })
async function add(why: string, sentence: string, parent: string | null = null) {
  const { ladder } = await world.call(as(), contract.addWhyStep, { why, parent, sentence })
  return ladder.find((step) => step.sentence === sentence)!
}

test('a step is a guess until first-hand evidence is attached, and a person counts once', async () => {
  const { id: why } = await start()
  const step = await add(why, 'They wait for keys')
  expect(step).toMatchObject({ standing: 'guess', author: { name: 'Milo' }, depth: 1 })

  const relayed = await say([])
  const cite = async (evidence: string, stance: 'supports' | 'contradicts' = 'supports') =>
    (await world.call(as(), contract.citeInWhyStep, { why, step: step.id, evidence, stance })).ladder[0]
  expect(await cite(relayed)).toMatchObject({ standing: 'guess', people: 0 })
  const first = await say()
  expect(await cite(first)).toMatchObject({ standing: 'heard', people: 1 })
  expect(await cite(await say())).toMatchObject({ standing: 'heard', people: 1 })
  expect(await cite(await say(), 'contradicts')).toMatchObject({ standing: 'disputed' })

  await world.call(as(), withdrawEvidence, { evidence: first })
  expect((await world.call(as(), contract.showWhy, { why })).ladder[0]?.evidence).toHaveLength(4)
})

test('branches stand below their step, and a root cause is where a branch ends', async () => {
  const { id: why } = await start()
  const top = await add(why, 'They wait for keys')
  const [one, other] = [
    await add(why, 'The depot opens late', top.id),
    await add(why, 'Keys get lost', top.id),
  ]
  await add(why, 'One person holds the depot key', one.id)

  const { ladder } = await world.call(as(), contract.showWhy, { why })
  expect(ladder.map(({ sentence, depth }) => `${depth} ${sentence}`)).toEqual([
    '1 They wait for keys',
    '2 The depot opens late',
    '3 One person holds the depot key',
    '2 Keys get lost',
  ])
  await expect(
    world.call(as(), contract.updateWhyStep, { why, step: top.id, isRootCause: true }),
  ).rejects.toMatchObject({ code: 'why_steps.goes_on' })
  const ended = await world.call(as(), contract.updateWhyStep, { why, step: other.id, isRootCause: true })
  expect(ended.rootCauses).toEqual(['Keys get lost'])
  await expect(add(why, 'And why?', other.id)).rejects.toMatchObject({ code: 'why_steps.is_root_cause' })

  const { ladder: left } = await world.call(as(), contract.removeWhyStep, { why, step: one.id })
  expect(left).toHaveLength(2)
})

test('starts from a claim or from evidence, whose words are read anew, and leads to a need', async () => {
  const claim = await world.call(as(), createClaim, { sentence: 'Couriers leave.', kind: 'insight' })
  const need = await world.call(as(), createClaim, { sentence: 'Start without waiting.', kind: 'need' })
  const fromClaim = await world.call(as(), contract.createWhy, { claim: claim.id })
  expect(fromClaim).toMatchObject({ symptom: 'Couriers leave.', claim: { id: claim.id } })
  const evidence = await say()
  expect(await world.call(as(), contract.createWhy, { evidence })).toMatchObject({
    symptom: 'I waited two hours for the key',
  })
  await expect(
    world.call(as(), contract.updateWhy, { why: fromClaim.id, need: claim.id }),
  ).rejects.toMatchObject({ code: 'whys.not_a_need' })
  await world.call(as(), contract.updateWhy, { why: fromClaim.id, need: need.id })
  expect((await world.call(as(), contract.listWhys, { claim: need.id })).items).toMatchObject([
    { id: fromClaim.id },
  ])
})

test('two who change the same ladder do not overwrite each other unseen', async () => {
  const { id: why, version } = await start()
  await world.call(as(), contract.updateWhy, { why, symptom: 'Better said', version })
  await expect(
    world.call(world.as('admin'), contract.updateWhy, { why, symptom: 'Mine', version }),
  ).rejects.toMatchObject({ status: 409 })
})
