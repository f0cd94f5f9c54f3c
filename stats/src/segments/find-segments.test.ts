import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { adjustedRand } from './adjusted-rand.ts'
import { assignSegments } from './assign-segments.ts'
import { findSegments } from './find-segments.ts'
import { readAnswers, type SegmentItem } from './read-answers.ts'
import { runSegmentTask, type SegmentTask } from './segment-task.ts'

// SEGMENTS_NIGHTLY=1 runs ten times as many simulations.
const environment =
  (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env ?? {}
const nightly = environment['SEGMENTS_NIGHTLY'] === '1'
const quick = { largest: 3, starts: 5, resamples: 20, nullRounds: 39 }

/** People whose answers have nothing to do with each other. */
function crowd(people: number, seed: number): SegmentItem[] {
  const random = seededRandom(seed)
  const each = <Value>(draw: () => Value) => Array.from({ length: people }, draw)
  return [
    { name: 'team', kind: 'nominal', answers: each(() => random.uniform() < 0.3) },
    { name: 'mobile', kind: 'nominal', answers: each(() => random.uniform() < 0.5) },
    { name: 'plan', kind: 'nominal', answers: each(() => random.category([5, 3, 2])) },
    { name: 'channel', kind: 'nominal', answers: each(() => random.category([1, 1, 1, 1])) },
    { name: 'ease', kind: 'ordinal', answers: each(() => random.category([1, 2, 4, 2, 1])) },
    { name: 'spend', kind: 'numeric', answers: each(() => random.normal(50, 10)) },
  ]
}

/** Three planted groups who differ on every item. */
function threeGroups(people: number, seed: number): { items: SegmentItem[]; truth: number[] } {
  const random = seededRandom(seed)
  const truth = Array.from({ length: people }, () => random.category([5, 3, 2]))
  const each = <Value>(draw: (group: number) => Value) => truth.map(draw)
  const items: SegmentItem[] = [
    ...[0, 1, 2, 3, 4].map((item): SegmentItem => ({
      name: `yes ${item}`,
      kind: 'nominal',
      answers: each((group) => random.uniform() < (group === item % 3 ? 0.85 : 0.15)),
    })),
    {
      name: 'plan',
      kind: 'nominal',
      answers: each((group) => random.category([1, 1, 1].map((one, plan) => one + (plan === group ? 5 : 0)))),
    },
    {
      name: 'ease',
      kind: 'ordinal',
      answers: each((group) => Math.min(4, Math.max(0, Math.round(random.normal(1 + group, 0.9))))),
    },
    { name: 'spend', kind: 'numeric', answers: each((group) => random.normal(30 + 12 * group, 8)) },
  ]
  return { items, truth }
}

describe('people without segments', () => {
  test('get the answer "no segments" at least 95 times of 100', { timeout: 600_000 }, async () => {
    const rounds = nightly ? 1000 : 100
    let none = 0
    for (let seed = 0; seed < rounds; seed++) {
      const { verdict } = await findSegments(readAnswers(crowd(150, seed)), { ...quick, seed })
      if (verdict === 'no segments') none++
    }
    expect(none).toBeGreaterThanOrEqual(0.95 * rounds)
  })

  // A mixture of normals bends to a skewed amount, so BIC alone would see segments here.
  test('but with skewed amounts are saved by the comparison with chance', { timeout: 600_000 }, async () => {
    const rounds = nightly ? 300 : 25
    let none = 0
    let onChance = 0
    for (let seed = 0; seed < rounds; seed++) {
      const random = seededRandom(seed)
      const spend = Array.from({ length: 150 }, () => Math.exp(random.normal(3, 0.8)))
      const visits = Array.from({ length: 150 }, () => Math.exp(random.normal(0, 0.6)))
      const table = readAnswers([
        ...crowd(150, seed).slice(0, 3),
        { name: 'amount', kind: 'numeric', answers: spend },
        { name: 'visits', kind: 'numeric', answers: visits },
      ])
      const { verdict, because } = await findSegments(table, { ...quick, seed })
      if (verdict === 'no segments') none++
      if (/dealt anew/.test(because)) onChance++
    }
    expect(none).toBeGreaterThanOrEqual(0.92 * rounds)
    expect(onChance).toBeGreaterThan(0.8 * rounds)
  })

  // Three independent normal items: mclust answers one group for 500 people.
  test('with three amounts of 500 people are one group', async () => {
    const random = seededRandom(3)
    const items = ['a', 'b', 'c'].map((name): SegmentItem => ({
      name,
      kind: 'numeric',
      answers: Array.from({ length: 500 }, () => random.normal()),
    }))
    const search = await findSegments(readAnswers(items), { ...quick, seed: 1 })
    expect(search).toMatchObject({ verdict: 'no segments', segments: 1 })
    expect(search.because).toMatch(/One group/)
  })

  test('with 600 people BIC rises with every segment', async () => {
    const { rows } = await findSegments(readAnswers(crowd(600, 5)), { ...quick, seed: 1 })
    expect(rows.map((row) => row.bic)).toEqual(rows.map((row) => row.bic).toSorted((one, two) => one - two))
  })
})

describe('three planted segments', () => {
  test('are found, and people are put where they belong', { timeout: 120_000 }, async () => {
    for (let seed = 0; seed < (nightly ? 50 : 5); seed++) {
      const { items, truth } = threeGroups(400, seed)
      const table = readAnswers(items)
      const search = await findSegments(table, { ...quick, largest: 5, seed })
      expect(search).toMatchObject({ verdict: 'segments', segments: 3 })
      expect(search.chanceOfGain).toBeLessThanOrEqual(0.05)
      expect(adjustedRand(assignSegments(table, search.fits[2]!).segmentOf, truth)).toBeGreaterThan(0.75)
      expect(search.segmentStability).toHaveLength(3)
    }
  })

  test('give the same answer whoever runs the tasks, and in which order', async () => {
    const table = readAnswers(threeGroups(150, 1).items)
    const here = await findSegments(table, { ...quick, seed: 2 })
    const elsewhere = await findSegments(table, {
      ...quick,
      seed: 2,
      runTasks: async (tasks, onDone) => {
        // What a worker does: table and task arrive as copies; the last task is done first.
        const copy = structuredClone(table)
        const results = tasks
          .map((task) => structuredClone(task))
          .toReversed()
          .map((task: SegmentTask) => runSegmentTask(copy, task))
        onDone(tasks.length)
        return results.toReversed()
      },
    })
    expect(elsewhere).toEqual(here)
  })

  test('tell their progress and can be stopped in the middle', async () => {
    const table = readAnswers(threeGroups(150, 1).items)
    const steps = new Set<string>()
    await findSegments(table, { ...quick, seed: 2, onProgress: ({ step }) => steps.add(step) })
    expect([...steps]).toEqual(['fitting', 'comparing with chance', 'checking stability'])
    const controller = new AbortController()
    const stopped = findSegments(table, {
      ...quick,
      seed: 2,
      signal: controller.signal,
      onProgress: ({ step }) => step === 'checking stability' && controller.abort(),
    })
    await expect(stopped).rejects.toThrow(/abort/i)
  })
})

test('too few rounds to show anything are refused', async () => {
  const table = readAnswers(threeGroups(50, 1).items)
  await expect(findSegments(table, { seed: 1, nullRounds: 5 })).rejects.toThrow(/at least 19 times/)
})

describe('what must not pass for a segment', () => {
  test('people who all gave the same number', async () => {
    const random = seededRandom(2)
    const answers = (draw: () => number) => Array.from({ length: 400 }, draw)
    const table = readAnswers([
      {
        name: 'score',
        kind: 'numeric',
        answers: answers(() => (random.uniform() < 0.15 ? -5 : random.normal(1, 2))),
      },
      { name: 'yes', kind: 'nominal', answers: answers(() => random.integer(2)) },
      { name: 'age', kind: 'numeric', answers: answers(() => random.normal(40, 12)) },
    ])
    const search = await findSegments(table, { ...quick, seed: 1 })
    expect(search.fits.filter((fit) => fit.degenerate.length > 0).length).toBeGreaterThan(0)
    expect(search.warnings.join()).toMatch(/refused.*one number for "score"/)
    expect(search.verdict).toBe('no segments')
  })
})
