import { previewImport, undoImport } from '@firsthand/contract/crm/imports'
import { createPerson } from '@firsthand/contract/crm/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { csv, importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

const spansOf = async (name: string) => {
  const { contactTypeSpans = [] } = (await tools.person(name)) ?? {}
  return contactTypeSpans.map(({ type, since, until }) => `${type} ${since ?? ''}–${until ?? ''}`).toSorted()
}

test('days beside a contact type come along, in the order that the column says, and two types can have one each', async () => {
  const file = csv(
    [
      'Name',
      'Contact type',
      'Contact type since',
      'Contact type until',
      'Contact type 2',
      'Contact type 2 since',
    ],
    ['Ada Dated', 'Kunde', '03/04/2024', '', 'lead', '25/12/2020'],
    ['Bea Both', 'buyer; end user', '01/02/2023 ; 05/06/2024', '', '', ''],
    ['Cem Plain', 'partner', '', '', '', ''],
    ['Dana Past', 'supplier', '01/01/2019', '31/12/2021', '', ''],
  )
  const preview = await world.call(tools.member, previewImport, { file: await tools.upload(file) })
  expect(preview.mapping).toEqual([
    'name',
    'contact_type',
    'contact_type_since',
    'contact_type_until',
    'contact_type',
    'contact_type_since',
  ])
  // The last column says how days are written; the first can be read two ways and is asked for.
  expect(preview.readings).toMatchObject([
    { column: 2, type: 'date', isOpen: true },
    { column: 3, found: { dates: 'day_first' } },
    { column: 5, found: { dates: 'day_first' } },
  ])

  const readings = [2, 3, 5].map((column) => ({ column, dates: 'day_first' as const }))
  expect(await tools.run(file, { readings })).toMatchObject({ peopleCreated: 4, rowsRefused: 0 })
  expect(await spansOf('Ada Dated')).toEqual(['buyer 2024-04-03–', 'lead 2020-12-25–'])
  expect(await spansOf('Bea Both')).toEqual(['buyer 2023-02-01–', 'end_user 2024-06-05–'])
  expect(await spansOf('Cem Plain')).toEqual(['partner –'])
  expect(await spansOf('Dana Past')).toEqual(['supplier 2019-01-01–2021-12-31'])
  expect(await tools.person('Dana Past')).toMatchObject({ contactTypes: [] })
})

test('what cannot be read puts the row aside with a sentence, and a day alone is kept in the note', async () => {
  const done = await tools.run(
    csv(
      ['Name', 'Contact type', 'Contact type since', 'Contact type until'],
      ['Eva Wrong', 'buyer', 'some day', ''],
      ['Fay Backwards', 'buyer', '2024-05-05', '2024-01-01'],
      ['Gus Alone', '', '2024-05-05', ''],
      ['Hal Unknown', 'wizard', '2024-05-05', ''],
    ),
  )
  expect(done).toMatchObject({ peopleCreated: 2, rowsRefused: 2 })
  expect((await tools.person('Gus Alone'))!.note).toBe('Contact type since: 2024-05-05')
  expect((await tools.person('Hal Unknown'))!.note).toBe('Contact type: wizard')
})

test('of somebody we know days complete what is there, the same file says nothing new, and undo takes them back', async () => {
  await world.call(tools.member, createPerson, {
    name: 'Ida Known',
    emails: [{ email: 'ida@known.example' }],
    contactTypes: [{ type: 'buyer' }, { type: 'lead', since: '2020-01-01', until: '2020-06-30' }],
  })
  const before = await spansOf('Ida Known')
  const file = csv(
    ['Name', 'E-mail', 'Contact type', 'Contact type since', 'Contact type 2'],
    ['Ida Known', 'ida@known.example', 'buyer', '2021-02-03', 'expert'],
    ['Ida Known', 'ida@known.example', 'lead', '2025-01-01', ''],
  )
  const { id } = await tools.run(file)
  expect(await spansOf('Ida Known')).toEqual([
    'buyer 2021-02-03–',
    'expert –',
    'lead 2020-01-01–2020-06-30',
    'lead 2025-01-01–',
  ])
  const again = await tools.run(file, { again: true })
  expect(again).toMatchObject({ peopleUpdated: 0, rowsSkipped: 2, rowsRefused: 0 })

  await world.call(tools.member, undoImport, { import: id })
  await world.settle()
  expect(await spansOf('Ida Known')).toEqual(before)
})

test('two rows of one new person put their days together, and a type for everybody takes the days of a row', async () => {
  await tools.run(
    csv(
      ['Name', 'E-mail', 'Contact type', 'Type since'],
      ['Jo Twice', 'jo@twice.example', 'buyer', ''],
      ['Jo Twice', 'jo@twice.example', 'buyer', '2022-02-02'],
      ['Jo Twice', 'jo@twice.example', 'buyer', ''],
    ),
  )
  expect(await spansOf('Jo Twice')).toEqual(['buyer 2022-02-02–'])
  await tools.run(csv(['Name', 'Type since'], ['Kit Everybody', '2022-02-02'], ['Lou Everybody', '']), {
    contactType: 'expert',
  })
  expect(await spansOf('Kit Everybody')).toEqual(['expert 2022-02-02–'])
  expect(await spansOf('Lou Everybody')).toEqual(['expert –'])
})
