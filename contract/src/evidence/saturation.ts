import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant } from '../core/shapes.ts'
import { ContactType } from '../crm/contact-types.ts'
import { fieldLimits } from '../crm/fields.ts'

export const saturationLimits = { kinds: 20 }

const CodeName = z.object({ id: Id, name: z.string(), path: z.string() })
const Verdict = z.enum(['reached', 'not_reached', 'not_enough'])

const rule = {
  base: z.int().min(4).max(6).default(4).describe('How many first conversations others are compared with.'),
  run: z.int().min(2).max(3).default(2).describe('How many conversations in a row are looked at.'),
  threshold: z
    .number()
    .min(0)
    .max(0.2)
    .default(0.05)
    .describe('Which share of new codes is little enough; the authors use 0.05 or 0.'),
}

const said = {
  n: z.int().describe('Conversations with coded evidence, in the order they were held.'),
  notCoded: z.int().describe('Conversations held whose evidence carries no code yet: they say nothing here.'),
  isCut: z.boolean().describe('There are more; only the newest were looked at.'),
  verdict: Verdict,
  needed: z.int().describe('Conversations that an answer needs: base and run.'),
  reachedAfter: z.int().nullable().describe('Conversations before the first run that added little enough.'),
  laterCodes: z.int().describe('Codes heard for the first time after that run.'),
  isTooEarly: z
    .boolean()
    .describe('More came later than the rule takes for little: who stopped there would have missed it.'),
  quiet: z.int().describe('How many of the last conversations in a row brought no new code.'),
  codes: z.int().describe('Codes heard at all.'),
}

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
    organisation: Id.optional().describe('Only conversations with people of this organisation.'),
    segment: Id.optional().describe('Only conversations with people of this segment of a study.'),
    field: Id.optional().describe('With a value: only conversations with people of whom this field says it.'),
    value: z
      .string()
      .max(fieldLimits.text)
      .optional()
      .describe('Of the field: text, a number or amount, a day, or the id of a choice or person.'),
    ...rule,
  }),
  output: z.object({
    ...said,
    baseCodes: z.int(),
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
  errors: {
    segment_missing: {
      status: 404,
      message: 'There is no such segment any more, or you may not see its list. Choose another.',
    },
  },
})

/** Pooled, a kind of people of whom all is known hides one of whom little is: so each kind by itself. */
export const showSaturationByKind = operation({
  name: 'saturation.by_kind',
  summary:
    'Show for each kind of people whether conversations with them still bring new codes: by contact type, segment of a study, or choice of a field.',
  method: 'GET',
  path: '/saturation/by-kind',
  allows: 'viewer',
  input: z.object({
    study: Id.optional(),
    by: z.enum(['contact_type', 'organisation', 'segment', 'field']).default('contact_type'),
    field: Id.optional().describe('A field of people with choices, when by “field”.'),
    ...rule,
  }),
  output: z.object({
    kinds: z
      .array(
        z.object({
          key: z.string().describe('A contact type, or the id of an organisation, a segment or a choice.'),
          label: z.string(),
          ...said,
        }),
      )
      .describe('Those with most coded conversations first.'),
    isCut: z.boolean().describe('Only the kinds with most conversations are shown.'),
    overlaps: z.boolean().describe('Some conversation counts for more than one kind.'),
  }),
  errors: {
    field_missing: {
      status: 404,
      message: 'This field is not there any more, or has no choices. Choose another.',
    },
    study_missing: {
      status: 422,
      message: 'Segments belong to a study. Say which study.',
    },
  },
})
