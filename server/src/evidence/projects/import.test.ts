import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cancelBlindRound, startBlindRound } from '@firsthand/contract/evidence/blind-coding'
import { listCodes } from '@firsthand/contract/evidence/codes'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import {
  importProject,
  listProjectImports,
  previewProject,
  showProjectImport,
  undoProjectImport,
} from '@firsthand/contract/evidence/projects'
import { listPeople } from '@firsthand/contract/crm/people'
import { showText } from '@firsthand/contract/evidence/texts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { codeGuid, codingOf, qdeOf, selectionOf, uploaded, zipOf } from './testing.ts'

const demo = fileURLToPath(new URL('../../../../../shared/data/real/qda/refi/demo.qdpx', import.meta.url))

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const milo = () => world.as('member')
const give = (bytes: Uint8Array, name = 'project.qdpx') => uploaded(world, world.bramble, name, bytes)
const zip = (qde: string, text = 'I always tip in cash.\n\nNever by card.') =>
  zipOf({ 'project.qde': qde, 'sources/a.txt': text })

async function bring(bytes: Uint8Array, more: object = {}) {
  const file = await give(bytes)
  const { import: id } = await world.call(milo(), importProject, { file, ...more })
  await world.settle()
  return world.call(milo(), showProjectImport, { import: id })
}

describe('the coded project of another program', () => {
  test('comes in with its 262 codes and 205 codings, and goes again without a trace', async ({ skip }) => {
    if (!existsSync(demo)) skip('The shared REFI-QDA project is not here.')
    const bytes = readFileSync(demo)
    const file = await give(bytes)
    const preview = await world.call(milo(), previewProject, { file })
    expect(preview).toMatchObject({ origin: 'qc 1.3.2', alreadyIn: null })
    expect(preview.counts).toMatchObject({ codes: 262, selections: 158, codings: 205, texts: 2, users: 1 })

    const before = (await world.call(milo(), listCodes, {})).items.length
    const brought = await bring(bytes)

    expect(brought.job).toMatchObject({ state: 'done', problem: null })
    expect(brought.counts).toMatchObject({ codes: 262, selections: 158, codings: 205, texts: 2, users: 1 })
    const codes = (await world.call(milo(), listCodes, {})).items
    expect(codes).toHaveLength(before + 262)
    const codings = await world.inWorkspace(world.bramble, (ctx) =>
      ctx.db.selectFrom('codings').select('id').where('workspaceId', '=', ctx.workspaceId).execute(),
    )
    expect(codings).toHaveLength(205)

    expect((await world.call(milo(), previewProject, { file })).alreadyIn).toMatchObject({
      import: brought.id,
    })
    await expect(world.call(milo(), importProject, { file })).rejects.toMatchObject({
      code: 'projects.already_in',
    })

    await world.call(milo(), undoProjectImport, { import: brought.id })
    await world.settle()
    const undone = await world.call(milo(), showProjectImport, { import: brought.id })
    expect(undone.undone).toMatchObject({ kept: 0 })
    expect((await world.call(milo(), listCodes, {})).items).toHaveLength(before)
    expect((await world.call(milo(), previewProject, { file })).alreadyIn).toBeNull()
    await expect(world.call(milo(), undoProjectImport, { import: brought.id })).rejects.toMatchObject({
      code: 'projects.undone',
    })
  })
})

