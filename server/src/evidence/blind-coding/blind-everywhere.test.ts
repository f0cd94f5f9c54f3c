import { type Operation, isInWorkspace, isRead } from '@firsthand/contract/core/operation'
import { operations } from '@firsthand/contract'
import * as contract from '@firsthand/contract/evidence/blind-coding'
import { createCode } from '@firsthand/contract/evidence/codes'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { leftOutTables } from '../../platform/transfer/left-out.ts'

let world: World
let ids: Record<string, unknown>
const secret = 'zwiebelfisch'

beforeAll(async () => {
  world = await openWorld()
  const member = world.as('member')
  const { id: evidence } = await world.call(member, createEvidence, { kind: 'said_past', words: 'Said once' })
  const { id: code } = await world.call(member, createCode, { name: 'Theme' })
  const { round } = await world.call(member, contract.startBlindRound, {
    title: 'Both of us',
    coders: [member.memberId, world.as('admin').memberId],
    evidence: [evidence],
  })
  // Every name under which an operation may ask for one of these; others are not about them.
  ids = {
    evidence,
    code,
    codesAll: [code],
    codesAny: [code],
    round: round.id,
    subject: evidence,
    member: member.memberId,
    coder: member.memberId,
    id: evidence,
    q: secret,
    format: 'csv',
  }
})
afterAll(() => world.close())

const reads = operations.filter((operation) => isInWorkspace(operation) && isRead(operation))

/** What an operation can be asked: with everything that it takes, and with each single thing. */
function questions(operation: Operation): Record<string, unknown>[] {
  const known = Object.entries(ids).filter(([name]) => name in operation.input.shape)
  const all = [{}, Object.fromEntries(known), ...known.map(([name, value]) => ({ [name]: value }))]
  return all.filter((sent) => operation.input.safeParse(sent).success)
}

async function answers(who: 'admin' | 'owner' | 'viewer'): Promise<Map<string, string>> {
  const given = new Map<string, string>()
  for (const operation of reads)
    for (const sent of questions(operation)) {
      const answer = await world
        .call(world.as(who), operation, sent as never)
        .catch((error: Error) => error.message)
      given.set(`${who} ${operation.name} ${JSON.stringify(sent)}`, JSON.stringify(answer))
    }
  return given
}

/** News that something was looked at is public; what it was is not. */
const tellsOfActs = ['audit.list', 'accesses.list', 'installation.show', 'webhooks.deliveries']

test('no operation answers anybody otherwise because of a code that was given blind', async () => {
  const people = ['admin', 'owner', 'viewer'] as const
  const before = new Map<string, string>()
  for (const who of people) for (const [key, value] of await answers(who)) before.set(key, value)
  expect(before.size).toBeGreaterThan(200)

  await world.call(world.as('member'), contract.codeBlind, {
    round: ids.round as string,
    evidence: ids.evidence as string,
    codes: [{ code: ids.code as string, memo: secret }],
  })
  await world.settle()

  const after = new Map<string, string>()
  for (const who of people) for (const [key, value] of await answers(who)) after.set(key, value)
  const withoutTime = (answer: string | undefined) => answer?.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…')
  const changed = [...after].filter(
    ([key, value]) =>
      withoutTime(value) !== withoutTime(before.get(key)) &&
      !tellsOfActs.some((name) => key.includes(` ${name} `)),
  )
  expect(changed).toEqual([])
  expect([...after].filter(([, value]) => value.includes(secret))).toEqual([])
}, 120_000)

test('no archive of a workspace holds codes that were given blind and are not shown yet', () => {
  expect(Object.keys(leftOutTables)).toContain('blind_drafts')
})

test('codes are given blind in person only, so that no list of suggestions shows them', () => {
  expect(contract.codeBlind.onlyInPerson).toBe(true)
})
