import * as contract from '@firsthand/contract/evidence/blind-coding'
import { createCode, listCodes, setCoding } from '@firsthand/contract/evidence/codes'
import { codeAgreement } from '@firsthand/contract/evidence/codes-agreement'
import { createEvidence, showEvidence } from '@firsthand/contract/evidence/evidence'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

let counter = 0
async function makePieces(many: number): Promise<string[]> {
  const pieces: string[] = []
  for (let index = 0; index < many; index += 1) {
    counter += 1
    const { id } = await world.call(world.as('member'), createEvidence, {
      kind: 'said_past',
      words: `What somebody told us, number ${counter}`,
    })
    pieces.push(id)
  }
  return pieces
}
const makeCode = async () =>
  (await world.call(world.as('member'), createCode, { name: `Theme ${(counter += 1)}` })).id
const coders = () => [world.as('member').memberId, world.as('admin').memberId]

async function start(pieces: string[]) {
  const { round } = await world.call(world.as('member'), contract.startBlindRound, {
    title: `Round ${(counter += 1)}`,
    coders: coders(),
    evidence: pieces,
  })
  return round.id
}
const give = (
  who: 'member' | 'admin' | 'owner',
  round: string,
  evidence: string,
  codes: string[],
  memo = '',
) =>
  world.call(world.as(who), contract.codeBlind, {
    round,
    evidence,
    codes: codes.map((code) => ({ code, memo })),
  })
const finish = (who: 'member' | 'admin', round: string) =>
  world.call(world.as(who), contract.finishBlindRound, { round })

test('nobody sees what the other gave before both have finished; then everybody does', async () => {
  const [piece] = (await makePieces(1)) as [string]
  const code = await makeCode()
  const round = await start([piece])
  await give('member', round, piece, [code], 'because of the wages')

  for (const who of ['admin', 'owner', 'viewer'] as const) {
    const seen = await world.call(world.as(who), contract.showBlindRound, { round })
    expect(seen.items).toMatchObject([{ id: piece, isLooked: false, codes: [] }])
  }
  expect((await world.call(world.as('member'), contract.showBlindRound, { round })).items).toMatchObject([
    { isLooked: true, codes: [{ code, memo: 'because of the wages' }] },
  ])
  await expect(world.call(world.as('owner'), contract.showBlindAgreement, { round })).rejects.toMatchObject({
    code: 'blind_rounds.still_open',
  })

  await finish('member', round)
  await give('admin', round, piece, [])
  expect(await finish('admin', round)).toMatchObject({ state: 'revealed' })

  const { disagreements } = await world.call(world.as('viewer'), contract.showBlindAgreement, { round })
  expect(disagreements).toMatchObject([
    { id: piece, open: [{ id: code, decision: null }], sides: expect.arrayContaining([]) },
  ])
  expect((await world.call(world.as('viewer'), showEvidence, { evidence: piece })).codes).toMatchObject([
    { id: code, coders: [{ name: 'Milo', memo: 'because of the wages' }] },
  ])
})

test('a coder cannot give codes around an open round, others can', async () => {
  const [piece] = (await makePieces(1)) as [string]
  const code = await makeCode()
  await start([piece])

  await expect(world.call(world.as('admin'), setCoding, { evidence: piece, code })).rejects.toMatchObject({
    code: 'codings.blind',
  })
  await world.call(world.as('owner'), setCoding, { evidence: piece, code })
})

test('what happened is noted without the codes', async () => {
  const [piece] = (await makePieces(1)) as [string]
  const code = await makeCode()
  const round = await start([piece])
  await give('member', round, piece, [code], 'a memo that nobody may read yet')

  const { items } = await world.call(world.as('admin'), listEvents, { subject: round })

  expect(items.map(({ name }) => name)).toContain('blind_round.looked')
  expect(JSON.stringify(items)).not.toContain(code)
  expect(JSON.stringify(items)).not.toContain('nobody may read')
})

test('a piece that one of them coded before is left out, and a round of nothing is refused', async () => {
  const [known, fresh] = (await makePieces(2)) as [string, string]
  await world.call(world.as('admin'), setCoding, { evidence: known, code: await makeCode() })
  const sent = { title: 'Two', coders: coders() }

  expect(
    await world.call(world.as('member'), contract.startBlindRound, { ...sent, evidence: [known, fresh] }),
  ).toMatchObject({ leftOut: 1, round: { pieces: 1 } })
  await expect(
    world.call(world.as('member'), contract.startBlindRound, { ...sent, evidence: [known] }),
  ).rejects.toMatchObject({ code: 'blind_rounds.nothing_to_code' })
  await expect(
    world.call(world.as('member'), contract.startBlindRound, { ...sent, evidence: [fresh] }),
  ).rejects.toMatchObject({ code: 'blind_rounds.busy' })
})

