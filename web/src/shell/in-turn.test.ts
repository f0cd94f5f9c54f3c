import { expect, test } from 'vitest'
import { InTurn } from './in-turn.ts'

/** A server that refuses what was read before somebody else changed it. */
function keeper() {
  const kept = { id: 'ada', version: 1 }
  return {
    kept,
    save: async (version: number) => {
      if (version !== kept.version) throw new Error('conflict')
      kept.version += 1
      return { ...kept }
    },
  }
}

test('two facts changed quickly are both saved, though neither waited to be shown the other', async () => {
  const { kept, save } = keeper()
  const turns = new InTurn()
  const shown = { ...kept }
  const answers = await Promise.all([turns.send(shown, save), turns.send(shown, save)])
  expect(answers.map(({ version }) => version)).toEqual([2, 3])
})

test('an editor that was opened before a colleague changed the same is refused, also once theirs is shown', async () => {
  const { kept, save } = keeper()
  const turns = new InTurn()
  const opened = { ...kept }
  await save(1)
  await expect(turns.send(opened, save)).rejects.toThrow('conflict')
  await turns.send({ ...kept }, save)
  await expect(turns.send(opened, save)).rejects.toThrow('conflict')
})

test('an editor that was opened before a save of our own goes on, until a colleague comes between', async () => {
  const { kept, save } = keeper()
  const turns = new InTurn()
  const opened = { ...kept }
  await turns.send(opened, save)
  await turns.send({ ...kept }, save)
  expect((await turns.send(opened, save)).version).toBe(4)
  await save(4)
  await expect(turns.send(opened, save)).rejects.toThrow('conflict')
})

test('what is refused does not hold up what comes after it', async () => {
  const { kept, save } = keeper()
  const turns = new InTurn()
  const refused = turns.send({ id: 'ada', version: 0 }, save)
  const next = turns.send({ ...kept }, save)
  await expect(refused).rejects.toThrow('conflict')
  expect((await next).version).toBe(2)
})
