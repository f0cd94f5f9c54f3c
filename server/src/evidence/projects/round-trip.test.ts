import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import {
  exportProject,
  importProject,
  listProjectExports,
  previewProjectExport,
} from '@firsthand/contract/evidence/projects'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'
import { unpack } from '../../platform/archive/reading.ts'
import { newId } from '../../platform/db/ids.ts'
import { type XmlElement, readXml } from '../codes/files/xml.ts'
import { problemsBySchema } from './testing-schema.ts'
import { uploaded, zipOf } from './testing.ts'

const schema = fileURLToPath(new URL('../../../../../shared/data/real/qda/refi/Project.xsd', import.meta.url))

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Drawn = {
  text: string
  codes: { name: string; below: string[] }[]
  selections: { at: number; length: number; codes: number[]; memo: string; note: string; who: number }[]
}

const letters = fc.constantFrom('a', 'bé', '😀', '👩‍🍳', 'שלום', ' ', 'tips', '\n', 'मि', '𝒜')
const sentence = fc
  .array(letters, { minLength: 12, maxLength: 50 })
  .map((parts) => `Start ${parts.join('')} end`)
const drawn: fc.Arbitrary<Drawn> = fc.record({
  text: sentence,
  codes: fc.uniqueArray(
    fc.record({ name: fc.constantFrom('Pay', 'Time', 'דמי', 'Fear'), below: fc.subarray(['x', 'y', '😀']) }),
    {
      minLength: 1,
      selector: ({ name }) => name,
    },
  ),
  selections: fc.array(
    fc.record({
      at: fc.nat(20),
      length: fc.integer({ min: 1, max: 15 }),
      codes: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
      memo: fc.constantFrom('', 'Look <again>', 'שוב\nand more'),
      note: fc.constantFrom('', 'My note 😀'),
      who: fc.nat(1),
    }),
    { maxLength: 8 },
  ),
})

test('what goes out, comes in elsewhere and goes out again is the same: codes, codings, words, memos and cases', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (project) => {
      const there = await anew()
      await bring(there, await written(project))
      const first = await takeOut(there)
      const elsewhere = await anew()
      await bring(elsewhere, first)
      const second = await takeOut(elsewhere)

      const summary = await summarised(first)
      expect(await summarised(second)).toEqual(summary)
      expect(summary.selections.length).toBeLessThanOrEqual(project.selections.length)
      expect(summary.text).toBe(
        project.text
          .split('\n')
          .filter((line) => line.trim())
          .join('\n\n'),
      )
      if (existsSync(schema))
        expect(problemsBySchema(readFileSync(schema, 'utf8'), await qdeIn(second))).toEqual([])
    }),
    { numRuns: 8 },
  )
}, 240_000)

test('who took back being quoted is in no project, and it is said how many', async () => {
  const there = await anew()
  await bring(
    there,
    await written({
      text: 'I tip in cash',
      codes: [{ name: 'Pay', below: [] }],
      selections: [{ at: 2, length: 3, codes: [0], memo: '', note: '', who: 0 }],
    }),
  )
  const [person] = await world.inWorkspace(there.workspaceId, (ctx) =>
    ctx.db.selectFrom('people').select('id').where('workspaceId', '=', there.workspaceId).execute(),
  )
  await world.call(there, noteConsents, {
    person: person!.id,
    answers: [{ purpose: 'quote', state: 'refused' }],
  })
  const preview = await world.call(there, previewProjectExport, {})
  expect(preview.counts).toMatchObject({ selections: 0, cases: 0 })
  expect(preview.left).toContainEqual(expect.objectContaining({ what: 'evidence_not_quotable', count: 1 }))
  const qde = await qdeIn(await takeOut(there))
  expect(qde).not.toContain('PlainTextSelection')
  expect(qde).not.toContain('Case One')
})

