import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { type Domain, type JobKind, job } from '../../../platform/domain.ts'
import type { JobRun } from '../../../platform/jobs/run.ts'
import { hashText } from '../keys/hash-text.ts'
import { writeKeys } from '../keys/keep-keys.ts'
import { learnPeople } from '../model/learn-people.ts'
import { findModel, storeModel } from '../model/stored-model.ts'
import { createTermCounter } from '../model/term-counter.ts'
import { countPeople, ensureModelRow } from '../model/model-row.ts'
import { largestKey } from '../keys/hash-text.ts'
import { readComparedAfter } from '../read-compared.ts'
import { readBlocks } from './blocks.ts'
import { compareBlocks } from './compare-blocks.ts'
import { readDecisions } from './decisions.ts'
import { countFound, forgetUnfound } from './finish.ts'
import { mergeNextExact } from './merge-exact.ts'
import { drawSample } from './sample.ts'

const peopleAtOnce = 2_000

/** How far the last finished step came. Keys are brought up to date first, then people who share one are compared. */
const Checkpoint = z.object({
  people: z.int(),
  areKeysDone: z.boolean(),
  after: z.number(),
  tooLarge: z.int(),
})
type Reached = z.output<typeof Checkpoint>
type Run = JobRun<Record<string, never>>

/** Looks through everybody for duplicates. Memory does not grow with the list; it can stop between any two batches. */
export function scanJob(domains: () => Domain[]): JobKind {
  return job({
    kind: 'crm.duplicates',
    input: z.object({}),
    async run(run) {
      const begun = run.checkpoint ? Checkpoint.parse(run.checkpoint) : null
      const reached = begun?.areKeysDone ? begun : await prepare(run)
      const { tooLarge, people } = await compareAll(run, reached)
      while (await run.step((ctx) => forgetUnfound(ctx, run.jobId)));
      const found = await run.step((ctx) => countFound(ctx, run.jobId))
      let merged = 0
      while (await run.step((ctx) => mergeNextExact(ctx, domains()))) merged += 1
      return run.finish(async (ctx) => {
        await ctx.db
          .updateTable('duplicateModels')
          .set({ people, blocksTooLarge: tooLarge, scannedAt: ctx.instant })
          .where('workspaceId', '=', ctx.workspaceId)
          .execute()
        return { people, found, merged, blocksTooLarge: tooLarge }
      })
    },
  })
}

/** Keys for everybody, how common names are, and what is learned from both. Begun again after a crash: what is written stays. */
async function prepare(run: Run): Promise<Reached> {
  const counter = createTermCounter()
  const total = await run.step(async (ctx, mark) => {
    await ensureModelRow(ctx)
    const count = await countPeople(ctx)
    mark({ done: 0, total: count * 2 })
    return count
  })
  for (let after: string | null = null, isMore = true; isMore;) {
    const last: string | undefined = await run.step(async (ctx, mark) => {
      const people = await readComparedAfter(ctx, { after, limit: peopleAtOnce })
      const ids = people.map((person) => person.id)
      await writeKeys(ctx, ids, new Map(people.map((person) => [person.id, person])))
      for (const person of people) counter.count(person)
      mark({ done: Math.min(counter.size(), total) })
      return ids.at(-1)
    })
    isMore = last !== undefined
    after = last ?? null
  }
  const people = counter.size()
  const reached: Reached = { people, areKeysDone: true, after: -1, tooLarge: 0 }
  await run.step(async (ctx, mark) => {
    const sample = await drawSample(ctx, people, hashText(run.jobId) % 2 ** 31)
    await storeModel(ctx, await learnPeople(sample, counter.frequencies(), await readDecisions(ctx)))
    mark({ done: people, total: people * 2, checkpoint: reached })
  })
  return reached
}

async function compareAll(run: Run, from: Reached): Promise<Reached> {
  let reached = from
  for (let isMore = true; isMore;) {
    isMore = await run.step(async (ctx: Context, mark) => {
      const batch = await readBlocks(ctx, reached.after)
      await compareBlocks(ctx, {
        blocks: batch.blocks,
        model: await findModel(ctx),
        scanId: run.jobId,
      })
      const { people } = reached
      const after = batch.reached ?? largestKey
      reached = {
        ...reached,
        after,
        tooLarge: reached.tooLarge + batch.tooLarge,
      }
      // Keys are hashes and so spread evenly: how far they are read is how far the work is.
      mark({
        done: people + Math.floor((people * after) / largestKey),
        total: people * 2,
        checkpoint: reached,
      })
      return batch.reached !== null
    })
  }
  return reached
}
