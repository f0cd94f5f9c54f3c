import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import type { Operation, Sent } from '@firsthand/contract/core/operation'
import { createPerson, showPerson } from '@firsthand/contract/crm/people'
import { claimLimits, createClaim, listClaims } from '@firsthand/contract/evidence/claims'
import { createCode, setCoding } from '@firsthand/contract/evidence/codes'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { hideName, liftRedaction } from '@firsthand/contract/evidence/redaction'
import { removeWhyStep, updateWhyStep } from '@firsthand/contract/evidence/whys'
import { listEvents } from '@firsthand/contract/platform/records'
import {
  acceptSuggestion,
  createSuggestion,
  listSuggestions,
  rejectSuggestion,
  showSuggestion,
} from '@firsthand/contract/platform/suggestions'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { askWhy, memosOf } from './testing-memos.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const me = () => world.as('member')
const suggest = <O extends Operation>(operation: O, input: Sent<O>) =>
  call(me(), createSuggestion, { operation: operation.name, input: input as Record<string, unknown> })
const show = (suggestion: string) => call(me(), showSuggestion, { suggestion })
const hide = (words: string) => call(me(), hideName, { person, words, replacement: '[boss]' })

let secret: string
let person: string
let evidence: string
let code: string
let counter = 0

/** Somebody names their boss, each time another; a colleague of theirs is quoted in a talk of her own. */
beforeEach(async () => {
  secret = `Quixotrel${(counter += 1)}`
  person = (await call(me(), createPerson, { name: `Ines ${counter}` })).id
  const heldAt = '2026-05-01T10:00:00.000Z'
  const { id: conversation } = await call(me(), createConversation, {
    kind: 'interview',
    people: [person],
    heldAt,
  })
  await call(me(), addText, {
    conversation,
    source: { pasted: `Ines: My boss ${secret} came late.\n\nMilo: Oh.` },
    speakers: [{ label: 'Ines', person }],
  })
  const source = { kind: 'conversation' as const, id: conversation }
  const words = 'He came late.'
  evidence = (await call(me(), createEvidence, { kind: 'said_past', words, person, source })).id
  code = (await call(me(), createCode, { name: `Lateness ${counter}` })).id
})

test('what waits to be decided is read without what is hidden since, and writes none of it when it is accepted', async () => {
  const sentence = `${secret} makes couriers leave`
  const claim = await suggest(createClaim, { sentence, kind: 'assumption' })
  const memo = await suggest(setCoding, { evidence, code, memo: `About ${secret}` })
  expect(claim.input).toMatchObject({ sentence })
  const { id: redaction } = await hide(secret)

  expect((await show(claim.id)).input).toEqual({
    sentence: '[boss] makes couriers leave',
    kind: 'assumption',
  })
  const { items } = await call(world.as('viewer'), listSuggestions, {})
  expect(JSON.stringify(items)).not.toContain(secret)
  expect(JSON.stringify(items)).toContain(`"evidence":"${evidence}"`)

  await call(me(), acceptSuggestion, { suggestion: claim.id })
  await call(me(), acceptSuggestion, { suggestion: memo.id })
  const claims = await call(me(), listClaims)
  expect(claims.items.map((each) => each.sentence)).toContain('[boss] makes couriers leave')
  expect(await memosOf(world, evidence)).toEqual(['About [boss]'])
  const { workspaceId } = me()
  const stored = await world.inWorkspace(workspaceId, async (ctx) =>
    sql<{ told: string }>`
      SELECT sentence AS told FROM claims WHERE workspace_id = ${workspaceId}
      UNION ALL SELECT memo FROM codings WHERE workspace_id = ${workspaceId}
      UNION ALL SELECT result::text FROM suggestions WHERE workspace_id = ${workspaceId}`.execute(ctx.db),
  )
  expect(JSON.stringify(stored.rows)).not.toContain(secret)

  await call(me(), liftRedaction, { redaction })
  expect((await show(claim.id)).input).toMatchObject({ sentence })
})

test('what is suggested after the hiding is held to it where it names whom or what that is about', async () => {
  await hide(secret)
  const about = await suggest(setCoding, { evidence, code, memo: `Is it ${secret}?` })
  expect(about.input).toMatchObject({ memo: 'Is it [boss]?' })
  await call(me(), acceptSuggestion, { suggestion: about.id })
  expect(await memosOf(world, evidence)).toEqual(['Is it [boss]?'])

  // Somebody of the same name, of whom nobody wants anything hidden.
  const { input } = await suggest(createPerson, { name: `${secret} of another firm` })
  expect(input).toMatchObject({ name: `${secret} of another firm` })
})

test('an address and a time zone in which hidden words stand by chance stay what they are, and can be accepted', async () => {
  const meeting = await suggest(createPerson, {
    name: `${secret} Beck`,
    emails: [{ email: `${secret.toLowerCase()}@beck.example` }],
    timeZone: 'Europe/Berlin',
  })
  await hide(secret)
  await hide('Berlin')

  expect((await show(meeting.id)).input).toMatchObject({
    name: '[boss] Beck',
    emails: [{ email: `${secret.toLowerCase()}@beck.example` }],
    timeZone: 'Europe/Berlin',
  })
  const { result } = await call(me(), acceptSuggestion, { suggestion: meeting.id })
  const made = await call(me(), showPerson, { person: (result as { id: string }).id })
  expect(made).toMatchObject({ name: '[boss] Beck', timeZone: 'Europe/Berlin' })
})

test('words that the hiding makes too long for their field are hidden all the same', async () => {
  const sentence = `${secret} ${'x'.repeat(claimLimits.sentence - secret.length - 1)}`
  const claim = await suggest(createClaim, { sentence })
  const replacement = '[somebody above them, who is never named in anything]'
  await call(me(), hideName, { person, words: secret, replacement })

  expect((await show(claim.id)).input).toMatchObject({ sentence: expect.stringContaining(replacement) })
  expect(JSON.stringify(await show(claim.id))).not.toContain(secret)
})

test('why one was rejected is told without what is hidden, in what it says and in the history', async () => {
  const [first, second] = [
    await suggest(createClaim, { sentence: `First ${counter}` }),
    await suggest(createClaim, { sentence: `Second ${counter}` }),
  ]
  await call(me(), rejectSuggestion, { suggestion: first.id, reason: `${secret} is no courier` })
  await hide(secret)
  expect((await show(first.id)).reason).toBe('[boss] is no courier')
  const rejected = await call(me(), rejectSuggestion, { suggestion: second.id, reason: `Nor is ${secret}` })
  expect(rejected.reason).toBe('Nor is [boss]')

  const { items } = await call(world.as('admin'), listEvents)
  expect(JSON.stringify(items)).toContain('[boss] is no courier')
  expect(JSON.stringify(items)).not.toContain(secret)
})

test('a ladder of whys that is written after the hiding is told in the history without it', async () => {
  await hide(secret)
  const why = await askWhy(world, secret, evidence)
  const { items } = await call(world.as('admin'), listEvents, { subject: why })
  const { step } = items.find(({ name }) => name === 'why.step_added')!.after as { step: string }
  await call(me(), updateWhyStep, { why, step, sentence: `because ${secret} never sleeps` })
  await call(me(), removeWhyStep, { why, step })

  const told = JSON.stringify((await call(world.as('admin'), listEvents, { subject: why })).items)
  expect(told).toContain('because [boss] never sleeps')
  expect(told).not.toContain(secret)
})
