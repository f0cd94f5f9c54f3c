import { failCommon } from '@firsthand/contract/core/failure'
import type { Operation } from '@firsthand/contract/core/operation'
import { suggestionLimits, type SuggestionView } from '@firsthand/contract/platform/suggestions'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { anyOf } from '../db/any-of.ts'
import type { Domain, ReadableRows } from '../domain.ts'
import type { Handler } from '../handle.ts'
import { changeWords, collectIds } from '../withholding/words.ts'

export type SuggestionRow = Awaited<ReturnType<typeof findSuggestion>>

export function suggestionsWithNames(ctx: Context) {
  return ctx.db
    .selectFrom('suggestions')
    .innerJoin('members as suggesters', (on) =>
      on
        .onRef('suggesters.workspaceId', '=', 'suggestions.workspaceId')
        .onRef('suggesters.id', '=', 'suggestions.suggestedBy'),
    )
    .leftJoin('members as deciders', (on) =>
      on
        .onRef('deciders.workspaceId', '=', 'suggestions.workspaceId')
        .onRef('deciders.id', '=', 'suggestions.decidedBy'),
    )
    .selectAll('suggestions')
    .select(['suggesters.name as suggestedName', 'deciders.name as decidedName'])
    .where('suggestions.workspaceId', '=', ctx.workspaceId)
    .where('suggesters.workspaceId', '=', ctx.workspaceId)
}

export async function findSuggestion(ctx: Context, id: string) {
  const row = await suggestionsWithNames(ctx).where('suggestions.id', '=', id).executeTakeFirst()
  return row ?? failCommon('not_found')
}

/** Never more than may wait, so counting them stays cheap. */
export async function countWaiting(ctx: Context): Promise<number> {
  const rows = await ctx.db
    .selectFrom('suggestions')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('acceptedAt', 'is', null)
    .where('rejectedAt', 'is', null)
    .limit(suggestionLimits.waiting)
    .execute()
  return rows.length
}

/** Suggestions know every operation there is, so they are told of all domains late. */
export function handlersByName(domains: () => Domain[]): (name: string) => Handler | undefined {
  let known: Map<string, Handler> | undefined
  return (name) =>
    (known ??= new Map(
      domains()
        .flatMap((domain) => domain.handlers)
        .map((handler) => [handler.operation.name, handler]),
    )).get(name)
}

type Quoting = Pick<SuggestionRow, 'createdAt' | 'input' | 'result' | 'reason'>

/** Suggestions as they may be read now: what they quote may have been hidden since. */
export async function readable<Row extends Quoting>(
  ctx: Context,
  rows: Row[],
  operationOf: (row: Row) => Operation | undefined,
): Promise<Row[]> {
  const hides = await ctx.services.hidden(
    ctx,
    rows.map(({ createdAt, input, result }) => {
      const ids = new Set<string>()
      collectIds([input, result], ids)
      return { at: createdAt, ids: [...ids] }
    }),
  )
  return rows.map((row, at) => {
    const operation = operationOf(row)
    const hide = hides[at]!
    const hideIn = (words: string, schema: unknown) => {
      const hidden = hide(words)
      return isMoreThanWords(schema, { words, hidden }) ? words : hidden
    }
    return {
      ...row,
      input: changeWords(row.input, operation?.input, hideIn),
      result: changeWords(row.result, operation?.output, hideIn),
      reason: row.reason && hide(row.reason),
    }
  })
}

/** The same for an archive. */
export function readableSuggestions(domains: () => Domain[]): ReadableRows {
  const handlerOf = handlersByName(domains)
  return async (ctx, ids) => {
    const rows = await ctx.db
      .selectFrom('suggestions')
      .select(['id', 'operation', 'createdAt', 'input', 'result', 'reason'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', anyOf(ids))
      .execute()
    const shown = await readable(ctx, rows, ({ operation }) => handlerOf(operation)?.operation)
    return shown.map(({ id, input, result, reason }) => ({ id, input, result, reason }))
  }
}

/**
 * An address or a time zone in which hidden words stand by chance: without them it would be none, and nobody could accept
 * it. Words that only became too long, or too short, are words all the same.
 */
function isMoreThanWords(schema: unknown, { words, hidden }: { words: string; hidden: string }): boolean {
  if (!(schema instanceof z.ZodType) || words === hidden || !schema.safeParse(words).success) return false
  const { error } = schema.safeParse(hidden)
  return (
    error !== undefined && error.issues.every(({ code }) => code === 'invalid_format' || code === 'custom')
  )
}

export function present(row: SuggestionRow, summary: string): SuggestionView {
  const { id, operation, agent, createdAt, reason, result } = row
  return {
    id,
    operation,
    summary,
    input: row.input as Record<string, unknown>,
    state: row.acceptedAt ? 'accepted' : row.rejectedAt ? 'rejected' : 'waiting',
    agent,
    key: row.keyId ? { id: row.keyId, name: row.keyName ?? '' } : null,
    suggestedBy: { id: row.suggestedBy, name: row.suggestedName },
    createdAt,
    decidedBy: row.decidedBy ? { id: row.decidedBy, name: row.decidedName ?? '' } : null,
    decidedAt: row.acceptedAt ?? row.rejectedAt,
    reason,
    result,
  }
}
