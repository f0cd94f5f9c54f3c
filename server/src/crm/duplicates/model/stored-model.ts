import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { FieldChances, LinkageModel } from '../linkage/learn.ts'
import type { Frequencies } from '../linkage/prepare.ts'
import { readComparedAfter } from '../read-compared.ts'
import { believedChances, personFields } from './person-fields.ts'
import { believedModel } from './person-model.ts'
import { createTermCounter } from './term-counter.ts'

const Counts = z.array(z.tuple([z.string(), z.number()]))
const Stored = z.object({
  prior: z.number(),
  chances: z.array(z.object({ ifSame: z.array(z.number()), ifOther: z.array(z.number()) })),
  records: z.number(),
  unkept: z.number(),
  terms: z.array(z.object({ values: Counts, words: Counts })),
})

export async function storeModel(ctx: Context, model: LinkageModel): Promise<void> {
  const { prior, chances, frequencies } = model
  const stored: z.input<typeof Stored> = {
    prior,
    chances,
    records: frequencies.records,
    unkept: frequencies.unkept ?? 1,
    terms: frequencies.fields.map(({ values, words }) => ({ values: [...values], words: [...words] })),
  }
  await ctx.db
    .updateTable('duplicateModels')
    .set({ model: JSON.stringify(stored), learnedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
}

type Kept = { model: LinkageModel; learnedAt: string | null; until: number }

/** Reading a model takes longer than asking with it: the last few stay in memory. */
const kept = new Map<string, Kept>()
const keptAtMost = 20
/** What is believed of a list that nobody has looked through is counted again after so long. */
const believedForMs = 60_000

/** What is learned of the workspace; where nothing is yet, what is believed, with the names that it has. */
export async function findModel(ctx: Context): Promise<LinkageModel> {
  const { workspaceId } = ctx
  const row = await ctx.db
    .selectFrom('duplicateModels')
    .select('learnedAt')
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirst()
  const learnedAt = row?.learnedAt ?? null
  const known = kept.get(workspaceId)
  if (known && known.learnedAt === learnedAt && known.until > ctx.now.getTime()) return known.model
  const model = learnedAt === null ? await guess(ctx) : await read(ctx)
  kept.delete(workspaceId)
  const oldest = kept.size >= keptAtMost ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  kept.set(workspaceId, {
    model,
    learnedAt,
    until: learnedAt === null ? ctx.now.getTime() + believedForMs : Infinity,
  })
  return model
}

async function read(ctx: Context): Promise<LinkageModel> {
  const { rows } = await sql<{ model: unknown }>`
    SELECT model FROM duplicate_models WHERE workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  const { prior, chances, records, unkept, terms } = Stored.parse(rows[0]!.model)
  const frequencies: Frequencies = {
    records,
    unkept,
    fields: personFields.map((_, field) => ({
      values: new Map(terms[field]?.values),
      words: new Map(terms[field]?.words),
    })),
  }
  // What was learned before a field was compared says nothing of it: that is believed until the next search.
  return {
    fields: personFields,
    prior,
    chances: believedChances.map(
      (believed, field) => (chances[field] as FieldChances | undefined) ?? believed,
    ),
    frequencies,
  }
}

const guessedFrom = 2_000

async function guess(ctx: Context): Promise<LinkageModel> {
  const counter = createTermCounter()
  for (const person of await readComparedAfter(ctx, { after: null, limit: guessedFrom }))
    counter.count(person)
  return believedModel(counter.frequencies())
}
