import * as contract from '@firsthand/contract/evidence/codes'
import { codeAgreement } from '@firsthand/contract/evidence/codes-agreement'
import { exportCodes, importCodes } from '@firsthand/contract/evidence/codes-files'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
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

describe('files', () => {
  test.each(['csv', 'qdc'] as const)(
    'a codebook taken out as %s changes nothing when it comes back',
    async (format) => {
      const parent = (await makeCode({ name: `Parent for ${format}` })).id
      await makeCode({ name: `Child for ${format}`, parent })
      const { content } = await world.call(world.as('viewer'), exportCodes, { format })
      const before = await codebook()

      const done = await world.call(world.as('member'), importCodes, { content })

      expect(done).toMatchObject({ format, made: 0, completed: 0, kept: before.length, warnings: [] })
      expect(await codebook()).toEqual(before)
    },
  )

  test('a codebook from elsewhere is shown first, then made, with the ids it has', async () => {
    const guid = 'a7c1f6c2-3a52-4d53-9b4e-0a52e2c1d4aa'
    const content = `<CodeBook><Codes><Code guid="${guid}" name="From elsewhere" isCodable="false"><Code guid="nonsense" name="Leaf" isCodable="true"><Description>A leaf</Description></Code></Code></Codes></CodeBook>`

    const preview = await world.call(world.as('member'), importCodes, { content, preview: true })
    expect(preview).toMatchObject({ made: 2, paths: ['From elsewhere', 'From elsewhere › Leaf'] })
    expect(await inCodebook(guid)).toBeUndefined()

    await world.call(world.as('member'), importCodes, { content })
    expect(await inCodebook(guid)).toMatchObject({ isHeading: true })
    expect((await codebook()).find(({ parent }) => parent === guid)).toMatchObject({ definition: 'A leaf' })
  })

  test('what cannot be read is refused with the reason', async () => {
    await expect(
      world.call(world.as('member'), importCodes, { content: '<!DOCTYPE a><CodeBook/>' }),
    ).rejects.toMatchObject({ code: 'codes.unreadable', message: expect.stringContaining('document type') })
  })
})

describe('agreement', () => {
  test('is said with its interval where enough was coded twice, and where members differ', async () => {
    const [code, other] = [await makeCode(), await makeCode()]
    const pieces: string[] = []
    for (let index = 0; index < 12; index += 1) pieces.push(await makeEvidence())
    for (const [index, piece] of pieces.entries()) {
      await give(piece, index < 6 ? code.id : other.id, 'member')
      await give(piece, index < 5 ? code.id : other.id, 'owner', index === 5 ? 'it is the other' : undefined)
    }

    const { codes, disagreements } = await world.call(world.as('viewer'), codeAgreement, { code: code.id })

    const own = codes.find(({ id }) => id === code.id)!
    expect(own).toMatchObject({ used: 6, agreed: 5 })
    expect(own.alpha).toBeGreaterThan(0.6)
    expect(own.low!).toBeLessThanOrEqual(own.alpha!)
    expect(disagreements).toHaveLength(1)
    expect(disagreements[0]).toMatchObject({
      evidence: pieces[5],
      sides: [
        { coder: { name: 'Mara' }, codes: [{ id: other.id, memo: 'it is the other' }] },
        { coder: { name: 'Milo' }, codes: [{ id: code.id }] },
      ],
    })
  })
})
