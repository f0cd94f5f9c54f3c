import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'

export const listLimits = { name: 120, note: 2_000, atOnce: 500, countedTo: 1_000 }

/** So many are put on a list, or taken off it, at once. */
export const listed = z.array(Id).min(1).max(listLimits.atOnce)

export const Counted = z.object({ count: z.int(), exact: z.boolean() }).describe('Counted up to a bound.')

const rowFields = {
  id: Id,
  name: z.string(),
  note: z.string(),
  kind: z.enum(['live', 'fixed']).describe('A live list is a filter; a fixed one is put together by hand.'),
  isShared: z.boolean(),
  isYours: z.boolean(),
  madeBy: z.string().nullable(),
  updatedAt: Instant,
}

const commonErrors = {
  not_yours: {
    status: 403,
    message: 'Only whoever made this list, or an administrator, can do this. Make a list of your own.',
  },
  stands_on_live: {
    status: 422,
    message:
      'A live list can stand on fixed lists alone. Take the condition on {name} away, or use its conditions.',
  },
  stands_on_private: {
    status: 422,
    message: 'Others cannot see the list {name} that this filter uses. Share that one first.',
  },
} as const

/** What is the same of lists of people and of lists of organisations: every operation but the way back from what is on them. */
export function savedListOperations<
  const Noun extends string,
  const Path extends string,
  const Things extends string,
  const Add extends string,
  const Remove extends string,
  Filter extends z.ZodType,
  Holds extends z.ZodRawShape,
  Begins extends z.ZodRawShape,
  Count extends z.ZodRawShape,
  const Errors extends Record<
    'is_live' | 'is_fixed' | 'filter_list_missing',
    { status: 404 | 409; message: string }
  >,
>(of: {
  noun: Noun
  path: Path
  things: Things
  verbs: { add: Add; remove: Remove }
  Filter: Filter
  /** What a fixed list holds, under the name that callers give it: needed, or to begin with. */
  holds: Holds
  begins: Begins
  counted: Count
  errors: Errors
  summaries: Record<'list' | 'show' | 'create' | 'update' | 'remove' | 'add' | 'takeOff', string>
}) {
  const { noun, things, verbs, Filter, holds, begins, counted, summaries } = of
  const path = `/${of.path}` as const
  const Row = z.object({ ...rowFields, ...counted })
  const View = z.object({
    ...rowFields,
    ...counted,
    filter: z.nullable(Filter),
    createdAt: Instant,
    version: z.int(),
  })
  const one = { path: `${path}/{list}`, input: z.object({ list: Id }) } as const
  const errors = { ...commonErrors, ...of.errors }
  return {
    list: operation({
      name: `${noun}.list`,
      summary: summaries.list,
      method: 'GET',
      path,
      allows: 'viewer',
      input: z.object({ ...pageInput, q: z.string().max(200).optional().describe('Part of the name.') }),
      output: page(Row),
    }),
    show: operation({
      name: `${noun}.show`,
      summary: summaries.show,
      method: 'GET',
      ...one,
      allows: 'viewer',
      output: View,
    }),
    create: operation({
      name: `${noun}.create`,
      summary: summaries.create,
      method: 'POST',
      path,
      allows: 'member',
      input: z.object({
        name: line(listLimits.name),
        note: paragraphs(listLimits.note).default(''),
        filter: z.optional(Filter),
        ...begins,
        shared: z.boolean().default(false).describe('Whether everybody in the workspace sees it.'),
      }),
      output: View,
      errors,
    }),
    update: operation({
      name: `${noun}.update`,
      summary: summaries.update,
      method: 'PATCH',
      path: one.path,
      allows: 'member',
      input: z.object({
        list: Id,
        name: line(listLimits.name).optional(),
        note: paragraphs(listLimits.note).optional(),
        filter: z.optional(Filter),
        shared: z.boolean().optional(),
        version: z.int().optional().describe('Refuses when somebody else changed the list since.'),
      }),
      output: View,
      errors,
    }),
    remove: operation({
      name: `${noun}.remove`,
      summary: summaries.remove,
      method: 'DELETE',
      ...one,
      allows: 'member',
      output: Nothing,
      errors,
    }),
    add: operation({
      name: `${noun}.${verbs.add}`,
      summary: summaries.add,
      method: 'POST',
      path: `${one.path}/${things}`,
      allows: 'member',
      input: z.object({ list: Id, ...holds }),
      output: z.object({ added: z.int() }),
      errors,
    }),
    takeOff: operation({
      name: `${noun}.${verbs.remove}`,
      summary: summaries.takeOff,
      method: 'POST',
      path: `${one.path}/${things}/remove`,
      allows: 'member',
      input: z.object({ list: Id, ...holds }),
      output: z.object({ removed: z.int() }),
      errors,
    }),
  }
}

/** What one that may stand on fixed lists is answered. */
export const ListsItIsOn = z.object({ items: z.array(z.object({ id: Id, name: z.string() })) })
