import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { PersonRef } from '../crm/person-ref.ts'
import { PersonFilter, filterErrors } from '../crm/person-filter.ts'
import { recruitEnds, recruitSteps, recruitingChannels } from './recruiting-channels.ts'

export const recruitLimits = { why: 500, note: 1_000, reason: 300, atOnce: 200 }

export const RecruitChannel = z.enum(recruitingChannels)
export const RecruitPlace = z.enum([...recruitSteps, ...recruitEnds])
export type RecruitPlace = z.output<typeof RecruitPlace>

/** Why somebody is not to be asked now. */
export const heldBackBy = ['opted_out', 'contacts', 'unanswered', 'participations', 'no_shows'] as const
export const HeldBack = z.object({
  rule: z.enum(heldBackBy),
  why: z.string().describe('In a sentence, with the numbers.'),
  until: Instant.nullable().describe('When the rule lets go by itself, where that is known.'),
})
export type HeldBack = z.output<typeof HeldBack>

const MemberRef = z.object({ id: Id, name: z.string() })

export const RecruitRow = z.object({
  id: Id,
  person: PersonRef,
  channel: RecruitChannel.nullable(),
  why: z.string().describe('Why this person.'),
  step: RecruitPlace,
  times: z.object({
    found: Instant,
    asked: Instant.nullable(),
    agreed: Instant.nullable(),
    scheduled: Instant.nullable(),
    met: Instant.nullable(),
    learned: Instant.nullable(),
  }),
  heldBack: z.array(HeldBack).describe('Why they are not to be asked now; nothing when they may be.'),
  override: z.object({ by: MemberRef.nullable(), at: Instant, reason: z.string() }).nullable(),
  addedBy: MemberRef.nullable(),
  updatedAt: Instant,
  version: z.int(),
})
export type RecruitRow = z.output<typeof RecruitRow>

export const RecruitView = RecruitRow.extend({
  study: Id,
  history: z.array(
    z.object({
      step: RecruitPlace,
      at: Instant,
      note: z.string(),
      by: MemberRef.nullable(),
      source: z.object({ kind: z.string(), id: Id }).nullable(),
    }),
  ),
})
export type RecruitView = z.output<typeof RecruitView>

const heldBackError = {
  held_back: { status: 409, message: '{name} should not be asked now: {why}' },
} as const

export const listRecruits = operation({
  name: 'recruits.list',
  summary: 'List whom a study wants to hear and how far that has come, last changed first.',
  method: 'GET',
  path: '/studies/{study}/recruits',
  allows: 'viewer',
  input: z.object({
    study: Id,
    ...pageInput,
    q: z.string().max(200).optional().describe('Part of the name.'),
    step: RecruitPlace.optional(),
    channel: RecruitChannel.optional(),
    reached: z
      .enum(recruitSteps)
      .optional()
      .describe('Only those who came at least so far: who stands behind a number.'),
    cell: Id.optional().describe('Only those who take a place in this cell of the quotas.'),
    place: z
      .enum(['met', 'kept'])
      .optional()
      .describe('With a cell: only those who count in it, or for whom a place is kept.'),
  }),
  output: page(RecruitRow),
})

export const showRecruit = operation({
  name: 'recruits.show',
  summary: 'Show one person of a study: every step, when and by whom.',
  method: 'GET',
  path: '/recruits/{recruit}',
  allows: 'viewer',
  input: z.object({ recruit: Id }),
  output: RecruitView,
})

export const findCandidates = operation({
  name: 'recruits.candidates',
  summary:
    'Find people who are not in the study yet, by a filter, a list or its segments, with who is held back and why.',
  method: 'POST',
  path: '/studies/{study}/candidates',
  allows: 'viewer',
  onlyReads: true,
  input: z.object({
    study: Id,
    filter: PersonFilter.optional(),
    segment: Id.optional().describe('Those of one segment of the study; all segments, when nothing is said.'),
    q: z.string().max(200).optional().describe('Part of the name.'),
    ...pageInput,
  }),
  output: page(
    z.object({
      person: PersonRef,
      segments: z.array(z.string()).describe('Names of the segments they belong to.'),
      heldBack: z.array(HeldBack),
    }),
  ),
  errors: {
    ...filterErrors,
    segment_missing: { status: 404, message: 'The study has no such segment any more. Choose another.' },
  },
})

export const addRecruits = operation({
  name: 'recruits.add',
  summary: 'Take people into a study, with why and by which channel. Those who are in it stay once.',
  method: 'POST',
  path: '/studies/{study}/recruits',
  allows: 'member',
  input: z.object({
    study: Id,
    people: z.array(Id).min(1).max(recruitLimits.atOnce),
    channel: RecruitChannel.nullable().default(null),
    why: line(recruitLimits.why, 0).default(''),
  }),
  output: z.object({
    added: z.array(Id).describe('Recruits, in the order of the people.'),
    already: z.int().describe('How many were in it before.'),
    optedOut: z.int().describe('How many were left out because they do not want to be contacted.'),
  }),
  errors: {
    person_missing: { status: 404, message: 'One of these people is not there any more. Choose again.' },
    closed: { status: 409, message: 'This study is closed. Open it again first.' },
  },
})

export const updateRecruit = operation({
  name: 'recruits.update',
  summary: 'Change why somebody is in a study, or by which channel they were found.',
  method: 'PATCH',
  path: '/recruits/{recruit}',
  allows: 'member',
  input: z.object({
    recruit: Id,
    channel: RecruitChannel.nullable().optional(),
    why: line(recruitLimits.why, 0).optional(),
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: RecruitView,
})

export const moveRecruit = operation({
  name: 'recruits.move',
  summary: 'Say how far it has come with somebody: asked, agreed, scheduled, met, learned, or that it ended.',
  method: 'POST',
  path: '/recruits/{recruit}/step',
  allows: 'member',
  input: z.object({
    recruit: Id,
    to: RecruitPlace,
    at: Instant.optional().describe('Now, when left out.'),
    note: paragraphs(recruitLimits.note).default(''),
    logTouch: z
      .boolean()
      .default(true)
      .describe('Whether asking is noted as a contact with them, so that the rules count it.'),
    version: z.int().optional().describe('Refuses when somebody else moved it since.'),
  }),
  output: RecruitView,
  errors: {
    ...heldBackError,
    full: {
      status: 409,
      message: 'All places for “{cell}” are taken. Raise the number in the plan, or thank them.',
    },
    in_future: { status: 422, message: 'This moment is still to come. Say when it was.' },
  },
})

export const overrideRules = operation({
  name: 'recruits.override',
  summary:
    'Allow that somebody is asked although a rule holds them back, with the reason. Never over their own no.',
  method: 'POST',
  path: '/recruits/{recruit}/override',
  allows: 'admin',
  onlyInPerson: true,
  input: z.object({ recruit: Id, reason: line(recruitLimits.reason) }),
  output: RecruitView,
  errors: {
    opted_out: {
      status: 409,
      message: '{name} does not want to be contacted. Nobody can allow it in their place.',
    },
  },
})
