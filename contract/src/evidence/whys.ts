import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput } from '../core/shapes.ts'
import { EvidenceBrief } from './evidence-brief.ts'
import { Rung, Stance } from './kinds.ts'

export const whyLimits = { sentence: 300, steps: 60, depth: 12, evidence: 30 }

const MemberRef = z.object({ id: Id, name: z.string() })
const ClaimRef = z.object({ id: Id, sentence: z.string(), rung: Rung })

/** What a step stands on: nobody said it yet, people said or did it, or people said both. */
export const StepStanding = z.enum(['guess', 'heard', 'disputed', 'contradicted'])
export type StepStanding = z.output<typeof StepStanding>

/** One “because …” of a ladder. Steps come from the top down, each before those below it. */
export const WhyStep = z.object({
  id: Id,
  parent: Id.nullable().describe('The step it explains; null where it explains the symptom itself.'),
  depth: z.int().describe('1 right below the symptom.'),
  sentence: z.string(),
  author: MemberRef.nullable(),
  standing: StepStanding.describe('A guess until evidence that counts is attached to it.'),
  people: z.int().describe('People whose evidence supports it.'),
  isRootCause: z.boolean().describe('Somebody said: stop here.'),
  rootBy: MemberRef.nullable(),
  evidence: z.array(z.object({ stance: Stance, attachedBy: MemberRef.nullable(), piece: EvidenceBrief })),
  createdAt: Instant,
  version: z.int(),
})
export type WhyStep = z.output<typeof WhyStep>

export const WhyRow = z.object({
  id: Id,
  symptom: z.string(),
  startsFrom: Id.nullable().describe('The evidence that is the symptom.'),
  author: MemberRef.nullable(),
  steps: z.int(),
  heard: z.int().describe('Steps that evidence supports.'),
  rootCauses: z.array(z.string()),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
})
export type WhyRow = z.output<typeof WhyRow>

export const WhyView = WhyRow.extend({
  claim: ClaimRef.nullable().describe('The claim that is the symptom.'),
  evidence: EvidenceBrief.nullable().describe('The evidence that is the symptom.'),
  need: ClaimRef.nullable().describe('The need, a claim, that follows from what was found.'),
  ladder: z.array(WhyStep),
  version: z.int(),
})
export type WhyView = z.output<typeof WhyView>

const missing = {
  claim_missing: { status: 404, message: 'This claim is not there any more. Choose another.' },
  evidence_missing: { status: 404, message: 'This evidence is not there any more. Choose another.' },
  need_missing: { status: 404, message: 'This need is not there any more. Choose another.' },
  not_a_need: {
    status: 422,
    message: 'Only a claim of the kind “need” can follow from a ladder. Choose one, or write it.',
  },
} as const

const sentence = line(whyLimits.sentence)

export const listWhys = operation({
  name: 'whys.list',
  summary: 'List ladders of whys, newest first, with the root causes that were found.',
  method: 'GET',
  path: '/whys',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    claim: Id.optional().describe('Only those from this claim, or that lead to it as a need.'),
    evidence: Id.optional().describe('Only those that start from this evidence.'),
    archived: z.boolean().default(false),
  }),
  output: page(WhyRow),
})

export const createWhy = operation({
  name: 'whys.create',
  summary: 'Start asking why, from a symptom: your own sentence, a claim or a piece of evidence.',
  method: 'POST',
  path: '/whys',
  allows: 'member',
  input: z.object({
    symptom: sentence.optional().describe('What hurts. Taken from the claim or the evidence, when left out.'),
    claim: Id.optional(),
    evidence: Id.optional(),
  }),
  output: WhyView,
  errors: {
    claim_missing: missing.claim_missing,
    evidence_missing: missing.evidence_missing,
    symptom_missing: { status: 422, message: 'Say what the symptom is, or choose a claim or evidence.' },
  },
})

