import { createField } from '@firsthand/contract/crm/fields'
import {
  listRefusals,
  listSpared,
  previewImport,
  startImport,
  undoImport,
} from '@firsthand/contract/crm/imports'
import { showImport } from '@firsthand/contract/crm/imports'
import { setCadence } from '@firsthand/contract/crm/follow-ups'
import { wishIntroduction, listIntroductions } from '@firsthand/contract/crm/introductions'
import { createPerson, updatePerson } from '@firsthand/contract/crm/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { csv, importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
const call: World['call'] = (...all) => world.call(...all)
const as = () => tools.member
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
  const admin = world.as('admin')
  await call(admin, createField, { of: 'person', label: 'Since', type: 'date' })
  await call(admin, createField, { of: 'person', label: 'Budget', type: 'money', currency: 'EUR' })
  await call(admin, createField, { of: 'person', label: 'Score', type: 'number' })
  await call(admin, createField, { of: 'person', label: 'Buddy', type: 'person' })
})
afterAll(() => world.close())

test('days of a column are read in the order that one of its cells gives away', async () => {
  const file = csv(['Name', 'When'], ['Order Ona', '05/04/2026'], ['Order Otto', '05/24/2026'])
  const mapping = ['name', 'field:since'] as const
  const preview = await call(as(), previewImport, { file: await tools.upload(file), mapping: [...mapping] })
  expect(preview.readings).toEqual([
    {
      column: 1,
      type: 'date',
      found: { dates: 'month_first' },
      isOpen: false,
      example: '05/04/2026',
      currency: null,
    },
  ])
  expect(preview.options.readings).toEqual([{ column: 1, dates: 'month_first' }])
  expect(preview.problemCount).toBe(0)
  await tools.run(file, { mapping: [...mapping], readings: preview.options.readings })
  expect(await tools.person('Order Ona')).toMatchObject({ fields: { since: '2026-05-04' } })
})

test('where no cell gives the order away somebody is asked, and what they say holds', async () => {
  const file = csv(['Name', 'When', 'Points'], ['Asked Ada', '05/04/2026', '1.234'])
  const mapping = ['name', 'field:since', 'field:score'] as const
  const upload = await tools.upload(file)
  const open = await call(as(), previewImport, { file: upload, mapping: [...mapping] })
  expect(open).toMatchObject({
    problemCount: 1,
    readings: [
      { isOpen: true, example: '05/04/2026' },
      { isOpen: true, example: '1.234' },
    ],
  })
  const readings = [
    { column: 1, dates: 'day_first' as const },
    { column: 2, decimal: ',' as const },
  ]
  const said = await call(as(), previewImport, {
    file: upload,
    mapping: [...mapping],
    options: { readings },
  })
  expect(said).toMatchObject({ problemCount: 0, readings: [{ isOpen: false }, { isOpen: false }] })
  await tools.run(file, { mapping: [...mapping], readings })
  expect(await tools.person('Asked Ada')).toMatchObject({ fields: { since: '2026-04-05', score: 1234 } })
})

test('amounts of a column in another currency are never taken for those of the field', async () => {
  const file = csv(['Name', 'Offer'], ['Euro Emil', '1.234,50'], ['Euro Eva', '7,00'])
  const mapping = ['name', 'field:budget'] as const
  const refused = await tools.run(file, {
    mapping: [...mapping],
    readings: [{ column: 1, currency: 'USD' }],
  })
  expect(refused).toMatchObject({ peopleCreated: 0, rowsRefused: 2 })
  await tools.run(file, { mapping: [...mapping], readings: [{ column: 1, currency: 'EUR' }], again: true })
  expect(await tools.person('Euro Emil')).toMatchObject({
    fields: { budget: { amountMinor: 123_450, currency: 'EUR' } },
  })
})

test('a field names a person by name or address, also one further down in the file', async () => {
  const known = await call(as(), createPerson, { name: 'Known Kim', emails: [{ email: 'kim@k.example' }] })
  const file = csv(
    ['Name', 'Email', 'Buddy'],
    ['Known Kim', 'kim@k.example', 'Later Lea'],
    ['Names One', '', 'kim@k.example'],
    ['Names None', '', 'Nobody At All'],
    ['Later Lea', '', ''],
  )
  const done = await tools.run(file, { mapping: ['name', 'email', 'field:buddy'] })
  expect(done).toMatchObject({ peopleCreated: 3, peopleUpdated: 1, rowsSkipped: 0, mentionsRefused: 1 })
  expect(await tools.person('Names One')).toMatchObject({ fields: { buddy: { id: known.id } } })
  expect(await tools.person('Known Kim')).toMatchObject({ fields: { buddy: { name: 'Later Lea' } } })
  const { items } = await call(as(), listRefusals, { import: done.id })
  expect(items).toMatchObject([{ line: 4, mayMend: false, problems: [{ code: 'mention_missing' }] }])

  await call(as(), undoImport, { import: done.id })
  await world.settle()
  expect((await tools.person('Known Kim'))!.fields).toEqual({})
  expect((await call(as(), listSpared, { import: done.id })).items).toEqual([])
  expect(await tools.person('Names One')).toBeUndefined()
})

