import { z } from 'zod'
import { Day, Id, line } from '../core/shapes.ts'
import { ContactType } from './contact-types.ts'
import { FieldFilter } from './fields.ts'

export const filterLimits = { conditions: 20, values: 50, text: 200, days: 36_500, count: 10_000 }

const isNot = { not: z.boolean().optional().describe('True turns the condition round.') }
const text = line(filterLimits.text)
const days = z.int().min(0).max(filterLimits.days)
const ids = z.array(Id).min(1).max(filterLimits.values)
const texts = z.array(text).min(1).max(filterLimits.values)

export const filterTexts = ['name', 'email', 'organisationName', 'role'] as const
export const filterMoments = ['lastTouch', 'nextTouch', 'created'] as const
export const filterThings = [
  'email',
  'phone',
  'organisation',
  'role',
  'cadence',
  'language',
  'timeZone',
  'note',
  'introducer',
] as const

/** One thing that is so of a person, or with `not` is not so. What it asks about is `what`. */
export const PersonCondition = z
  .union([
    z
      .object({
        what: z.enum(filterTexts),
        how: z.enum(['contains', 'begins', 'is']),
        value: text,
        ...isNot,
      })
      .describe('Text, without regard to case; of names and organisations also to accents.'),
    z.object({
      what: z.literal('contactType'),
      when: z.enum(['now', 'ever']).default('now'),
      value: z.array(ContactType).min(1).max(filterLimits.values).describe('Any of these.'),
      ...isNot,
    }),
    z.object({ what: z.literal('organisation'), value: ids.describe('Any of these.'), ...isNot }),
    z.object({ what: z.enum(filterMoments), how: z.enum(['before', 'after']), day: Day, ...isNot }),
    z
      .object({ what: z.enum(filterMoments), how: z.enum(['within', 'beyond']), days, ...isNot })
      .describe(
        'Days from now: back for a last touch and for being added, ahead for a next touch (which counts what is overdue as within).',
      ),
    z.object({ what: z.enum(['lastTouch', 'nextTouch']), how: z.literal('never'), ...isNot }),
    z.object({ what: z.literal('nextTouch'), how: z.literal('due'), ...isNot }),
    z.object({ what: z.literal('cadence'), how: z.enum(['atMost', 'atLeast']), days, ...isNot }),
    z.object({ what: z.literal('import'), value: ids.describe('Any of these imports.'), ...isNot }),
    z.object({ what: z.literal('introducedBy'), value: ids.describe('Any of these people.'), ...isNot }),
    z.object({ what: z.literal('has'), value: z.enum(filterThings), ...isNot }),
    z.object({ what: z.enum(['language', 'timeZone']), value: texts.describe('Any of these.'), ...isNot }),
    z.object({
      what: z.literal('evidence'),
      how: z.enum(['atLeast', 'atMost']),
      count: z.int().min(0).max(filterLimits.count),
      ...isNot,
    }),
    z.object({ what: z.literal('list'), value: ids.describe('On any of these lists.'), ...isNot }),
    FieldFilter.extend({ what: z.literal('field'), ...isNot }).describe('A field that this workspace added.'),
  ])
  .describe('One condition on a person.')
export type PersonCondition = z.output<typeof PersonCondition>

const match = z.enum(['all', 'any']).default('all').describe('Whether all conditions must hold, or any one.')

/** Conditions on people, joined by all or any; a condition may itself be such a group, one level deep. */
export const PersonFilter = z
  .object({
    match,
    conditions: z
      .array(
        z.union([
          z.object({
            match,
            conditions: z.array(PersonCondition).min(1).max(filterLimits.conditions),
          }),
          PersonCondition,
        ]),
      )
      .max(filterLimits.conditions),
  })
  .describe('Which people. Without a condition: everybody.')
export type PersonFilter = z.output<typeof PersonFilter>

/** Failures of every operation that takes a filter. */
export const filterErrors = {
  filter_list_missing: {
    status: 404,
    message: 'A list that this filter uses is not there any more. Take that condition away.',
  },
} as const