test('finishing waits until every piece was looked at or passed over', async () => {
  const pieces = await makePieces(2)
  const round = await start(pieces)
  await give('member', round, pieces[0]!, [])

  await expect(finish('member', round)).rejects.toMatchObject({ code: 'blind_rounds.not_all' })
  await world.call(world.as('member'), contract.codeBlind, {
    round,
    evidence: pieces[1]!,
    codes: [],
    passOver: true,
  })
  await finish('member', round)
  await expect(give('member', round, pieces[0]!, [])).rejects.toMatchObject({ code: 'blind_rounds.finished' })
  await expect(give('owner', round, pieces[0]!, [])).rejects.toMatchObject({ code: 'blind_rounds.not_coder' })
})

test('agreement counts giving no code, and a decision writes the final coding', async () => {
  // Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section A: alpha 0.095.
  const one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
  const other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
  const pieces = await makePieces(10)
  const code = await makeCode()
  const round = await start(pieces)
  for (const [at, piece] of pieces.entries()) {
    await give('member', round, piece, one[at] ? [code] : [])
    await give('admin', round, piece, other[at] ? [code] : [])
  }
  await finish('member', round)
  await finish('admin', round)
  const shown = await world.call(world.as('viewer'), contract.showBlindAgreement, { round })

  expect(shown).toMatchObject({
    n: 10,
    codes: [{ id: code, alpha: expect.closeTo(0.095, 3), used: 5, agreed: 1, prevalence: 0.3 }],
  })
  // Six of ten pairs agree: 2 × 0.6 − 1.
  expect(shown.codes[0]!.pabak).toBeCloseTo(0.2, 10)
  expect(shown.disagreements).toHaveLength(4)

  const [keep, drop] = [shown.disagreements[0]!.id, shown.disagreements[1]!.id]
  await world.call(world.as('owner'), contract.decideBlind, {
    round,
    evidence: keep,
    code,
    keeps: true,
    memo: 'Yes',
  })
  await world.call(world.as('owner'), contract.decideBlind, { round, evidence: drop, code, keeps: false })

  expect((await world.call(world.as('viewer'), showEvidence, { evidence: keep })).codes).toMatchObject([
    { id: code, coders: [{ name: 'Mara', memo: 'Yes' }] },
  ])
  expect((await world.call(world.as('viewer'), showEvidence, { evidence: drop })).codes).toEqual([])
  const counted = (await world.call(world.as('viewer'), listCodes)).items.find(({ id }) => id === code)
  expect(counted?.evidence).toBe(4)
  const after = await world.call(world.as('viewer'), contract.showBlindAgreement, { round })
  expect(after.codes[0]!.alpha).toBeCloseTo(0.095, 3)
  expect(after.disagreements.find(({ id }) => id === keep)?.open).toMatchObject([
    { decision: { keeps: true, memo: 'Yes', decidedBy: { name: 'Mara' } } },
  ])
})

test('pieces of a finished round are not counted a second time among ordinary agreement', async () => {
  const before = (await world.call(world.as('viewer'), codeAgreement)).n
  const [piece] = (await makePieces(1)) as [string]
  const code = await makeCode()
  const round = await start([piece])
  for (const who of ['member', 'admin'] as const) {
    await give(who, round, piece, [code])
    await finish(who, round)
  }
  expect((await world.call(world.as('viewer'), codeAgreement)).n).toBe(before)
})

test('a round that is ended early keeps the work as ordinary codes', async () => {
  const [piece] = (await makePieces(1)) as [string]
  const code = await makeCode()
  const round = await start([piece])
  await give('admin', round, piece, [code])

  await world.call(world.as('member'), contract.cancelBlindRound, { round })

  expect((await world.call(world.as('viewer'), showEvidence, { evidence: piece })).codes).toMatchObject([
    { id: code, coders: [{ name: 'Ada' }] },
  ])
  await expect(give('admin', round, piece, [code])).rejects.toMatchObject({ code: 'blind_rounds.not_open' })
})
