import { Failure } from '@firsthand/contract/core/failure'
import { createPerson, updatePerson } from '@firsthand/contract/crm/people'
import { removeReferral, setReferral } from '@firsthand/contract/crm/referrals'
import {
  answerContradiction,
  archiveClaim,
  citeEvidence,
  createClaim,
  restoreClaim,
  unciteEvidence,
  updateClaim,
} from '@firsthand/contract/evidence/claims'
import {
  createEvidence,
  restoreEvidence,
  updateEvidence,
  withdrawEvidence,
} from '@firsthand/contract/evidence/evidence'
import { evidenceKinds, rungs } from '@firsthand/contract/evidence/kinds'
import { updateWorkspace } from '@firsthand/contract/platform/members'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { readFacts } from './facts.ts'
import { assess } from './ladder.rules.ts'
import { summarise } from './stored-standing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const millisecondsADay = 86_400_000
const pool = { people: 5, introducers: 2, claims: 3, evidence: 9 }

// Ages lie far from every half-life, so that no boundary is passed while the test runs.
const ages = [1, 90, 200, 500]
const halfLives = [30, 180, 365]

const at = (size: number) => fc.nat({ max: size - 1 })
const person = at(pool.people)
const piece = at(pool.evidence)
const claim = at(pool.claims)
const stance = fc.constantFrom('supports', 'contradicts')
const types = fc.subarray(['payer', 'end_user', 'buyer'] as const)
const organisation = fc.constantFrom(null, 'North', 'South')

const ofPeople = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('introduce'),
      person,
      by: at(pool.introducers),
      stage: fc.constantFrom('asked', 'made', 'met'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('forget'), person }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('move'), person, organisation, types }) },
)
const ofClaims = fc.oneof(
  fc.record({ does: fc.constant('cite'), claim, piece, stance }),
  fc.record({ does: fc.constant('uncite'), claim, piece }),
  fc.record({ does: fc.constant('answer'), claim, piece }),
  fc.record({ does: fc.constant('scope'), claim, types }),
  fc.record({ does: fc.constant('archive'), claim }),
  fc.record({ does: fc.constant('unarchive'), claim }),
)
const ofEvidence = fc.oneof(
  fc.record({ does: fc.constant('withdraw'), piece }),
  fc.record({ does: fc.constant('restore'), piece }),
  fc.record({
    does: fc.constant('correct'),
    piece,
    kind: fc.constantFrom(...evidenceKinds),
    person: fc.option(person),
    isHeard: fc.boolean(),
    age: fc.constantFrom(...ages),
  }),
)
const ofWorkspace = fc.record({ does: fc.constant('halfLife'), days: fc.constantFrom(...halfLives) })
const change = fc.oneof(ofPeople, ofClaims, ofEvidence, ofWorkspace)
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

// Each round is done at the same moment, the rounds one after another. The last is of one kind and begins when all
// is quiet: a change of another kind looks at the same claims again and would hide what was missed.
const together = (one: typeof change) => fc.array(one, { minLength: 1, maxLength: 4 })
const rounds = fc.tuple(
  fc.array(together(change), { minLength: 2, maxLength: 6 }),
  fc.oneof(...[ofPeople, ofClaims, ofEvidence, ofWorkspace].map((one) => together(one as typeof change))),
)

