import type { KnowHowKind } from '@firsthand/contract/crm/know-how'
import type { Context } from '../../platform/context.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { fold } from '../../platform/search/fold.ts'
import { readKnowHow } from './read.ts'

export type Whose = { memberId: string | null; personId: string | null }
export type Entry = {
  kind: KnowHowKind
  what: string
  sinceYear: number | null
  untilYear: number | null
  note: string
}

/** Writes down what somebody knows and makes it findable. Answers its id. */
export async function addEntry(ctx: Context, whose: Whose, entry: Entry): Promise<string> {
  const id = ctx.newId()
  const values = { ...entry, whatKey: fold(entry.what) }
  await ctx.db
    .insertInto('knowHow')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      ...whose,
      ...values,
      createdAt: ctx.instant,
      createdBy: ctx.member?.id ?? null,
    })
    .execute()
  ctx.record('know_how.added', { kind: 'know_how', id }, { after: { ...whose, ...values } })
  await makeFindable(ctx, id)
  return id
}

/** By what it says, and by the member's name; a person's name is theirs, and goes with them. */
export async function makeFindable(ctx: Context, id: string): Promise<void> {
  const [entry] = await readKnowHow(ctx, [id])
  if (!entry) return
  const text = [entry.what, entry.member?.name ?? '', entry.note].join('. ')
  await indexEntries(ctx, [{ kind: 'know_how', id, text, weight: 1.1 }])
}
