import { createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { hideName } from '@firsthand/contract/evidence/redaction'
import { showSnapshot, updateSnapshot } from '@firsthand/contract/evidence/snapshots'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const me = () => world.as('member')

test('words hidden for somebody leave the history of snapshots of conversations without a text, too', async () => {
  const held = { kind: 'coffee' as const, title: 'By the oven', heldAt: '2026-05-01T10:00:00.000Z' }
  const [hers, his] = await Promise.all(
    ['Ines Vogt', 'Otto Brandt'].map(async (name) => {
      const { id: person } = await call(me(), createPerson, { name })
      const { id: conversation } = await call(me(), createConversation, { ...held, people: [person] })
      await call(me(), updateSnapshot, { conversation, facts: 'Works for Quixotrel.' })
      await call(me(), updateSnapshot, { conversation, facts: 'Left Quixotrel.', story: 'Quixotrel called.' })
      return { person, conversation }
    }),
  )
  const history = async () => {
    const { items } = await call(world.as('admin'), listEvents, { limit: 100 })
    const of = (conversation: string) =>
      JSON.stringify(
        items.filter(({ name, subject }) => name === 'snapshot.updated' && subject?.id === conversation),
      )
    return { hers: of(hers!.conversation), his: of(his!.conversation) }
  }
  expect((await history()).hers).toContain('Left Quixotrel.')

  await call(me(), hideName, {
    person: hers!.person,
    words: 'Quixotrel',
    kind: 'name',
    replacement: '[boss]',
  })
  const shown = await call(me(), showSnapshot, { conversation: hers!.conversation })
  expect(shown).toMatchObject({ facts: 'Left [boss].', story: '[boss] called.' })
  const now = await history()
  expect(now.hers).toContain('Left [boss].')
  expect(now.hers).not.toContain('Quixotrel')
  expect(now.his).toContain('Left Quixotrel.')
})
