import { Failure } from '@firsthand/contract/core/failure'
import {
  importProject,
  previewProject,
  showProjectImport,
  undoProjectImport,
} from '@firsthand/contract/evidence/projects'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { codeGuid, codingOf, qdeOf, selectionOf, uploaded, zipOf } from './testing.ts'

/** FUZZ_RUNS=500 and a FUZZ_SEED of the day for a long night; otherwise the same files every time. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 30)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const milo = () => world.as('member')
const words = 'I always tip in cash 😀.\r\n\r\nNever by card, says Ännchen.\nשלום'

const guids = [
  codeGuid,
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
  '55555555-5555-4555-8555-555555555555',
  '66666666-6666-4666-8666-666666666666',
  '{88888888-8888-4888-8888-888888888888}',
  'no guid',
  '',
]

const whole = qdeOf({
  codes: `<Code guid="${codeGuid}" name="Tips" isCodable="true" color="#A33B2E"><Description>What guests give</Description><Code guid="45454545-4444-4444-8444-444444444444" name="Cards" isCodable="true"/></Code>`,
  before: `<Variables><Variable guid="77777777-7777-4777-8777-777777777777" name="Age" typeOfVariable="Integer"/></Variables>
    <Cases><Case guid="88888888-8888-4888-8888-888888888888" name="Anna Case"><VariableValue><VariableRef targetGUID="77777777-7777-4777-8777-777777777777"/><IntegerValue>34</IntegerValue></VariableValue><SourceRef targetGUID="22222222-2222-4222-8222-222222222222"/></Case></Cases>`,
  selections:
    selectionOf(
      2,
      12,
      `<Description>Sure</Description>${codingOf(codeGuid, '<NoteRef targetGUID="66666666-6666-4666-8666-666666666666"/>')}`,
    ) + selectionOf(23, 28, codingOf('45454545-4444-4444-8444-444444444444')),
  after: `<Notes><Note guid="66666666-6666-4666-8666-666666666666" name="Diary"><PlainTextContent>A day at the till</PlainTextContent></Note></Notes>
    <Links><Link guid="99999999-9999-4999-8999-999999999999" originGUID="66666666-6666-4666-8666-666666666666" targetGUID="${codeGuid}"/></Links>
    <Sets><Set guid="12121212-1212-4212-8212-121212121212" name="A set"><MemberCode targetGUID="${codeGuid}"/></Set></Sets>`,
})

/** One change of the project file: of its text anywhere, of a number, of an id, or of an element. */
type Change = (qde: string) => string
const at = (qde: string, share: number) => Math.floor(share * qde.length)
const share = fc.double({ min: 0, max: 0.999, noNaN: true })
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(share, fc.nat(40)).map(
    ([from, length]): Change =>
      (qde) =>
        qde.slice(0, at(qde, from)) + qde.slice(at(qde, from) + length),
  ),
  fc.tuple(share, fc.nat(200)).map(
    ([from, length]): Change =>
      (qde) =>
        qde.slice(0, at(qde, from) + length) + qde.slice(at(qde, from)),
  ),
  fc
    .tuple(
      share,
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        '\u0000',
        '\ufffe',
        '&#0;',
        '&#xD800;',
        ']]>',
        '<![CDATA[',
        '<!--',
        '😀',
        '</Code>',
        '<?x?>',
      ),
    )
    .map(
      ([from, sign]): Change =>
        (qde) =>
          qde.slice(0, at(qde, from)) + sign + qde.slice(at(qde, from)),
    ),
  fc
    .tuple(
      fc.nat(3),
      fc.constantFrom('0', '-1', '5', '61', '62', '99999999999', '1e9', 'NaN', '', '9007199254740993', '٣'),
    )
    .map(
      ([which, number]): Change =>
        (qde) =>
          nth(qde, /(startPosition|endPosition)="[^"]*"/g, which, (found) =>
            found.replace(/"[^"]*"/, `"${number}"`),
          ),
    ),
  fc.tuple(fc.nat(16), fc.constantFrom(...guids)).map(
    ([which, guid]): Change =>
      (qde) =>
        nth(qde, /(guid|targetGUID|creatingUser|originGUID)="[^"]*"/g, which, (found) =>
          found.replace(/"[^"]*"/, `"${guid}"`),
        ),
  ),
  fc
    .tuple(
      fc.nat(40),
      fc.constantFrom(
        '',
        'x'.repeat(5_000),
        'internal://../../etc/passwd',
        'internal://a.txt',
        '\u202e',
        '%00',
        '%',
      ),
    )
    .map(
      ([which, value]): Change =>
        (qde) =>
          nth(qde, /="[^"]*"/g, which, () => `="${value}"`),
    ),
  // A code within itself, over and over.
  fc.integer({ min: 1, max: 70 }).map(
    (depth): Change =>
      (qde) =>
        qde.replace(
          '<Codes>',
          `<Codes>${`<Code guid="${codeGuid}" name="Tips" isCodable="true">`.repeat(depth)}${'</Code>'.repeat(depth)}`,
        ),
  ),
)

