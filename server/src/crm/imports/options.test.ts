import { createField } from '@firsthand/contract/crm/fields'
import {
  listRefusals,
  listSpared,
  mendRefusals,
  pauseImport,
  previewImport,
  resumeImport,
  showImport,
  startImport,
  undoImport,
} from '@firsthand/contract/crm/imports'
import { deleteMapping, listMappings, saveMapping } from '@firsthand/contract/crm/imports-mappings'
import { archivePerson, createPerson, listPeople, updatePerson } from '@firsthand/contract/crm/people'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { suppress } from '../rights/suppressions.ts'
import { csv, importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())
const call: World['call'] = (...all) => world.call(...all)
const as = () => tools.member

test('words mean what they are said to mean, and the preview shows which there are', async () => {
  const file = csv(
    ['Name', 'Typ'],
    ['Wert Eins', 'Stammgast'],
    ['Wert Zwei', 'stammgast'],
    ['Wert Drei', 'Kunde'],
  )
  const mapping = ['name', 'contact_type'] as const
  const preview = await call(as(), previewImport, { file: await tools.upload(file), mapping: [...mapping] })
  expect(preview.values).toEqual([
    {
      column: 1,
      values: [
        { value: 'Stammgast', count: 2, means: null },
        { value: 'Kunde', count: 1, means: 'buyer' },
      ],
    },
  ])
  await tools.run(file, { mapping: [...mapping], values: [{ column: 1, from: 'Stammgast', to: 'end_user' }] })
  expect(await tools.person('Wert Zwei')).toMatchObject({ contactTypes: ['end_user'], note: '' })
})

test('names written family first are turned, and numbers belong to the country of the import', async () => {
  await tools.run(csv(['Name', 'Phone'], ['Turner, Tina', '030 901899']), {
    nameOrder: 'family_comma',
    country: 'DE',
  })
  expect(await tools.person('Tina Turner')).toBeDefined()
  const again = await tools.run(csv(['Name', 'Phone'], ['Turner Tina', '+49 30 901899']), {
    nameOrder: 'family_first',
    matchBy: 'phone',
  })
  expect(again).toMatchObject({ peopleCreated: 0, rowsSkipped: 1 })
})

test('people are found by name and organisation when asked to, and only those we know are changed', async () => {
  await tools.run(csv(['Name', 'Company', 'Role'], ['Same Name', 'One', ''], ['Same Name', 'Two', '']))
  const done = await tools.run(
    csv(['Name', 'Company', 'Role'], ['same name', 'TWO', 'chief'], ['New Name', 'Two', '']),
    {
      matchBy: 'name_organisation',
      unknown: 'skip',
    },
  )
  expect(done).toMatchObject({ peopleCreated: 0, peopleUpdated: 1, rowsSkipped: 1 })
})

test('somebody put away is asked about, passed over or brought back', async () => {
  const { id } = await call(as(), createPerson, { name: 'Away Ada', emails: [{ email: 'away@a.example' }] })
  await call(as(), archivePerson, { person: id })
  const file = csv(['Name', 'Email'], ['Away Ada', 'away@a.example'])
  expect(await call(as(), previewImport, { file: await tools.upload(file) })).toMatchObject({
    archivedCount: 1,
  })
  const asked = await tools.run(file)
  expect(asked).toMatchObject({ rowsRefused: 1 })
  const { items } = await call(as(), listRefusals, { import: asked.id })
  expect(items[0]!.problems[0]).toMatchObject({ code: 'person_archived' })
  expect(await tools.run(file, { archived: 'skip' })).toMatchObject({ rowsSkipped: 1 })
  expect(await tools.run(file, { archived: 'bring_back' })).toMatchObject({ peopleUpdated: 1 })
  expect((await call(as(), listPeople, { q: 'Away Ada' })).items).toHaveLength(1)
})

test('a second click never imports twice, and a file that came before is told', async () => {
  // So long that the import is still under way when the second click comes.
  const table = csv(['Name'], ...Array.from({ length: 3_000 }, (_, at) => [`Click Clara ${at}`]))
  const file = await tools.upload(table)
  const { dialect, mapping } = await call(as(), previewImport, { file })
  const [one, two] = await Promise.all([
    call(as(), startImport, { file, dialect, mapping }),
    call(as(), startImport, { file, dialect, mapping }),
  ])
  expect(two.id).toBe(one.id)
  await world.settle()
  await expect(call(as(), startImport, { file, dialect, mapping })).rejects.toMatchObject({
    code: 'imports.imported_already',
  })
  const copy = await tools.upload(table)
  expect(await call(as(), previewImport, { file: copy })).toMatchObject({
    importedBefore: { import: one.id },
  })
})

test('somebody who was erased is refused without a name, and nothing of the row is kept', async () => {
  await world.inWorkspace(world.bramble, (ctx) => suppress(ctx, [{ kind: 'email', key: 'erased@e.example' }]))
  const done = await tools.run(csv(['Name', 'Email'], ['Erased Erna', 'Erased@e.example'], ['Kept Karl', '']))
  const { items } = await call(as(), listRefusals, { import: done.id })
  expect(done).toMatchObject({ peopleCreated: 1, rowsRefused: 1 })
  expect(items[0]).toMatchObject({
    line: 2,
    cells: [],
    mayMend: false,
    problems: [{ code: 'person_erased' }],
  })
  expect(JSON.stringify(items)).not.toMatch(/erna|erased@/i)
})