test('a person has no name in a project unless that was asked for', async () => {
  const there = await anew()
  await bring(
    there,
    await written({
      text: 'I tip in cash',
      codes: [{ name: 'Pay', below: [] }],
      selections: [{ at: 2, length: 3, codes: [0], memo: '', note: '', who: 0 }],
    }),
  )
  expect(await qdeIn(await takeOut(there, false))).toContain('name="Person 1"')
  expect(await qdeIn(await takeOut(there, true))).toContain('name="Case One"')
})

test('without names the title of a text, which mostly says who was talked with, stays here too', async () => {
  const there = await anew()
  const { id: person } = await world.call(there, createPerson, { name: 'Ines Vogt' })
  const heldAt = '2026-05-01T10:00:00.000Z'
  const { id } = await world.call(there, createConversation, { kind: 'interview', people: [person], heldAt })
  const source = { pasted: 'Ines: I tip in cash.\n\nMilo: Oh.' }
  await world.call(there, addText, { conversation: id, source, speakers: [{ label: 'Ines', person }] })

  expect(await qdeIn(await takeOut(there, true))).toMatch(/TextSource [^>]*name="Ines Vogt/)
  const without = await qdeIn(await takeOut(there, false))
  expect(without).toMatch(/TextSource [^>]*name="Transcript 1, 2026-05-01"/)
  expect(without).not.toContain('Ines')
})

const workspaces: string[] = []
/** A workspace of its own for the owner of Bramble. */
async function anew(): Promise<Actor> {
  const id = newId()
  workspaces.push(id)
  const { account } = world.as('owner')
  const memberId = newId()
  await world.inWorkspace(id, async (ctx) => {
    await ctx.db
      .insertInto('workspaces')
      .values({ id, name: `W ${workspaces.length}`, createdAt: ctx.instant })
      .execute()
    await ctx.db.insertInto('workspaceSettings').values({ workspaceId: id, id }).execute()
    await ctx.db.insertInto('memberships').values({ accountId: account.id, workspaceId: id }).execute()
    await ctx.db
      .insertInto('members')
      .values({
        workspaceId: id,
        id: memberId,
        accountId: account.id,
        name: 'Mara',
        email: account.email,
        role: 'owner',
        createdAt: ctx.instant,
      })
      .execute()
  })
  return { account, workspaceId: id, memberId }
}

async function bring(actor: Actor, bytes: Uint8Array): Promise<void> {
  const file = await uploaded(world, actor.workspaceId, 'a.qdpx', bytes)
  await world.call(actor, importProject, { file })
  await world.settle()
}

async function takeOut(actor: Actor, withNames = true): Promise<Buffer> {
  await world.call(actor, exportProject, { withNames })
  await world.settle()
  const [newest] = (await world.call(actor, listProjectExports, {})).items
  expect(newest).toBeDefined()
  return world.inWorkspace(actor.workspaceId, async (ctx) => {
    const { sha256 } = await ctx.db
      .selectFrom('projectExports')
      .select('sha256')
      .where('workspaceId', '=', actor.workspaceId)
      .where('id', '=', newest!.id)
      .executeTakeFirstOrThrow()
    return ctx.services.files.read(actor.workspaceId, sha256)
  })
}

async function qdeIn(zip: Buffer): Promise<string> {
  return (await unpack(zip)).get('project.qde')!.toString('utf8')
}

/** Everything that must not change, without the ids, which are others in another workspace. */
async function summarised(zip: Buffer) {
  const entries = await unpack(zip)
  const root = readXml(entries.get('project.qde')!.toString('utf8'))
  const all = (name: string, from: XmlElement = root): XmlElement[] =>
    from.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(name, child)])
  const names = new Map(
    [...all('Code'), ...all('User'), ...all('Case')].map(({ attributes }) => [
      attributes.guid!,
      attributes.name!,
    ]),
  )
  const notes = new Map(all('Note').map((note) => [note.attributes.guid!, note.children[0]!.text]))
  const who = new Map(
    all('Case').flatMap((each) =>
      all('SelectionRef', each).map((ref) => [ref.attributes.targetGUID!, each.attributes.name!] as const),
    ),
  )
  const [source] = all('TextSource')
  const text = source ? entries.get(`sources/${source.attributes.guid}.txt`)!.toString('utf8') : ''
  const tree = (from: XmlElement): unknown[] =>
    from.children
      .filter(({ name }) => name === 'Code')
      .map((code) => [code.attributes.name, code.attributes.color, code.attributes.isCodable, tree(code)])
  return {
    codes: all('Codes').flatMap(tree),
    cases: all('Case')
      .map(({ attributes }) => String(attributes.name))
      .toSorted((one, other) => one.localeCompare(other)),
    text,
    selections: all('PlainTextSelection')
      .map((selection) => {
        const { startPosition, endPosition } = selection.attributes
        return {
          words: [...text].slice(Number(startPosition), Number(endPosition)).join(''),
          startPosition,
          note: all('Description', selection).map((each) => each.text),
          who: who.get(selection.attributes.guid!) ?? null,
          codings: all('Coding', selection)
            .map((coding) => [
              names.get(all('CodeRef', coding)[0]!.attributes.targetGUID!),
              names.get(coding.attributes.creatingUser!),
              all('NoteRef', coding).map((ref) => notes.get(ref.attributes.targetGUID!)),
            ])
            .toSorted((one, other) => (String(one) < String(other) ? -1 : 1)),
        }
      })
      .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
  }
}

