import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant } from '../core/shapes.ts'
import { ContactType } from '../crm/contact-types.ts'

const CodeName = z.object({ id: Id, name: z.string(), path: z.string() })

/** Does another conversation still bring something new? Guest, Namey and Chen 2020, PLoS ONE 15(5) e0232076. */
export const showSaturation = operation({
  name: 'saturation.show',
  summary:
    'Show what each conversation added: codes and claims heard for the first time, and whether the last ones still bring any.',
  method: 'GET',
  path: '/saturation',
  allows: 'viewer',
  input: z.object({
    study: Id.optional(),
    contactType: ContactType.optional().describe('Only conversations with people of this contact type.'),
    base: z.int().min(4).max(6).default(4).describe('How many first conversations others are compared with.'),
    run: z.int().min(2).max(3).default(2).describe('How many conversations in a row are looked at.'),
    threshold: z
      .number()
      .min(0)
      .max(0.2)
      .default(0.05)
      .describe('Which share of new codes is little enough; the authors use 0.05 or 0.'),
  }),
  output: z.object({
    n: z.int().describe('Conversations with coded evidence, in the order they were held.'),
    notCoded: z
      .int()
      .describe('Conversations held whose evidence carries no code yet: they say nothing here.'),
    isCut: z.boolean().describe('There are more; only the newest were looked at.'),
    verdict: z.enum(['reached', 'not_reached', 'not_enough']),
    needed: z.int().describe('Conversations that an answer needs: base and run.'),
    reachedAfter: z.int().nullable().describe('Conversations before the first run that added little enough.'),
    quiet: z.int().describe('How many of the last conversations in a row brought no new code.'),
    baseCodes: z.int(),
    codes: z.int().describe('Codes heard at all.'),
    runs: z.array(z.object({ first: z.int(), last: z.int(), newCodes: z.int(), share: z.number() })),
    shareOfOrders: z
      .number()
      .nullable()
      .describe('Of random orders of the same conversations, how many reach it too.'),
    isBaseSmall: z.boolean().describe('One new code is already more than the threshold.'),
    conversations: z.array(
      z.object({
        id: Id,
        title: z.string(),
        happenedAt: Instant,
        newCodes: z.array(CodeName),
        newClaims: z.array(z.object({ id: Id, sentence: z.string() })),
        seen: z.int().describe('Codes heard up to and with this one.'),
        expected: z
          .object({ low: z.number(), middle: z.number(), high: z.number() })
          .describe('The same had they come in random orders: the middle nine tenths of them.'),
      }),
    ),
  }),
})
