import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id } from '../core/shapes.ts'

/** Below this many finished entries a stage says "not enough history". */
export const enoughFinished = 10

const Range = z.object({ low: z.number(), middle: z.number(), high: z.number() })

export const StageForecast = z.object({
  stage: z.object({ id: Id, name: z.string() }),
  open: z.int().describe('Entries in it now.'),
  finished: z.int().describe('Finished entries that had been in it.'),
  won: z.int().describe('Those of them that were won.'),
  verdict: z.enum(['fine', 'not enough history']),
  missing: z.int().describe('How many more finished entries would be enough.'),
  chance: z
    .object({ share: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .describe('Of winning from here, with its 95 % interval (Jeffreys).'),
  daysToWin: z
    .object({ p10: z.number(), p50: z.number(), p90: z.number(), n: z.int() })
    .nullable()
    .describe('From entering the stage to winning.'),
})
export type StageForecast = z.output<typeof StageForecast>

export const CurrencyForecast = z.object({
  currency: z.string(),
  exponent: z.int(),
  entries: z.int().describe('Open entries of this currency that are counted.'),
  openMinor: z.number().describe('What they would be worth if all were won.'),
  eventuallyMinor: Range.describe('What of it is won some day: 80 % of the simulated sums lie between.'),
  withinMinor: Range.describe('What of it is won within the horizon.'),
  leftOut: z
    .object({
      entries: z.int(),
      amountMinor: z.number(),
    })
    .describe('Open entries in stages without enough history.'),
})
export type CurrencyForecast = z.output<typeof CurrencyForecast>

export const showForecast = operation({
  name: 'pipelines.forecast',
  summary:
    'Say what the open entries of a pipeline may bring: ranges from its own history, per currency, or that there is not enough of it.',
  method: 'GET',
  path: '/pipelines/{pipeline}/forecast',
  allows: 'viewer',
  input: z.object({
    pipeline: Id,
    withinDays: z.int().min(1).max(730).default(90),
    seed: z.int().min(0).max(2_147_483_647).default(1).describe('The same seed gives the same simulation.'),
  }),
  output: z.object({
    verdict: z.enum(['fine', 'not enough history']),
    sentence: z.string(),
    withinDays: z.int(),
    seed: z.int(),
    draws: z.int(),
    finished: z.int().describe('Finished entries that it rests on: the newest 5,000 at the most.'),
    stages: z.array(StageForecast),
    wins: z
      .object({ entries: z.int(), eventually: Range, within: Range })
      .nullable()
      .describe('How many of the open entries are won.'),
    currencies: z.array(CurrencyForecast),
    withoutValue: z.int().describe('Open entries without a value: they count as wins, not as money.'),
    notRead: z.int().describe('Open entries beyond the first 10,000, which are not simulated.'),
  }),
})
