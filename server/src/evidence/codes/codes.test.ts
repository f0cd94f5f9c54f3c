import { search } from '@firsthand/contract/platform/records'
import { createPerson } from '@firsthand/contract/crm/people'
import * as contract from '@firsthand/contract/evidence/codes'
import {
  createEvidence,
  listEvidence,
  showEvidence,
  withdrawEvidence,
} from '@firsthand/contract/evidence/evidence'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

let counter = 0
async function makeCode(more: { name?: string; parent?: string | null; isHeading?: boolean } = {}) {
  counter += 1
  return world.call(world.as('member'), contract.createCode, { name: `Code ${counter}`, ...more })
}

async function makeEvidence(person?: string) {
  counter += 1
  const { id } = await world.call(world.as('member'), createEvidence, {
    kind: 'said_past',
    words: `Words number ${counter}`,
    person,
  })
  return id
}

const give = (evidence: string, code: string, who: 'member' | 'admin' | 'owner' = 'member', memo?: string) =>
  world.call(world.as(who), contract.setCoding, { evidence, code, memo })

const codebook = async () => (await world.call(world.as('viewer'), contract.listCodes)).items
const inCodebook = async (id: string) => (await codebook()).find((code) => code.id === id)

describe('the codebook', () => {
  test('is a tree: parents come first, siblings by name', async () => {
    const above = await makeCode()
    const zebra = await makeCode({ name: 'Zebra', parent: above.id })
    const apple = await makeCode({ name: 'apple', parent: above.id })

    const ids = (await codebook()).map(({ id }) => id)

    expect(ids.slice(ids.indexOf(above.id), ids.indexOf(above.id) + 3)).toEqual([
      above.id,
      apple.id,
      zebra.id,
    ])
    expect(await inCodebook(apple.id)).toMatchObject({ depth: 1, parent: above.id })
  })

  test('has no two codes of one name at one place, whatever their case and accents', async () => {
    const { id } = await makeCode({ name: 'Café' })

    await expect(makeCode({ name: 'CAFE' })).rejects.toMatchObject({ code: 'codes.name_taken' })
    await expect(makeCode({ name: 'CAFE', parent: id })).resolves.toMatchObject({ parent: id })
  })

  test('says what a code means, and refuses a change made on what is old', async () => {
    const { id, version } = await makeCode()
    const change = { code: id, definition: 'What they earn', version }

    expect(await world.call(world.as('member'), contract.updateCode, change)).toMatchObject({
      definition: 'What they earn',
    })
    await expect(world.call(world.as('member'), contract.updateCode, change)).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('lets no code stand below itself', async () => {
    const above = await makeCode()
    const below = await makeCode({ parent: above.id })
    const move = { code: above.id, parent: below.id }

    await expect(world.call(world.as('member'), contract.moveCode, move)).rejects.toMatchObject({
      code: 'codes.below_itself',
    })
  })

  test('a move is undone where the code still stands, and not where a colleague moved it since', async () => {
    const [mine, theirs] = [await makeCode(), await makeCode()]
    const { id: code } = await makeCode()
    const move = (who: 'member' | 'admin', parent: string | null, from?: string | null) =>
      world.call(world.as(who), contract.moveCode, { code, parent, from })

    await move('member', mine.id)
    expect(await move('member', null, mine.id)).toMatchObject({ parent: null })

    await move('member', mine.id)
    await move('admin', theirs.id)
    await expect(move('member', null, mine.id)).rejects.toMatchObject({ status: 409, code: 'conflict' })
    expect(await inCodebook(code)).toMatchObject({ parent: theirs.id })

    await move('admin', null)
    await expect(move('member', theirs.id, mine.id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await inCodebook(code)).toMatchObject({ parent: null })
  })

  test('two moves at once that would close a circle: one is refused', async () => {
    const one = await makeCode()
    const other = await makeCode()

    const outcomes = await Promise.allSettled([
      world.call(world.as('member'), contract.moveCode, { code: one.id, parent: other.id }),
      world.call(world.as('admin'), contract.moveCode, { code: other.id, parent: one.id }),
    ])

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('goes twelve levels deep and no deeper', async () => {
    let parent: string | null = null
    for (let level = 0; level < contract.codeLimits.depth; level += 1)
      parent = (await makeCode({ parent })).id

    await expect(makeCode({ parent })).rejects.toMatchObject({ code: 'codes.too_deep' })
  })

  test('archives a code with all below it, keeps their codings, and brings all back together', async () => {
    const above = await makeCode()
    const below = await makeCode({ parent: above.id })
    const evidence = await makeEvidence()
    await give(evidence, below.id)

    await world.call(world.as('member'), contract.archiveCode, { code: above.id })
    expect(await inCodebook(below.id)).toBeUndefined()
    expect((await world.call(world.as('viewer'), showEvidence, { evidence })).codes).toEqual([])

    await world.call(world.as('member'), contract.restoreCode, { code: above.id })
    expect(await inCodebook(below.id)).toMatchObject({ parent: above.id, evidence: 1 })
  })

  test('is found by the search, by name and by definition', async () => {
    const { id } = await makeCode({ name: 'Xylophone envy' })
    await world.call(world.as('member'), contract.updateCode, { code: id, definition: 'quokka' })

    for (const q of ['xyloph', 'quokka']) {
      const { items } = await world.call(world.as('viewer'), search, { q })
      expect(items).toContainEqual(expect.objectContaining({ kind: 'code', id, title: 'Xylophone envy' }))
    }
  })

  test('is invisible to another workspace', async () => {
    const { id } = await makeCode()

    expect((await world.call(world.as('rival'), contract.listCodes)).items).toEqual([])
    await expect(
      world.call(world.as('rival'), contract.updateCode, { code: id, name: 'Ours' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('coding', () => {
  test('two coders of one piece stay two, and it counts once', async () => {
    const { id } = await makeCode()
    const evidence = await makeEvidence()
    await give(evidence, id, 'member', 'he means tips')
    const { codes } = await give(evidence, id, 'admin')

    expect(codes).toMatchObject([
      {
        id,
        coders: [
          { name: 'Milo', memo: 'he means tips' },
          { name: 'Ada', memo: '' },
        ],
      },
    ])
    expect(await inCodebook(id)).toMatchObject({ evidence: 1, people: 0 })
  })

  test('again by the same member changes nothing, but for a new memo', async () => {
    const { id } = await makeCode()
    const evidence = await makeEvidence()
    await give(evidence, id, 'member', 'first')
    await give(evidence, id)
    const { codes } = await give(evidence, id, 'member', 'second')

    expect(codes[0]!.coders).toEqual([expect.objectContaining({ memo: 'second' })])
  })

  test('counts people behind a code and those below it, each once', async () => {
    const above = await makeCode()
    const below = await makeCode({ parent: above.id })
    const { id: person } = await world.call(world.as('member'), createPerson, { name: 'Ines Vogt' })
    const pieces = [await makeEvidence(person), await makeEvidence(person), await makeEvidence()]
    await give(pieces[0]!, above.id)
    await give(pieces[0]!, below.id)
    await give(pieces[1]!, below.id)
    await give(pieces[2]!, below.id)
    await world.call(world.as('member'), withdrawEvidence, { evidence: pieces[2]! })

    expect(await inCodebook(above.id)).toMatchObject({ evidence: 2, people: 1 })
    expect(await inCodebook(below.id)).toMatchObject({ evidence: 2, people: 1 })
  })

  test('with a heading is refused, and a code in use cannot become one', async () => {
    const heading = await makeCode({ isHeading: true })
    const code = await makeCode()
    const evidence = await makeEvidence()
    await give(evidence, code.id)

    await expect(give(evidence, heading.id)).rejects.toMatchObject({ code: 'codings.only_heading' })
    await expect(
      world.call(world.as('member'), contract.updateCode, { code: code.id, isHeading: true }),
    ).rejects.toMatchObject({ code: 'codes.used_as_code' })
  })

  test('is taken off again, each coder for themselves or by name', async () => {
    const { id } = await makeCode()
    const evidence = await makeEvidence()
    await give(evidence, id)
    await give(evidence, id, 'admin')
    const remove = (coder?: string) =>
      world.call(world.as('member'), contract.removeCoding, { evidence, code: id, coder })

    expect((await remove()).codes[0]!.coders.map(({ name }) => name)).toEqual(['Ada'])
    expect((await remove(world.as('admin').memberId)).codes).toEqual([])
  })

  test('narrows evidence to a code and those below it', async () => {
    const above = await makeCode()
    const below = await makeCode({ parent: above.id })
    const [one, two] = [await makeEvidence(), await makeEvidence()]
    await give(one, above.id)
    await give(two, below.id)
    const list = async (code: string) =>
      (await world.call(world.as('viewer'), listEvidence, { code })).items.map(({ id }) => id).toSorted()

    expect(await list(above.id)).toEqual([one, two].toSorted())
    expect(await list(below.id)).toEqual([two])
  })
})

describe('merging', () => {
  test('brings codings and codes below, counts no coder twice, and can be taken back', async () => {
    const [from, into] = [await makeCode(), await makeCode()]
    const child = await makeCode({ parent: from.id })
    const [both, one] = [await makeEvidence(), await makeEvidence()]
    await give(both, from.id)
    await give(both, into.id)
    await give(one, from.id)

    await world.call(world.as('member'), contract.mergeCode, { code: from.id, into: into.id })
    expect(await inCodebook(from.id)).toBeUndefined()
    expect(await inCodebook(into.id)).toMatchObject({ evidence: 2 })
    expect(await inCodebook(child.id)).toMatchObject({ parent: into.id })

    await world.call(world.as('member'), contract.unmergeCode, { code: from.id })
    expect(await inCodebook(from.id)).toMatchObject({ evidence: 2 })
    expect(await inCodebook(into.id)).toMatchObject({ evidence: 1 })
    expect(await inCodebook(child.id)).toMatchObject({ parent: from.id })
  })

  test('into a code below itself, or where names would meet, is refused', async () => {
    const [from, into] = [await makeCode(), await makeCode()]
    const child = await makeCode({ parent: from.id, name: 'Same' })
    await makeCode({ parent: into.id, name: 'same' })
    const merge = (target: string) =>
      world.call(world.as('member'), contract.mergeCode, { code: from.id, into: target })

    await expect(merge(child.id)).rejects.toMatchObject({ code: 'codes.into_itself' })
    await expect(merge(into.id)).rejects.toMatchObject({ code: 'codes.name_taken' })
  })

  test('taken back after its old place went below what it brought stands on top', async () => {
    const parent = await makeCode()
    const from = await makeCode({ parent: parent.id })
    const child = await makeCode({ parent: from.id })
    const into = await makeCode()
    await world.call(world.as('member'), contract.mergeCode, { code: from.id, into: into.id })
    await world.call(world.as('member'), contract.moveCode, { code: parent.id, parent: child.id })

    await world.call(world.as('member'), contract.unmergeCode, { code: from.id })

    expect(await inCodebook(from.id)).toMatchObject({ parent: null })
    expect(await inCodebook(child.id)).toMatchObject({ parent: from.id })
  })

  test('that was none cannot be taken back, and one that was is not simply restored', async () => {
    const [from, into] = [await makeCode(), await makeCode()]
    await world.call(world.as('member'), contract.archiveCode, { code: into.id })
    await expect(
      world.call(world.as('member'), contract.unmergeCode, { code: into.id }),
    ).rejects.toMatchObject({ code: 'codes.not_merged' })

    await world.call(world.as('member'), contract.restoreCode, { code: into.id })
    await world.call(world.as('member'), contract.mergeCode, { code: from.id, into: into.id })
    await expect(
      world.call(world.as('member'), contract.restoreCode, { code: from.id }),
    ).rejects.toMatchObject({ code: 'codes.was_merged' })
  })
})
