import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPerson } from '@firsthand/contract/crm/people'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../server/test/world.ts'
import { typing } from './typed.ts'

let world: World
let folder: string
let tools: ReturnType<typeof typing>
beforeAll(async () => {
  world = await openWorld()
  folder = mkdtempSync(join(tmpdir(), 'firsthand-cli-'))
  tools = typing(world, await world.listen(), join(folder, 'config.json'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('a file is uploaded and its id comes back', async () => {
  const uploaded = await tools.type(['files', 'upload', file('notes.txt', 'twelve bytes'), '--json'])

  expect(JSON.parse(uploaded.out)).toMatchObject({ name: 'notes.txt', mediaType: 'text/plain', size: 12 })
  expect(await tools.type(['files', 'upload', join(folder, 'none.txt')])).toMatchObject({ code: 66 })
})

test('a file and a workbook are written where one says, and nothing is written over by chance', async () => {
  const uploaded = await tools.type(['files', 'upload', file('heard.txt', 'what she said'), '--json'])
  const { id } = JSON.parse(uploaded.out) as { id: string }
  const out = join(folder, 'back.txt')
  expect(await tools.type(['files', 'download', id, '--out', out])).toMatchObject({ code: 0 })
  expect(readFileSync(out, 'utf8')).toBe('what she said')
  const gone = await tools.type(['files', 'download', '00000000-0000-7000-8000-000000000000', '--out', out])
  expect(gone.code).toBe(1)
  expect(readFileSync(out, 'utf8')).toBe('what she said')

  const book = join(folder, 'people.xlsx')
  expect(await tools.type(['export', 'people', '--format', 'xlsx', '--out', book])).toMatchObject({ code: 0 })
  expect(readFileSync(book).subarray(0, 2).toString()).toBe('PK')
  expect(await tools.type(['export', 'people', '--format', 'xlsx'])).toMatchObject({ code: 64 })
})

test('what only a person may do says where it is done', async () => {
  const { code, err } = await tools.type(['account', 'show'])
  expect(code).toBe(77)
  expect(err).toContain('Sign in at')
  const help = await tools.type(['workspaces', '--help'])
  expect(help.out).toContain('Only signed in, on the pages.')
  expect(help.out).toContain('Usage: firsthand workspaces <verb> [flags]')
})

test('people are imported from a table: looked at, started, followed to the end', async () => {
  const path = file(
    'people.csv',
    'Name,E-mail,Firma\nAda Bell,ada@example.com,Bells\nJo,jo@example.com,\n,not an address,\n',
  )
  const typed = await tools.type([
    'import',
    'people',
    path,
    '--map',
    'Firma=organisation',
    '--contact-type',
    'payer',
    '--yes',
  ])

  expect(typed.code).toBe(0)
  expect(typed.err).toMatch(/Firma +organisation +Bells/)
  expect(typed.out).toMatch(/^peopleCreated +2$/m)
  expect(typed.out).toMatch(/^rowsRefused +1$/m)
  expect(typed.err).toMatch(/firsthand imports refusals [0-9a-f-]{36} --all --jsonl/)
  const { out } = await tools.type(['people', 'list', '--contact-type', 'payer', '--all', '--jsonl'])
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).name),
  ).toEqual(['Ada Bell', 'Jo'])
})

test('where nobody can look at the columns, an import wants --yes', async () => {
  const path = file('quiet.csv', 'name\nQuiet One\n')
  expect(await tools.type(['import', 'people', path])).toMatchObject({
    code: 64,
    err: expect.stringContaining('--yes'),
  })

  const { out } = await tools.type(['people', 'list', '--q', 'Quiet', '--json'])
  expect(JSON.parse(out).items).toEqual([])
})

test('a column that is not there, or cannot become that, is refused before anything is imported', async () => {
  const path = file('wrong.csv', 'name\nWrong One\n')
  expect((await tools.type(['import', 'people', path, '--map', 'Firma=organisation', '--yes'])).err).toMatch(
    /no column "Firma"/,
  )
  expect((await tools.type(['import', 'people', path, '--map', 'name=nonsense', '--yes'])).err).toMatch(
    /Choose one of: name/,
  )
})

test('a list is exported whole, in which a spreadsheet finds no formula', async () => {
  const formulas = ['=HYPERLINK("https://evil.example")', '+1+1', '-2', '@SUM(A1)']
  for (const name of [...formulas, 'Comma, "quoted"'])
    await world.call(world.as('member'), createPerson, { name })
  const out = join(folder, 'people.csv')
  const typed = await tools.type(['export', 'people', '--format', 'csv', '--out', out, '--sort', 'newest'])
  expect(typed).toMatchObject({ code: 0, out: '' })

  const rows = parse(readFileSync(out, 'utf8'), { columns: true }) as Record<string, string>[]
  const written = rows.map(({ name }) => name)
  for (const name of formulas) expect(written).toContain(`'${name}`)
  expect(written).toContain('Comma, "quoted"')
  expect(rows.find(({ name }) => name === 'Ada Bell')).toMatchObject({
    'organisation.name': 'Bells',
    contactTypes: 'payer',
  })
})

test('lines of JSON carry values as they are', async () => {
  const { out } = await tools.type(['export', 'people', '--format', 'jsonl', '--q', 'SUM'])

  expect(JSON.parse(out)).toMatchObject({ name: '@SUM(A1)' })
})