test('the stored rung and standing of every claim are those of a full recomputation, whatever happened and however many at once', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async ([rounds, last]) => {
      const made = await makeThings()
      for (const round of rounds) await Promise.all(round.map((each) => perform(made, each)))
      await world.settle()
      await Promise.all(last.map((each) => perform(made, each)))
      await world.settle()
      for (const { id, stored, recomputed } of await compare(made.claims))
        expect({ id, ...stored }).toEqual({ id, ...recomputed })
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 60_000)

type Things = { people: string[]; introducers: string[]; claims: string[]; evidence: string[] }

async function makeThings(): Promise<Things> {
  const member = world.as('member')
  const made: Things = { people: [], introducers: [], claims: [], evidence: [] }
  for (let index = 0; index < pool.people; index += 1) {
    const contactTypes = [{ type: index % 2 ? ('payer' as const) : ('end_user' as const) }]
    made.people.push((await world.call(member, createPerson, { name: `Person ${index}`, contactTypes })).id)
  }
  for (let index = 0; index < pool.introducers; index += 1)
    made.introducers.push((await world.call(member, createPerson, { name: `Introducer ${index}` })).id)
  for (let index = 0; index < pool.evidence; index += 1) {
    const kind = evidenceKinds[index % evidenceKinds.length]!
    const commitment = kind === 'committed' ? { kind: 'time' as const } : null
    const piece = await world.call(member, createEvidence, {
      kind,
      commitment,
      words: `Words ${index}`,
      person: made.people[index % pool.people]!,
    })
    made.evidence.push(piece.id)
  }
  for (const contactTypes of [[], ['payer' as const], ['end_user' as const, 'buyer' as const]]) {
    const citations = made.evidence.map((id, index) => ({
      evidence: id,
      stance: index === 7 ? ('contradicts' as const) : ('supports' as const),
    }))
    made.claims.push(
      (await world.call(member, createClaim, { sentence: 'A claim', scope: { contactTypes }, citations })).id,
    )
  }
  return made
}

async function perform(made: Things, change: Change): Promise<void> {
  try {
    await done(made, change)
  } catch (error) {
    // Nothing to take back, for one: refused in words, which is an answer too.
    if (!(error instanceof Failure) || error.status >= 500) throw error
  }
}

async function done({ people, introducers, claims, evidence }: Things, change: Change): Promise<unknown> {
  const member = world.as('member')
  switch (change.does) {
    case 'cite':
      return world.call(member, citeEvidence, {
        claim: claims[change.claim]!,
        evidence: evidence[change.piece]!,
        stance: change.stance as 'supports',
      })
    case 'uncite':
      return world.call(member, unciteEvidence, {
        claim: claims[change.claim]!,
        evidence: evidence[change.piece]!,
      })
    case 'answer':
      return world.call(member, answerContradiction, {
        claim: claims[change.claim]!,
        evidence: evidence[change.piece]!,
        answer: 'It was the holiday.',
      })
    case 'withdraw':
      return world.call(member, withdrawEvidence, { evidence: evidence[change.piece]! })
    case 'restore':
      return world.call(member, restoreEvidence, { evidence: evidence[change.piece]! })
    case 'correct':
      return world.call(member, updateEvidence, {
        evidence: evidence[change.piece]!,
        kind: change.kind,
        commitment: change.kind === 'committed' ? { kind: 'money' } : null,
        person: change.person === null ? null : people[change.person]!,
        heardBy: change.isHeard ? [member.memberId] : [],
        happenedAt: new Date(Date.now() - change.age * millisecondsADay).toISOString(),
      })
    case 'scope':
      return world.call(member, updateClaim, {
        claim: claims[change.claim]!,
        scope: { contactTypes: change.types },
      })
    case 'archive':
      return world.call(member, archiveClaim, { claim: claims[change.claim]! })
    case 'unarchive':
      return world.call(member, restoreClaim, { claim: claims[change.claim]! })
    case 'introduce':
      return world.call(member, setReferral, {
        person: people[change.person]!,
        introducer: introducers[change.by]!,
        stage: change.stage as 'made',
      })
    case 'forget':
      return world.call(member, removeReferral, { person: people[change.person]! })
    case 'move':
      return world.call(member, updatePerson, {
        person: people[change.person]!,
        organisation: change.organisation && { name: change.organisation },
        contactTypes: change.types.map((type) => ({ type })),
      })
    case 'halfLife':
      return world.call(world.as('admin'), updateWorkspace, { halfLifeDays: change.days })
  }
  return undefined
}

async function compare(claimIds: string[]) {
  return world.inWorkspace(world.bramble, async (ctx) => {
    const rows = await ctx.db
      .selectFrom('claims')
      .select(['id', 'rung', 'standing'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', 'in', claimIds)
      .execute()
    const facts = await readFacts(ctx, claimIds)
    return rows.map(({ id, rung, standing }) => {
      const known = facts.get(id)!
      const assessment = assess(known)
      return {
        id,
        stored: { rung: rungs[rung - 1], standing },
        recomputed: { rung: assessment.rung, standing: summarise(assessment, known) },
      }
    })
  })
}
