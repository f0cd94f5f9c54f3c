import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line } from '../core/shapes.ts'
import { Purpose, Standing } from '../crm/consents.ts'
import { EvidenceKind, Rung } from '../evidence/kinds.ts'

export const backgroundLimits = { words: 300, perPerson: 100 }

/** What weighs on somebody, how they live and work, and the rest. */
export const BackgroundAspect = z.enum(['pressure', 'circumstance', 'other'])
export type BackgroundAspect = z.output<typeof BackgroundAspect>

export const BackgroundView = z.object({
  id: Id,
  person: Id,
  aspect: BackgroundAspect,
  words: z.string(),
  basis: z.enum(['heard', 'assumed']).describe('Whether they said so, or we believe so.'),
  notedBy: z.object({ id: Id, name: z.string() }).nullable(),
  notedAt: Instant,
})
export type BackgroundView = z.output<typeof BackgroundView>

export const PreparedPerson = z.object({
  id: Id,
  name: z.string(),
  organisation: z.string().nullable(),
  contactTypes: z.array(z.string()),
  lastTouchAt: Instant.nullable(),
  consents: z.array(z.object({ purpose: Purpose, standing: Standing, may: z.boolean() })),
  background: z.array(BackgroundView),
  conversations: z.array(z.object({ id: Id, title: z.string(), heldAt: Instant })),
  evidence: z.array(
    z.object({
      id: Id,
      kind: EvidenceKind,
      words: z.string(),
      happenedAt: Instant,
      isFirstHand: z.boolean(),
    }),
  ),
  promises: z.array(
    z.object({ words: z.string(), dueOn: z.string().nullable(), member: z.string().nullable() }),
  ),
})
export type PreparedPerson = z.output<typeof PreparedPerson>

export const ClaimAtStake = z.object({ id: Id, sentence: z.string(), rung: Rung, stakes: z.int() })
export type ClaimAtStake = z.output<typeof ClaimAtStake>

export const showPreparation = operation({
  name: 'preparation.show',
  summary:
    'Show what to know before a conversation: consent, background, earlier talks, promises, what is unknown.',
  method: 'GET',
  path: '/conversations/{conversation}/preparation',
  allows: 'viewer',
  input: z.object({ conversation: Id }),
  output: z.object({
    conversation: Id,
    people: z.array(PreparedPerson),
    questions: z.array(z.string()).describe('Research questions of the study that have no answer yet.'),
    claims: z.array(ClaimAtStake).describe('Claims at stake, those that stand on least first.'),
  }),
})

export const noteBackground = operation({
  name: 'backgrounds.note',
  summary: 'Note what is known or believed of the pressures and circumstances of a person.',
  method: 'POST',
  path: '/people/{person}/background',
  allows: 'member',
  input: z.object({
    person: Id,
    aspect: BackgroundAspect.default('other'),
    words: line(backgroundLimits.words),
    basis: z.enum(['heard', 'assumed']).default('assumed'),
  }),
  output: BackgroundView,
  errors: {
    too_many: {
      status: 422,
      message: 'There are {limit} lines already. Remove what is no longer true first.',
    },
  },
})

export const judgeBackground = operation({
  name: 'backgrounds.judge',
  summary: 'Say of a line of background whether they said so, or it is assumed.',
  method: 'PATCH',
  path: '/background/{background}',
  allows: 'member',
  input: z.object({ background: Id, basis: z.enum(['heard', 'assumed']) }),
  output: BackgroundView,
})

export const removeBackground = operation({
  name: 'backgrounds.remove',
  summary: 'Take away a line of background.',
  method: 'DELETE',
  path: '/background/{background}',
  allows: 'member',
  input: z.object({ background: Id }),
  output: Nothing,
})
