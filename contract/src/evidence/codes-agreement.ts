import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Share } from '../core/shapes.ts'

const Coder = z.object({ id: Id, name: z.string() })

/** How many decided proposals make a share. */
export const enoughProposed = 10

export const ProposedCodes = z.object({
  name: z.string().describe('The assistant, as it calls itself.'),
  accepted: Share.describe('Of the codes that it proposed and a member decided on.'),
  waiting: z.int(),
})
export type ProposedCodes = z.output<typeof ProposedCodes>

export const codeAgreement = operation({
  name: 'codes.agreement',
  summary: 'Show how far members agree who coded the same evidence: per code, and where they differ.',
  method: 'GET',
  path: '/codes/agreement',
  allows: 'viewer',
  input: z.object({ code: Id.optional().describe('Only where they differ about this code.') }),
  output: z.object({
    n: z.int().describe('Pieces of evidence that at least two members coded: the units.'),
    isCut: z.boolean().describe('There are more; only the newest were looked at.'),
    coders: z.array(Coder),
    proposed: z
      .array(ProposedCodes)
      .describe('What became of the codes that machines proposed. Members saw them before they judged.'),
    codes: z.array(
      z.object({
        id: Id,
        path: z.string(),
        used: z.int().describe('Units that at least one member gave this code.'),
        agreed: z.int().describe('Units on which all who coded them gave it.'),
        alpha: z
          .number()
          .nullable()
          .describe('Krippendorff’s alpha, nominal; null when there is not enough to tell.'),
        low: z.number().nullable(),
        high: z.number().nullable(),
        reading: z.enum(['reliable', 'tentative', 'unreliable', 'not_enough']),
      }),
    ),
    disagreements: z.array(
      z.object({
        evidence: Id,
        words: z.string(),
        person: z.string().nullable(),
        happenedAt: Instant,
        sides: z.array(
          z.object({
            coder: Coder,
            codes: z.array(z.object({ id: Id, name: z.string(), memo: z.string() })),
          }),
        ),
      }),
    ),
  }),
})