describe('a project', () => {
  test('brings codes, codings with memos, notes and cases, in the words of its coder', async () => {
    const note = '66666666-6666-4666-8666-666666666666'
    const brought = await bring(
      await zip(
        qdeOf({
          codes: `<Code guid="${codeGuid}" name="Tips" isCodable="true" color="#A33B2E"><Description>What guests give</Description></Code>`,
          before: `<Variables><Variable guid="77777777-7777-4777-8777-777777777777" name="Age" typeOfVariable="Integer"/></Variables>
            <Cases><Case guid="88888888-8888-4888-8888-888888888888" name="Anna Case"><VariableValue><VariableRef targetGUID="77777777-7777-4777-8777-777777777777"/><IntegerValue>34</IntegerValue></VariableValue><SourceRef targetGUID="22222222-2222-4222-8222-222222222222"/></Case></Cases>`,
          selections:
            selectionOf(
              2,
              12,
              `<Description>Sure of it</Description>${codingOf(codeGuid, `<NoteRef targetGUID="${note}"/>`)}`,
            ) + selectionOf(23, 28),
          after: `<Notes><Note guid="${note}"><PlainTextContent>Look at cards too</PlainTextContent></Note>
            <Note guid="99999999-9999-4999-8999-999999999999" name="Diary"><PlainTextContent>A day at the till</PlainTextContent></Note></Notes>`,
        }),
      ),
    )
    expect(brought.job.problem).toBeNull()
    const { items } = await world.call(milo(), listEvidence, { limit: 200 })
    const coded = items.find(({ words }) => words === 'always tip')!
    expect(coded).toMatchObject({
      note: 'Sure of it',
      isVerbatim: true,
      hearing: 'relayed',
      person: { name: 'Anna Case' },
    })
    expect(coded.codes).toMatchObject([
      { name: 'Tips', coders: [{ name: 'Cora Coder', memo: 'Look at cards too' }] },
    ])
    expect(items.map(({ words }) => words)).toContain('Never')
    expect((await world.call(milo(), listPeople, { q: 'Anna Case' })).items).toHaveLength(1)
    const text = await world.call(milo(), showText, { text: coded.moment!.textId })
    expect(text).toMatchObject({ title: 'Anna', version: { turnCount: 2 } })
    expect(brought.left.map(({ what }) => what)).toContain('variables')

    await world.call(milo(), undoProjectImport, { import: brought.id })
    await world.settle()
    expect((await world.call(milo(), listPeople, { q: 'Anna Case' })).items).toHaveLength(0)
    expect((await world.call(milo(), listEvidence, { limit: 200 })).items).toHaveLength(0)
  })

  test('says what is missing, lies outside its text, or has no place, and keeps files', async () => {
    const brought = await bring(
      await zipOf({
        'Project.qde': qdeOf({
          source: 'plainTextPath="internal://A.TXT"',
          selections:
            selectionOf(5_000, 6_000) + selectionOf(0, 1, codingOf('00000000-0000-4000-8000-00000000dead')),
          before: '',
        }).replace(
          '</Sources>',
          `<TextSource guid="a" name="Gone" plainTextPath="internal:\\gone.txt"/><PictureSource guid="b" name="Counter" path="internal://p.png"><PictureSelection guid="c" firstX="1" firstY="1" secondX="2" secondY="2">${codingOf()}</PictureSelection></PictureSource></Sources>`,
        ),
        'Sources/a.txt': 'Some words',
        'Sources/p.png': new Uint8Array([1, 2, 3]),
      }),
    )
    expect(brought.files.map(({ name }) => name)).toEqual(['Counter'])
    expect(Object.fromEntries(brought.left.map(({ what, count }) => [what, count]))).toMatchObject({
      outside_text: 1,
      unknown_code: 1,
      missing_file: 1,
      selections_elsewhere: 1,
    })
  })

  test.each([
    ['text that is no ZIP', Buffer.from('hello'), 'projects.unreadable'],
    ['a ZIP without a project', zipOf({ 'a.txt': 'x' }), 'projects.no_project_in_it'],
    ['a codebook', zipOf({ 'project.qde': '<CodeBook/>' }), 'projects.not_a_project'],
    ['a cut project', zipOf({ 'project.qde': '<Project name="a"><Users>' }), 'projects.unreadable'],
    [
      'a document type',
      zipOf({ 'project.qde': '<!DOCTYPE a [<!ENTITY b "c">]><Project/>' }),
      'projects.unreadable',
    ],
    [
      'a deep one',
      zipOf({ 'project.qde': `<Project name="a"><Sources>${'<a>'.repeat(500)}` }),
      'projects.unreadable',
    ],
    [
      'a bomb',
      zipOf({ 'project.qde': '<Project name="a"/>', 'sources/a.txt': ' '.repeat(80_000_000) }),
      'projects.unsafe',
    ],
  ])('that is broken or unsafe is refused and nothing is kept: %s', async (_, bytes, code) => {
    const file = await give(await bytes)
    await expect(world.call(milo(), previewProject, { file })).rejects.toMatchObject({ code })
    await expect(world.call(milo(), importProject, { file })).rejects.toMatchObject({ code })
  })

  test('does not show beforehand what a coder gives blind: it waits until the round is over', async () => {
    const words = 'We never write the rota before Friday.'
    const { id: evidence } = await world.call(milo(), createEvidence, { kind: 'said_past', words })
    const { round } = await world.call(milo(), startBlindRound, {
      title: 'Both of us',
      coders: [milo().memberId, world.as('admin').memberId],
      evidence: [evidence],
    })
    const bytes = await zip(
      qdeOf({
        codes: `<Code guid="${codeGuid}" name="Rota" isCodable="true"/>`,
        selections: selectionOf(0, words.length, codingOf()),
      }).replace('Cora Coder', 'Milo'),
      words,
    )
    const file = await give(bytes)
    const refused = { code: 'projects.blind', message: expect.stringContaining('Milo codes some') }
    await expect(world.call(milo(), previewProject, { file })).rejects.toMatchObject(refused)
    const brought = await bring(bytes)
    expect(brought.job.problem).toMatchObject(refused)
    const { items } = await world.call(milo(), listEvidence, { q: 'rota before Friday' })
    expect(items.map(({ id }) => id)).toEqual([evidence])

    await world.call(milo(), cancelBlindRound, { round: round.id })
    expect((await bring(bytes)).job).toMatchObject({ state: 'done', problem: null })
  })

  test('of one workspace is not there for another', async () => {
    const { items } = await world.call(milo(), listProjectImports, {})
    expect(items.length).toBeGreaterThan(0)
    await expect(
      world.call(world.as('rival'), showProjectImport, { import: items[0]!.id }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
