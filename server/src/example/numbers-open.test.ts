import {
  showConversationHonesty,
  showOwnHonesty,
  showStudyHonesty,
} from '@firsthand/contract/conversations/honesty'
import { listConversations } from '@firsthand/contract/conversations/conversations'
import type { Sent } from '@firsthand/contract/core/operation'
import { listFields } from '@firsthand/contract/crm/fields'
import { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { loadExample } from '@firsthand/contract/discovery/today'
import { showCodesBySegment, showCodesTogether } from '@firsthand/contract/evidence/co-occurrence'
import { createCode, setCoding } from '@firsthand/contract/evidence/codes'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { showQuotas } from '@firsthand/contract/studies/quotas'
import { listRecruits } from '@firsthand/contract/studies/recruits'
import { listStudies } from '@firsthand/contract/studies/studies'
import { updateStudyPlan } from '@firsthand/contract/studies/study-plans'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../test/world.ts'

// A number opens the list of what it counts. The two are counted by different statements, so each pair is compared here,
// over everything that the example holds, with some of it suggested by a machine, withdrawn or heard by nobody.

let world: World
let workspace: string
beforeAll(async () => {
  world = await openWorld()
  workspace = (await world.call(world.as('owner'), loadExample)).workspaceId
  await world.settle()
  await world.inWorkspace(workspace, async ({ db }) => {
    const every = (nth: number, of: number) => sql`id IN (SELECT id FROM (
      SELECT id, row_number() OVER (ORDER BY id) AS place FROM evidence) AS numbered WHERE place % ${of} = ${nth})`
    await sql`UPDATE evidence SET suggested_by = (SELECT id FROM members LIMIT 1), accepted_at = NULL WHERE ${every(1, 7)}`.execute(
      db,
    )
    await sql`UPDATE evidence SET suggested_by = (SELECT id FROM members LIMIT 1), accepted_at = created_at WHERE ${every(2, 7)}`.execute(
      db,
    )
    await sql`UPDATE evidence SET withdrawn_at = created_at WHERE ${every(3, 7)}`.execute(db)
    await sql`UPDATE evidence SET praise = 1 WHERE ${every(4, 7)}`.execute(db)
    await sql`UPDATE evidence SET praise = -1 WHERE ${every(5, 7)}`.execute(db)
    await sql`DELETE FROM evidence_hearers WHERE evidence_id IN (SELECT id FROM evidence WHERE ${every(4, 9)})`.execute(
      db,
    )
  })
})
afterAll(() => world.close())

const mara = () => world.as('owner')
async function pieces(sent: Sent<typeof listEvidence>): Promise<number> {
  const { items, next } = await world.call(mara(), listEvidence, { ...sent, limit: 200 }, workspace)
  expect(next).toBeNull()
  return items.length
}

test('a cell of the table of codes by kinds of people opens as many pieces as it says', async () => {
  const fields = await world.call(mara(), listFields, {}, workspace)
  const field = fields.items.find(({ of, type }) => of === 'person' && type === 'choice')
  const { items: studies } = await world.call(mara(), listStudies, {}, workspace)
  let cells = 0
  const first = studies[0]!.id
  // Those of whom something is heard there, as a segment each: which they are depends on what was withdrawn above.
  const heard = await world.call(mara(), showCodesBySegment, { study: first }, workspace)
  const segments = heard.columns
    .filter((_, at) => heard.rows.some((row) => row.cells[at]!.evidence > 0))
    .map(({ key }) => ({
      name: key,
      filter: PersonFilter.parse({ conditions: [{ what: 'contactType', when: 'ever', value: [key] }] }),
      list: null,
    }))
  await world.call(mara(), updateStudyPlan, { study: first, segments }, workspace)
  const segmentCells: string[] = []
  for (const study of [undefined, first])
    for (const by of [
      'contact_type',
      'organisation',
      ...(field ? ['field' as const] : []),
      ...(study ? ['segment' as const] : []),
    ] as const) {
      const table = await world.call(
        mara(),
        showCodesBySegment,
        { by, study, field: by === 'field' ? field!.id : undefined },
        workspace,
      )
      for (const row of table.rows)
        for (const [at, cell] of row.cells.entries()) {
          const { key } = table.columns[at]!
          const whose =
            by === 'contact_type'
              ? { contactType: key as 'buyer' }
              : by === 'organisation'
                ? { organisation: key }
                : by === 'segment'
                  ? { segment: key }
                  : { choice: key }
          const sent = { code: row.id, ...whose, hearing: 'team', counted: true, study } as const
          expect(await pieces(sent), `${row.path} × ${key}`).toBe(cell.evidence)
          cells += cell.evidence > 0 ? 1 : 0
          if (by === 'segment' && cell.evidence > 0) segmentCells.push(key)
        }
    }
  expect(cells).toBeGreaterThan(10)
  expect(segments.length).toBeGreaterThan(0)
  expect(new Set(segmentCells).size).toBe(segments.length)
}, 120_000)

test('a pair of codes opens as many pieces, or conversations, as it says, without the codes below them', async () => {
  // One code below another: a piece with the lower one and a third is none with the upper one and the third.
  const code = async (name: string, parent: string | null = null) =>
    (await world.call(mara(), createCode, { name, parent }, workspace)).id
  const upper = await code('Upper')
  const lower = await code('Lower', upper)
  const third = await code('Third')
  const { items } = await world.call(mara(), listEvidence, { limit: 3 }, workspace)
  for (const [at, { id }] of items.entries())
    for (const given of [at === 0 ? upper : lower, third])
      await world.call(mara(), setCoding, { evidence: id, code: given }, workspace)
  const inEvidence = await world.call(mara(), showCodesTogether, { within: 'evidence' }, workspace)
  expect(inEvidence.pairs.length).toBeGreaterThan(0)
  for (const { first, second, together } of inEvidence.pairs)
    expect(await pieces({ codesAll: [first, second], codesBelow: false })).toBe(together)
  const inTalks = await world.call(mara(), showCodesTogether, { within: 'conversation' }, workspace)
  expect(inTalks.pairs.length).toBeGreaterThan(0)
  for (const { first, second, together } of inTalks.pairs) {
    const { total } = await world.call(mara(), listConversations, { codesAll: [first, second] }, workspace)
    expect(total).toEqual({ count: together, exact: true })
  }
}, 120_000)

test('the honesty meters of conversations, studies and of oneself open the pieces that they count', async () => {
  const { items: talks } = await world.call(mara(), listConversations, { limit: 200 }, workspace)
  const { items: studies } = await world.call(mara(), listStudies, {}, workspace)
  let counted = 0
  for (const { id } of talks) {
    const view = await world.call(mara(), showConversationHonesty, { conversation: id }, workspace)
    counted += await agrees(view, { source: id })
  }
  for (const { id } of studies) {
    const view = await world.call(mara(), showStudyHonesty, { study: id }, workspace)
    counted += await agrees(view, { study: id })
  }
  const own = await world.call(mara(), showOwnHonesty, {}, workspace)
  counted += await agrees(own, { yours: true }, { hearing: 'you' })
  expect(counted).toBeGreaterThan(10)
}, 120_000)

type View = Awaited<ReturnType<typeof world.call<typeof showStudyHonesty>>>
async function agrees(
  { goodNews, firstHand }: View,
  of: Sent<typeof listEvidence>,
  own: { hearing?: 'you' } = {},
): Promise<number> {
  const which = { ...of, counted: true }
  expect({
    praise: await pieces({ ...which, ...own, praise: 'praise' }),
    judged: await pieces({ ...which, ...own, praise: 'judged' }),
    unjudged: await pieces({ ...which, ...own, praise: 'unjudged' }),
    heard: await pieces({ ...which, hearing: own.hearing ?? 'team' }),
    relayed: await pieces({ ...which, hearing: 'relayed' }),
    all: await pieces(which),
  }).toEqual({
    praise: goodNews.share.hits,
    judged: goodNews.share.n,
    unjudged: goodNews.unjudged,
    heard: firstHand.share.hits,
    relayed: firstHand.relayed,
    all: firstHand.share.n,
  })
  return firstHand.share.n
}

test('a cell of the quotas opens the people who were met in it, and those for whom a place is kept', async () => {
  const { items: studies } = await world.call(mara(), listStudies, {}, workspace)
  let people = 0
  for (const { id: study } of studies) {
    const { cells } = await world.call(mara(), showQuotas, { study }, workspace)
    for (const cell of cells)
      for (const [place, count] of [
        ['met', cell.counted],
        ['kept', cell.reserved],
      ] as const) {
        const sent = { study, cell: cell.id, place, limit: 200 }
        const { items } = await world.call(mara(), listRecruits, sent, workspace)
        expect(items, `${cell.name}, ${place}`).toHaveLength(count)
        people += count
      }
  }
  expect(people).toBeGreaterThan(0)
})