test('refused rows are mended on the page and tried again; what is still wrong stays with its reason', async () => {
  const done = await tools.run(csv(['Name', 'Email'], ['Mend Max', 'no address'], ['Mend Mia', 'none']))
  const { items } = await call(as(), listRefusals, { import: done.id })
  const tried = await call(as(), mendRefusals, {
    import: done.id,
    rows: [
      { refusal: items[0]!.id, cells: ['Mend Max', 'max@m.example'] },
      { refusal: items[1]!.id, cells: ['Mend Mia', 'still none'] },
    ],
  })
  expect(tried).toMatchObject({
    mended: 1,
    refused: [{ line: 3 }],
    import: { peopleCreated: 1, rowsRefused: 1 },
  })
  expect(await tools.person('Mend Max')).toMatchObject({ importedFrom: { line: 2 } })
  const again = await call(as(), mendRefusals, {
    import: done.id,
    rows: [{ refusal: items[0]!.id, cells: ['Mend Max', ''] }],
  })
  expect(again).toMatchObject({ mended: 0, import: { peopleCreated: 1 } })
})

test('a mapping is saved under a name and found again by the names of the columns', async () => {
  const headers = ['Wer', 'Wohin']
  const saved = await call(as(), saveMapping, {
    name: 'Door list',
    headers,
    mapping: ['name', 'role'],
    options: { nameOrder: 'family_comma' },
  })
  const file = await tools.upload(csv(headers, ['Door, Dora', 'Cook']))
  expect(await call(as(), previewImport, { file })).toMatchObject({
    saved: { name: 'Door list' },
    mapping: ['name', 'role'],
    options: { nameOrder: 'family_comma' },
  })
  await call(as(), deleteMapping, { mapping: saved.id })
  expect((await call(as(), listMappings, {})).items).toEqual([])
})

test('columns become values of the workspace’s own fields', async () => {
  const field = await call(as(), createField, { of: 'person', label: 'Seats', type: 'number' })
  const mapping = ['name' as const, `field:${field.key}` as const]
  const done = await tools.run(csv(['Name', 'Seats'], ['Field Fay', '12'], ['Field Fin', 'many']), {
    mapping,
  })
  expect(done).toMatchObject({ peopleCreated: 1, rowsRefused: 1 })
  expect(await tools.person('Field Fay')).toMatchObject({ fields: { [field.key]: 12 } })
})

test('taking an import back also makes those as they were whom it changed, unless somebody changed them since', async () => {
  await tools.run(
    csv(
      ['Name', 'Email', 'Role'],
      ['Rev Rita', 'rita@r.example', 'cook'],
      ['Rev Rolf', 'rolf@r.example', 'cook'],
    ),
  )
  const { id } = await tools.run(
    csv(
      ['Name', 'Email', 'Role', 'Phone'],
      ['Rev Rita', 'rita@r.example', 'chief', '+4930901820'],
      ['Rev Rolf', 'rolf@r.example', 'chief', ''],
    ),
  )
  const rolf = (await tools.person('Rev Rolf'))!
  await call(as(), updatePerson, { person: rolf.id, version: rolf.version, pronouns: 'he/him' })
  await call(as(), undoImport, { import: id })
  await world.settle()

  expect(await call(as(), showImport, { import: id })).toMatchObject({ peopleReverted: 1, peopleSpared: 1 })
  expect(await tools.person('Rev Rita')).toMatchObject({ roleTitle: 'cook', phones: [] })
  expect(await tools.person('Rev Rolf')).toMatchObject({ roleTitle: 'chief' })
  expect((await call(as(), listSpared, { import: id })).items).toMatchObject([
    { person: { name: 'Rev Rolf' }, reason: 'changed' },
  ])
})

test('an import that is paused goes on from the row it came to', async () => {
  const rows = Array.from({ length: 3_000 }, (_, at) => [`Pause ${at}`, `pause${at}@p.example`])
  const { id } = await tools.start(csv(['Name', 'Email'], ...rows))
  while ((await call(as(), showImport, { import: id })).rowsRead === 0)
    await new Promise((done) => setTimeout(done, 2))
  const paused = await call(as(), pauseImport, { import: id }).catch(() => undefined)
  await world.settle()
  const view = await call(as(), showImport, { import: id })
  if (paused && view.job.state !== 'done') {
    expect(view).toMatchObject({ isPaused: true, finishedAt: null })
    await call(as(), resumeImport, { import: id })
    await world.settle()
  }
  expect(await call(as(), showImport, { import: id })).toMatchObject({
    peopleCreated: 3_000,
    rowsRead: 3_000,
    isPaused: false,
    job: { state: 'done' },
  })
})

test('whatever rows a file has, the counts add up to them', async () => {
  const cell = fc.constantFrom(
    'Ann',
    'Bob',
    '',
    'a@c.example',
    'b@c.example',
    'nonsense',
    'a@c.example; b@c.example',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }),
      fc.constantFrom('create', 'skip'),
      fc.constantFrom('update', 'skip'),
      async (rows, unknown, known) => {
        const done = await tools.run(
          csv(['Name', 'Email'], ['Count', ''], ...rows.map((each) => [...each])),
          {
            mapping: ['name', 'email'],
            unknown: unknown as 'create',
            known: known as 'update',
          },
        )
        expect(done.job).toMatchObject({ state: 'done' })
        expect(done.peopleCreated + done.peopleUpdated + done.rowsSkipped + done.rowsRefused).toBe(
          done.rowsRead,
        )
      },
    ),
    { numRuns: 12 },
  )
})
