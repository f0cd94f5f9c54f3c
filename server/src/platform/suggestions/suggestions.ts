import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Operation } from '@firsthand/contract/core/operation'
import { isSuggestible } from '@firsthand/contract/core/tools'
import * as contract from '@firsthand/contract/platform/suggestions'
import { type Context, asker } from '../context.ts'
import type { Domain } from '../domain.ts'
import { json } from '../events/record.ts'
import { type Handler, handle } from '../handle.ts'
import { pageOf, readCursor } from '../keyset.ts'
import { mayDo, parseInput } from '../perform.ts'
import { refuseUnknownFields } from '../unknown-fields.ts'
import {
  type SuggestionRow,
  countWaiting,
  findSuggestion,
  handlersByName,
  present,
  readable,
  suggestionsWithNames,
} from './read.ts'

const limits = contract.suggestionLimits

export function suggestionHandlers(domains: () => Domain[]): Handler[] {
  const handlerOf = handlersByName(domains)
  const summaryOf = (name: string) => handlerOf(name)?.operation.summary ?? name
  const readAll = (ctx: Context, rows: SuggestionRow[]) =>
    readable(ctx, rows, ({ operation }) => handlerOf(operation)?.operation)
  const readOne = async (ctx: Context, id: string) =>
    (await readAll(ctx, [await findSuggestion(ctx, id)]))[0]!
  const show = async (ctx: Context, id: string) => {
    const row = await readOne(ctx, id)
    return present(row, summaryOf(row.operation))
  }

  return [
    handle(contract.listSuggestions, async (ctx, { limit, after, state }) => {
      const [at, id] = after ? readCursor(after, 2) : []
      const rows = await suggestionsWithNames(ctx)
        .$if(state === 'accepted', (query) => query.where('suggestions.acceptedAt', 'is not', null))
        .$if(state === 'rejected', (query) => query.where('suggestions.rejectedAt', 'is not', null))
        .$if(state === 'waiting', (query) =>
          query.where('suggestions.acceptedAt', 'is', null).where('suggestions.rejectedAt', 'is', null),
        )
        .$if(at !== undefined, (query) =>
          query.where((row) =>
            row(
              row.refTuple('suggestions.createdAt', 'suggestions.id'),
              '<',
              row.tuple(String(at), String(id)),
            ),
          ),
        )
        .orderBy('suggestions.createdAt', 'desc')
        .orderBy('suggestions.id', 'desc')
        .limit(limit + 1)
        .execute()
      const page = pageOf(await readAll(ctx, rows), limit, {
        item: (row) => present(row, summaryOf(row.operation)),
        cursor: (row) => [row.createdAt, row.id],
      })
      if (state !== 'waiting') return page
      return { ...page, total: { count: await countWaiting(ctx), exact: true } }
    }),

    handle(contract.showSuggestion, (ctx, { suggestion }) => show(ctx, suggestion)),

    handle(contract.createSuggestion, async (ctx, { operation: name, input, agent }) => {
      const operation = handlerOf(name)?.operation
      if (!operation || !isSuggestible(operation))
        fail(contract.createSuggestion, 'not_suggestible', { operation: name.slice(0, 60) })
      refuseUnknownFields(operation.input, input)
      parseInput(operation, input)
      const named = Object.entries(input).filter(([field]) => Object.hasOwn(operation.input.shape, field))
      const kept = JSON.stringify(Object.fromEntries(named))
      if (kept.length > limits.inputCharacters)
        failCommon('too_large', { params: { limit: `${limits.inputCharacters / 1000} KB` } })
      if ((await countWaiting(ctx)) >= limits.waiting)
        fail(contract.createSuggestion, 'too_many', { limit: limits.waiting })
      const id = ctx.newId()
      const key = ctx.through?.kind === 'key' ? ctx.through : null
      await ctx.db
        .insertInto('suggestions')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          operation: name,
          input: kept,
          agent: agent ?? null,
          keyId: key?.id ?? null,
          keyName: key?.name ?? null,
          suggestedBy: asker(ctx).id,
          createdAt: ctx.instant,
        })
        .execute()
      ctx.record('suggestion.made', { kind: 'suggestion', id }, { after: { operation: name, agent } })
      return show(ctx, id)
    }),

    handle(contract.acceptSuggestion, async (ctx, { suggestion: id }) => {
      await holdUndecided(ctx, id, contract.acceptSuggestion)
      // What is hidden by now is not written again.
      const row = await readOne(ctx, id)
      const handler = handlerOf(row.operation)
      if (!handler || !isSuggestible(handler.operation)) fail(contract.acceptSuggestion, 'outdated')
      const result = await replay(ctx, handler, row)
      await ctx.db
        .updateTable('suggestions')
        .set({ acceptedAt: ctx.instant, decidedBy: asker(ctx).id, result: json(result) })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute()
      const about = { operation: row.operation, agent: row.agent ?? row.keyName ?? row.suggestedName }
      ctx.record('suggestion.accepted', { kind: 'suggestion', id }, { after: about })
      return show(ctx, id)
    }),

    handle(contract.rejectSuggestion, async (ctx, { suggestion: id, reason }) => {
      await holdUndecided(ctx, id, contract.rejectSuggestion)
      await ctx.db
        .updateTable('suggestions')
        .set({ rejectedAt: ctx.instant, decidedBy: asker(ctx).id, reason: reason || null })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute()
      const row = await readOne(ctx, id)
      const about = { operation: row.operation, ...(row.reason && { reason: row.reason }) }
      ctx.record('suggestion.rejected', { kind: 'suggestion', id }, { after: about })
      return present(row, summaryOf(row.operation))
    }),
  ]
}

/** Locked, so that of two members who decide at once the second finds it decided. */
async function holdUndecided(
  ctx: Context,
  id: string,
  by: typeof contract.acceptSuggestion | typeof contract.rejectSuggestion,
): Promise<void> {
  const locked = await ctx.db
    .selectFrom('suggestions')
    .select(['acceptedAt', 'rejectedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!locked) failCommon('not_found')
  if (locked.acceptedAt || locked.rejectedAt) fail(by, 'decided')
}

type Stored = {
  id: string
  input: unknown
  agent: string | null
  keyName: string | null
  suggestedName: string
}

/**
 * Performs the operation as the member who accepts: their role, today's rules, this transaction. What it records says
 * who had suggested it. When it refuses, all is undone and the suggestion waits on.
 */
async function replay(ctx: Context, handler: Handler, stored: Stored): Promise<unknown> {
  const { operation } = handler
  if (!mayDo(asker(ctx).role, operation.allows as 'member')) failCommon('not_allowed')
  const input = parseInput(operation, stored.input as Record<string, unknown>)
  const before = ctx.through
  ctx.through = {
    kind: 'suggestion',
    id: stored.id,
    name: stored.agent ?? stored.keyName ?? stored.suggestedName,
  }
  try {
    const perform = handler.run.bind(handler) as (ctx: Context, input: unknown) => Promise<unknown>
    return checked(operation, await perform(ctx, input))
  } finally {
    ctx.through = before
  }
}

function checked(operation: Operation, output: unknown): unknown {
  return operation.output.parse(output)
}
