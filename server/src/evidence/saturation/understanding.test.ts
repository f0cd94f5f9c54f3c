import { createConversation } from '@firsthand/contract/conversations/conversations'
import { createField } from '@firsthand/contract/crm/fields'
import { createPerson } from '@firsthand/contract/crm/people'
import { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { citeEvidence, createClaim } from '@firsthand/contract/evidence/claims'
import { showCodesBySegment, showCodesTogether } from '@firsthand/contract/evidence/co-occurrence'
import { createCode, listCodes, setCoding, splitCode } from '@firsthand/contract/evidence/codes'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import { showSaturation, showSaturationByKind } from '@firsthand/contract/evidence/saturation'
import { showSnapshot, updateSnapshot } from '@firsthand/contract/evidence/snapshots'
import { createStudy } from '@firsthand/contract/studies/studies'
import { showSegment, updateStudyPlan } from '@firsthand/contract/studies/study-plans'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let study: string
let shift: { id: string; choices: { id: string }[] }
const codes: string[] = []
const talks: string[] = []
const pieces: string[] = []
const added = [['a', 'b', 'c'], ['a', 'd'], ['b'], ['e'], ['a'], ['b', 'c'], ['a']]

beforeAll(async () => {
  world = await openWorld()
  const as = world.as('member')
  study = (await world.call(as, createStudy, { title: 'Why they leave' })).id
  shift = await world.call(as, createField, {
    of: 'person',
    label: 'Shift',
    type: 'choice',
    choices: ['Day', 'Night'],
  })
  const byName = new Map<string, string>()
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    const { id } = await world.call(as, createCode, { name: `Theme ${name}` })
    byName.set(name, id)
    codes.push(id)
  }
  for (const [at, names] of added.entries()) {
    const { id: person } = await world.call(as, createPerson, {
      name: `Voice ${at}`,
      contactTypes: [{ type: at % 2 ? 'buyer' : 'end_user' }],
      fields: at === 6 ? {} : { shift: at < 2 ? 'Day' : 'Night' },
    })
    const talk = await world.call(as, createConversation, {
      kind: 'interview',
      people: [person],
      study,
      heldAt: `2026-11-1${at}T10:00:00.000Z`,
    })
    talks.push(talk.id)
    for (const name of names) {
      const { id } = await world.call(as, createEvidence, {
        kind: 'said_past',
        words: `About ${name}`,
        person,
        source: { kind: 'conversation', id: talk.id },
        happenedAt: `2026-11-1${at}T10:00:00.000Z`,
      })
      await world.call(as, setCoding, { evidence: id, code: byName.get(name)! })
      pieces.push(id)
    }
  }
  await world
    .call(as, createConversation, { kind: 'coffee', people: [], study, heldAt: '2026-11-18T10:00:00.000Z' })
    .catch(() => {})
})
afterAll(() => world.close())

test('the curve opens to what each conversation added, and leaves out what is not coded', async () => {
  const curve = await world.call(world.as('viewer'), showSaturation, { study })

  expect(curve).toMatchObject({
    n: 7,
    verdict: 'reached',
    reachedAfter: 4,
    quiet: 3,
    codes: 5,
    isBaseSmall: true,
  })
  expect(curve.conversations.map(({ newCodes }) => newCodes.length)).toEqual([3, 1, 0, 1, 0, 0, 0])
  expect(curve.conversations[1]?.newCodes).toMatchObject([{ name: 'Theme d' }])
})

test('by segment there may be not enough', async () => {
  expect(await world.call(world.as('viewer'), showSaturation, { study, contactType: 'buyer' })).toMatchObject(
    { n: 3, verdict: 'not_enough', needed: 6 },
  )
})