export const showWhy = operation({
  name: 'whys.show',
  summary: 'Show a ladder of whys: each step, who wrote it, and what it stands on.',
  method: 'GET',
  path: '/whys/{why}',
  allows: 'viewer',
  input: z.object({ why: Id }),
  output: WhyView,
})

export const updateWhy = operation({
  name: 'whys.update',
  summary: 'Say the symptom better, or name the need that follows from what was found.',
  method: 'PATCH',
  path: '/whys/{why}',
  allows: 'member',
  input: z.object({
    why: Id,
    symptom: sentence.optional(),
    need: Id.nullable().optional(),
    version: z.int().optional(),
  }),
  output: WhyView,
  errors: { need_missing: missing.need_missing, not_a_need: missing.not_a_need },
})

export const archiveWhy = operation({
  name: 'whys.archive',
  summary: 'Put a ladder of whys away.',
  method: 'POST',
  path: '/whys/{why}/archive',
  allows: 'member',
  input: z.object({ why: Id }),
  output: Nothing,
})

export const restoreWhy = operation({
  name: 'whys.restore',
  summary: 'Bring a ladder of whys back.',
  method: 'POST',
  path: '/whys/{why}/restore',
  allows: 'member',
  input: z.object({ why: Id }),
  output: WhyView,
})

export const addWhyStep = operation({
  name: 'why_steps.add',
  summary: 'Answer “why?” below the symptom or below another step. Several answers are branches.',
  method: 'POST',
  path: '/whys/{why}/steps',
  allows: 'member',
  input: z.object({ why: Id, parent: Id.nullable().default(null), sentence }),
  output: WhyView,
  errors: {
    parent_missing: {
      status: 404,
      message: 'The step above is not in this ladder any more. Choose another.',
    },
    too_deep: {
      status: 422,
      message: 'A ladder goes {limit} steps down at the most. Start another from here.',
    },
    too_many: {
      status: 422,
      message: 'A ladder holds {limit} steps at the most. Start another for the rest.',
    },
    is_root_cause: {
      status: 409,
      message: 'Somebody said to stop at this step. Take that back first to ask on.',
    },
  },
})

export const updateWhyStep = operation({
  name: 'why_steps.update',
  summary: 'Say a step better, or say of it: stop here, this is the root cause.',
  method: 'PATCH',
  path: '/whys/{why}/steps/{step}',
  allows: 'member',
  input: z.object({
    why: Id,
    step: Id,
    sentence: sentence.optional(),
    isRootCause: z.boolean().optional(),
    version: z.int().optional(),
  }),
  output: WhyView,
  errors: {
    goes_on: { status: 409, message: 'The ladder goes on below this step. A root cause is where it ends.' },
  },
})

export const removeWhyStep = operation({
  name: 'why_steps.remove',
  summary: 'Take a step out of a ladder, with all below it.',
  method: 'DELETE',
  path: '/whys/{why}/steps/{step}',
  allows: 'member',
  input: z.object({ why: Id, step: Id }),
  output: WhyView,
})

export const citeInWhyStep = operation({
  name: 'why_steps.cite',
  summary: 'Attach evidence to a step: it supports it or contradicts it.',
  method: 'PUT',
  path: '/whys/{why}/steps/{step}/evidence/{evidence}',
  allows: 'member',
  input: z.object({ why: Id, step: Id, evidence: Id, stance: Stance.default('supports') }),
  output: WhyView,
  errors: {
    evidence_missing: missing.evidence_missing,
    too_much: { status: 422, message: 'A step holds {limit} pieces of evidence at the most.' },
  },
})

export const unciteInWhyStep = operation({
  name: 'why_steps.uncite',
  summary: 'Take evidence off a step.',
  method: 'DELETE',
  path: '/whys/{why}/steps/{step}/evidence/{evidence}',
  allows: 'member',
  input: z.object({ why: Id, step: Id, evidence: Id }),
  output: WhyView,
})
