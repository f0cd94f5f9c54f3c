import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents } from '@firsthand/contract/crm/consents'
import {
  listHandoffs,
  offerHandoff,
  refuseHandoff,
  showHandoff,
} from '@firsthand/contract/crm/pipelines-handoffs'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { hideName, liftRedaction } from '@firsthand/contract/evidence/redaction'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'
import { gatherCopy } from '../rights/copies/gather.ts'
import { readRows } from '../../platform/transfer/read-rows.ts'
import { readTransferTables } from '../../platform/transfer/tables.ts'
import { pipelineIn } from './testing.ts'

let world: World
let kit: Awaited<ReturnType<typeof pipelineIn>>
let ben: Actor
beforeAll(async () => {
  world = await openWorld()
  kit = await pipelineIn(world)
  ben = await world.makeMember({ name: 'Ben', role: 'member' })
  await kit.roles(ben, 'account_executive')
})
afterAll(() => world.close())

const me = () => world.as('member')

test('a hand-off is read without what is hidden since, wherever it is read, and with it again when it is shown again', async () => {
  const secret = 'Quixotrel'
  const { person, entry, handoff } = await handOver(secret)
  await world.call(ben, refuseHandoff, { handoff, reason: `${secret} is no customer` })
  const before = await everywhere({ person, entry, handoff })
  for (const [place, said] of Object.entries(before)) expect(said, place).toContain(secret)

  const { id: redaction } = await world.call(me(), hideName, { person, words: secret, replacement: '[boss]' })
  const hidden = await everywhere({ person, entry, handoff })
  for (const [place, said] of Object.entries(hidden)) {
    expect(said, place).not.toContain(secret)
    expect(said, place).toContain('[boss]')
  }

  await world.call(me(), liftRedaction, { redaction })
  expect(JSON.stringify(await world.call(ben, showHandoff, { handoff }))).toContain(secret)
})

test('what is written in a hand-off after the hiding is told without it too', async () => {
  const secret = 'Brambovar'
  const { person, entry, handoff } = await handOver(secret, { isHidden: true })
  const told = await everywhere({ person, entry, handoff })
  for (const [place, said] of Object.entries(told)) expect(said, place).not.toContain(secret)
})

test('a hand-off says what somebody agrees to now, and what they had agreed to when it was offered', async () => {
  const { person, handoff } = await handOver('Nobody')
  const consents = async () => {
    const { packet } = await world.call(ben, showHandoff, { handoff })
    return packet!
      .filter(({ kind }) => kind.startsWith('consents'))
      .map(({ title, lines }) => [title, lines.map(({ words }) => words)])
  }
  const then = await consents()
  expect(then.map(([title]) => title)).toEqual(['What they agreed to'])
  const answers = [{ purpose: 'contact' as const, state: 'withdrawn' as const }]
  await world.call(me(), noteConsents, { person, answers })

  const now = await consents()
  expect(now.map(([title]) => title)).toEqual([
    'What they agreed to',
    'What they had agreed to when this was offered',
  ])
  expect(now[0]![1]).toContain('No: contact')
  expect(now[1]![1]).toEqual(then[0]![1])
})

/** Somebody names their boss, of whom members write in everything that goes along with a hand-off. */
async function handOver(secret: string, { isHidden = false } = {}) {
  const person = await kit.person()
  const held = { kind: 'interview' as const, people: [person], heldAt: '2026-05-01T10:00:00.000Z' }
  const { id: conversation } = await world.call(me(), createConversation, held)
  await world.call(me(), addText, {
    conversation,
    source: { pasted: `Nele: My boss ${secret} came late.\n\nMilo: Oh.` },
    speakers: [{ label: 'Nele', person }],
  })
  const source = { kind: 'conversation' as const, id: conversation }
  const words = `${secret} came late.`
  await world.call(me(), createEvidence, { kind: 'said_past', words, person, source })
  if (isHidden) await world.call(me(), hideName, { person, words: secret, replacement: '[boss]' })
  await world.call(me(), logTouchpoint, { person, channel: 'call', note: `Asked for ${secret}` })
  const { id: entry } = await kit.enter({ person })
  const { id: handoff } = await world.call(me(), offerHandoff, {
    entry,
    toRole: 'account_executive',
    toMember: ben.memberId,
    note: `Wants to see ${secret}`,
    openQuestions: [`Who is ${secret}?`],
  })
  return { person, entry, handoff }
}

/** What is said of a hand-off wherever somebody reads of it. */
async function everywhere({ person, entry, handoff }: { person: string; entry: string; handoff: string }) {
  const { items } = await world.call(ben, listHandoffs, { entry })
  const events = await world.call(world.as('owner'), listEvents, { subject: entry })
  const own = await world.inWorkspace(me().workspaceId, async (ctx) => {
    const table = (await readTransferTables(ctx.db)).find(({ name }) => name === 'handoffs')!
    let archive = ''
    for await (const lines of readRows(ctx, table, async () => {})) archive += lines
    const copy = await gatherCopy(ctx, world.application.domains, person)
    const line = archive.split('\n').find((each) => each.includes(handoff))
    return { archive: line!, copy: JSON.stringify(copy['handoffs']) }
  })
  return {
    page: JSON.stringify(await world.call(ben, showHandoff, { handoff })),
    list: JSON.stringify(items),
    history: JSON.stringify(events.items),
    ...own,
  }
}