test('the curve can be of one choice of a field, or of one segment of the study', async () => {
  const [day, night] = shift.choices.map(({ id }) => id) as [string, string]
  const ask = (sent: object) => world.call(world.as('viewer'), showSaturation, { study, ...sent })
  expect((await ask({ field: shift.id, value: day })).conversations.map(({ id }) => id)).toEqual(
    talks.slice(0, 2),
  )
  expect(await ask({ field: shift.id, value: night })).toMatchObject({ n: 4, codes: 4 })
  expect(await ask({ field: shift.id, value: night, contactType: 'buyer' })).toMatchObject({ n: 2 })
  await expect(ask({ field: shift.id })).rejects.toMatchObject({ code: 'input_invalid' })
  await expect(ask({ field: study, value: 'Day' })).rejects.toMatchObject({ code: 'input_invalid' })

  const plan = await world.call(world.as('member'), updateStudyPlan, {
    study,
    segments: [
      { name: 'Buyers', filter: filterOf({ what: 'contactType', value: ['buyer'] }) },
      { name: 'By day', filter: filterOf({ what: 'field', field: shift.id, operator: 'is', value: day }) },
    ],
  })
  const [buyers, byDay] = plan.segments.map(({ id }) => id) as [string, string]
  expect(await ask({ segment: buyers })).toMatchObject({ n: 3, verdict: 'not_enough' })
  expect(await ask({ segment: byDay })).toMatchObject({ n: 2, codes: 4 })
  await expect(ask({ segment: study })).rejects.toMatchObject({ code: 'saturation.segment_missing' })
  await expect(world.call(world.as('rival'), showSaturation, { segment: buyers })).rejects.toMatchObject({
    code: 'saturation.segment_missing',
  })

  const kinds = (sent: object) => world.call(world.as('viewer'), showSaturationByKind, { study, ...sent })
  expect((await kinds({ by: 'segment' })).kinds).toMatchObject([
    { key: buyers, label: 'Buyers', n: 3, quiet: 0 },
    { key: byDay, label: 'By day', n: 2, codes: 4 },
  ])
})

test('each kind of people stands by itself, with most conversations first', async () => {
  const kinds = (sent: object) => world.call(world.as('viewer'), showSaturationByKind, { study, ...sent })

  expect(await kinds({})).toMatchObject({
    overlaps: false,
    kinds: [
      { key: 'end_user', n: 4, codes: 3, quiet: 3, needed: 6, verdict: 'not_enough' },
      { key: 'buyer', n: 3, codes: 5, quiet: 0 },
    ],
  })
  expect((await kinds({ by: 'field', field: shift.id })).kinds).toMatchObject([
    { label: 'Night', n: 4 },
    { label: 'Day', n: 2 },
  ])
  expect((await kinds({ by: 'organisation' })).kinds).toEqual([])
  await expect(kinds({ by: 'field', field: study })).rejects.toMatchObject({
    code: 'saturation.field_missing',
  })
  await expect(kinds({ by: 'segment', study: undefined })).rejects.toMatchObject({
    code: 'saturation.study_missing',
  })
})

test('codes meet in a conversation, and few conversations tell nothing about chance', async () => {
  const { pairs, n } = await world.call(world.as('viewer'), showCodesTogether, {
    study,
    within: 'conversation',
  })

  expect(n).toBe(7)
  expect(
    pairs.find(
      ({ first, second }) => [first, second].includes(codes[1]!) && [first, second].includes(codes[2]!),
    ),
  ).toMatchObject({
    together: 2,
    verdict: 'not_enough',
    jaccard: 2 / 3,
  })
})

test('a table of codes by contact type counts voices, and its cells add up', async () => {
  const table = await world.call(world.as('viewer'), showCodesBySegment, { study })

  expect(table.voices).toBe(7)
  expect(table.columns).toMatchObject([
    { key: 'end_user', voices: 4 },
    { key: 'buyer', voices: 3 },
  ])
  expect(table.rows[0]).toMatchObject({ name: 'Theme a', voices: 4, cells: [{ voices: 3 }, { voices: 1 }] })
})

test('the table can be of the segments of a study, which overlap and stay within it', async () => {
  const table = await world.call(world.as('viewer'), showCodesBySegment, { study, by: 'segment' })

  expect(table.by).toBe('segment')
  expect(table.columns.map(({ label, voices }) => [label, voices])).toEqual([
    ['Buyers', 3],
    ['By day', 2],
  ])
  expect(table.rows.find(({ name }) => name === 'Theme a')?.cells[0]).toMatchObject({ voices: 1 })
  for (const row of table.rows) expect(row.cells).toHaveLength(2)
  const asked = { by: 'segment' as const }
  await expect(world.call(world.as('viewer'), showCodesBySegment, asked)).rejects.toMatchObject({
    code: 'codes.study_missing',
  })
  await expect(world.call(world.as('rival'), showCodesBySegment, { ...asked, study })).resolves.toMatchObject(
    { columns: [], rows: [] },
  )
})

