import { z } from 'zod'
import { Id, line } from '../core/shapes.ts'
import { FieldFilter } from './fields.ts'

const isNot = { not: z.boolean().optional().describe('True turns the condition round.') }

export const organisationFilterLimits = { conditions: 20, text: 200, lists: 20, count: 1_000_000 }
export const organisationThings = ['website', 'note', 'domain', 'address', 'parent'] as const

/** One thing that is so of an organisation, or with `not` is not so. */
export const OrganisationCondition = z
  .union([
    z
      .object({
        what: z.enum(['name', 'website']),
        how: z.enum(['contains', 'begins', 'is']),
        value: line(organisationFilterLimits.text),
        ...isNot,
      })
      .describe('Text, without regard to case; of names also to accents.'),
    z
      .object({
        what: z.literal('people'),
        how: z.enum(['atLeast', 'atMost']),
        count: z.int().min(0).max(organisationFilterLimits.count),
        ...isNot,
      })
      .describe('How many people we know there who are not archived.'),
    z.object({ what: z.literal('has'), value: z.enum(organisationThings), ...isNot }),
    z.object({
      what: z.literal('list'),
      value: z.array(Id).min(1).max(organisationFilterLimits.lists).describe('On any of these saved lists.'),
      ...isNot,
    }),
    FieldFilter.extend({ what: z.literal('field'), ...isNot }).describe('A field that this workspace added.'),
  ])
  .describe('One condition on an organisation.')
export type OrganisationCondition = z.output<typeof OrganisationCondition>

export const OrganisationFilter = z
  .object({
    match: z.enum(['all', 'any']).default('all').describe('Whether all conditions must hold, or any one.'),
    conditions: z.array(OrganisationCondition).max(organisationFilterLimits.conditions),
  })
  .describe('Which organisations. Without a condition: all.')
export type OrganisationFilter = z.output<typeof OrganisationFilter>

/** Failures of every operation that takes a filter of organisations. */
export const organisationFilterErrors = {
  filter_list_missing: {
    status: 404,
    message: 'A list that this filter uses is not there any more. Take that condition away.',
  },
} as const

/** The orders of a list of organisations. Those without the value come last. */
export const organisationSorts = ['name', 'website', 'people', 'newest'] as const