function nth(text: string, pattern: RegExp, which: number, change: (found: string) => string): string {
  const all = [...text.matchAll(pattern)]
  const found = all[which % Math.max(all.length, 1)]
  if (!found) return text
  return text.slice(0, found.index) + change(found[0]) + text.slice(found.index + found[0].length)
}

type Bytes = (zip: Buffer) => Buffer
const damage: fc.Arbitrary<Bytes> = fc.oneof(
  fc.constant<Bytes>((zip) => zip),
  fc.tuple(share, fc.nat(255)).map(([from, value]): Bytes => (zip) => {
    const copy = Buffer.from(zip)
    copy[Math.floor(from * copy.length)] = value
    return copy
  }),
  share.map(
    (from): Bytes =>
      (zip) =>
        zip.subarray(0, Math.floor(from * zip.length)),
  ),
  fc.tuple(share, fc.nat(60)).map(
    ([from, length]): Bytes =>
      (zip) =>
        Buffer.concat([
          zip.subarray(0, Math.floor(from * zip.length)),
          zip.subarray(Math.floor(from * zip.length) + length),
        ]),
  ),
)

const entries = fc.record({
  project: fc.constantFrom('project.qde', 'Project.QDE', 'a folder/project.qde'),
  text: fc.oneof(
    { weight: 5, arbitrary: fc.constant<string | Uint8Array>(words) },
    fc.constantFrom<string | Uint8Array>('', '\ufeff', '\n\n', words.repeat(200)),
    fc.uint8Array({ maxLength: 60 }),
  ),
  layout: fc.option(
    fc.constantFrom('', '{', '[]', '{"turns":[[0,0,99999,null,null]],"speakers":[],"evidence":{}}', 'null'),
  ),
})

test('however a project is broken, it comes in whole, or is refused with a code and nothing of it stays', async () => {
  const ended = { refused: 0, failed: 0, done: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(changes, { maxLength: 4 }),
      entries,
      fc.oneof({ weight: 3, arbitrary: fc.constant<Bytes>((zip) => zip) }, damage),
      async (steps, { project, text, layout }, hurt) => {
        const qde = steps.reduce((before, change) => change(before), whole)
        const bytes = hurt(
          await zipOf({
            [project]: qde,
            'sources/a.txt': text,
            ...(layout !== null && { 'firsthand/22222222-2222-4222-8222-222222222222.json': layout }),
          }),
        )
        ended[await bringOrRefuse(bytes)] += 1
      },
    ),
    { numRuns, seed },
  )
  expect(ended.done).toBeGreaterThan(0)
  expect(ended.refused).toBeGreaterThan(0)
}, 300_000)

/** What stays of an import: with the rows of the codebook, people and coders in it, and what lies below them. */
async function bringOrRefuse(bytes: Buffer): Promise<'refused' | 'failed' | 'done'> {
  const before = await rowCounts()
  const file = await uploaded(world, world.bramble, 'broken.qdpx', bytes)
  const preview = await world.call(milo(), previewProject, { file }).catch(refusal)
  const asked = await world.call(milo(), importProject, { file, again: true }).catch(refusal)
  if (typeof asked === 'string') {
    expect(preview).toBe(asked)
    expect(await rowCounts()).toEqual(before)
    return 'refused'
  }
  await world.settle()
  const { job, counts } = await world.call(milo(), showProjectImport, { import: asked.import })
  if (job.state === 'done') {
    if (typeof preview === 'string') throw new Error(`It came in, and yet the preview said ${preview}.`)
    // Fewer where two of them are one here; never more than the preview said.
    for (const part of ['codes', 'users', 'selections', 'codings', 'cases'] as const)
      expect(counts![part], part).toBeLessThanOrEqual(preview.counts[part])
    await world.call(milo(), undoProjectImport, { import: asked.import })
    await world.settle()
    expect(await rowCounts()).toEqual(before)
    return 'done'
  }
  expect(job.problem?.code).toMatch(/^projects\./)
  expect(await rowCounts()).toEqual(before)
  return 'failed'
}

/** A refusal that has a code of projects; anything else is a failure of ours. */
function refusal(error: unknown): string {
  if (error instanceof Failure && error.code.startsWith('projects.')) return error.code
  throw error
}

const tables = [
  'people',
  'organisations',
  'members',
  'codes',
  'codings',
  'texts',
  'textVersions',
  'speakers',
  'evidence',
  'evidenceHearers',
  'highlights',
] as const

async function rowCounts(): Promise<Record<string, number>> {
  return world.inWorkspace(world.bramble, async ({ db, workspaceId }) => {
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const row = await db
        .selectFrom(table as 'people')
        .select((of) => of.fn.countAll<string>().as('count'))
        .where('workspaceId', '=', workspaceId)
        .executeTakeFirstOrThrow()
      counts[table] = Number(row.count)
    }
    return counts
  })
}
