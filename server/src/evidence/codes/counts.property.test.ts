import * as contract from '@firsthand/contract/evidence/codes'
import { createPerson } from '@firsthand/contract/crm/people'
import {
  createEvidence,
  restoreEvidence,
  updateEvidence,
  withdrawEvidence,
} from '@firsthand/contract/evidence/evidence'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { recount } from './counts.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const place = fc.nat({ max: 4 })
// Coding is what goes on all day.
const kinds = [
  'code',
  'code',
  'code',
  'uncode',
  'uncode',
  'make',
  'move',
  'merge',
  'unmerge',
  'archive',
  'restore',
  'split',
  'withdraw',
  'bring',
  'whose',
  'read',
] as const
const step = fc.record({ kind: fc.constantFrom(...kinds), code: place, other: place, piece: place })

test('kept counts equal a recount, whatever is coded, moved, merged, split, put away or withdrawn, one by one or at once', async () => {
  const member = world.as('member')
  const people: string[] = []
  for (const name of ['Ana', 'Ben'])
    people.push((await world.call(member, createPerson, { name: `${name} of counts` })).id)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 10 }),
      async (rounds) => {
        const codes: string[] = []
        const pieces: string[] = []
        for (let index = 0; index < 5; index += 1) {
          const parent = index % 2 ? codes[index - 1]! : null
          codes.push(
            (await world.call(member, contract.createCode, { name: `C${Math.random()}`, parent })).id,
          )
          pieces.push(
            (
              await world.call(member, createEvidence, {
                kind: 'said_past',
                words: 'Words',
                person: people[index % 2]!,
              })
            ).id,
          )
        }
        await expectTruth()
        for (const steps of rounds) {
          await Promise.allSettled(steps.map((each) => perform(each, { codes, pieces, people })))
          await expectTruth()
        }
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

/** Reading also counts anew what is not up to date, so that the next changes meet counts that are. */
async function expectTruth(): Promise<void> {
  const { items } = await world.call(world.as('viewer'), contract.listCodes)
  const truth = await world.inWorkspace(world.bramble, (ctx) =>
    recount(
      ctx,
      items.map(({ id }) => id),
    ),
  )
  for (const { id, evidence, people: behind } of items)
    expect({ id, evidence, behind }).toEqual({
      id,
      evidence: truth.get(id)?.evidence ?? 0,
      behind: truth.get(id)?.people ?? 0,
    })
}

type Step = { kind: (typeof kinds)[number]; code: number; other: number; piece: number }
type Things = { codes: string[]; pieces: string[]; people: string[] }

function perform(
  { kind, code: at, other, piece }: Step,
  { codes, pieces, people }: Things,
): Promise<unknown> {
  const member = world.as('member')
  // Two people code, so that a code may be given, and taken away, twice.
  const coder = world.as(other % 2 === 0 ? 'member' : 'admin')
  const [code, evidence] = [codes[at]!, pieces[piece]!]
  const acts: Record<Step['kind'], () => Promise<unknown>> = {
    code: () => world.call(coder, contract.setCoding, { evidence, code }),
    uncode: () => world.call(coder, contract.removeCoding, { evidence, code }),
    make: () =>
      world.call(coder, createEvidence, {
        kind: 'said_past',
        words: 'Words',
        person: people[piece % 2]!,
        codes: [{ code }, { code: codes[other]! }],
      }),
    move: () => world.call(member, contract.moveCode, { code, parent: codes[other]! }),
    merge: () => world.call(member, contract.mergeCode, { code, into: codes[other]! }),
    unmerge: () => world.call(member, contract.unmergeCode, { code }),
    archive: () => world.call(member, contract.archiveCode, { code }),
    restore: () => world.call(member, contract.restoreCode, { code }),
    split: () =>
      world.call(member, contract.splitCode, { code, name: `S${Math.random()}`, evidence: [evidence] }),
    withdraw: () => world.call(member, withdrawEvidence, { evidence }),
    bring: () => world.call(member, restoreEvidence, { evidence }),
    whose: () => world.call(member, updateEvidence, { evidence, person: people[other % 2]! }),
    read: () => world.call(world.as('viewer'), contract.listCodes),
  }
  return acts[kind]()
}
