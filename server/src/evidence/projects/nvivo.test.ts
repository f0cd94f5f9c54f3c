import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { codePointLength } from '@firsthand/contract/evidence/code-points'
import { listCodes } from '@firsthand/contract/evidence/codes'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { importProject, previewProject, showProjectImport } from '@firsthand/contract/evidence/projects'
import { listTurns, showText } from '@firsthand/contract/evidence/texts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { problemsBySchema } from './testing-schema.ts'
import { uploaded, zipOf } from './testing.ts'

const schema = fileURLToPath(new URL('../../../../../shared/data/real/qda/refi/Project.xsd', import.meta.url))

// The form is that of projects which NVivo 12 to 15 write; the words are ours. What it does and others do not: a declared
// namespace that nothing uses, a creator who is no user, codings without a coder, selections without a name, a document
// beside each plain text, “Sources” with a capital, Windows lines after a mark at the beginning, a code for each case that
// has the case's id, and annotations as notes that a link ties to a selection.
const text = '8a1d0c5e-3b52-4c55-9a40-6f0c1d2e3f40'
const [till, change, person] = ['1', '2', '3'].map((digit) => `5b0e4a7${digit}-1c2d-4e3f-8a9b-0c1d2e3f4a5b`)
const guid = (n: number) => `c0ffee00-0000-4000-8000-${String(n).padStart(12, '0')}`

const said = [
  '\uFEFFInterviewer: Wie zählen Sie die Kasse?',
  'Ms Öztürk: Zweimal – “zur Sicherheit” 🧾.',
  '',
  'Interviewer: Why twice?',
  'Ms Öztürk: Once I was €40 short, and nobody believed me.',
].join('\r\n')

/** Where words stand in the text as this program counts: each character of the file after the mark, its line ends as one. */
function at(words: string): string {
  const counted = said.slice(1).replaceAll('\r\n', '\n')
  const start = codePointLength(counted.slice(0, counted.indexOf(words)))
  return `startPosition="${start}" endPosition="${start + codePointLength(words)}"`
}

const coding = (n: number, code: string) =>
  `<Coding guid="${guid(n)}"><CodeRef targetGUID="${code}" /></Coding>`

const project = (selections: string) => `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns:xsd="http://www.w3.org/2001/XMLSchema" name="Tills" origin="NVivo for Windows 14.23" creatingUserGUID="${guid(90)}" creationDateTime="2025-03-11T09:08:07Z" basePath="" xmlns="urn:QDA-XML:project:1.0">
  <Users><User guid="${guid(91)}" name="CK" /></Users>
  <CodeBook><Codes>
    <Code guid="${till}" name="At the till" isCodable="true"><Code guid="${change}" name="Counting" isCodable="true" color="#CC0000" /></Code>
    <Code guid="${person}" name="Ms Öztürk" isCodable="true" />
  </Codes></CodeBook>
  <Cases><Case guid="${person}" name="Ms Öztürk"><CodeRef targetGUID="${person}" /></Case></Cases>
  <Sources>
    <TextSource guid="${text}" name="Kiosk, March" richTextPath="internal://${text}.docx" plainTextPath="internal://${text}.txt" creationDateTime="2025-03-11T09:10:00Z">${selections}</TextSource>
  </Sources>
  <Notes><Note guid="${guid(80)}" name="Annotation" plainTextPath="internal://${guid(80)}.txt" /></Notes>
  <Links><Link guid="${guid(81)}" name="Annotation" direction="OneWay" originGUID="${guid(1)}" targetGUID="${guid(80)}" /></Links>
</Project>`

const selections =
  `<PlainTextSelection guid="${guid(1)}" name="" ${at('Zweimal – “zur Sicherheit” 🧾')}>${coding(11, change!)}${coding(12, person!)}</PlainTextSelection>` +
  `<PlainTextSelection guid="${guid(2)}" name="" ${at('€40 short')}>${coding(13, till!)}${coding(14, person!)}</PlainTextSelection>`

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const milo = () => world.as('member')

async function bring(qde: string, body: string) {
  const file = await uploaded(
    world,
    world.bramble,
    'tills.qdpx',
    await zipOf({
      'project.qde': qde,
      [`Sources/${text}.docx`]: new Uint8Array([80, 75, 3, 4]),
      [`Sources/${text}.txt`]: body,
      [`Sources/${guid(80)}.txt`]: '\uFEFFShe laughed.\r\n',
    }),
  )
  const preview = await world.call(milo(), previewProject, { file })
  const { import: id } = await world.call(milo(), importProject, { file })
  await world.settle()
  return { preview, brought: await world.call(milo(), showProjectImport, { import: id }) }
}

test('the project that stands for those of NVivo is one by the schema', ({ skip }) => {
  if (!existsSync(schema)) skip('The shared REFI-QDA schema is not here.')
  // The reader of the tests takes the declaration of a namespace for an attribute.
  const document = project(selections).replace(/ xmlns:xsd="[^"]*"/, '')
  expect(problemsBySchema(readFileSync(schema, 'utf8'), document)).toEqual([])
})

test('a project in the form of NVivo comes in with its words in place, its codes in their tree, and who said them', async () => {
  const { preview, brought } = await bring(project(selections), said)

  expect(preview).toMatchObject({ origin: 'NVivo for Windows 14.23', counts: { texts: 1, selections: 2 } })
  expect(brought.job).toMatchObject({ state: 'done', problem: null })
  const { items } = await world.call(milo(), listEvidence, { limit: 200 })
  const seen = items.map(({ words, person: who, codes, note }) => ({
    words,
    who: who?.name,
    codes: codes.map(({ name }) => name),
    note,
  }))
  expect(seen.toSorted((one, other) => (one.words < other.words ? 1 : -1))).toEqual([
    { words: '€40 short', who: 'Ms Öztürk', codes: ['At the till', 'Ms Öztürk'], note: '' },
    {
      words: 'Zweimal – “zur Sicherheit” 🧾',
      who: 'Ms Öztürk',
      codes: ['Counting', 'Ms Öztürk'],
      note: 'She laughed.',
    },
  ])
  expect(brought.left.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['case_is_code', 'other_counting', 'unknown_user']),
  )
  const codes = (await world.call(milo(), listCodes, {})).items
  const above = codes.find(({ name }) => name === 'At the till')!
  expect(codes.find(({ name }) => name === 'Counting')?.parent).toBe(above.id)
  const { version } = await world.call(milo(), showText, { text: items[0]!.moment!.textId })
  const { items: turns } = await world.call(milo(), listTurns, { version: version.id })
  expect(turns.map(({ body }) => body).join('\n')).not.toMatch(/[\uFEFF\r]/)
})

test('one whose texts were blanked comes in with its codes, and says that its selections hold no words', async () => {
  const { brought } = await bring(project(selections).replace('name="Tills"', 'name="Blank"'), '')

  expect(brought.job).toMatchObject({ state: 'done', problem: null })
  expect(brought.counts?.codings).toBe(0)
  expect(brought.left.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(2)
})