function guid(kind: number, index: number): string {
  return `${String(kind).repeat(8)}-0000-4000-8000-${String(index).padStart(12, '0')}`
}

/** A project as another program would write it. */
async function written({ text, codes, selections }: Drawn): Promise<Buffer> {
  const flat: string[] = []
  const codeOf = (name: string, inside = ''): string => {
    flat.push(guid(1, flat.length))
    return `<Code guid="${flat.at(-1)}" name="${name}" isCodable="true">${inside}</Code>`
  }
  const book = codes
    .map(({ name, below }) => codeOf(name, below.map((child) => codeOf(child)).join('')))
    .join('')
  const length = [...text].length
  const notes: string[] = []
  const marks = selections.map(({ at, length: long, codes: of, memo, note, who }, index) => {
    const start = Math.min(at, length - 1)
    const codings = [...new Set(of.map((each) => flat[each % flat.length]))].map((code, place) => {
      const id = guid(3, index * 10 + place)
      if (memo)
        notes.push(
          `<Note guid="${guid(4, index * 10 + place)}"><PlainTextContent>${memo.replaceAll('<', '&lt;')}</PlainTextContent></Note>`,
        )
      const ref = memo ? `<NoteRef targetGUID="${guid(4, index * 10 + place)}"/>` : ''
      return `<Coding guid="${id}" creatingUser="${guid(5, who)}"><CodeRef targetGUID="${code}"/>${ref}</Coding>`
    })
    return `<PlainTextSelection guid="${guid(6, index)}" startPosition="${start}" endPosition="${Math.min(length, start + long)}">${note ? `<Description>${note}</Description>` : ''}${codings.join('')}</PlainTextSelection>`
  })
  const cases =
    selections.length > 0
      ? `<Cases><Case guid="${guid(7, 0)}" name="Case One">${selections.map((_, index) => (index % 2 === 0 ? `<SelectionRef targetGUID="${guid(6, index)}"/>` : '')).join('')}</Case></Cases>`
      : ''
  return zipOf({
    'project.qde': `<Project xmlns="urn:QDA-XML:project:1.0" name="a"><Users><User guid="${guid(5, 0)}" name="Cora"/><User guid="${guid(5, 1)}" name="Dan"/></Users><CodeBook><Codes>${book}</Codes></CodeBook>${cases}<Sources><TextSource guid="${guid(8, 0)}" name="Talk" plainTextPath="internal://t.txt">${marks.join('')}</TextSource></Sources>${notes.length > 0 ? `<Notes>${notes.join('')}</Notes>` : ''}</Project>`,
    'sources/t.txt': text,
  })
}