test('evidence is listed by a segment, which says of which study it is, and is nothing to others', async () => {
  const { columns } = await world.call(world.as('viewer'), showCodesBySegment, { study, by: 'segment' })
  const buyers = columns[0]!
  const of = async (role: 'viewer' | 'rival', segment: string) =>
    (await world.call(world.as(role), listEvidence, { segment })).items.map(({ words }) => words)

  const theirs = ['a', 'b', 'c', 'd', 'e'].map((name) => `About ${name}`)
  expect((await of('viewer', buyers.key)).toSorted()).toEqual(theirs)
  expect(await world.call(world.as('viewer'), showSegment, { segment: buyers.key })).toMatchObject({
    name: 'Buyers',
    study: { id: study, title: 'Why they leave' },
  })
  expect(await of('viewer', study)).toEqual([])
  expect(await of('rival', buyers.key)).toEqual([])
  await expect(world.call(world.as('rival'), showSegment, { segment: buyers.key })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('evidence is listed with all, any or none of some codes, page by page', async () => {
  const list = async (sent: object) =>
    (await world.call(world.as('viewer'), listEvidence, { study, ...sent })).items.map(({ words }) => words)

  expect(await list({ codesAll: [codes[0]] })).toHaveLength(4)
  expect(await list({ codesAll: [codes[0], codes[1]] })).toEqual([])
  expect(await list({ codesAny: [codes[3], codes[4]] })).toEqual(['About e', 'About d'])
  expect(await list({ codesNone: [codes[0], codes[1], codes[2]] })).toEqual(['About e', 'About d'])
  const first = await world.call(world.as('viewer'), listEvidence, { codesAny: codes, limit: 4 })
  const second = await world.call(world.as('viewer'), listEvidence, {
    codesAny: codes,
    limit: 200,
    after: first.next!,
  })
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(pieces.length)
})

test('a split moves chosen evidence to a new code beside the old one', async () => {
  const as = world.as('member')
  const split = await world.call(as, splitCode, {
    code: codes[2]!,
    name: 'Theme c, tips',
    evidence: [pieces[2]!],
  })

  expect(split).toMatchObject({ moved: 1, code: { evidence: 1 }, from: { evidence: 1 } })
  await expect(
    world.call(as, splitCode, { code: codes[2]!, name: 'Nothing', evidence: [pieces[0]!] }),
  ).rejects.toMatchObject({ code: 'codes.none_carry' })
  expect((await world.call(as, listCodes)).items.some(({ name }) => name === 'Nothing')).toBe(false)
})

test('a snapshot is made of what stands, and of what somebody chose', async () => {
  const as = world.as('member')
  const claim = await world.call(as, createClaim, { sentence: 'They want to start at once.', kind: 'need' })
  await world.call(as, citeEvidence, { claim: claim.id, evidence: pieces[0]!, stance: 'supports' })
  const made = await world.call(world.as('viewer'), showSnapshot, { conversation: talks[0]! })
  expect(made).toMatchObject({
    version: 0,
    quote: null,
    needs: [{ id: claim.id }],
    people: [{ name: 'Voice 0' }],
  })
  expect(made.storyEvidence).toHaveLength(3)

  const chosen = await world.call(as, updateSnapshot, {
    conversation: talks[0]!,
    quote: pieces[1]!,
    facts: 'Rides since 2021',
    leftOut: [claim.id],
    version: 0,
  })
  expect(chosen).toMatchObject({ quote: { id: pieces[1] }, isQuotePicked: true, needs: [], version: 1 })
  await expect(
    world.call(as, updateSnapshot, { conversation: talks[0]!, facts: 'Late', version: 0 }),
  ).rejects.toMatchObject({ status: 409 })
  await expect(
    world.call(as, updateSnapshot, { conversation: talks[0]!, quote: pieces.at(-1)! }),
  ).rejects.toMatchObject({ code: 'snapshots.evidence_missing' })
})

function filterOf(condition: object) {
  return PersonFilter.parse({ conditions: [condition] })
}
