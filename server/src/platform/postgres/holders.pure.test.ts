import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eventually, makeFolder, postmasterOf, processesOf, startHolder } from './testing/processes.ts'

function onlyTools(names: string[]): string {
  const folder = makeFolder()
  for (const name of names) symlinkSync(join('/bin', name), join(folder, name))
  return folder
}

const newDirectory = () => join(makeFolder(), 'postgres')

test('three processes started at once on an empty directory make one database and share it', async () => {
  const directory = newDirectory()
  const holders = [startHolder(directory), startHolder(directory), startHolder(directory)]
  const answers = await Promise.all(holders.map((holder) => holder.answer()))
  expect(
    answers.map(({ startedHere }) => startedHere).toSorted((one, other) => Number(one) - Number(other)),
  ).toEqual([false, false, true])
  await holders[0]?.tell('create table note as select 7 as answer')
  for (const holder of holders)
    expect(await holder.tell('select answer from note')).toEqual({ row: { answer: 7 } })
  expect(readdirSync(join(directory, '..')).toSorted()).toEqual(['postgres', 'postgres.lock'])
})

test.each(['kill', 'exit'] as const)(
  'the %s of the one who started it leaves those who attached at work',
  async (end) => {
    const directory = newDirectory()
    const starter = startHolder(directory)
    await starter.answer()
    const postmaster = postmasterOf(directory)
    const attached = startHolder(directory)
    expect(await attached.answer()).toMatchObject({ startedHere: false })
    await starter[end]()
    await sleep(300)
    expect(await attached.tell('select 1 as one')).toEqual({ row: { one: 1 } })
    const newcomer = startHolder(directory)
    expect(await newcomer.answer()).toMatchObject({ startedHere: false })
    await attached.kill()
    expect(await newcomer.tell('select 2 as two')).toEqual({ row: { two: 2 } })
    expect(postmasterOf(directory)).toBe(postmaster)
    await newcomer[end]()
    expect(await eventually(() => processesOf(directory).length === 0)).toBe(true)
  },
)

test('a stop by one of two leaves PostgreSQL to the other, whose stop waits for its end', async () => {
  const directory = newDirectory()
  const starter = startHolder(directory)
  await starter.answer()
  const attached = startHolder(directory)
  await attached.answer()
  expect(await starter.tell('stop')).toEqual({ stopped: true })
  expect(await attached.tell('select 1 as one')).toEqual({ row: { one: 1 } })
  expect(await attached.tell('stop')).toEqual({ stopped: true })
  expect(processesOf(directory).filter(({ command }) => !command.startsWith('/bin/sh'))).toEqual([])
})

test('after a kill of all its processes PostgreSQL ends by itself', async () => {
  const directory = newDirectory()
  const holders = [startHolder(directory), startHolder(directory)]
  await Promise.all(holders.map((holder) => holder.answer()))
  expect(processesOf(directory).length).toBeGreaterThan(0)
  await Promise.all(holders.map((holder) => holder.kill()))
  expect(await eventually(() => processesOf(directory).length === 0)).toBe(true)
})

test('after a kill -9 the next start works at once, ten times, and nothing acknowledged is lost', async () => {
  const directory = newDirectory()
  let holder = startHolder(directory)
  await holder.answer()
  await holder.tell('create table note (round int)')
  for (let round = 1; round <= 10; round += 1) {
    await holder.tell(`insert into note values (${round})`)
    await holder.kill()
    holder = startHolder(directory)
    expect(await holder.answer()).toMatchObject({ startedHere: true })
    expect(await holder.tell('select count(*)::int as rounds from note')).toEqual({ row: { rounds: round } })
  }
})

test.each([
  ['with the help of setpriv', undefined],
  ['without it', ['mkfifo', 'rm', 'test', 'sh', 'ps']],
])('a kill -9 of the supervisor and of every process blocks no later start, %s', async (_how, tools) => {
  const directory = newDirectory()
  const environment = tools === undefined ? {} : { PATH: onlyTools(tools) }
  const holder = startHolder(directory, { environment })
  await holder.answer()
  for (const { pid, command } of processesOf(directory)) {
    if (command.startsWith('/bin/sh')) process.kill(pid, 'SIGKILL')
  }
  await holder.kill()
  const next = startHolder(directory)
  expect(await next.answer()).toMatchObject({ startedHere: true })
  expect(await next.tell('select 1 as one')).toEqual({ row: { one: 1 } })
})

test('a kill -9 of PostgreSQL itself does not hinder the next start, whoever still holds the old one', async () => {
  const directory = newDirectory()
  const holder = startHolder(directory)
  await holder.answer()
  process.kill(postmasterOf(directory), 'SIGKILL')
  const next = startHolder(directory)
  expect(await next.answer()).toMatchObject({ startedHere: true })
  expect(await holder.tell('stop')).toEqual({ stopped: true })
  expect(await next.tell('select 1 as one')).toEqual({ row: { one: 1 } })
  process.kill(postmasterOf(directory), 'SIGKILL')
  expect(await next.tell('stop')).toEqual({ stopped: true })
})

test('a start killed while it makes the database is redone by the next', async () => {
  const directory = newDirectory()
  const unfinished = () => readdirSync(join(directory, '..')).filter((name) => name.includes('.unfinished-'))
  const victim = startHolder(directory)
  expect(await eventually(() => unfinished().length === 1)).toBe(true)
  await sleep(100)
  await victim.kill()
  expect(readdirSync(join(directory, '..'))).not.toContain('postgres')
  expect(await eventually(() => processesOf(directory).length === 0, 150)).toBe(true)
  const next = startHolder(directory)
  expect(await next.answer()).toMatchObject({ startedHere: true })
  expect(unfinished()).toEqual([])
})

test('processes that come and go at random always find a PostgreSQL', { timeout: 60_000 }, async () => {
  const directory = newDirectory()
  const comeAndGo = async (ends: ('kill' | 'exit')[]) => {
    for (const end of ends) {
      const holder = startHolder(directory)
      expect(await holder.answer()).not.toHaveProperty('code')
      expect(await holder.tell('select 1 as one')).toEqual({ row: { one: 1 } })
      await holder[end]()
    }
  }
  await Promise.all([
    comeAndGo(['kill', 'exit', 'kill', 'kill', 'exit', 'kill']),
    comeAndGo(['exit', 'kill', 'exit', 'kill', 'exit', 'kill']),
  ])
  expect(await eventually(() => processesOf(directory).length === 0)).toBe(true)
})
