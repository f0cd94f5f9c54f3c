import type { Operation } from '@firsthand/contract/core/operation'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import { innermost } from '../http/query.ts'
import { collectIds, fieldsOf, isWords } from './words.ts'

/** What stands in place of words that may not be told. The second is for where the first is too long. */
const markers = ['(withheld: no consent)', 'withheld', '']

/**
 * What an operation answers, without what this reader may not have. Whatever names the id of something withheld loses its
 * words, wherever it stands in the answer, so that an operation that is added later is held to it as well. In a search or an
 * export it is left out whole: that a search finds it would already tell.
 */
export async function withhold(
  ctx: Context,
  operation: Operation,
  { input, output }: { input: unknown; output: unknown },
): Promise<unknown> {
  if (ctx.reader !== 'ai' && ctx.reader !== 'export') return output
  const ids = new Set<string>()
  collectIds(input, ids)
  collectIds(output, ids)
  const withheld = new Set(await ctx.services.withheld(ctx, [...ids]))
  const all = [...ids].some((id) => withheld.has(id)) ? namesAny(input, withheld) : false
  const searching = ctx.reader === 'export' || isSearch(operation, input)
  const isMachine = ctx.reader === 'ai'
  return walk(output, operation.output, { isInside: all && isMachine })

  type Place = { isInside: boolean }

  function walk(value: unknown, schema: unknown, { isInside }: Place): unknown {
    const known = innermost(schema)
    if (typeof value === 'string') return isInside ? blank(value, known) : value
    if (typeof value !== 'object' || value === null) return value
    if (isFree(known)) return isMachine ? null : value
    if (Array.isArray(value)) {
      const element = (known as z.ZodArray<z.ZodType> | undefined)?.element
      const told = searching ? value.filter((each) => !isAbout(each, withheld)) : value
      return told.map((each) => walk(each, element, { isInside }))
    }
    const inside = isInside || isAbout(value, withheld)
    const fields = fieldsOf(known, value)
    const counts = searching && isMachine && Array.isArray((value as { items?: unknown }).items)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !(counts && name === 'total'))
        .map(([name, each]) => [name, walk(each, fields(name), { isInside: inside })]),
    )
  }
}

/** Words go; what only names, dates or sorts something stays, since the answer keeps its shape. */
function blank(value: string, schema: z.ZodType | undefined): string {
  if (!isWords(value, schema)) return value
  return markers.find((marker) => !schema || schema.safeParse(marker).success) ?? value
}

/** Whether something is, or stands for, what is withheld: by an id of its own, or as the one thing that it is about. */
function isAbout(value: unknown, withheld: Set<string>): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).some((each) => {
    if (typeof each === 'string') return withheld.has(each)
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return false
    const { id } = each as { id?: unknown }
    return typeof id === 'string' && withheld.has(id)
  })
}

function namesAny(value: unknown, withheld: Set<string>): boolean {
  const ids = new Set<string>()
  collectIds(value, ids)
  return [...ids].some((id) => withheld.has(id))
}

/** Whether somebody looks for words, rather than by ids and choices. */
function isSearch({ input: schema }: Operation, input: unknown): boolean {
  return Object.entries(input as Record<string, unknown>).some(([name, value]) => {
    const { type, format } = (innermost(schema.shape[name])?.def ?? {}) as { type?: string; format?: string }
    return typeof value === 'string' && value !== '' && type === 'string' && !format && name !== 'after'
  })
}

/** JSON of any shape, such as the values of a change: nobody knows whom it speaks of. */
function isFree(schema: z.ZodType | undefined): boolean {
  return schema?.def.type === 'unknown' || schema?.def.type === 'any'
}
