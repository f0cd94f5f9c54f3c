import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant } from '../core/shapes.ts'
import { PracticeRow, TruthFound } from './practice.ts'

export const showPracticeProgress = operation({
  name: 'practice.progress',
  summary:
    'Show how a member has asked over time: the last thirty practice talks that were measured, oldest first.',
  method: 'GET',
  path: '/practice-progress',
  allows: 'viewer',
  input: z.object({ member: Id }),
  output: z.object({
    member: PracticeRow.shape.interviewer,
    talks: z.array(
      z.object({
        id: Id,
        at: Instant,
        card: z.string(),
        talkShare: z.number().nullable(),
        openShare: z.number().nullable(),
        questions: z.int(),
        faults: z
          .int()
          .describe('Questions that lead, ask about a dream or for solutions, or ask two things.'),
        longestStretch: z.number().nullable(),
        measuredBy: z.enum(['time', 'words']),
        truthFound: TruthFound.nullable(),
      }),
    ),
  }),
})