test('cadence comes from the file, else from the import, else from what is usual for the contact type', async () => {
  await call(world.as('admin'), setCadence, { type: 'buyer', days: 60 })
  await tools.run(
    csv(['Name', 'Contact type', 'Cadence'], ['Cad One', 'buyer', 'every 2 weeks'], ['Cad Two', 'buyer', '']),
  )
  expect(await tools.person('Cad One')).toMatchObject({ cadenceDays: 14 })
  expect(await tools.person('Cad Two')).toMatchObject({ cadenceDays: 60 })
  const done = await tools.run(csv(['Name', 'Email'], ['Cad Three', 'cad3@c.example']), { cadenceDays: 21 })
  expect(await tools.person('Cad Three')).toMatchObject({ cadenceDays: 21 })

  // A known person is brought up to date, and is as before when the import is taken back.
  const again = await tools.run(csv(['Name', 'Email', 'Cadence'], ['Cad Three', 'cad3@c.example', '90']))
  expect(await tools.person('Cad Three')).toMatchObject({ cadenceDays: 90 })
  await call(as(), undoImport, { import: again.id })
  await world.settle()
  expect(await tools.person('Cad Three')).toMatchObject({ cadenceDays: 21 })
  expect(done.peopleCreated).toBe(1)
})

test('a time zone from a file says so, and what was stated before is back when the import is taken back', async () => {
  const { id } = await call(as(), createPerson, { name: 'Zone Zoe', emails: [{ email: 'zoe@z.example' }] })
  await call(as(), updatePerson, { person: id, timeZone: 'Europe/Berlin' })
  const done = await tools.run(
    csv(['Name', 'Email', 'Time zone'], ['Zone Zoe', 'zoe@z.example', 'Asia/Tokyo'], ['Zone New', '', 'UTC']),
  )
  expect((await tools.person('Zone Zoe'))!.timeZoneKnown).toMatchObject({
    timeZone: 'Asia/Tokyo',
    from: 'import',
    since: expect.any(String),
  })
  expect((await tools.person('Zone New'))!.timeZoneKnown).toMatchObject({ from: 'import' })
  await call(as(), undoImport, { import: done.id })
  await world.settle()
  expect((await tools.person('Zone Zoe'))!.timeZoneKnown).toMatchObject({
    timeZone: 'Europe/Berlin',
    from: 'stated',
  })
})

test('rows corrected in the preview are imported as they were corrected, and the file keeps its own', async () => {
  const file = await tools.upload(
    csv(['Name', 'Email'], ['Mend Mia', 'not an address'], ['Mend Max', 'max@m.example']),
  )
  const corrections = [{ line: 2, cells: ['Mend Mia', 'mia@m.example'] }]
  const before = await call(as(), previewImport, { file })
  expect(before.problemCount).toBe(1)
  const preview = await call(as(), previewImport, { file, corrections })
  expect(preview).toMatchObject({ problemCount: 0, rows: [{ cells: ['Mend Mia', 'mia@m.example'] }, {}] })
  const { id } = await call(as(), startImport, {
    file,
    dialect: preview.dialect,
    mapping: preview.mapping,
    corrections,
  })
  await world.settle()
  expect(await call(as(), showImport, { import: id })).toMatchObject({
    peopleCreated: 2,
    rowsRefused: 0,
    rowsCorrected: 1,
  })
  expect(await tools.person('Mend Mia')).toMatchObject({ emails: [{ email: 'mia@m.example' }] })
})

test('an introduction that was asked for moves on when a file says that it took place', async () => {
  const giver = await call(as(), createPerson, { name: 'Giver Gil', emails: [{ email: 'gil@g.example' }] })
  const met = await call(as(), createPerson, { name: 'Wanted Wim', emails: [{ email: 'wim@g.example' }] })
  const asked = await call(as(), wishIntroduction, { person: met.id, introducer: giver.id, asked: true })
  const inWords = await call(as(), wishIntroduction, {
    wanted: 'bestellte bea',
    introducer: giver.id,
    asked: true,
  })
  const done = await tools.run(
    csv(
      ['Name', 'Email', 'Introduced by'],
      ['Wanted Wim', 'wim@g.example', 'gil@g.example'],
      ['Bestellte Béa', 'bea@g.example', 'Giver Gil'],
    ),
  )
  expect(done).toMatchObject({ introductionsMade: 2, introductionsRefused: 0 })
  const { items } = await call(as(), listIntroductions, {})
  expect(items.filter((each) => each.id === inWords.id)).toMatchObject([
    { state: 'made', person: { name: 'Bestellte Béa' } },
  ])
  expect(items.filter((each) => each.person?.id === met.id)).toMatchObject([
    { id: asked.id, state: 'made', introducer: { id: giver.id } },
  ])
  expect(await tools.person('Wanted Wim')).toMatchObject({ introducedBy: { introducer: { id: giver.id } } })
})
