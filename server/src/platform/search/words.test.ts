import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { type World, openWorld } from '../../../test/world.ts'
import type { Context } from '../context.ts'
import { findEntries } from './find.ts'
import { indexEntries, removeEntries } from './entries.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const inBramble = <Result>(run: (ctx: Context) => Promise<Result>) => world.inWorkspace(world.bramble, run)

const words = () =>
  inBramble(async (ctx) => {
    const { rows } = await sql<{ word: string }>`
      SELECT word FROM search_words WHERE workspace_id = ${ctx.workspaceId} AND word LIKE 'zz%' ORDER BY word`.execute(
      ctx.db,
    )
    return rows.map((row) => row.word)
  })

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

test('a word is kept for the mistyped while it stands somewhere, and no longer', async () => {
  await inBramble((ctx) =>
    indexEntries(ctx, [
      { kind: 'sample', id: id(1), text: 'zzalma zzbertil' },
      { kind: 'sample', id: id(2), text: 'zzbertil zzcecilia 44444444 zz1' },
    ]),
  )
  expect(await words()).toEqual(['zzalma', 'zzbertil', 'zzcecilia'])

  await inBramble((ctx) => indexEntries(ctx, [{ kind: 'sample', id: id(1), text: 'zzdagmar' }]))
  expect(await words()).toEqual(['zzbertil', 'zzcecilia', 'zzdagmar'])

  await inBramble((ctx) => removeEntries(ctx, 'sample', [id(2)]))
  expect(await words()).toEqual(['zzdagmar'])

  await inBramble((ctx) => indexEntries(ctx, [{ kind: 'sample', id: id(2), text: 'zzbertil again' }]))
  expect(await words()).toEqual(['zzbertil', 'zzdagmar'])
})

test('a change that is taken back leaves no word behind, and the next one is kept', async () => {
  const note = [{ kind: 'sample', id: id(3), text: 'zzemil' }]
  await expect(
    inBramble(async (ctx) => {
      await indexEntries(ctx, note)
      throw new Error('not after all')
    }),
  ).rejects.toThrow('not after all')
  expect(await words()).not.toContain('zzemil')

  await inBramble((ctx) => indexEntries(ctx, note))
  expect(await words()).toContain('zzemil')
})

test('a word of nearly every text is found among the newest, mistyped or not', async () => {
  await inBramble((ctx) =>
    indexEntries(
      ctx,
      Array.from({ length: 1_500 }, (_, n) => ({
        kind: 'sample',
        id: id(100 + n),
        text: `everywhere number${n}`,
      })),
    ),
  )
  const found = (text: string, kinds?: string[]) =>
    inBramble((ctx) => findEntries(ctx, { text, limit: 20, ...(kinds && { kinds }) })) as Promise<
      { id: string }[]
    >

  expect(await found('everywhere')).toHaveLength(20)
  expect(await found('evrywhere', ['sample'])).toHaveLength(20)
  const [rare] = await found('evrywhere number77', ['sample'])
  expect(rare!.id).toBe(id(177))
})

test('a word is found whichever two of its letters changed places, or which one is there twice', async () => {
  const word = 'zzpedal'
  await inBramble((ctx) => indexEntries(ctx, [{ kind: 'sample', id: id(9), text: word }]))
  const letters = [...word]
  const typed = [
    ...letters.slice(1).map((letter, at) => letters.with(at, letter).with(at + 1, letters[at]!)),
    ...letters.map((letter, at) => letters.toSpliced(at, 0, letter)),
  ].map((each) => each.join(''))
  for (const text of typed) {
    const found = await inBramble((ctx) => findEntries(ctx, { text, kinds: ['sample'], limit: 5 }))
    expect(
      found.map((each) => each.id),
      text,
    ).toContain(id(9))
  }
})
