import { createPerson } from '@firsthand/contract/crm/people'
import { setReferral } from '@firsthand/contract/crm/referrals'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { mergePeople, unmergePeople } from '@firsthand/contract/crm/merges'
import { tellApart } from '@firsthand/contract/crm/duplicates'
import { createConversation } from '@firsthand/contract/conversations/conversations'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { sql } from 'kysely'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

/** What may stand beside each of the two, in any mixture. */
const side = fc.record({
  email: fc.boolean(),
  phones: fc.integer({ min: 0, max: 2 }),
  types: fc.subarray(['lead', 'buyer', 'end_user'] as const),
  note: fc.constantFrom('', 'A note.', 'Another note.'),
  cadenceDays: fc.option(fc.integer({ min: 1, max: 60 })),
  organisation: fc.constantFrom(null, 'Firm A', 'Firm B'),
  touches: fc.integer({ min: 0, max: 3 }),
  evidence: fc.integer({ min: 0, max: 2 }),
  isIntroduced: fc.boolean(),
  hasIntroduced: fc.boolean(),
  isToldApart: fc.boolean(),
})
type Side = typeof side extends fc.Arbitrary<infer T> ? T : never

const pair = fc.record({
  one: side,
  other: side,
  talkedTogether: fc.boolean(),
  between: fc.constantFrom('none', 'one', 'other'),
  picks: fc.record({
    name: fc.constantFrom('kept', 'other'),
    note: fc.constantFrom('kept', 'other', 'both'),
  }),
})

let number = 0
async function build(who: Side, name: string): Promise<string> {
  number += 1
  const member = world.as('member')
  const { id } = await world.call(member, createPerson, {
    name: `${name} ${number}`,
    emails: who.email ? [{ email: `p${number}@example.com` }] : [],
    phones: Array.from({ length: who.phones }, (_, at) => ({ phone: `+49 30 9018${number}${at}` })),
    contactTypes: who.types.map((type) => ({ type })),
    note: who.note,
    cadenceDays: who.cadenceDays,
    organisation: who.organisation ? { name: who.organisation } : null,
  })
  for (let at = 0; at < who.touches; at += 1)
    await world.call(member, logTouchpoint, { person: id, channel: 'call' })
  for (let at = 0; at < who.evidence; at += 1)
    await world.call(member, createEvidence, {
      kind: 'said_past',
      words: `Words ${at}`,
      person: id,
      heardBy: [],
    })
  const third = (await world.call(member, createPerson, { name: `Third ${number}` })).id
  if (who.isIntroduced) await world.call(member, setReferral, { person: id, introducer: third })
  const fourth = (await world.call(member, createPerson, { name: `Fourth ${number}` })).id
  if (who.hasIntroduced) await world.call(member, setReferral, { person: fourth, introducer: id })
  if (who.isToldApart) await world.call(member, tellApart, { one: id, other: third })
  return id
}

/** Every row that points at one of the two, in every declared table. Suggestions are worked out anew and not restored. */
async function everything(ids: string[]): Promise<Record<string, unknown[]>> {
  const declared = world.application.domains.flatMap((domain) => domain.personRows ?? [])
  const history = ['person_merges', 'person_aliases']
  return world.inWorkspace(world.bramble, async (ctx) => {
    const found: Record<string, unknown[]> = {}
    for (const { table, column } of [{ table: 'people', column: 'id' }, ...declared]) {
      if (history.includes(table)) continue
      const { rows } = await sql<{ row: unknown }>`
        SELECT to_jsonb(t) - 'version' - 'updated_at' - 'found_at' - 'scan_id' AS row FROM ${sql.table(table)} t
        WHERE workspace_id = ${world.bramble} ${table === 'duplicate_pairs' ? sql`AND not_same_at IS NOT NULL` : sql``} AND ${sql.ref(column)} = ANY(${ids}::uuid[])
        ORDER BY to_jsonb(t)::text`.execute(ctx.db)
      found[`${table}.${column}`] = rows.map((each) => each.row)
    }
    return found
  })
}

test('a merge that is undone leaves every row of both people, in every declared table, as it was', async () => {
  await fc.assert(
    fc.asyncProperty(pair, async ({ one, other, talkedTogether, between, picks }) => {
      const member = world.as('member')
      const ids = [await build(one, 'One'), await build(other, 'Other')] as const
      if (talkedTogether)
        await world.call(member, createConversation, {
          kind: 'coffee',
          people: [...ids],
          heldAt: new Date().toISOString(),
        })
      if (between !== 'none')
        await world.call(member, setReferral, {
          person: between === 'one' ? ids[0] : ids[1],
          introducer: between === 'one' ? ids[1] : ids[0],
        })
      await world.settle()
      const before = await everything([...ids])
      const { merge } = await world.call(member, mergePeople, { person: ids[0], other: ids[1], picks })
      await world.settle()
      const gone = await everything([ids[1]])
      expect(Object.entries(gone).filter(([, rows]) => rows.length > 0)).toEqual([])
      const { kept } = await world.call(member, unmergePeople, { merge: merge! })
      await world.settle()

      expect(kept).toEqual([])
      expect(await everything([...ids])).toEqual(before)
    }),
    { numRuns: 12 },
  )
}, 240_000)
