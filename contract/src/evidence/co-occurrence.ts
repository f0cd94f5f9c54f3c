import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id } from '../core/shapes.ts'

export const tableLimits = { codes: 30, columns: 12 }

const CodeName = z.object({ id: Id, name: z.string(), path: z.string() })
const Verdict = z.enum(['more', 'fewer', 'as_expected', 'not_enough'])

export const showCodesTogether = operation({
  name: 'codes.together',
  summary: 'Show which codes occur together, on the same evidence or in the same conversation.',
  method: 'GET',
  path: '/codes/together',
  allows: 'viewer',
  input: z.object({
    study: Id.optional(),
    within: z.enum(['evidence', 'conversation']).default('evidence'),
  }),
  output: z.object({
    n: z.int().describe('Pieces of evidence, or conversations, that carry any code.'),
    isCut: z.boolean().describe('There are more; only the newest, and the codes used most, were looked at.'),
    codes: z.array(CodeName.extend({ count: z.int() })),
    pairs: z.array(
      z.object({
        first: Id,
        second: Id,
        together: z.int(),
        expected: z.number().describe('How often they would meet by chance.'),
        jaccard: z.number().describe('With both, of those with either.'),
        lift: z.number().nullable().describe('Together, for each time that chance would have it.'),
        verdict: Verdict.describe('More often than chance explains, after allowing for the number of pairs.'),
      }),
    ),
  }),
})

const WayOfKinds = z.enum(['contact_type', 'organisation', 'segment', 'field'])

export const showCodesBySegment = operation({
  name: 'codes.by_segment',
  summary:
    'Show which kinds of people a code was heard from, counted in independent voices: by contact type, organisation, segment of a study, or choice of a field.',
  method: 'GET',
  path: '/codes/by-segment',
  allows: 'viewer',
  input: z.object({
    study: Id.optional(),
    by: WayOfKinds.default('contact_type'),
    field: Id.optional().describe('A field of people with choices, when by “field”.'),
  }),
  output: z.object({
    by: WayOfKinds.describe('What the columns are.'),
    voices: z.int().describe('Voices with coded evidence. People who came through one person are one voice.'),
    isCut: z.boolean().describe('Only the largest segments and the codes used most are shown.'),
    overlaps: z.boolean().describe('Somebody stands in more than one column.'),
    columns: z.array(z.object({ key: z.string(), label: z.string(), voices: z.int() })),
    rows: z.array(
      CodeName.extend({
        voices: z.int(),
        cells: z.array(
          z.object({
            voices: z.int().describe('Voices of this column with the code.'),
            evidence: z.int(),
            expected: z.number(),
            residual: z.number().describe('Standard errors above (+) or below (−) what both totals predict.'),
            isSmall: z.boolean().describe('So few voices are expected here that it tells nothing.'),
            verdict: Verdict,
          }),
        ),
      }),
    ),
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
